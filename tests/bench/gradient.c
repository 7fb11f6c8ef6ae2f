/* What a numerical gradient costs beside the bare calls of the function, as many of them: a sum of 1000 squares in C, by the
 * library's hstar_gradient. */
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

static double squares(const double *x, size_t n, void *context)
{
    double sum = 0;
    (void)context;
    for (size_t i = 0; i < n; i++) sum += x[i] * x[i];
    return sum;
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
        sum = called(x, VARIABLES, NULL);
        *varied = kept;
    }
    (void)sum;
    return seconds() - start;
}

int main(void)
{
    static double x[VARIABLES], gradient[ROUNDS], calls_alone[ROUNDS], ratio[ROUNDS];
    static hstar_result results[VARIABLES];
    hstar_error error;
    size_t calls = 0;
    for (size_t i = 0; i < VARIABLES; i++) x[i] = sin((double)i) * 2;
    for (size_t r = 0; r < ROUNDS; r++) {
        double start = seconds();
        if (hstar_gradient(squares, NULL, x, VARIABLES, NULL, results, &error)) {
            fprintf(stderr, "bench: %s\n", error.message);
            return 3;
        }
        gradient[r] = seconds() - start;
        calls = 0;
        for (size_t i = 0; i < VARIABLES; i++) calls += results[i].evaluations;
        calls_alone[r] = bare(x, calls);
        ratio[r] = gradient[r] / calls_alone[r];
    }
    printf("the gradient of a sum of %d squares, medians of %d rounds in turn\n", VARIABLES, ROUNDS);
    printf("  %-44s %8.2f ms\n", "hstar_gradient", median(gradient) * 1e3);
    printf("  the bare calls of the function, %zu of them %10.2f ms\n", calls, median(calls_alone) * 1e3);
    printf("  %-44s %8.2f     aim 1.5\n", "ratio", median(ratio));
    return 0;
}
