/* A program of a user of hstar: all of the interface, through the installed headers alone. */
#include <hstar.h>
#include <hstar_gsl.h>

#include <stdio.h>
#include <string.h>

static int f(double x, double *y, void *context)
{
    *y = exp(*(double *)context * x);
    return 0;
}

static double f_of_gsl(double x, void *context)
{
    return exp(*(double *)context * x);
}

static int product(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)m, (void)context;
    *y = n == 2 ? x[0] * x[1] : 0;
    return 0;
}

static int failures;

static void expect(int condition, const char *what)
{
    if (condition) return;
    printf("wrong: %s\n", what);
    failures++;
}

static void ask_a_function(void)
{
    const double at[] = {2.5, -3}, right[] = {-3, 2.5};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_result d;
    expect(!hstar_problem_function(product, NULL, at, 2, 1, &problem, NULL), "a problem");
    expect(!hstar_jacobian(problem, NULL, &results, NULL) &&
               !hstar_results_derivative(results, 0, &d, sizeof d, NULL) && fabs(d.value + 3) < 1e-6,
           "a gradient");
    hstar_results_free(results);
    expect(!hstar_hessian(problem, NULL, &results, NULL) &&
               !hstar_results_derivative(results, 1, &d, sizeof d, NULL) && fabs(d.value - 1) < 1e-6 &&
               hstar_results_definite(results) == 0,
           "a Hessian");
    hstar_results_free(results);
    expect(!hstar_problem_gradient_values(problem, right, 2, NULL) &&
               !hstar_check(problem, NULL, &results, NULL) && hstar_results_verdict(results) == HSTAR_AGREES,
           "a check");
    hstar_results_free(results);
    hstar_problem_free(problem);
}

static void ask_an_expression(void)
{
    const char *const text = "exp(x)";
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    size_t n = 0;
    const double *truncation;
    options.steps = 50;
    expect(!hstar_problem_expression(&text, 1, "1", &problem, NULL), "an expression");
    expect(!hstar_sweep(problem, &options, &results, NULL), "a sweep");
    truncation = hstar_results_column(results, 0, 2, HSTAR_COLUMN_TRUNCATION, &n);
    expect(n == 50 && truncation && truncation[49] > 0, "its truncation");
    hstar_results_free(results);
    hstar_problem_free(problem);
}

int main(void)
{
    double rate = 1, result, abserr;
    const double e = 2.71828182845904523536;
    hstar_result d;
    hstar_error error;
    hstar_options options = HSTAR_OPTIONS;
    gsl_function function;
    function.function = f_of_gsl;
    function.params = &rate;

    expect(!strncmp(hstar_version(), "0.2.", 4), "the version");
    expect(hstar_version_number() / 100 == HSTAR_VERSION_NUMBER / 100, "the version as a number");
    expect(*hstar_status_text(HSTAR_MEMORY) != 0, "the text of a status");
    expect(!hstar_differentiate(f, &rate, 1, NULL, &d, sizeof d, &error) && fabs(d.value - e) <= d.bar &&
               d.bar < 1e-6,
           "the derivative of exp");
    options.method = "centra";
    expect(hstar_differentiate(f, &rate, 1, &options, &d, sizeof d, &error) == HSTAR_INVALID &&
               error.message[0],
           "an unknown method");
    ask_a_function();
    ask_an_expression();
    expect(hstar_deriv_central(&function, 1, 1e-8, &result, &abserr) == GSL_SUCCESS &&
               fabs(result - e) <= abserr,
           "in the place of gsl_deriv_central");
    hstar_cleanup();
    return failures != 0;
}
