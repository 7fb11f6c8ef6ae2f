/* The plain estimates of a sweep, per evaluation of f, beside the loop that a reader would write by hand in C
 * over the same libm. Both compute their steps, estimates and errors, on one thread, in turn; medians. */
#include "function/source/expression.h"
#include "stencil/method.h"
#include "sweep/formats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STEPS = 100000, ROUNDS = 31 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
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

static double f_sin(double x)
{
    return sin(x);
}

static double f_cubic(double x)
{
    return x * x * x - 2 * x + 1;
}

static double step(size_t i)
{
    return pow(10, -16 + 16 * (double)i / (STEPS - 1));
}

/* The loops, one a function so that the compiler may inline f, as it would in the reader's own file. */
#define LOOPS(f)                                                                                             \
    static void f##_central(double x, double truth, double *h, double **estimate, double **error)            \
    {                                                                                                        \
        for (size_t i = 0; i < STEPS; i++) {                                                                 \
            h[i] = step(i);                                                                                  \
            estimate[0][i] = (f(x + h[i]) - f(x - h[i])) / (2 * h[i]);                                       \
            error[0][i] = estimate[0][i] - truth;                                                            \
        }                                                                                                    \
    }                                                                                                        \
    static void f##_all(double x, double truth, double *h, double **estimate, double **error)                \
    {                                                                                                        \
        double y = f(x);                                                                                     \
        for (size_t i = 0; i < STEPS; i++) {                                                                 \
            h[i] = step(i);                                                                                  \
            double p1 = f(x + h[i]), m1 = f(x - h[i]), p2 = f(x + 2 * h[i]), m2 = f(x - 2 * h[i]);           \
            estimate[0][i] = (p1 - y) / h[i];                                                                \
            estimate[1][i] = (y - m1) / h[i];                                                                \
            estimate[2][i] = (p1 - m1) / (2 * h[i]);                                                         \
            estimate[3][i] = (-p2 + 8 * p1 - 8 * m1 + m2) / (12 * h[i]);                                     \
            for (int k = 0; k < 4; k++) error[k][i] = estimate[k][i] - truth;                                \
        }                                                                                                    \
    }
LOOPS(f_sin)
LOOPS(f_cubic)

/* The same in the reader's own float and long double; the estimates are kept as doubles, as hstar does. */
#define LOOP_IN(T, name, f)                                                                                  \
    static void name(double x, double truth, double *h, double **estimate, double **error)                   \
    {                                                                                                        \
        const T at = (T)x;                                                                                   \
        for (size_t i = 0; i < STEPS; i++) {                                                                 \
            h[i] = step(i);                                                                                  \
            const T k = (T)h[i], p = at + k, m = at - k;                                                     \
            estimate[0][i] = (double)((f(p) - f(m)) / (2 * k));                                              \
            error[0][i] = estimate[0][i] - truth;                                                            \
        }                                                                                                    \
    }
#define CUBIC(x) ((x) * (x) * (x)-2 * (x) + 1)
LOOP_IN(float, f_sin_float, sinf)
LOOP_IN(float, f_cubic_float, CUBIC)
LOOP_IN(long double, f_sin_long, sinl)
LOOP_IN(long double, f_cubic_long, CUBIC)

static const struct contest {
    const char *text, *methods;
    void (*by_hand)(double x, double truth, double *h, double **estimate, double **error);
    size_t n_methods, evaluations; /* of f, a step */
    double x, truth, aim;
    const char *format; /* NULL: double */
    bool rounded;       /* the estimates need not be those of the loop: it is in double */
} contests[] = {
    {"sin(x)", "central", f_sin_central, 1, 2, 1, 0.54030230586813977, 1.2, NULL, false},
    {"sin(x)", "forward,backward,central,five-point", f_sin_all, 4, 4, 1, 0.54030230586813977, 1.2, NULL,
     false},
    {"x*x*x - 2*x + 1", "central", f_cubic_central, 1, 2, 1.7, 6.67, 3, NULL, false},
    {"x*x*x - 2*x + 1", "forward,backward,central,five-point", f_cubic_all, 4, 4, 1.7, 6.67, 3, NULL, false},
    {"sin(x)", "central", f_sin_float, 1, 2, 1, 0.54030230586813977, 1.5, "float", false},
    {"x*x*x - 2*x + 1", "central", f_cubic_float, 1, 2, 1.7, 6.67, 1.5, "float", false},
    {"sin(x)", "central", f_sin_long, 1, 2, 1, 0.54030230586813977, 1.5, "long-double", false},
    {"x*x*x - 2*x + 1", "central", f_cubic_long, 1, 2, 1.7, 6.67, 1.5, "long-double", false},
    {"sin(x)", "central", f_sin_central, 1, 2, 1, 0.54030230586813977, 10, "half", true},
    {"x*x*x - 2*x + 1", "central", f_cubic_central, 1, 2, 1.7, 6.67, 10, "half", true},
    {"x*x*x - 2*x + 1", "central", f_cubic_central, 1, 2, 1.7, 6.67, 10, "bfloat16", true},
};

