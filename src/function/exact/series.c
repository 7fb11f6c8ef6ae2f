/* What the exact forms share: products, integrals and compositions of series. */
#include "function/exact/exact_functions.h"

slong series_used(const struct jet *a, slong n)
{
    if (a->flat) return 1;
    while (n > 1 && arb_is_zero(&a->c[n - 1])) n--;
    return n;
}

void series_product(arb_ptr r, arb_srcptr a, slong a_length, arb_srcptr b, slong b_length, slong n,
                    slong prec)
{
    slong whole = a_length + b_length - 1, m = whole < n ? whole : n;
    if (a_length == 1 && b_length == 1)
        arb_mul(r, a, b, prec);
    else if (a_length >= b_length)
        _arb_poly_mullow(r, a, a_length < m ? a_length : m, b, b_length < m ? b_length : m, m, prec);
    else
        _arb_poly_mullow(r, b, b_length < m ? b_length : m, a, a_length < m ? a_length : m, m, prec);
    _arb_vec_zero(r + m, n - m);
}

void series_integral(arb_ptr r, arb_srcptr g, const struct jet *a, slong n, slong prec)
{
    slong used = series_used(a, n);
    arb_t derivative;
    arb_init(derivative);
    for (slong j = 1; j < n; j++) arb_zero(&r[j]);
    for (slong k = 1; k < used; k++) {
        arb_mul_si(derivative, &a->c[k], k, prec);
        for (slong i = 0; i + k < n; i++) arb_addmul(&r[i + k], &g[i], derivative, prec);
    }
    for (slong j = 2; j < n; j++) arb_div_si(&r[j], &r[j], j, prec);
    arb_clear(derivative);
}

void series_compose(arb_ptr r, arb_srcptr outer, const struct jet *a, slong n, slong prec)
{
    slong used = series_used(a, n);
    if (used == 1) {
        arb_set(r, outer);
        _arb_vec_zero(r + 1, n - 1);
    } else if (used == 2 && arb_is_one(&a->c[1])) {
        _arb_vec_set(r, outer, n);
    } else {
        /* The inner series without its constant term: a[0] is replaced, the others are borrowed. */
        arb_ptr inner = flint_malloc((size_t)used * sizeof *inner);
        for (slong k = 1; k < used; k++) inner[k] = a->c[k];
        arb_init(inner);
        _arb_poly_compose_series(r, outer, n, inner, used, n, prec);
        flint_free(inner);
    }
}

/* The series of Arb may lose the value where a derivative does not exist, as sqrt at 0 does. */
void series_smooth(struct jet *r, const struct jet *x, slong n, slong prec, value_function *value,
                   series_function *series)
{
    if (n > 1) series(r->c, x->c, series_used(x, n), n, prec);
    if (n == 1 || !arb_is_finite(r->c)) value(r->c, x->c, prec);
}

void jet_copy(struct jet *r, const struct jet *a, slong n)
{
    r->flat = a->flat;
    r->good = a->flat && n > 1 ? 1 : n;
    if (a->good < r->good) r->good = a->good;
    _arb_vec_set(r->c, a->c, r->good);
}

void jet_level(struct jet *r, slong n)
{
    r->flat = r->flat || n > 1;
    r->good = 1;
}

void jet_only_value(struct jet *r)
{
    r->good = 1;
}

void jet_unknown(struct jet *r)
{
    r->good = 0;
}
