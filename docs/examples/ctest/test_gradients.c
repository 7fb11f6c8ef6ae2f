/* Is loss_gradient the gradient of loss? At ten points; where it is not, what is printed says what is wrong. */
#include "loss.h"

#include <hstar.h>
#include <stdio.h>

static int f(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    *y = loss(x);
    return 0;
}

static int g(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    loss_gradient(x, y);
    return 0;
}

static int print(const char *bytes, size_t n, void *context)
{
    (void)context;
    return fwrite(bytes, 1, n, stdout) < n;
}

int main(void)
{
    const double at[] = {0.4, -0.3, 0.1};
    const char *const names[] = {"w[0]", "w[1]", "bias"};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_error error;
    hstar_options options = HSTAR_OPTIONS;
    int agrees = 0;
    options.points = 10;

    hstar_status status = hstar_problem_function(f, NULL, at, 3, 1, &problem, &error);
    if (!status) status = hstar_problem_names(problem, names, &error);
    if (!status) status = hstar_problem_gradient_function(problem, g, NULL, &error);
    if (!status) status = hstar_check(problem, &options, &results, &error);
    if (!status) status = hstar_results_write(results, HSTAR_TEXT, print, NULL, &error);
    if (status)
        puts(error.message);
    else
        agrees = hstar_results_verdict(results) == HSTAR_AGREES;
    hstar_results_free(results);
    hstar_problem_free(problem);
    return !agrees;
}
