/* The time that a call takes: exp at 1 as a plain C function, every contestant in turn in every round; medians. */
#include "report.h"
#include "samples_parts.h"

#include <gsl/gsl_deriv.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15 };
static const double round_seconds = 1e-3;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static volatile double sink;

static double f_exp(double x, void *context)
{
    (void)context;
    return exp(x);
}

static hstar_status call_exp(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)context, (void)err;
    for (size_t i = 0; i < n; i++) y[i] = exp(x[i]);
    return HSTAR_OK;
}

static void by_entrant(const struct entrant *e)
{
    struct probe probe;
    probe_init(&probe);
    probe.call = call_exp;
    probe.x = 1;
    const struct step_request request = {.derivative = 1, .use = e->asked};
    struct step step;
    hstar_error err;
    must(step_find(e->selector, &request, &probe, &step, &err), &err, e->name);
    sink = step.value;
}

static void by_gsl(const struct entrant *e)
{
    (void)e;
    const gsl_function f = {f_exp, NULL};
    double value, bar;
    if (!gsl_deriv_central(&f, 1, 1e-4, &value, &bar)) sink = value;
}

static void by_hand(const struct entrant *e)
{
    (void)e;
    static double (*volatile f)(double, void *) = f_exp;
    const double x = 1, h = 1e-5;
    sink = (f(x + h, NULL) - f(x - h, NULL)) / (2 * h);
}

static double time_of(void (*run)(const struct entrant *e), const struct entrant *e)
{
    size_t n = 1;
    for (;;) {
        double start = seconds();
        for (size_t i = 0; i < n; i++) run(e);
        double took = seconds() - start;
        if (took >= round_seconds) return took / (double)n;
        n *= 2;
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double values[ROUNDS])
{
    qsort(values, ROUNDS, sizeof *values, ascending);
    return values[ROUNDS / 2];
}

void measure_times(const struct entrant *entrants, size_t n, struct report *r)
{
    static double times[N_SELECTORS + 5][ROUNDS];
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < n; i++) times[i][round] = time_of(by_entrant, &entrants[i]);
        times[n][round] = time_of(by_gsl, NULL);
        times[n + 1][round] = time_of(by_hand, NULL);
    }
    for (size_t i = 0; i < n; i++) r->time[i] = median(times[i]);
    r->time_gsl = median(times[n]);
    r->time_central = median(times[n + 1]);
}
