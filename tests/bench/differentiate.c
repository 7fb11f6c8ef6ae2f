/* What a derivative by hstar_differentiate costs beside GSL's deriv_central, exp at 1: rounds in turn, and the ratio of each round. */
#include "hstar.h"

#include <gsl/gsl_deriv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CALLS = 50, ROUNDS = 2001 }; /* short rounds: most of them nobody interrupts */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int exponential(double x, double *y, void *context)
{
    (void)context;
    *y = exp(x);
    return 0;
}

static double exponential_of_gsl(double x, void *context)
{
    (void)context;
    return exp(x);
}

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

static void by_hstar(void)
{
    hstar_result result;
    if (hstar_differentiate(exponential, NULL, 1, NULL, &result, sizeof result, NULL)) abort();
}

static void by_gsl(void)
{
    const gsl_function f = {exponential_of_gsl, NULL};
    double value, bar;
    if (gsl_deriv_central(&f, 1, 1e-4, &value, &bar)) abort();
}

/* Seconds a call. */
static double time_of(void (*way)(void))
{
    const double start = seconds();
    for (int i = 0; i < CALLS; i++) way();
    return (seconds() - start) / CALLS;
}

int main(void)
{
    static double hstar[ROUNDS], gsl[ROUNDS], ratio[ROUNDS];
    by_hstar();
    by_gsl();
    for (size_t r = 0; r < ROUNDS; r++) {
        hstar[r] = time_of(by_hstar);
        gsl[r] = time_of(by_gsl);
        ratio[r] = hstar[r] / gsl[r];
    }
    printf("the derivative of exp at 1, medians of %d rounds of %d calls in turn\n", ROUNDS, CALLS);
    printf("  %-44s %8.3f us\n", "hstar_differentiate", median(hstar) * 1e6);
    printf("  %-44s %8.3f us\n", "gsl_deriv_central", median(gsl) * 1e6);
    printf("  %-44s %8.2f     aim 12\n", "ratio", median(ratio));
    return 0;
}
