/* Rounding a double to a narrower format: to the nearest number, ties to the even one, with its subnormal numbers and
 * with what it has beyond its largest.
 *
 * For + - * / and the square root of numbers of p <= 24 bits the double result rounded is the true one rounded. A result
 * of 53 >= 2 p + 2 bits lies on a border between two roundings to p bits only where the true result does (Figueroa,
 * SIGNUM 1995): sums and products are exact or so far from a border, and a quotient or a root that is not on a border
 * keeps a relative 2^-(2 p + 1) away from it. Among the subnormal numbers, where the spacing is wider, sums and
 * products are exact in doubles, quotients keep that distance, and no root lies there. */
#ifndef NUMBER_ROUND_H
#define NUMBER_ROUND_H

#include "number/format.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What the rounding to a format needs, at hand; numbers that are compared or chosen as their bits, whose order is that of
 * the numbers where none is negative. The choices are masks: so the compiler makes vectors of them. */
struct rounding {
    int drop;    /* bits of a double's significand that go */
    double grid; /* |x| + grid has the spacing of the subnormal numbers */
    int64_t normal, top, beyond;
};

#define ROUND_SIGN     INT64_MIN
#define ROUND_INFINITY INT64_C(0x7ff0000000000000)

/* For ARITHMETIC_ROUNDED; and for ARITHMETIC_FLOAT the same as (double)(float)x. */
struct rounding rounding_of(const struct format *f);

static inline int64_t round_bits(double x)
{
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline int64_t round_choose(bool first, int64_t a, int64_t b)
{
    const int64_t mask = -(int64_t)first;
    return (a & mask) | (b & ~mask);
}

static inline double round_number(const struct rounding *r, double x)
{
    const int64_t bits = round_bits(x), sign = bits & ROUND_SIGN, size = bits & ~ROUND_SIGN;
    /* half a unit, less one where the last bit that stays is even; a carry goes on into the exponent, as it should */
    const int64_t half = (INT64_C(1) << (r->drop - 1)) - 1 + (size >> r->drop & 1);
    int64_t y = (int64_t)((uint64_t)size + (uint64_t)half) & -(INT64_C(1) << r->drop);
    y = round_choose(size < r->normal, round_bits((fabs(x) + r->grid) - r->grid), y);
    y = round_choose(y > r->top, r->beyond, y);
    y = round_choose(size > ROUND_INFINITY, size, y) | sign; /* what is not a number stays what it is */
    double rounded;
    memcpy(&rounded, &y, sizeof rounded);
    return rounded;
}

/* n numbers, in place. */
void round_numbers(const struct rounding *r, double *x, size_t n);

/* Doubles as numbers of the format, rounded once; of a wider one they are that already. */
double round_double(const struct format *f, double x);
void round_doubles(const struct format *f, double *x, size_t n);

#endif
