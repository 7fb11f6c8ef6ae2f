/* Doubles with a bound of their error: |value - truth| <= bound, for every operation whatever the rounding.
 *
 * A sum or product of doubles is rounded by at most 2^-53 of the result, or 2^-1074 where that underflows. The bounds
 * are themselves computed with rounding, so each is a little larger than it need be. An exact zero stays one. A
 * bound that is not finite, or not a number, says that nothing is known. */
#ifndef SWEEP_BOUNDED_H
#define SWEEP_BOUNDED_H

#include "number/ball.h"

#include <math.h>
#include <stdbool.h>

struct bounded {
    double value, bound;
};

#define BOUNDED_ROUNDING  0x1p-52   /* twice the unit roundoff */
#define BOUNDED_UNDERFLOW 0x1p-1071 /* some of the smallest doubles */
#define BOUNDED_SLACK     (1 + 0x1p-48)

static inline struct bounded bounded_exact(double value)
{
    return (struct bounded){value, 0};
}

static inline bool bounded_is_zero(struct bounded a)
{
    return a.value == 0 && a.bound == 0;
}

static inline struct bounded bounded_rounded(double value, double bound)
{
    return (struct bounded){value,
                            (bound + BOUNDED_ROUNDING * fabs(value) + BOUNDED_UNDERFLOW) * BOUNDED_SLACK};
}

static inline struct bounded bounded_add(struct bounded a, struct bounded b)
{
    if (bounded_is_zero(a)) return b;
    if (bounded_is_zero(b)) return a;
    return bounded_rounded(a.value + b.value, a.bound + b.bound);
}

static inline struct bounded bounded_mul(struct bounded a, struct bounded b)
{
    if (bounded_is_zero(a) || bounded_is_zero(b)) return bounded_exact(0);
    return bounded_rounded(a.value * b.value,
                           fabs(a.value) * b.bound + fabs(b.value) * a.bound + a.bound * b.bound);
}

/* All numbers of the ball. */
static inline struct bounded bounded_ball(const arb_t x)
{
    if (arb_is_zero(x)) return bounded_exact(0);
    return bounded_rounded(ball_double(x), ball_radius(x));
}

/* The sum of a and b as computed, and what its rounding lost: exact (Knuth 1969) unless it overflows. */
static inline double bounded_lost(double a, double b, double sum)
{
    double a_part = sum - b, b_part = sum - a_part;
    return (a - a_part) + (b - b_part);
}

#endif
