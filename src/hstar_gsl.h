/* hstar_gsl.h: in the place of gsl_deriv_central, gsl_deriv_forward and gsl_deriv_backward.
 *
 *     #include <hstar_gsl.h>
 *     #define gsl_deriv_central hstar_deriv_central
 *
 * The parameters are GSL's. h is ignored: the step is found, for each x anew, so a bad guess does no harm; f may
 * be called further from x than h. *abserr is a bound that holds and not a guess.
 *
 * The return says what GSL's own never does. In each case *result and *abserr are set:
 *     GSL_SUCCESS   the derivative lies within *result +/- *abserr
 *     GSL_ELOSS     there is a value, but nobody should count on *abserr: a kink, a jump, too much noise, …
 *     GSL_EDOM      there is no value: *result is NaN and *abserr infinite
 *     GSL_EINVAL    x is not a finite number; likewise
 * No error handler is called.
 *
 * Compile with GSL's headers and link to hstar alone; C99 or C++. */
#ifndef HSTAR_GSL_H
#define HSTAR_GSL_H

#include "hstar.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>

/* GSL's function as hstar calls one: it never gives up. */
static inline int hstar_deriv_call(double x, double *y, void *function)
{
    const gsl_function *f = (const gsl_function *)function;
    *y = f->function(x, f->params);
    return 0;
}

static inline int hstar_deriv_within(const gsl_function *f, double x, double lower, double upper,
                                     double *result, double *abserr)
{
    hstar_options options = HSTAR_OPTIONS;
    hstar_result found;
    gsl_function called = *f;
    options.lower = lower;
    options.upper = upper;
    *result = NAN;
    *abserr = HUGE_VAL;
    if (hstar_differentiate(hstar_deriv_call, &called, x, &options, &found, sizeof found, NULL))
        return GSL_EINVAL;
    *result = found.value;
    *abserr = found.bar;
    if (found.trust == HSTAR_TRUST_OK) return GSL_SUCCESS;
    return found.trust == HSTAR_TRUST_DOUBTFUL ? GSL_ELOSS : GSL_EDOM;
}

/* f may be called on both sides of x. */
static inline int hstar_deriv_central(const gsl_function *f, double x, double h, double *result,
                                      double *abserr)
{
    (void)h;
    return hstar_deriv_within(f, x, -HUGE_VAL, HUGE_VAL, result, abserr);
}

/* f is called at x and to the right of it only. GSL's leaves out x itself. */
static inline int hstar_deriv_forward(const gsl_function *f, double x, double h, double *result,
                                      double *abserr)
{
    (void)h;
    return hstar_deriv_within(f, x, x, HUGE_VAL, result, abserr);
}

/* f is called at x and to the left of it only. */
static inline int hstar_deriv_backward(const gsl_function *f, double x, double h, double *result,
                                       double *abserr)
{
    (void)h;
    return hstar_deriv_within(f, x, -HUGE_VAL, x, result, abserr);
}

#endif
