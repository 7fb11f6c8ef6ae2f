/* The binary exponent of a double, and powers of two, by the bits: as ilogb(x) and ldexp(1, e), which are calls, and the rounding
 * to a whole number of what a search asks for a dozen times. */
#ifndef NUMBER_EXPONENT_H
#define NUMBER_EXPONENT_H

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { EXPONENT_BIAS = 1023, EXPONENT_BITS = 0x7ff, MANTISSA_BITS = 52 };

/* ilogb(x). */
static inline int exponent_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int biased = (int)(bits >> MANTISSA_BITS & EXPONENT_BITS);
    return biased == 0 || biased == EXPONENT_BITS ? ilogb(x) : biased - EXPONENT_BIAS;
}

/* 2^e. */
static inline double power_of_two(int e)
{
    if (e <= -EXPONENT_BIAS || e > EXPONENT_BIAS) return ldexp(1, e);
    const uint64_t bits = (uint64_t)(e + EXPONENT_BIAS) << MANTISSA_BITS;
    double power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* fmax(a, b) of numbers that are none of them NaN, or of which only the first is. */
static inline double larger_of(double a, double b)
{
    return a > b ? a : b;
}

#endif
