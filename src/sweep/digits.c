/* What an error means in digits. */
#include "sweep/digits.h"

#include <math.h>

double digits_correct(double error, double value, const struct format *format)
{
    const double most = floor(format->bits * log10(2));
    return fmin(fmax(0, floor(-log10(error / fabs(value)))), most);
}

/* A method's format and the value that its errors are against: its own where it has one. Of 0 no digits can be told. */
static const struct format *format_of(const struct sweep *s, const struct method_sweep *m)
{
    return m->format ? m->format : s->format;
}

static double digits_of(const struct sweep *s, const struct component_sweep *c, const struct method_sweep *m)
{
    const double value = m->format ? m->reference : c->reference.value;
    const bool told = !isnan(m->optimum.measured.error) && fabs(value) > 0;
    return told ? digits_correct(m->optimum.measured.error, value, format_of(s, m)) : (double)NAN;
}

/* What theory has for the central difference, u^(2/3), is not better than that either: else it is the function, the point or the
 * grid that costs the digits. */
static bool is_coarse(const struct format *f)
{
    return -log10(f->unit_roundoff) * 2 / 3 < DIGITS_OF_A_CHECK;
}

/* The most that a method gets in a format; NaN where none is in it. */
static double most_digits(const struct sweep *s, const struct component_sweep *c, const struct format *format)
{
    double most = NAN;
    for (size_t m = 0; m < s->n_methods; m++)
        if (format_of(s, &c->methods[m]) == format && c->methods[m].derivative == 1)
            most = fmax(most, digits_of(s, c, &c->methods[m])); /* of a NaN and a number the number */
    return most;
}

bool digits_too_few(const struct sweep *s, const struct format *format)
{
    for (size_t i = 0; i < s->n_components && is_coarse(format); i++)
        if (most_digits(s, &s->components[i], format) < DIGITS_OF_A_CHECK) return true;
    return false;
}
