/* The special functions: Arb's, with the derivatives that Arb has not from recurrences. */
#include "function/exact/exact_functions.h"

#include <math.h>

EXACT_SMOOTH(erf, arb_hypgeom_erf, _arb_hypgeom_erf_series)
EXACT_SMOOTH(erfc, arb_hypgeom_erfc, _arb_hypgeom_erfc_series)
EXACT_SMOOTH(tgamma, arb_gamma, _arb_poly_gamma_series)
EXACT_SMOOTH(digamma, arb_digamma, _arb_poly_digamma_series)
EXACT_SMOOTH(ei, arb_hypgeom_ei, _arb_hypgeom_ei_series)
EXACT_SMOOTH(si, arb_hypgeom_si, _arb_hypgeom_si_series)
EXACT_SMOOTH(ci, arb_hypgeom_ci, _arb_hypgeom_ci_series)

/* ---- functions that Arb calls otherwise ---- */

static void zeta_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    arb_t one;
    arb_init(one);
    arb_one(one);
    _arb_poly_zeta_series(r, x, x_length, one, 0, n, prec);
    arb_clear(one);
}

/* Far to the right zeta(x) = 1 + 2^-x + a rest, so that coefficient k is (-log 2)^k / k! 2^-x and a rest. The
 * latter is at most the sum of n^(1-x) from n = 3 on (Cauchy's estimate on a circle of radius 1), which is below
 * 2 * 3^(1-x) for x > 5. Where x is twice the number of bits, that is below the last bit. */
static void zeta_far_right(struct jet *r, const struct jet *x, slong n, slong prec)
{
    arb_ptr c = _arb_vec_init(n), work = _arb_vec_init(3), minus_log2 = work, power = work + 1,
            rest = work + 2;
    arb_const_log2(minus_log2, prec + FLINT_BITS);
    arb_neg(minus_log2, minus_log2);
    arb_mul(power, minus_log2, x->c, prec + FLINT_BITS);
    arb_exp(power, power, prec);
    arb_sub_si(rest, x->c, 1, prec);
    arb_neg(rest, rest);
    arb_set_ui(&c[0], 3);
    arb_pow(rest, &c[0], rest, prec);
    arb_mul_2exp_si(rest, rest, 1);
    arb_set(&c[0], power);
    for (slong k = 1; k < n; k++) {
        arb_mul(&c[k], &c[k - 1], minus_log2, prec);
        arb_div_si(&c[k], &c[k], k, prec);
    }
    for (slong k = 0; k < n; k++) arb_add_error(&c[k], rest);
    arb_add_si(&c[0], &c[0], 1, prec);
    series_compose(r->c, c, x, n, prec);
    _arb_vec_clear(c, n);
    _arb_vec_clear(work, 3);
}

/* The coefficients of zeta at the end x of a ball, above 1: for k even they are positive and fall, for k odd
 * they are negative and rise (from zeta(x) = the sum of n^-x), so that those of both ends tell the range. */
static void zeta_at_end(arb_ptr c, const arf_t x, slong n, slong prec)
{
    arb_ptr at = _arb_vec_init(2);
    arb_set_arf(&at[0], x);
    arb_one(&at[1]);
    if (n == 1)
        arb_zeta(c, at, prec);
    else
        zeta_series(c, at, 2, n, prec);
    _arb_vec_clear(at, 2);
}

static void zeta_hull(struct jet *r, const struct jet *x, const arf_t low, const arf_t high, slong n,
                      slong prec)
{
    arb_ptr c = _arb_vec_init(2 * n), other = c + n;
    zeta_at_end(c, low, n, prec);
    zeta_at_end(other, high, n, prec);
    for (slong k = 0; k < n; k++) arb_union(&c[k], &c[k], &other[k], prec);
    series_compose(r->c, c, x, n, prec);
    _arb_vec_clear(c, 2 * n);
}

/* Arb takes seconds to find out that the pole is in a ball, and FLINT 3 computes for minutes on a wide ball or
 * a huge number at a high precision, to answer "not finite". So the pole is told at once, and the far right has
 * its own formula; on balls above 1 the ends tell the range, and below 1 no more bits are asked for than the
 * radius leaves, and a word beyond. */
