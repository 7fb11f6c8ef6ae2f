/* The special functions in complex balls. Where a function is real on several parts of the real axis that a singularity
 * parts, the real part of the argument tells which of them is continued. */
#include "function/exact/exact_complex.h"

EXACT_COMPLEX(erf)
{
    acb_hypgeom_erf(r, z, prec);
}

EXACT_COMPLEX(erfc)
{
    acb_hypgeom_erfc(r, z, prec);
}

/* z/2 (1 + erf(z/sqrt(2))) = z/2 erfc(-z/sqrt(2)) */
EXACT_COMPLEX(gelu)
{
    acb_t scaled;
    arb_t root;
    acb_init(scaled);
    arb_init(root);
    arb_sqrt_ui(root, 2, prec);
    acb_div_arb(scaled, z, root, prec);
    acb_neg(scaled, scaled);
    acb_hypgeom_erfc(r, scaled, prec);
    acb_mul(r, r, z, prec);
    acb_mul_2exp_si(r, r, -1);
    acb_clear(scaled);
    arb_clear(root);
}

EXACT_COMPLEX(tgamma)
{
    acb_gamma(r, z, prec);
}

EXACT_COMPLEX(digamma)
{
    acb_digamma(r, z, prec);
}

/* Arb's is real for x > 0. Above the axis, left of it, it is i pi floor(x) beside log |gamma(x)| on the axis, and below the
 * axis the conjugate. */
EXACT_COMPLEX(lgamma)
{
    if (arb_is_positive(acb_realref(z))) {
        acb_lgamma(r, z, prec);
        return;
    }
    fmpz_t turns;
    arb_t turn;
    acb_t conjugate;
    fmpz_init(turns);
    arb_init(turn);
    acb_init(conjugate);
    arb_floor(turn, acb_realref(z), prec);
    const bool below = arb_is_negative(acb_imagref(z));
    if (arb_get_unique_fmpz(turns, turn) && (below || arb_is_nonnegative(acb_imagref(z)))) {
        acb_set(conjugate, z);
        if (below) acb_conj(conjugate, conjugate);
        acb_lgamma(r, conjugate, prec);
        arb_const_pi(turn, prec);
        arb_submul_fmpz(acb_imagref(r), turn, turns, prec);
        if (below) acb_conj(r, r);
    } else
        acb_indeterminate(r);
    fmpz_clear(turns);
    arb_clear(turn);
    acb_clear(conjugate);
}

/* Far to the right zeta(z) = 1 + 2^-z + a rest, that is the sum of n^-z from n = 3 on: as large as 2 * 3^-x at most, where
 * x > 4. The imaginary part of n^-z is below |y| log(n) n^-x, so that of the rest is below 2 |y| 3^(1-x). */
static void complex_zeta_far_right(acb_t r, acb_srcptr z, slong prec)
{
    acb_t minus;
    arb_t rest;
    acb_init(minus);
    arb_init(rest);
    acb_neg(minus, z);
    acb_set_ui(r, 2);
    acb_pow(r, r, minus, prec);
    acb_add_ui(r, r, 1, prec);
    arb_add_ui(rest, acb_realref(minus), 1, prec);
    arb_set_ui(acb_realref(minus), 3);
    arb_pow(rest, acb_realref(minus), rest, MAG_BITS);
    arb_mul_2exp_si(rest, rest, 1);
    arb_add_error(acb_realref(r), rest);
    arb_mul(rest, rest, acb_imagref(z), MAG_BITS);
    arb_add_error(acb_imagref(r), rest);
    acb_clear(minus);
    arb_clear(rest);
}

/* Far out Arb would compute for long: on the right little is left of the function; elsewhere no form is given. */
EXACT_COMPLEX(zeta)
{
    enum { FAR = 1 << 12 };
    arf_t low, height;
    arf_init(low);
    arf_init(height);
    arb_get_lbound_arf(low, acb_realref(z), MAG_BITS);
    arb_get_abs_ubound_arf(height, acb_imagref(z), MAG_BITS);
    if (arf_cmp_si(low, 2 * prec + FLINT_BITS) > 0)
        complex_zeta_far_right(r, z, prec);
    else if (arf_cmp_si(low, -FAR) < 0 || arf_cmp_si(height, FAR) > 0)
        acb_indeterminate(r);
    else
        acb_zeta(r, z, prec);
    arf_clear(low);
    arf_clear(height);
}

