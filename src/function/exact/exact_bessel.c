/* The exact forms of the Bessel functions. */
#include "function/exact/exact_functions.h"

typedef void bessel_function(arb_t r, const arb_t order, const arb_t x, slong prec);

/* 2 B' = before (B at order - 1) + after (B at order + 1), and B at -m is reflect^m times B at m
 * (DLMF 10.4.1, 10.6.1, 10.27.1, 10.27.3, 10.29.1). Hence all derivatives from the functions of the next
 * orders, at 0 and on wide balls too. */
struct bessel {
    bessel_function *function;
    int before, after, reflect;
};

/* Arb integrates I and K numerically on a ball, which at a high precision takes minutes. They are monotone
 * for x > 0 (I increases, K decreases), so that the ends tell the range: the hull of the function at both. */
static void hull_of_ends(arb_t r, bessel_function *f, const arb_t order, const arb_t x, slong prec)
{
    arb_t low, high;
    arb_init(low);
    arb_init(high);
    arb_get_lbound_arf(arb_midref(low), x, prec + 32);
    arb_get_ubound_arf(arb_midref(high), x, prec + 32);
    f(r, order, low, prec);
    f(high, order, high, prec);
    arb_union(r, r, high, prec);
    arb_clear(low);
    arb_clear(high);
}

/* I of an even order has its minimum at 0, of an odd one it increases on both sides. */
static void bessel_i_range(arb_t r, const arb_t order, const arb_t x, slong prec)
{
    if (arb_is_exact(x)) {
        arb_hypgeom_bessel_i(r, order, x, prec);
        return;
    }
    hull_of_ends(r, arb_hypgeom_bessel_i, order, x, prec);
    if (arb_contains_zero(x)) {
        arb_t zero, minimum;
        arb_init(zero);
        arb_init(minimum);
        arb_hypgeom_bessel_i(minimum, order, zero, prec);
        arb_union(r, r, minimum, prec);
        arb_clear(zero);
        arb_clear(minimum);
    }
}

static void bessel_k_range(arb_t r, const arb_t order, const arb_t x, slong prec)
{
    if (!arb_is_positive(x))
        arb_indeterminate(r);
    else if (arb_is_exact(x))
        arb_hypgeom_bessel_k(r, order, x, prec);
    else
        hull_of_ends(r, arb_hypgeom_bessel_k, order, x, prec);
}

static const struct bessel bessel_j = {arb_hypgeom_bessel_j, 1, -1, -1};
static const struct bessel bessel_y = {arb_hypgeom_bessel_y, 1, -1, -1};
static const struct bessel bessel_i = {bessel_i_range, 1, 1, 1};
static const struct bessel bessel_k = {bessel_k_range, -1, -1, 1};

static void bessel_number(arb_t r, const struct bessel *b, slong order, const arb_t x, slong prec)
{
    arb_t nu;
    arb_init(nu);
    arb_set_si(nu, order);
    b->function(r, nu, x, prec);
    arb_clear(nu);
}

/* c = the k-th derivative / k!
 *   = 1/(2^k k!) sum over i = 0 … k of C(k, i) before^(k-i) after^i B_(order - k + 2 i) */
static void bessel_coefficient(arb_t c, const struct bessel *b, slong order, slong k, arb_srcptr at_order,
                               slong prec)
{
    fmpz_t binomial;
    fmpz_init(binomial);
    arb_zero(c);
    for (slong i = 0; i <= k; i++) {
        slong m = order - k + 2 * i;
        bool negative = (b->before < 0 && (k - i) % 2) != (b->after < 0 && i % 2);
        if (m < 0 && b->reflect < 0 && m % 2) negative = !negative;
        fmpz_bin_uiui(binomial, (ulong)k, (ulong)i);
        if (negative) fmpz_mul_si(binomial, binomial, -1);
        arb_addmul_fmpz(c, &at_order[m < 0 ? -m : m], binomial, prec);
    }
    fmpz_fac_ui(binomial, (ulong)k);
    arb_div_fmpz(c, c, binomial, prec);
    arb_mul_2exp_si(c, c, -k);
    fmpz_clear(binomial);
}

static void bessel(struct jet *r, const struct jet *x, const struct bessel *b, slong order, slong n,
                   slong prec)
{
    if (n == 1) {
        bessel_number(r->c, b, order, x->c, prec);
        return;
    }
    arb_ptr at_order = _arb_vec_init(order + n), outer = _arb_vec_init(n);
    for (slong m = 0; m < order + n; m++) bessel_number(&at_order[m], b, m, x->c, prec);
    for (slong k = 0; k < n; k++) bessel_coefficient(&outer[k], b, order, k, at_order, prec);
    series_compose(r->c, outer, x, n, prec);
    _arb_vec_clear(at_order, order + n);
    _arb_vec_clear(outer, n);
}

#define EXACT_BESSEL(name, which, order)                                                                     \
    EXACT(name)                                                                                              \
    {                                                                                                        \
        bessel(r, x[0], &which, order, n, prec);                                                             \
    }
EXACT_BESSEL(bessel_j0, bessel_j, 0)
EXACT_BESSEL(bessel_j1, bessel_j, 1)
EXACT_BESSEL(bessel_y0, bessel_y, 0)
EXACT_BESSEL(bessel_y1, bessel_y, 1)
EXACT_BESSEL(bessel_i0, bessel_i, 0)
EXACT_BESSEL(bessel_i1, bessel_i, 1)
EXACT_BESSEL(bessel_k0, bessel_k, 0)
EXACT_BESSEL(bessel_k1, bessel_k, 1)
