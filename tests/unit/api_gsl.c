/* hstar_gsl.h in the place of gsl_deriv_central and its like: the same calls, held against GSL's own. */
#include "check.h"
#include "hstar_gsl.h"

#include <gsl/gsl_deriv.h>

static double power(double x, void *parameters)
{
    (void)parameters;
    return pow(x, 1.5);
}

static double nothing(double x, void *parameters)
{
    (void)parameters;
    return x > 100 ? x : (double)NAN;
}

static double kink(double x, void *parameters)
{
    (void)parameters;
    return fabs(x - 0.3);
}

typedef int derivative(const gsl_function *f, double x, double h, double *result, double *abserr);

static void as_gsl(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        derivative *ours, *gsls;
    } rows[] = {
        {"central", hstar_deriv_central, gsl_deriv_central},
        {"forward", hstar_deriv_forward, gsl_deriv_forward},
        {"backward", hstar_deriv_backward, gsl_deriv_backward},
    };
    const gsl_function f = {power, NULL};
    const double x = 2, want = 1.5 * sqrt(2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double result = 0, abserr = 0, gsl_result, gsl_abserr;
        int ours = rows[i].ours(&f, x, 1e-8, &result, &abserr);
        rows[i].gsls(&f, x, 1e-8, &gsl_result, &gsl_abserr);
        CHECK(ours == GSL_SUCCESS && fabs(result - want) <= abserr, "%s: %d, %.17g +/- %g, want %.17g",
              rows[i].name, ours, result, abserr, want);
        CHECK(fabs(result - want) < 1e-6 && fabs(gsl_result - result) < 1e-4, "%s: %.17g, GSL %.17g",
              rows[i].name, result, gsl_result);
        /* A hint that is nonsense does no harm. */
        CHECK(rows[i].ours(&f, x, 1e5, &gsl_result, &gsl_abserr) == GSL_SUCCESS && gsl_result == result,
              "%s with h = 1e5: %g", rows[i].name, gsl_result);
    }
    CHECK_DONE();
}

/* At the end of the domain only one side is there: x^1.5 at 0, the example of GSL's manual, whose curvature is infinite. */
static void at_an_edge(void **state)
{
    (void)state;
    const gsl_function f = {power, NULL};
    double result = 42, abserr = 42;
    int status = hstar_deriv_forward(&f, 0, 1e-8, &result, &abserr);
    CHECK(fabs(result) < 1e-3, "%d: %g +/- %g", status, result, abserr);
    CHECK_DONE();
}

static void codes(void **state)
{
    (void)state;
    const gsl_function undefined = {nothing, NULL}, kinked = {kink, NULL};
    double result = 42, abserr = 42;
    CHECK(hstar_deriv_central(&undefined, 1, 0, &result, &abserr) == GSL_EDOM && isnan(result) &&
              isinf(abserr),
          "%g +/- %g", result, abserr);
    result = abserr = 42;
    CHECK(hstar_deriv_central(&undefined, NAN, 0, &result, &abserr) == GSL_EINVAL && isnan(result) &&
              isinf(abserr),
          "%g +/- %g", result, abserr);
    CHECK(hstar_deriv_central(&kinked, 0.3, 0, &result, &abserr) == GSL_ELOSS, "a kink: %g +/- %g", result,
          abserr);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_gsl),
        cmocka_unit_test(at_an_edge),
        cmocka_unit_test(codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