EXACT(zeta)
{
    arf_t low, high;
    arf_init(low);
    arf_init(high);
    arb_get_interval_arf(low, high, x[0]->c, prec);
    if (arb_contains_si(x[0]->c, 1)) {
        jet_unknown(r);
    } else if (arf_cmp_si(low, 2 * prec + FLINT_BITS) > 0) {
        zeta_far_right(r, x[0], n, prec);
    } else if (arb_is_finite(x[0]->c) && !arb_is_exact(x[0]->c) && arf_cmp_si(low, 1) > 0) {
        zeta_hull(r, x[0], low, high, n, prec);
    } else {
        double left = FLINT_BITS + fmax(0, -mag_get_d_log2_approx(arb_radref(x[0]->c)));
        series_smooth(r, x[0], n, left < (double)prec ? (slong)left : prec, arb_zeta, zeta_series);
    }
    arf_clear(low);
    arf_clear(high);
}

static void lambert_w_value(arb_t r, const arb_t x, slong prec)
{
    arb_lambertw(r, x, 0, prec);
}

static void lambert_w_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    _arb_poly_lambertw_series(r, x, x_length, 0, n, prec);
}
EXACT_SMOOTH(lambert_w, lambert_w_value, lambert_w_series)

static void airy_ai_value(arb_t r, const arb_t x, slong prec)
{
    arb_hypgeom_airy(r, NULL, NULL, NULL, x, prec);
}

static void airy_ai_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    _arb_hypgeom_airy_series(r, NULL, NULL, NULL, x, x_length, n, prec);
}
EXACT_SMOOTH(airy_ai, airy_ai_value, airy_ai_series)

static void airy_bi_value(arb_t r, const arb_t x, slong prec)
{
    arb_hypgeom_airy(NULL, NULL, r, NULL, x, prec);
}

static void airy_bi_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    _arb_hypgeom_airy_series(NULL, NULL, r, NULL, x, x_length, n, prec);
}
EXACT_SMOOTH(airy_bi, airy_bi_value, airy_bi_series)

/* E1(x) = -Ei(-x). */
EXACT(e1)
{
    arb_ptr minus = _arb_vec_init(n);
    _arb_vec_neg(minus, x[0]->c, n);
    const struct jet argument = {minus, n, x[0]->flat};
    const struct jet *const arguments[1] = {&argument};
    exact_ei(r, arguments, n, prec);
    _arb_vec_neg(r->c, r->c, n);
    _arb_vec_clear(minus, n);
}

/* log |gamma(x)|; for x < 0 by reflection: log(pi / |sin(pi x)|) - lgamma(1 - x). */
EXACT(lgamma)
{
    if (!arb_is_negative(x[0]->c)) {
        series_smooth(r, x[0], n, prec, arb_lgamma, _arb_poly_lgamma_series);
        return;
    }
    arb_ptr work = _arb_vec_init(3 * n), other = work, sine = work + n, log = work + 2 * n;
    arb_t log_pi;
    arb_init(log_pi);
    _arb_vec_neg(other, x[0]->c, n);
    arb_add_si(other, other, 1, prec);
    _arb_poly_lgamma_series(r->c, other, n, n, prec);
    _arb_poly_sin_pi_series(sine, x[0]->c, series_used(x[0], n), n, prec);
    if (arb_is_negative(sine)) _arb_vec_neg(sine, sine, n);
    _arb_poly_log_series(log, sine, n, n, prec);
    _arb_vec_add(r->c, r->c, log, n, prec);
    _arb_vec_neg(r->c, r->c, n);
    arb_const_pi(log_pi, prec);
    arb_log(log_pi, log_pi, prec);
    arb_add(r->c, r->c, log_pi, prec);
    arb_clear(log_pi);
    _arb_vec_clear(work, 3 * n);
}

/* ---- Dawson's integral and the dilogarithm ---- */

