/* The elementary functions in complex balls, where Arb has none of that name. */
#include "function/exact/exact_complex.h"

/* Arb takes whole powers by multiplication, others by the principal logarithm; a negative base has whole powers only. */
EXACT_COMPLEX(pow)
{
    acb_pow(r, z, z + 1, prec);
}

EXACT_COMPLEX(exp2)
{
    arb_t log2;
    arb_init(log2);
    arb_const_log2(log2, prec);
    acb_mul_arb(r, z, log2, prec);
    acb_exp(r, r, prec);
    arb_clear(log2);
}

EXACT_COMPLEX(expm1)
{
    acb_expm1(r, z, prec);
}

EXACT_COMPLEX(log2)
{
    arb_t log2;
    arb_init(log2);
    arb_const_log2(log2, prec);
    acb_log(r, z, prec);
    acb_div_arb(r, r, log2, prec);
    arb_clear(log2);
}

EXACT_COMPLEX(log10)
{
    arb_t log10;
    arb_init(log10);
    arb_const_log10(log10, prec);
    acb_log(r, z, prec);
    acb_div_arb(r, r, log10, prec);
    arb_clear(log10);
}

EXACT_COMPLEX(log1p)
{
    acb_log1p(r, z, prec);
}

EXACT_COMPLEX(cbrt)
{
    if (arb_is_positive(acb_realref(z)))
        acb_root_ui(r, z, 3, prec);
    else if (arb_is_negative(acb_realref(z))) {
        acb_neg(r, z);
        acb_root_ui(r, r, 3, prec);
        acb_neg(r, r);
    } else
        acb_indeterminate(r);
}

EXACT_COMPLEX(hypot)
{
    acb_mul(r, z, z, prec);
    acb_addmul(r, z + 1, z + 1, prec);
    acb_sqrt(r, r, prec);
}

EXACT_COMPLEX(fma)
{
    acb_mul(r, z, z + 1, prec);
    acb_add(r, r, z + 2, prec);
}

/* The angle of (x, y): of y/x where x is not near 0, else a right angle from that of x/y. Which turn it is matters to the
 * real part only, but the imaginary one must not sit on a cut. */
EXACT_COMPLEX(atan2)
{
    arb_t turn;
    acb_srcptr y = z, x = z + 1;
    arb_init(turn);
    arb_const_pi(turn, prec);
    if (arb_is_nonzero(acb_realref(x)) && !arb_contains_zero(acb_realref(x))) {
        acb_div(r, y, x, prec);
        acb_atan(r, r, prec);
        if (arb_is_negative(acb_realref(x))) {
            if (arb_is_negative(acb_realref(y))) arb_neg(turn, turn);
            acb_add_arb(r, r, turn, prec);
        }
    } else if (!arb_contains_zero(acb_realref(y))) {
        arb_mul_2exp_si(turn, turn, -1);
        if (arb_is_negative(acb_realref(y))) arb_neg(turn, turn);
        acb_div(r, x, y, prec);
        acb_atan(r, r, prec);
        acb_neg(r, r);
        acb_add_arb(r, r, turn, prec);
    } else
        acb_indeterminate(r);
    arb_clear(turn);
}

EXACT_COMPLEX(sigmoid)
{
    acb_neg(r, z);
    acb_exp(r, r, prec);
    acb_add_ui(r, r, 1, prec);
    acb_inv(r, r, prec);
}

EXACT_COMPLEX(softplus)
{
    acb_exp(r, z, prec);
    acb_log1p(r, r, prec);
}

EXACT_COMPLEX(silu)
{
    exact_complex_sigmoid(r, z, prec);
    acb_mul(r, r, z, prec);
}

EXACT_COMPLEX(if)
{
    (void)prec;
    if (acb_is_zero(z))
        acb_set(r, z + 2);
    else if (!arb_contains_zero(acb_realref(z)))
        acb_set(r, z + 1);
    else
        acb_indeterminate(r);
}