static void must(hstar_status status, const hstar_error *err)
{
    if (status == HSTAR_OK) return;
    fprintf(stderr, "bench: %s\n", err->message);
    exit(3);
}

static double by_hstar(const struct contest *c, const struct function *f, const struct method *methods,
                       size_t n, double *check)
{
    const size_t wrt = 0;
    const struct problem problem = {
        .f = f, .point = &c->x, .wrt = &wrt, .n_wrt = 1, .noise = NAN, .n_threads = 1};
    const struct sweep_request request = {.problem = &problem,
                                          .methods = methods,
                                          .n_methods = n,
                                          .grid = {.kind = GRID_LOG, .from = 1e-16, .to = 1, .n = STEPS},
                                          .reference = REFERENCE_EXACT};
    struct sweep *sweep;
    struct format_request one;
    hstar_error err;
    double start = seconds();
    must(format_request_init(&one, &request, format_find(c->format ? c->format : "double"), &err), &err);
    must(sweep_run(&one.request, &sweep, &err), &err);
    format_request_clear(&one);
    double time = seconds() - start;
    *check = sweep->components[0].methods[n - 1].column[COLUMN_ESTIMATE][STEPS / 2];
    sweep_free(sweep);
    return time;
}

static double by_hand(const struct contest *c, double *check)
{
    double start = seconds();
    double *memory = malloc(9 * STEPS * sizeof *memory), *estimate[4], *error[4];
    if (!memory) exit(3);
    for (size_t k = 0; k < 4; k++) {
        estimate[k] = memory + (1 + k) * STEPS;
        error[k] = memory + (5 + k) * STEPS;
    }
    c->by_hand(c->x, c->truth, memory, estimate, error);
    *check = estimate[c->n_methods - 1][STEPS / 2];
    free(memory);
    return seconds() - start;
}

static void run(const struct contest *c)
{
    const char *variable = "x";
    struct function *f;
    struct method *methods;
    size_t n;
    hstar_error err;
    must(expression_new(&c->text, 1, &variable, 1, &f, &err), &err);
    must(methods_new(c->methods, 1, &methods, &n, &err), &err);

    double hstar[ROUNDS], hand[ROUNDS], ratio[ROUNDS], a, b;
    for (size_t i = 0; i < ROUNDS; i++) {
        hstar[i] = by_hstar(c, f, methods, n, &a);
        hand[i] = by_hand(c, &b);
        ratio[i] = hstar[i] / hand[i];
        if (!c->rounded && a != b) {
            fprintf(stderr, "bench: %s, %s: hstar gives %.17g, the loop %.17g\n", c->text, c->methods, a, b);
            exit(1);
        }
    }
    double calls = (double)STEPS * (double)c->evaluations;
    printf("  %-16s %-36s %-12s %8.2f ns %8.2f ns %7.2f %6.1f\n", c->text, c->methods,
           c->format ? c->format : "", median(hstar) / calls * 1e9, median(hand) / calls * 1e9, median(ratio),
           c->aim);
    methods_free(methods, n);
    function_free(f);
}

int main(void)
{
    printf("plain estimates, per evaluation of f: %d steps, one thread\n", STEPS);
    printf("  %-16s %-36s %-12s %11s %11s %7s %6s\n", "function", "methods", "format", "hstar", "by hand",
           "ratio", "aim");
    for (size_t i = 0; i < sizeof contests / sizeof *contests; i++) run(&contests[i]);
    return 0;
}
