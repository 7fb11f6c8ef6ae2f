/* The functions of machine learning that are smooth, each from the formula that the table states. */
#include "function/exact/exact_functions.h"

/* What softmax and logsumexp subtract from the exponents and then undo: their double takes the maximum,
 * exactly any number does. One number near it keeps the terms small, and is as smooth at a tie as anywhere. */
EXACT(shift)
{
    (void)n;
    (void)prec;
    arf_set(arb_midref(r->c), arb_midref(x[0]->c));
    mag_zero(arb_radref(r->c));
    r->flat = true;
}

/* e = 1 + exp(-x). */
static void one_plus_exp_minus(arb_ptr e, const struct jet *x, slong n, slong prec)
{
    slong used = series_used(x, n);
    arb_ptr minus = _arb_vec_init(used);
    _arb_vec_neg(minus, x->c, used);
    _arb_poly_exp_series(e, minus, used, n, prec);
    arb_add_si(e, e, 1, prec);
    _arb_vec_clear(minus, used);
}

EXACT(sigmoid)
{
    arb_ptr e = _arb_vec_init(n);
    one_plus_exp_minus(e, x[0], n, prec);
    _arb_poly_inv_series(r->c, e, n, n, prec);
    _arb_vec_clear(e, n);
}

EXACT(silu)
{
    arb_ptr e = _arb_vec_init(n);
    one_plus_exp_minus(e, x[0], n, prec);
    _arb_poly_div_series(r->c, x[0]->c, series_used(x[0], n), e, n, n, prec);
    _arb_vec_clear(e, n);
}

/* log(1 + exp(x)) */
EXACT(softplus)
{
    arb_ptr e = _arb_vec_init(n);
    _arb_poly_exp_series(e, x[0]->c, series_used(x[0], n), n, prec);
    _arb_poly_log1p_series(r->c, e, n, n, prec);
    _arb_vec_clear(e, n);
}

/* x/2 (1 + erf(x/sqrt(2))), and 1 + erf(y) = erfc(-y) without cancellation. */
EXACT(gelu)
{
    slong used = series_used(x[0], n);
    arb_ptr scaled = _arb_vec_init(used), distribution = _arb_vec_init(n);
    arb_t root;
    arb_init(root);
    arb_sqrt_ui(root, 2, prec);
    arb_mul_2exp_si(root, root, -1);
    arb_neg(root, root);
    _arb_vec_scalar_mul(scaled, x[0]->c, used, root, prec);
    if (n == 1)
        arb_hypgeom_erfc(distribution, scaled, prec);
    else
        _arb_hypgeom_erfc_series(distribution, scaled, used, n, prec);
    series_product(r->c, x[0]->c, used, distribution, n, n, prec);
    _arb_vec_scalar_mul_2exp_si(r->c, r->c, n, -1);
    arb_clear(root);
    _arb_vec_clear(scaled, used);
    _arb_vec_clear(distribution, n);
}
