/* What the two ways to the parts of an error share. */
#include "sweep/parts.h"

#include <math.h>

/* Below half of the smallest double a part is 0 in its column. */
enum { NOTHING_EXPONENT = -1075 };

void parts_same_nodes(const struct format_column *x, const size_t *at, size_t n, size_t *first)
{
    for (size_t j = 0; j < n; j++)
        for (first[j] = 0; first[j] < j && !format_column_same(x, at[first[j]], at[j]);) first[j]++;
}

static bool part_is_told(const arb_t part, const mag_t negligible)
{
    return arb_is_finite(part) && mag_cmp(arb_radref(part), negligible) <= 0 &&
           (ball_told(part, PART_ACCURACY_BITS) || ball_below(part, negligible));
}

bool parts_told(arb_srcptr parts)
{
    mag_t negligible, size;
    mag_init(negligible);
    mag_init(size);
    for (size_t p = 0; p < N_PARTS; p++) {
        if (!arb_is_finite(parts + p)) continue;
        arb_get_mag_lower(size, parts + p);
        mag_max(negligible, negligible, size);
    }
    mag_mul_2exp_si(negligible, negligible, -PART_NEGLIGIBLE_BITS);
    mag_one(size);
    mag_mul_2exp_si(size, size, NOTHING_EXPONENT);
    mag_max(negligible, negligible, size);
    bool all = true;
    for (size_t p = 0; p <= N_PARTS && all; p++) all = part_is_told(parts + p, negligible);
    mag_clear(negligible);
    mag_clear(size);
    return all;
}

static double part_as_double(const arb_t part, bool resolved)
{
    if (!resolved && !ball_told(part, PART_ACCURACY_BITS)) return NAN;
    const double x = ball_double(part);
    return x == 0 || (arb_is_finite(part) && arb_contains_zero(part)) ? 0 : x;
}

void parts_numbers(arb_srcptr parts, bool resolved, struct part_numbers *numbers)
{
    for (size_t p = 0; p < N_PARTS; p++) numbers->part[p] = part_as_double(parts + p, resolved);
    numbers->rounding = part_as_double(parts + N_PARTS, resolved);
}
