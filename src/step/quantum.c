/* Finding the quantum: a binary one by trailing zeros, of the value that has fewest; any other by Euclid's algorithm on differences. */
#include "step/quantum.h"

#include "number/exponent.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Below so many units in the last place of the largest value it is the rounding of doubles, or accident. */
static const double least_in_ulps = 1024;
enum { DIFFERENT = 4 }; /* so many different values, or it is too few to tell */

static double ulp_of(const struct record *r)
{
    return r->largest > 0 ? power_of_two(exponent_of(r->largest) - 52) : 0;
}

static int different(const struct record *r)
{
    double seen[DIFFERENT];
    int n = 0;
    for (int i = 0; i < r->n && n < DIFFERENT; i++) {
        int k = 0;
        while (k < n && seen[k] != r->y[i]) k++;
        if (k == n && isfinite(r->y[i])) seen[n++] = r->y[i];
    }
    return n;
}

/* The exponent of the last bit of y that is set. */
static int last_bit(double y)
{
    int e;
    uint64_t bits = (uint64_t)ldexp(fabs(frexp(y, &e)), 53);
    return e - 53 + __builtin_ctzll(bits);
}

double quantum_binary(const struct record *r)
{
    const double unit = ulp_of(r);
    if (!(unit > 0)) return 0;
    const int least = exponent_of(unit * least_in_ulps);
    int common = exponent_of(r->largest);
    for (int i = 0; i < r->n && common >= least; i++) {
        if (!isfinite(r->y[i]) || r->y[i] == 0) continue;
        int last = last_bit(r->y[i]);
        if (last < common) common = last;
    }
    return common >= least && different(r) >= DIFFERENT ? power_of_two(common) : 0;
}

/* The greatest common divisor, where what is below `nothing` is 0. */
static double divisor(double a, double b, double nothing)
{
    while (b > nothing) {
        double rest = fmod(a, b);
        if (b - rest < rest) rest = b - rest;
        a = b;
        b = rest;
    }
    return a;
}

double quantum_of(const struct record *r)
{
    const double binary = quantum_binary(r), unit = ulp_of(r);
    if (binary > 0 || !(unit > 0)) return binary;
    const double nothing = 64 * unit; /* what rounding makes of sums of multiples */
    double common = 0, before = r->y[0];
    int differences = 0;
    for (int i = 1; i < r->n; i++) {
        if (!isfinite(r->y[i])) continue;
        double d = fabs(r->y[i] - before);
        before = r->y[i];
        if (d <= nothing) continue;
        common = common > 0 ? divisor(fmax(common, d), fmin(common, d), nothing) : d;
        differences++;
        if (common < least_in_ulps * unit) return 0;
    }
    return differences >= 2 * DIFFERENT && different(r) >= DIFFERENT ? common : 0;
}
