/* A program of a user of hstar: all of the interface, through the installed headers alone. */
#include <hstar.h>
#include <hstar_gsl.h>

#include <stdio.h>
#include <string.h>

static double f(double x, void *context)
{
    return exp(*(double *)context * x);
}

static double product(const double *x, size_t n, void *context)
{
    (void)context;
    return n == 2 ? x[0] * x[1] : 0;
}

static int failures;

static void expect(int condition, const char *what)
{
    if (condition) return;
    printf("wrong: %s\n", what);
    failures++;
}

int main(void)
{
    double rate = 1, result, abserr, noise;
    const double e = 2.71828182845904523536, at[] = {2.5, -3};
    hstar_result d, gradient[2];
    hstar_error error;
    hstar_options options = HSTAR_OPTIONS;
    hstar_sweep_options sweep_options = HSTAR_SWEEP_OPTIONS;
    hstar_sweep *sweep = NULL;
    gsl_function function;
    function.function = f;
    function.params = &rate;

    expect(!strncmp(hstar_version(), "0.1.", 4), "the version");
    expect(*hstar_status_text(HSTAR_MEMORY) != 0, "the text of a status");
    expect(!hstar_differentiate(f, &rate, 1, NULL, &d, &error) && fabs(d.value - e) <= d.bar && d.bar < 1e-6,
           "the derivative of exp");
    options.method = "centra";
    expect(hstar_differentiate(f, &rate, 1, &options, &d, &error) == HSTAR_INVALID && error.message[0],
           "an unknown method");
    expect(!hstar_gradient(product, NULL, at, 2, NULL, gradient, NULL) && fabs(gradient[0].value + 3) < 1e-6,
           "a gradient");
    expect(!hstar_noise(f, &rate, 1, &noise, NULL) && noise < 1e-12, "the noise");
    sweep_options.n = 50;
    expect(!hstar_sweep_expression("exp(x)", 1, &sweep_options, &sweep, &error), "a sweep");
    expect(sweep && hstar_sweep_size(sweep) == 50 &&
               hstar_sweep_column(sweep, HSTAR_COLUMN_TRUNCATION)[49] > 0,
           "its truncation");
    hstar_sweep_free(sweep);
    expect(hstar_deriv_central(&function, 1, 1e-8, &result, &abserr) == GSL_SUCCESS &&
               fabs(result - e) <= abserr,
           "in the place of gsl_deriv_central");
    return failures != 0;
}
