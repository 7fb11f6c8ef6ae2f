/* What a numerical gradient costs beside the bare calls of the function, as many of them: a sum of 1000 squares in C, by the
 * library's hstar_jacobian. */
#include "hstar.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { VARIABLES = 1000, ROUNDS = 31 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int squares(const double *x, size_t n, double *y, size_t m, void *context)
{
    double sum = 0;
    (void)m, (void)context;
    for (size_t i = 0; i < n; i++) sum += x[i] * x[i];
    *y = sum;
    return 0;
}

/* Called through this the compiler cannot inline it, as it cannot in the library. */
static hstar_vector_function *volatile called = squares;

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, ascending);
    return values[ROUNDS / 2];
}

static double bare(double *x, size_t calls)
{
    volatile double sum = 0;
    double start = seconds();
    for (size_t i = 0; i < calls; i++) {
        double *varied = &x[i % VARIABLES], kept = *varied;
        *varied += 1e-6;
        double y;
        called(x, VARIABLES, &y, 1, NULL);
        sum = y;
        *varied = kept;
    }
    (void)sum;
    return seconds() - start;
}

static hstar_problem *problem_at(const double *x)
{
    hstar_problem *problem;
    if (hstar_problem_function(squares, NULL, x, VARIABLES, 1, &problem, NULL)) exit(3);
    return problem;
}

/* All results of a gradient, which is asked anew; returns the calls of f. */
static size_t ask(const hstar_problem *problem)
{
    hstar_results *results;
    hstar_error error;
    size_t calls = 0;
    if (hstar_jacobian(problem, NULL, &results, &error)) {
        fprintf(stderr, "bench: %s\n", error.message);
        exit(3);
    }
    for (size_t i = 0; i < VARIABLES; i++) {
        hstar_result d;
        if (hstar_results_derivative(results, i, &d, sizeof d, NULL)) exit(3);
        calls += d.evaluations;
    }
    hstar_results_free(results);
    return calls;
}

int main(void)
{
    static double x[VARIABLES], gradient[ROUNDS], calls_alone[ROUNDS], ratio[ROUNDS];
    size_t calls = 0;
    for (size_t i = 0; i < VARIABLES; i++) x[i] = sin((double)i) * 2;
    for (size_t r = 0; r < ROUNDS; r++) {
        const double start = seconds();
        hstar_problem *problem = problem_at(x);
        calls = ask(problem);
        hstar_problem_free(problem);
        gradient[r] = seconds() - start;
        calls_alone[r] = bare(x, calls);
        ratio[r] = gradient[r] / calls_alone[r];
    }
    printf("the gradient of a sum of %d squares, medians of %d rounds in turn\n", VARIABLES, ROUNDS);
    printf("  %-44s %8.2f ms\n", "hstar_jacobian", median(gradient) * 1e3);
    printf("  the bare calls of the function, %zu of them %10.2f ms\n", calls, median(calls_alone) * 1e3);
    printf("  %-44s %8.2f     aim 1.2\n", "ratio", median(ratio));
    return 0;
}
