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

static void add_double(arb_t x, double term)
{
    arf_t rest;
    arf_init(rest);
    arf_set_d(rest, term);
    arb_add_arf(x, x, rest, ARF_PREC_EXACT);
    arf_clear(rest);
}

#if HSTAR_QUAD
#define FREXP frexpf128
#else
#define FREXP frexpl
#endif

void ball_set_widest(arb_t x, widest_float value)
{
    int exponent;
    widest_float fraction = FREXP(value, &exponent); /* so that its terms are doubles */
    if (!isfinite((double)fraction)) {
        arb_indeterminate(x);
        return;
    }
    arb_zero(x);
    for (int i = 0; i < MOST_TERMS; i++) {
        const double term = (double)fraction;
        add_double(x, term);
        fraction -= (widest_float)term;
    }
    arb_mul_2exp_si(x, x, exponent);
}

void ball_set_terms(arb_t x, const struct terms *terms, size_t at)
{
    if (!isfinite(terms->of[0][at])) {
        arb_indeterminate(x);
        return;
    }
    arb_set_d(x, terms->of[0][at]);
    for (int i = 1; i < MOST_TERMS && terms->of[i]; i++)
        if (terms->of[i][at] < 0 || terms->of[i][at] > 0) add_double(x, terms->of[i][at]);
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