#define EXACT_BESSEL(name, function, order)                                                                  \
    EXACT_COMPLEX(name)                                                                                      \
    {                                                                                                        \
        acb_t nu;                                                                                            \
        acb_init(nu);                                                                                        \
        acb_set_ui(nu, order);                                                                               \
        function(r, nu, z, prec);                                                                            \
        acb_clear(nu);                                                                                       \
    }
EXACT_BESSEL(bessel_j0, acb_hypgeom_bessel_j, 0)
EXACT_BESSEL(bessel_j1, acb_hypgeom_bessel_j, 1)
EXACT_BESSEL(bessel_y0, acb_hypgeom_bessel_y, 0)
EXACT_BESSEL(bessel_y1, acb_hypgeom_bessel_y, 1)
EXACT_BESSEL(bessel_i0, acb_hypgeom_bessel_i, 0)
EXACT_BESSEL(bessel_i1, acb_hypgeom_bessel_i, 1)
EXACT_BESSEL(bessel_k0, acb_hypgeom_bessel_k, 0)
EXACT_BESSEL(bessel_k1, acb_hypgeom_bessel_k, 1)

EXACT_COMPLEX(airy_ai)
{
    acb_hypgeom_airy(r, NULL, NULL, NULL, z, prec);
}

EXACT_COMPLEX(airy_bi)
{
    acb_hypgeom_airy(NULL, NULL, r, NULL, z, prec);
}

/* -Ei(-z), for x > 0 */
static void expint_right(acb_t r, acb_srcptr z, slong prec)
{
    acb_t one;
    acb_init(one);
    acb_one(one);
    acb_hypgeom_expint(r, one, z, prec);
    acb_clear(one);
}

EXACT_COMPLEX(ei)
{
    if (arb_is_positive(acb_realref(z)))
        acb_hypgeom_ei(r, z, prec);
    else if (arb_is_negative(acb_realref(z))) {
        acb_t minus;
        acb_init(minus);
        acb_neg(minus, z);
        expint_right(r, minus, prec);
        acb_neg(r, r);
        acb_clear(minus);
    } else
        acb_indeterminate(r);
}

EXACT_COMPLEX(e1)
{
    acb_t minus;
    acb_init(minus);
    acb_neg(minus, z);
    exact_complex_ei(r, minus, prec);
    acb_neg(r, r);
    acb_clear(minus);
}

EXACT_COMPLEX(si)
{
    acb_hypgeom_si(r, z, prec);
}

EXACT_COMPLEX(ci)
{
    acb_hypgeom_ci(r, z, prec);
}

EXACT_COMPLEX(lambert_w)
{
    fmpz_t principal;
    fmpz_init(principal);
    acb_lambertw(r, z, principal, 0, prec);
    fmpz_clear(principal);
}

/* sqrt(pi)/2 exp(-z^2) erfi(z) */
EXACT_COMPLEX(dawson)
{
    acb_t factor;
    arb_t root;
    acb_init(factor);
    arb_init(root);
    acb_mul(factor, z, z, 2 * prec);
    acb_neg(factor, factor);
    acb_exp(factor, factor, prec);
    acb_hypgeom_erfi(r, z, prec);
    acb_mul(r, r, factor, prec);
    arb_const_sqrt_pi(root, prec);
    acb_mul_arb(r, r, root, prec);
    acb_mul_2exp_si(r, r, -1);
    acb_clear(factor);
    arb_clear(root);
}

/* For x > 1 what continues the real part of Li2: pi^2/3 - log(z)^2/2 - Li2(1/z), by DLMF 25.12.4. */
EXACT_COMPLEX(dilog)
{
    arb_t one;
    arb_init(one);
    arb_one(one);
    if (arb_lt(acb_realref(z), one))
        acb_hypgeom_dilog(r, z, prec);
    else if (arb_gt(acb_realref(z), one)) {
        acb_t part;
        acb_init(part);
        acb_inv(part, z, prec);
        acb_hypgeom_dilog(r, part, prec);
        acb_log(part, z, prec);
        acb_mul(part, part, part, prec);
        acb_mul_2exp_si(part, part, -1);
        acb_add(r, r, part, prec);
        acb_neg(r, r);
        arb_const_pi(one, prec);
        arb_mul(one, one, one, prec);
        arb_div_ui(one, one, 3, prec);
        arb_add(acb_realref(r), acb_realref(r), one, prec);
        acb_clear(part);
    } else
        acb_indeterminate(r);
    arb_clear(one);
}
