/* Balls of Arb: when a number is told, and as what it is printed. */
#include "number/ball.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool ball_told(const arb_t x, slong bits)
{
    return arb_is_finite(x) && (mag_is_zero(arb_radref(x)) || arb_rel_accuracy_bits(x) > bits);
}

bool ball_below(const arb_t x, const mag_t bound)
{
    if (!arb_is_finite(x)) return false;
    mag_t largest;
    mag_init(largest);
    arb_get_mag(largest, x);
    bool below = mag_cmp(largest, bound) < 0;
    mag_clear(largest);
    return below;
}

double ball_double(const arb_t x)
{
    return arb_is_finite(x) ? arf_get_d(arb_midref(x), ARF_RND_NEAR) : (double)NAN;
}

void ball_set_long_double(arb_t x, long double value)
{
    int exponent;
    const long double fraction = frexpl(value, &exponent); /* so that its parts are doubles */
    const double high = (double)fraction;
    if (!isfinite(high)) {
        arb_indeterminate(x);
        return;
    }
    ball_set_sum(x, high, (double)(fraction - high));
    arb_mul_2exp_si(x, x, exponent);
}

void ball_set_sum(arb_t x, double high, double low)
{
    arb_set_d(x, high);
    if (!(low < 0 || low > 0)) return;
    arf_t rest;
    arf_init(rest);
    arf_set_d(rest, low);
    arb_add_arf(x, x, rest, ARF_PREC_EXACT);
    arf_clear(rest);
}

double ball_radius(const arb_t x)
{
    return mag_get_d(arb_radref(x));
}

char *ball_digits(const arb_t x, slong n)
{
    char *flint_text = arb_get_str(x, n, ARB_STR_NO_RADIUS);
    if (!flint_text) return NULL;
    char *text = strdup(flint_text);
    flint_free(flint_text);
    return text;
}
