/* Literals: a number as typed, rounded once to whatever format it is wanted in. */
#include "function/machine/literal.h"
#include "base/numeral.h"
#include "number/round.h"

#include <fenv.h>
#include <locale.h>
#include <stdlib.h>

struct literal literal_of(double value)
{
    return (struct literal){value, value, value, value};
}

/* Towards a direction; the caller's own is back afterwards. */
static double read_towards(int direction, const char *text)
{
    const int before = fegetround();
    fesetround(direction);
    double value = numeral_read(text, NULL);
    fesetround(before);
    return value;
}

/* A literal has no sign, so down is towards zero. Of two neighbours one is odd. */
static double read_odd(const char *text)
{
    const double down = read_towards(FE_DOWNWARD, text);
    const double up = read_towards(FE_UPWARD, text);
    return down < up && !(round_bits(down) & 1) ? up : down;
}

static widest_float read_widest(const char *text)
{
#if HSTAR_QUAD
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c_locale) {
        const widest_float value = strtof128_l(text, NULL, c_locale);
        freelocale(c_locale);
        return value;
    }
#endif
    return numeral_read_long(text, NULL);
}

struct literal literal_read(const char *text, size_t *length)
{
    const size_t most_digits = 15; /* whole numbers of so many are exact in a double */
    char *end;
    struct literal l = literal_of(numeral_read(text, &end));
    *length = (size_t)(end - text);
    size_t n_digits = 0;
    while (n_digits < *length && text[n_digits] >= '0' && text[n_digits] <= '9') n_digits++;
    if (*length > most_digits || n_digits < *length) {
        l.odd = read_odd(text);
        l.extended = numeral_read_long(text, NULL);
        l.widest = read_widest(text);
    }
    return l;
}

widest_float literal_round(const struct format *f, const struct literal *l)
{
    if (f->bits < DBL_MANT_DIG) return round_double(f, l->odd);
    if (f->bits == DBL_MANT_DIG) return l->value;
    return f->bits == LDBL_MANT_DIG ? l->extended : l->widest;
}
