/* GSL's special functions as plain doubles. */
#include "function/machine/special.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_airy.h>
#include <gsl/gsl_sf_bessel.h>
#include <gsl/gsl_sf_dawson.h>
#include <gsl/gsl_sf_dilog.h>
#include <gsl/gsl_sf_expint.h>
#include <gsl/gsl_sf_lambert.h>
#include <gsl/gsl_sf_psi.h>
#include <gsl/gsl_sf_zeta.h>
#include <math.h>

static double value_of(int status, const gsl_sf_result *result)
{
    switch (status) {
    case GSL_SUCCESS:
    case GSL_EUNDRFLW:
        return result->val;
    case GSL_EOVRFLW:
        return copysign(HUGE_VAL, result->val);
    default:
        return nan("");
    }
}

/* GSL does not promise to end on infinities and NaN: they are no samples. */
#define SPECIAL(name, call)                                                                                  \
    double special_##name(double x)                                                                          \
    {                                                                                                        \
        gsl_sf_result result = {nan(""), 0};                                                                 \
        if (!isfinite(x)) return nan("");                                                                    \
        int status = call;                                                                                   \
        return value_of(status, &result);                                                                    \
    }

SPECIAL(digamma, gsl_sf_psi_e(x, &result))
SPECIAL(trigamma, gsl_sf_psi_1_e(x, &result))
SPECIAL(zeta, gsl_sf_zeta_e(x, &result))
SPECIAL(bessel_j0, gsl_sf_bessel_J0_e(x, &result))
SPECIAL(bessel_j1, gsl_sf_bessel_J1_e(x, &result))
SPECIAL(bessel_y0, gsl_sf_bessel_Y0_e(x, &result))
SPECIAL(bessel_y1, gsl_sf_bessel_Y1_e(x, &result))
SPECIAL(bessel_i0, gsl_sf_bessel_I0_e(x, &result))
SPECIAL(bessel_i1, gsl_sf_bessel_I1_e(x, &result))
SPECIAL(bessel_k0, gsl_sf_bessel_K0_e(x, &result))
SPECIAL(bessel_k1, gsl_sf_bessel_K1_e(x, &result))
SPECIAL(airy_ai, gsl_sf_airy_Ai_e(x, GSL_PREC_DOUBLE, &result))
SPECIAL(airy_bi, gsl_sf_airy_Bi_e(x, GSL_PREC_DOUBLE, &result))
SPECIAL(airy_ai_slope, gsl_sf_airy_Ai_deriv_e(x, GSL_PREC_DOUBLE, &result))
SPECIAL(airy_bi_slope, gsl_sf_airy_Bi_deriv_e(x, GSL_PREC_DOUBLE, &result))
SPECIAL(e1, gsl_sf_expint_E1_e(x, &result))
SPECIAL(si, gsl_sf_Si_e(x, &result))
SPECIAL(ci, gsl_sf_Ci_e(x, &result))
SPECIAL(lambert_w, gsl_sf_lambert_W0_e(x, &result))
SPECIAL(dawson, gsl_sf_dawson_e(x, &result))
SPECIAL(dilog, gsl_sf_dilog_e(x, &result))

/* GSL computes Ei(x) as -E1(-x) and turns the sign of an overflow with it. */
double special_ei(double x)
{
    gsl_sf_result result = {nan(""), 0};
    if (!isfinite(x)) return nan("");
    int status = gsl_sf_expint_Ei_e(x, &result);
    return status == GSL_EOVRFLW ? HUGE_VAL : value_of(status, &result);
}
