/* The elementary functions: Arb's own series where it has one, the formula above the code where not. */
#include "function/exact/exact_functions.h"

EXACT_SMOOTH(sin, arb_sin, _arb_poly_sin_series)
EXACT_SMOOTH(cos, arb_cos, _arb_poly_cos_series)
EXACT_SMOOTH(tan, arb_tan, _arb_poly_tan_series)
EXACT_SMOOTH(atan, arb_atan, _arb_poly_atan_series)
EXACT_SMOOTH(sinh, arb_sinh, _arb_poly_sinh_series)
EXACT_SMOOTH(cosh, arb_cosh, _arb_poly_cosh_series)
EXACT_SMOOTH(exp, arb_exp, _arb_poly_exp_series)
EXACT_SMOOTH(log, arb_log, _arb_poly_log_series)
EXACT_SMOOTH(log1p, arb_log1p, _arb_poly_log1p_series)

/* Some functions have a value but no derivative at the end of their domain. Arb's series cannot be asked: a
 * product of an infinite derivative and a coefficient that is exactly zero is zero there, and so sqrt(x^2)
 * would have a derivative at 0. */
static void smooth_inside(struct jet *r, const struct jet *x, bool inside, slong n, slong prec,
                          value_function *value, series_function *series)
{
    series_smooth(r, x, inside ? n : 1, prec, value, series);
    if (!inside) jet_only_value(r);
}

EXACT(sqrt)
{
    smooth_inside(r, x[0], arb_is_positive(x[0]->c), n, prec, arb_sqrt, _arb_poly_sqrt_series);
}

/* Every number of the ball is strictly between -1 and 1. */
static bool inside_one(const arb_t x)
{
    arb_t one;
    arb_init(one);
    arb_one(one);
    bool below = arb_lt(x, one);
    arb_neg(one, one);
    bool above = arb_gt(x, one);
    arb_clear(one);
    return below && above;
}

EXACT(asin)
{
    smooth_inside(r, x[0], inside_one(x[0]->c), n, prec, arb_asin, _arb_poly_asin_series);
}

EXACT(acos)
{
    smooth_inside(r, x[0], inside_one(x[0]->c), n, prec, arb_acos, _arb_poly_acos_series);
}

/* ---- exponentials and logarithms ---- */

static void expm1_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    _arb_poly_exp_series(r, x, x_length, n, prec);
    arb_expm1(r, x, prec);
}
EXACT_SMOOTH(expm1, arb_expm1, expm1_series)

/* 2^x = exp(x log 2), exact at integers. */
static void exp2_value(arb_t r, const arb_t x, slong prec)
{
    if (arb_is_int(x) && arf_cmpabs_2exp_si(arb_midref(x), 40) < 0) {
        arb_one(r);
        arb_mul_2exp_si(r, r, arf_get_si(arb_midref(x), ARF_RND_DOWN));
    } else {
        arb_t log2;
        arb_init(log2);
        arb_const_log2(log2, prec + 16);
        arb_mul(log2, log2, x, prec + 16);
        arb_exp(r, log2, prec);
        arb_clear(log2);
    }
}

static void exp2_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    arb_ptr scaled = _arb_vec_init(x_length);
    arb_t log2;
    arb_init(log2);
    arb_const_log2(log2, prec + 16);
    _arb_vec_scalar_mul(scaled, x, x_length, log2, prec + 16);
    _arb_poly_exp_series(r, scaled, x_length, n, prec);
    exp2_value(r, x, prec);
    arb_clear(log2);
    _arb_vec_clear(scaled, x_length);
}
EXACT_SMOOTH(exp2, exp2_value, exp2_series)

/* log(x)/log(base), exact at powers of the base. */
static void log_base_series(arb_ptr r, arb_srcptr x, slong x_length, ulong base, slong n, slong prec)
{
    arb_t log_base;
    arb_init(log_base);
    arb_log_ui(log_base, base, prec + 16);
    _arb_poly_log_series(r, x, x_length, n, prec + 16);
    for (slong j = 1; j < n; j++) arb_div(&r[j], &r[j], log_base, prec);
    arb_log_base_ui(r, x, base, prec);
    arb_clear(log_base);
}

