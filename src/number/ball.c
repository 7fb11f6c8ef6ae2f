/* Balls of Arb: when a number is told, and as what it is printed. */
#include "number/ball.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void balls_forget(void)
{
    flint_cleanup();
}

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

double ball_double_bar(const arb_t x, double *bar)
{
    const slong precision = 128;
    const double value = ball_double(x);
    arb_t off;
    mag_t size;
    arb_init(off);
    mag_init(size);
    arb_set_d(off, isfinite(value) ? value : 0);
    arb_sub(off, off, x, precision);
    arb_get_mag(size, off);
    *bar = isfinite(value) ? mag_get_d(size) : (double)INFINITY;
    mag_clear(size);
    arb_clear(off);
    return value;
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
#define LDEXP ldexpf128
#else
#define FREXP frexpl
#define LDEXP ldexpl
#endif

/* How many doubles it takes to write a number of the widest type as their sum: the nearest, the nearest to the rest, … */
enum { MOST_TERMS = 3 };

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

widest_float ball_widest(const arb_t x)
{
    if (!arb_is_finite(x)) return NAN;
    const slong exponent = arf_abs_bound_lt_2exp_si(arb_midref(x)); /* so that its terms are doubles */
    arf_t rest, term;
    double terms[MOST_TERMS];
    widest_float sum = 0;
    if (arf_is_zero(arb_midref(x))) return 0;
    arf_init(rest);
    arf_init(term);
    arf_mul_2exp_si(rest, arb_midref(x), -exponent);
    for (int i = 0; i < MOST_TERMS; i++) {
        terms[i] = arf_get_d(rest, ARF_RND_NEAR);
        arf_set_d(term, terms[i]);
        arf_sub(rest, rest, term, ARF_PREC_EXACT, ARF_RND_DOWN);
    }
    for (int i = MOST_TERMS; i-- > 0;) sum += (widest_float)terms[i];
    arf_clear(rest);
    arf_clear(term);
    const slong most = 1 << 20; /* beyond any format */
    return LDEXP(sum, (int)(exponent > most ? most : exponent < -most ? -most : exponent));
}

static widest_float number_at(const struct format_column *column, size_t at)
{
    switch (column->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        return (widest_float)((const type *)column->exact)[at];
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return NAN;
}

void ball_set_number(arb_t x, const struct format_column *column, size_t at)
{
    if (column->exact)
        ball_set_widest(x, number_at(column, at));
    else if (isfinite(column->nearest[at]))
        arb_set_d(x, column->nearest[at]);
    else
        arb_indeterminate(x);
}

bool format_column_same(const struct format_column *column, size_t i, size_t j)
{
    if (!column->exact) return column->nearest[i] == column->nearest[j];
    return number_at(column, i) == number_at(column, j);
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