/* F(x) = sqrt(pi)/2 exp(-x^2) erfi(x); F' = 1 - 2 x F (DLMF 7.2.5 and its derivative). */
static void dawson_value(arb_t r, const arb_t x, slong prec)
{
    arb_t factor;
    arb_init(factor);
    arb_mul(factor, x, x, 2 * prec);
    arb_neg(factor, factor);
    arb_exp(factor, factor, prec);
    arb_hypgeom_erfi(r, x, prec);
    arb_mul(r, r, factor, prec);
    arb_const_sqrt_pi(factor, prec);
    arb_mul(r, r, factor, prec);
    arb_mul_2exp_si(r, r, -1);
    arb_clear(factor);
}

EXACT(dawson)
{
    dawson_value(r->c, x[0]->c, prec);
    if (n == 1) return;
    arb_ptr f = _arb_vec_init(n);
    arb_set(f, r->c);
    for (slong k = 0; k + 1 < n; k++) {
        arb_mul(&f[k + 1], x[0]->c, &f[k], prec);
        if (k > 0) arb_add(&f[k + 1], &f[k + 1], &f[k - 1], prec);
        arb_mul_2exp_si(&f[k + 1], &f[k + 1], 1);
        arb_neg(&f[k + 1], &f[k + 1]);
        if (k == 0) arb_add_si(&f[k + 1], &f[k + 1], 1, prec);
        arb_div_si(&f[k + 1], &f[k + 1], k + 1, prec);
    }
    series_compose(r->c, f, x[0], n, prec);
    _arb_vec_clear(f, n);
}

/* The real part of Li2; for x > 1 it is pi^2/3 - log(x)^2/2 - Li2(1/x) (DLMF 25.12.4). */
static void dilog_value(arb_t r, const arb_t x, slong prec)
{
    arb_t one, log;
    arb_init(one);
    arb_init(log);
    arb_one(one);
    if (arb_gt(x, one)) {
        arb_inv(r, x, prec);
        arb_hypgeom_dilog(r, r, prec);
        arb_log(log, x, prec);
        arb_mul(log, log, log, prec);
        arb_mul_2exp_si(log, log, -1);
        arb_add(r, r, log, prec);
        arb_const_pi(log, prec);
        arb_mul(log, log, log, prec);
        arb_div_si(log, log, 3, prec);
        arb_sub(r, log, r, prec);
    } else
        arb_hypgeom_dilog(r, x, prec);
    arb_clear(one);
    arb_clear(log);
}

/* The Taylor coefficients at 0: 1/k^2. */
static void dilog_at_zero(arb_ptr outer, slong n, slong prec)
{
    for (slong k = 1; k < n; k++) {
        arb_one(&outer[k]);
        arb_div_si(&outer[k], &outer[k], k, prec);
        arb_div_si(&outer[k], &outer[k], k, prec);
    }
}

/* g = -log|1 - x|/x, the derivative, from x g = -log|1 - x|. */
static void dilog_slope(arb_ptr g, const struct jet *x, slong n, slong prec)
{
    slong used = series_used(x, n);
    arb_ptr other = _arb_vec_init(2 * n), log = other + n;
    _arb_vec_neg(other, x->c, used);
    arb_add_si(other, other, 1, prec);
    if (arb_is_negative(other)) _arb_vec_neg(other, other, used);
    _arb_poly_log_series(log, other, used, n, prec);
    _arb_vec_neg(log, log, n);
    _arb_poly_div_series(g, log, n, x->c, used, n, prec);
    _arb_vec_clear(other, 2 * n);
}

/* On a ball around 0 that is not 0 alone only the value is given; at 1 there is no derivative. */
EXACT(dilog)
{
    const struct jet *a = x[0];
    dilog_value(r->c, a->c, prec);
    if (n == 1) return;
    arb_ptr work = _arb_vec_init(n);
    if (arb_contains_si(a->c, 1))
        jet_only_value(r);
    else if (arb_is_zero(a->c)) {
        dilog_at_zero(work, n, prec);
        series_compose(r->c, work, a, n, prec);
    } else if (arb_contains_zero(a->c))
        jet_only_value(r);
    else {
        dilog_slope(work, a, n - 1, prec);
        series_integral(r->c, work, a, n, prec);
    }
    _arb_vec_clear(work, n);
}
