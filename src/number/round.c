/* Rounding to a format. */
#include "number/round.h"
#include "number/wider.h"

struct rounding rounding_of(const struct format *f)
{
    /* Doubles from 2^52 q to 2^53 q are q apart. */
    return (struct rounding){.drop = DBL_MANT_DIG - f->bits,
                             .grid = ldexp(format_least(f), DBL_MANT_DIG - 1),
                             .normal = round_bits(ldexp(1, f->smallest)),
                             .top = round_bits(f->top),
                             .beyond = round_bits(f->beyond) & ~ROUND_SIGN};
}

WIDER static void round_block(const struct rounding *r, double *x, size_t n)
{
    const struct rounding here = *r;
    for (size_t i = 0; i < n; i++) x[i] = round_number(&here, x[i]);
}

void round_numbers(const struct rounding *r, double *x, size_t n)
{
    round_block(r, x, n);
}

double round_double(const struct format *f, double x)
{
    round_doubles(f, &x, 1);
    return x;
}

void round_doubles(const struct format *f, double *x, size_t n)
{
    if (f->bits >= DBL_MANT_DIG) return;
    const struct rounding r = rounding_of(f);
    round_numbers(&r, x, n);
}