static void log2_value(arb_t r, const arb_t x, slong prec)
{
    arb_log_base_ui(r, x, 2, prec);
}

static void log2_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    log_base_series(r, x, x_length, 2, n, prec);
}
EXACT_SMOOTH(log2, log2_value, log2_series)

static void log10_value(arb_t r, const arb_t x, slong prec)
{
    arb_log_base_ui(r, x, 10, prec);
}

static void log10_series(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec)
{
    log_base_series(r, x, x_length, 10, n, prec);
}
EXACT_SMOOTH(log10, log10_value, log10_series)

/* ---- hyperbolic ---- */

/* t = tanh: t' = u = 1/cosh^2, u' = -2 t u, so that the coefficients stay accurate where t is near 1. */
EXACT(tanh)
{
    arb_tanh(r->c, x[0]->c, prec);
    if (n == 1) return;
    arb_ptr t = _arb_vec_init(2 * n), u = t + n;
    arb_set(t, r->c);
    arb_sech(u, x[0]->c, prec);
    arb_mul(u, u, u, prec);
    for (slong k = 0; k + 1 < n; k++) {
        arb_div_si(&t[k + 1], &u[k], k + 1, prec);
        arb_dot(&u[k + 1], NULL, 1, t, 1, u + k, -1, k + 1, prec);
        arb_mul_2exp_si(&u[k + 1], &u[k + 1], 1);
        arb_div_si(&u[k + 1], &u[k + 1], k + 1, prec);
    }
    series_compose(r->c, t, x[0], n, prec);
    _arb_vec_clear(t, 2 * n);
}

/* The derivative of an inverse function is algebraic: r = value + the integral of factor(a) a', where the
 * factor is rsqrt(s) or 1/s of s = 1 + sign a^2, or of a^2 - 1 = (a - 1)(a + 1). */
enum algebraic { ONE_PLUS_SQUARE, ONE_MINUS_SQUARE, SQUARE_MINUS_ONE };

static void inverse_hyperbolic(struct jet *r, const struct jet *a, slong n, slong prec, value_function *value,
                               enum algebraic what, series_function *factor)
{
    value(r->c, a->c, prec);
    if (n == 1) return;
    slong m = n - 1, used = series_used(a, n);
    if (used > m) used = m;
    arb_ptr work = _arb_vec_init(4 * m), low = work, high = work + m, s = work + 2 * m, g = work + 3 * m;
    _arb_vec_set(low, a->c, used);
    _arb_vec_set(high, a->c, used);
    if (what == ONE_PLUS_SQUARE) {
        series_product(s, low, used, high, used, m, prec);
        arb_add_si(s, s, 1, prec);
    } else {
        arb_sub_si(low, low, 1, prec);
        arb_add_si(high, high, 1, prec);
        if (what == ONE_MINUS_SQUARE) _arb_vec_neg(low, low, used);
        series_product(s, low, used, high, used, m, prec);
    }
    factor(g, s, m, m, prec);
    series_integral(r->c, g, a, n, prec);
    _arb_vec_clear(work, 4 * m);
}

EXACT(asinh)
{
    inverse_hyperbolic(r, x[0], n, prec, arb_asinh, ONE_PLUS_SQUARE, _arb_poly_rsqrt_series);
}

EXACT(acosh)
{
    arb_t one;
    arb_init(one);
    arb_one(one);
    bool inside = arb_gt(x[0]->c, one);
    arb_clear(one);
    if (!inside) {
        n = 1;
        jet_only_value(r);
    }
    inverse_hyperbolic(r, x[0], n, prec, arb_acosh, SQUARE_MINUS_ONE, _arb_poly_rsqrt_series);
}

EXACT(atanh)
{
    inverse_hyperbolic(r, x[0], n, prec, arb_atanh, ONE_MINUS_SQUARE, _arb_poly_inv_series);
}

/* ---- roots ---- */

/* The cube root of one number, of either sign. */
static void cube_root_number(arb_t r, const arf_t x, slong prec)
{
    arb_t a;
    arb_init(a);
    arb_set_arf(a, x);
    arb_abs(a, a);
    arb_root_ui(r, a, 3, prec);
    if (arf_sgn(x) < 0) arb_neg(r, r);
    arb_clear(a);
}

