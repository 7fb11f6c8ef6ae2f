/* + - * /, negation, fma and powers of jets. */
#include "function/exact/exact_functions.h"

EXACT(neg)
{
    (void)prec;
    for (slong j = 0; j < n; j++) arb_neg(&r->c[j], &x[0]->c[j]);
}

EXACT(add)
{
    const struct jet *a = x[0], *b = x[1];
    arb_add(r->c, a->c, b->c, prec);
    for (slong j = 1; j < n; j++)
        if (a->flat)
            arb_set(&r->c[j], &b->c[j]);
        else if (b->flat)
            arb_set(&r->c[j], &a->c[j]);
        else
            arb_add(&r->c[j], &a->c[j], &b->c[j], prec);
}

EXACT(sub)
{
    const struct jet *a = x[0], *b = x[1];
    arb_sub(r->c, a->c, b->c, prec);
    for (slong j = 1; j < n; j++)
        if (a->flat)
            arb_neg(&r->c[j], &b->c[j]);
        else if (b->flat)
            arb_set(&r->c[j], &a->c[j]);
        else
            arb_sub(&r->c[j], &a->c[j], &b->c[j], prec);
}

EXACT(mul)
{
    if (n == 1)
        arb_mul(r->c, x[0]->c, x[1]->c, prec);
    else
        series_product(r->c, x[0]->c, series_used(x[0], n), x[1]->c, series_used(x[1], n), n, prec);
}

EXACT(div)
{
    const struct jet *a = x[0], *b = x[1];
    if (arb_contains_zero(b->c))
        jet_unknown(r);
    else if (n == 1)
        arb_div(r->c, a->c, b->c, prec);
    else if (b->flat)
        for (slong j = 0; j < n; j++) arb_div(&r->c[j], &a->c[j], b->c, prec);
    else
        _arb_poly_div_series(r->c, a->c, series_used(a, n), b->c, series_used(b, n), n, prec);
}

EXACT(fma)
{
    arb_ptr product = _arb_vec_init(n);
    bool flat = x[0]->flat && x[1]->flat;
    struct jet p = {product, flat ? 1 : n, flat};
    const struct jet *const sum[2] = {&p, x[2]};
    exact_mul(&p, x, flat ? 1 : n, prec);
    exact_add(r, sum, n, prec);
    _arb_vec_clear(product, n);
}

/* ---- powers ---- */

/* The exact exponents for which powers are products: others go through the logarithm. */
#define LARGEST_INTEGER_EXPONENT (WORD(1) << 53)

static bool is_small_integer(const arb_t x, slong *k)
{
    if (!arb_is_int(x) || arf_cmpabs_2exp_si(arb_midref(x), 53) > 0) return false;
    *k = arf_get_si(arb_midref(x), ARF_RND_DOWN);
    return *k <= LARGEST_INTEGER_EXPONENT && *k >= -LARGEST_INTEGER_EXPONENT;
}

static void integer_power(arb_t r, const arb_t x, slong k, slong prec)
{
    fmpz_t e;
    fmpz_init(e);
    fmpz_set_si(e, k);
    arb_pow_fmpz(r, x, e, prec);
    fmpz_clear(e);
}

/* x^k for x = c0 + c1 t: c0^(k-j) c1^j k (k-1) … (k-j+1) / j!, with exact zeros beyond a degree. */
static void binomial_power(arb_ptr r, const struct jet *x, slong k, slong n, slong prec)
{
    arb_t binomial, slope;
    arb_init(binomial);
    arb_init(slope);
    arb_one(binomial);
    arb_one(slope);
    for (slong j = 0; j < n; j++) {
        if (k >= 0 && j > k) {
            arb_zero(&r[j]);
            continue;
        }
        integer_power(&r[j], x->c, k - j, prec);
        arb_mul(&r[j], &r[j], binomial, prec);
        if (!arb_is_one(slope)) arb_mul(&r[j], &r[j], slope, prec);
        arb_mul_si(binomial, binomial, k - j, prec);
        arb_div_si(binomial, binomial, j + 1, prec);
        arb_mul(slope, slope, &x->c[1], prec);
    }
    arb_clear(binomial);
    arb_clear(slope);
}

/* Any other series to a power k >= 0, by repeated squaring. */
static void repeated_power(arb_ptr r, arb_srcptr x, slong used, slong k, slong n, slong prec)
{
    slong whole = k < n ? (used - 1) * k + 1 : n, m = whole < n ? whole : n;
    _arb_poly_pow_ui_trunc_binexp(r, x, used < m ? used : m, (ulong)k, m, prec);
    _arb_vec_zero(r + m, n - m);
}

/* x^k for a number k: negative k need an x without 0. */
static void power_integer(struct jet *r, const struct jet *x, slong k, slong n, slong prec)
{
    slong used = series_used(x, n);
    if (k == 0) {
        /* 1 whatever the base, as C has it; but a base known to its value only has no neighbourhood to be flat in */
        arb_one(r->c);
        r->flat = n > 1 || x->flat;
    } else if (k < 0 && arb_contains_zero(x->c))
        jet_unknown(r);
    else if (n == 1)
        integer_power(r->c, x->c, k, prec);
    else if (used <= 2)
        binomial_power(r->c, x, k, n, prec);
    else if (k > 0)
        repeated_power(r->c, x->c, used, k, n, prec);
    else {
        arb_ptr inverse = _arb_vec_init(n);
        _arb_poly_inv_series(inverse, x->c, used, n, prec);
        repeated_power(r->c, inverse, n, -k, n, prec);
        _arb_vec_clear(inverse, n);
    }
}

/* exp(y log x) for positive x. */
static void power_general(struct jet *r, const struct jet *x, const struct jet *y, slong n, slong prec)
{
    if (n == 1)
        arb_pow(r->c, x->c, y->c, prec);
    else if (y->flat)
        _arb_poly_pow_arb_series(r->c, x->c, series_used(x, n), y->c, n, prec);
    else {
        arb_ptr work = _arb_vec_init(2 * n), log = work, exponent = work + n;
        slong used = series_used(x, n);
        if (used == 1)
            arb_log(log, x->c, prec);
        else
            _arb_poly_log_series(log, x->c, used, n, prec);
        series_product(exponent, y->c, series_used(y, n), log, used == 1 ? 1 : n, n, prec);
        _arb_poly_exp_series(r->c, exponent, n, n, prec);
        _arb_vec_clear(work, 2 * n);
    }
}

/* x^y as C's pow has it: any x where y is an integer number, 0 where x is 0 and y positive, x > 0 otherwise.
 * An integer y that varies gives no more than the value where x is not positive. */
EXACT(pow)
{
    slong k;
    bool integer = is_small_integer(x[1]->c, &k);
    if (integer && x[1]->flat)
        power_integer(r, x[0], k, n, prec);
    else if (arb_is_positive(x[0]->c))
        power_general(r, x[0], x[1], n, prec);
    else if (integer) {
        power_integer(r, x[0], k, 1, prec);
        r->flat = false;
        if (r->good) jet_only_value(r);
    } else if (arb_is_zero(x[0]->c) && arb_is_positive(x[1]->c)) {
        arb_zero(r->c);
        jet_only_value(r);
    } else
        jet_unknown(r);
}
