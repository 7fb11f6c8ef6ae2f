/* The published measures of noise: ECNoise (More, Wild 2011) and faccur (Oliver 1980). */
#include "step/noise/noise_table.h"
#include "step/noise/noise.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>

double noise_largest(const double *values, size_t n)
{
    double max = 0;
    for (size_t i = 0; i < n; i++) max = fmax(max, fabs(values[i]));
    return max;
}

bool noise_table(const double *values, size_t n, double *level)
{
    double difference[ECNOISE_MAX_POINTS], levels[ECNOISE_MAX_POINTS], gamma = 1;
    bool both_signs[ECNOISE_MAX_POINTS];
    /* A power of two, so that squares stay in range and nothing is rounded. */
    int exponent = 0;
    frexp(noise_largest(values, n), &exponent);
    for (size_t i = 0; i < n; i++) difference[i] = ldexp(values[i], -exponent);

    for (size_t k = 1; k < n; k++) {
        double squares = 0, min = INFINITY, max = -INFINITY;
        for (size_t i = 0; i + k < n; i++) {
            difference[i] = difference[i + 1] - difference[i];
            squares += difference[i] * difference[i];
            min = fmin(min, difference[i]);
            max = fmax(max, difference[i]);
        }
        gamma *= 0.5 * (double)k / (double)(2 * k - 1);
        levels[k] = sqrt(gamma * squares / (double)(n - k));
        both_signs[k] = min < 0 && max > 0;
    }
    for (size_t k = 1; k + 3 <= n; k++) {
        double min = fmin(levels[k], fmin(levels[k + 1], levels[k + 2]));
        double max = fmax(levels[k], fmax(levels[k + 1], levels[k + 2]));
        /* Differences that are 0 from here on: a polynomial, computed without error. */
        if (max == 0 || (max <= NOISE_SAME_LEVEL * min && both_signs[k])) {
            *level = ldexp(levels[k], exponent);
            return true;
        }
    }
    return false;
}

bool noise_is_flat(const double *values, size_t n)
{
    size_t same = 0;
    for (size_t i = 0; i + 1 < n; i++) same += values[i] == values[i + 1];
    return 2 * same >= n;
}

enum ecnoise noise_ecnoise(const double *values, size_t n, double *level)
{
    const double most_change = 0.1; /* of the largest value, where the spacing is to be called small */
    double min = values[0], max = values[0];
    for (size_t i = 1; i < n; i++) {
        min = fmin(min, values[i]);
        max = fmax(max, values[i]);
    }
    /* Halves, since the difference of two doubles may not be one. */
    if (0.5 * max - 0.5 * min > most_change * 0.5 * noise_largest(values, n))
        return ECNOISE_SPACING_TOO_LARGE;
    if (noise_is_flat(values, n)) return ECNOISE_SPACING_TOO_SMALL;
    return noise_table(values, n, level) ? ECNOISE_FOUND : ECNOISE_SPACING_TOO_LARGE;
}

const int faccur_places[FACCUR_POINTS] = {0, 1, 3, 5, 7, 9};

double noise_faccur(const double values[FACCUR_POINTS])
{
    /* The line a0 + a1 j of least squares through six values at j = 0, 1, 3, 5, 7, 9, whose sums are 25 and 165. The first
     * value goes off beforehand: differences of values side by side are exact. */
    double t0 = 0, t1 = 0, deviation = 0;
    for (size_t i = 0; i < FACCUR_POINTS; i++) {
        double v = values[i] - values[0];
        t0 += v;
        t1 += v * faccur_places[i];
    }
    double a0 = (33 * t0 - 5 * t1) / 73, a1 = (1.2 * t1 - 5 * t0) / 73;
    for (size_t i = 0; i < FACCUR_POINTS; i++)
        deviation = fmax(deviation, fabs(values[i] - values[0] - (a0 + a1 * faccur_places[i])));
    return 2 * deviation;
}

double noise_ulp(double v)
{
    int exponent;
    frexp(v, &exponent);
    return fmax(ldexp(1, exponent - DBL_MANT_DIG), DBL_TRUE_MIN);
}

double noise_grain(const double *values, size_t n)
{
    const double by_chance = 256; /* ulps */
    const double widest = noise_largest(values, n);
    int least = INT_MAX;
    for (size_t i = 0; i < n; i++) {
        if (fabs(values[i]) < widest / 2 || values[i] == 0)
            return 0; /* near a zero of f all doubles are fine */
        int exponent;
        uint64_t mantissa = (uint64_t)ldexp(fabs(frexp(values[i], &exponent)), DBL_MANT_DIG);
        exponent += __builtin_ctzll(mantissa) - DBL_MANT_DIG;
        if (exponent < least) least = exponent;
    }
    double step = ldexp(1, least);
    return step >= by_chance * noise_ulp(widest) ? step : 0;
}