/* It grows: a ball around 0 goes to the hull of its ends' roots. */
static void cube_root_hull(arb_t r, const arb_t x, slong prec)
{
    arf_t low, high;
    arb_t other;
    arf_init(low);
    arf_init(high);
    arb_init(other);
    arb_get_interval_arf(low, high, x, prec);
    cube_root_number(r, low, prec);
    cube_root_number(other, high, prec);
    arb_union(r, r, other, prec);
    arf_clear(low);
    arf_clear(high);
    arb_clear(other);
}

/* g = f^(1/3): 3 k f_0 g_k = sum over j = 1 … k of (4 j - 3 k) f_j g_(k-j), from 3 f g' = f' g. */
EXACT(cbrt)
{
    const struct jet *f = x[0];
    bool negative = arb_is_negative(f->c);
    arb_ptr g = r->c;
    if (!negative && !arb_is_positive(f->c)) {
        if (arb_is_zero(f->c))
            arb_zero(g);
        else
            cube_root_hull(g, f->c, prec);
        jet_only_value(r);
        return;
    }
    arb_abs(g, f->c);
    arb_root_ui(g, g, 3, prec);
    if (negative) arb_neg(g, g);
    slong used = series_used(f, n);
    arb_t term;
    arb_init(term);
    for (slong k = 1; k < n; k++) {
        arb_zero(&g[k]);
        for (slong j = 1; j <= k && j < used; j++) {
            arb_mul_si(term, &f->c[j], 4 * j - 3 * k, prec);
            arb_addmul(&g[k], term, &g[k - j], prec);
        }
        arb_mul_si(term, f->c, 3 * k, prec);
        arb_div(&g[k], &g[k], term, prec);
    }
    arb_clear(term);
}

/* sqrt(x^2 + y^2), which has a kink at the origin. */
EXACT(hypot)
{
    if (n > 1 && (arb_contains_zero(x[0]->c) && arb_contains_zero(x[1]->c))) {
        n = 1;
        jet_only_value(r);
    }
    if (n > 1) {
        arb_ptr work = _arb_vec_init(2 * n), sum = work, square = work + n;
        for (int k = 0; k < 2; k++) {
            slong used = series_used(x[k], n);
            series_product(square, x[k]->c, used, x[k]->c, used, n, prec);
            _arb_vec_add(sum, sum, square, n, prec);
        }
        _arb_poly_sqrt_series(r->c, sum, n, n, prec);
        _arb_vec_clear(work, 2 * n);
    }
    arb_hypot(r->c, x[0]->c, x[1]->c, prec);
}

/* ---- the angle of a point ---- */

/* r = quarter (pi/2) + sign atan(a/b). */
static void angle(struct jet *r, const struct jet *a, const struct jet *b, int quarter, int sign, slong n,
                  slong prec)
{
    arb_ptr quotient = _arb_vec_init(n);
    struct jet q = {quotient, n, false};
    const struct jet *const division[2] = {a, b}, *const whole[1] = {&q};
    arb_t half_pi;
    arb_init(half_pi);
    arb_const_pi(half_pi, prec);
    arb_mul_2exp_si(half_pi, half_pi, -1);
    exact_div(&q, division, n, prec);
    exact_atan(r, whole, n, prec);
    if (sign < 0) _arb_vec_neg(r->c, r->c, n);
    if (quarter) arb_addmul_si(r->c, half_pi, quarter, prec);
    arb_clear(half_pi);
    _arb_vec_clear(quotient, n);
}

/* atan2(y, x) jumps on the negative x axis, where a y of exactly 0 counts as positive, and is not smooth at
 * the origin. */
EXACT(atan2)
{
    const struct jet *a = x[0], *b = x[1];
    if (arb_is_positive(b->c))
        angle(r, a, b, 0, 1, n, prec);
    else if (arb_is_positive(a->c))
        angle(r, b, a, 1, -1, n, prec);
    else if (arb_is_negative(a->c))
        angle(r, b, a, -1, -1, n, prec);
    else if (arb_is_zero(a->c) && arb_is_negative(b->c)) {
        arb_const_pi(r->c, prec);
        if (a->flat)
            jet_level(r, n);
        else
            jet_only_value(r);
    } else
        jet_unknown(r);
}
