/* Literals: a number as typed, rounded once to whatever format it is wanted in. */
#include "function/machine/literal.h"
#include "number/round.h"

#include <fenv.h>
#include <locale.h>
#include <stdlib.h>

struct literal literal_of(double value)
{
    return (struct literal){value, value, value, value};
}

static double read_double(const char *text, char **end, locale_t c_locale)
{
    return c_locale ? strtod_l(text, end, c_locale) : strtod(text, end);
}

/* Towards a direction; the caller's own is back afterwards. */
static double read_towards(int direction, const char *text, locale_t c_locale)
{
    const int before = fegetround();
    fesetround(direction);
    double value = read_double(text, NULL, c_locale);
    fesetround(before);
    return value;
}

/* A literal has no sign, so down is towards zero. Of two neighbours one is odd. */
static double read_odd(const char *text, locale_t c_locale)
{
    const double down = read_towards(FE_DOWNWARD, text, c_locale);
    const double up = read_towards(FE_UPWARD, text, c_locale);
    return down < up && !(round_bits(down) & 1) ? up : down;
}

static widest_float read_widest(const char *text, locale_t c_locale)
{
#if HSTAR_QUAD
    if (c_locale) return strtof128_l(text, NULL, c_locale);
#endif
    return strtold(text, NULL);
}

/* Whatever locale the caller's program has set. newlocale of "C" hands out a constant object: no memory, no failure to
 * speak of. */
struct literal literal_read(const char *text, size_t *length)
{
    const size_t most_digits = 15; /* whole numbers of so many are exact in a double */
    char *end;
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    struct literal l = literal_of(read_double(text, &end, c_locale));
    *length = (size_t)(end - text);
    if (*length > most_digits || strspn(text, "0123456789") < *length) {
        l.odd = read_odd(text, c_locale);
        l.extended = c_locale ? strtold_l(text, NULL, c_locale) : strtold(text, NULL);
        l.widest = read_widest(text, c_locale);
    }
    if (c_locale) freelocale(c_locale);
    return l;
}

widest_float literal_round(const struct format *f, const struct literal *l)
{
    if (f->bits < DBL_MANT_DIG) return round_double(f, l->odd);
    if (f->bits == DBL_MANT_DIG) return l->value;
    return f->bits == LDBL_MANT_DIG ? l->extended : l->widest;
}
