/* Behind tests/bench/growth.py: processor time of a gradient, without a process around it.
 *
 * usage: bench_growth squares|network N FILE.so [CALLS]    central differences of a plugin, two calls a variable; or so many
 *        bench_growth squares|network N                   auto on the expression, without the proven derivatives
 * prints seconds, and the calls of f that they are for. */
#include "function/source/expression.h"
#include "problem/slice.h"
#include "step/lore.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Bare loops take no longer than that: a share of the variables stands for all. */
#define LONGEST 1.0

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void fail(const char *why)
{
    fprintf(stderr, "bench_growth: %s\n", why);
    exit(3);
}

static double weight(size_t i, size_t n, bool is_network)
{
    return sin((double)(i + 1) * 1.7) * (is_network ? 2 / sqrt(sqrt((double)n / 2)) : 2);
}

/* ---- The bare loop ---- */

/* As plugins of several variables are. */
typedef double vector_plugin(const double *x, size_t n, void *context);

static vector_plugin *plugin(const char *file, const char *symbol)
{
    void *library = dlopen(file, RTLD_NOW);
    union {
        void *address;
        vector_plugin *function;
    } found = {library ? dlsym(library, symbol) : NULL};
    if (!found.address) fail("there is no such plugin");
    return found.function;
}

static void bare(vector_plugin *called, double *w, size_t n, size_t calls)
{
    volatile double slope;
    size_t done = 0;
    const double start = processor_seconds();
    double spent = 0;
    for (; done < calls && (done % 256 || spent < LONGEST); done += 2) {
        double *varied = &w[done / 2 % n], kept = *varied, h = 6e-6 * (fabs(kept) + 1);
        *varied = kept + h;
        double up = called(w, n, NULL);
        *varied = kept - h;
        slope = (up - called(w, n, NULL)) / (2 * h);
        *varied = kept;
        if (done % 256 == 254) spent = processor_seconds() - start;
    }
    (void)slope;
    printf("%.9g %zu\n", (processor_seconds() - start) * (double)calls / (double)done, calls);
}

/* ---- The selectors ---- */

static void search_all(const struct function *f, const double *point, size_t n_wrt)
{
    const struct step_request request = {.derivative = 1, .use = N_USES};
    const double start = processor_seconds();
    struct slices *slices;
    struct lore lore;
    size_t calls = 0;
    lore_init(&lore);
    if (slices_new(f, point, &slices, NULL)) fail("no memory");
    for (size_t v = 0; v < n_wrt; v++) {
        struct slice *line;
        struct probe probe;
        struct step step;
        if (slice_take(slices, 0, v, &line, NULL)) fail("no memory");
        probe_init(&probe);
        probe.call = slice_call;
        probe.context = line;
        probe.x = point[v];
        if (n_wrt > LORE_ENOUGH) probe.lore = &lore;
        if (step_find(SELECTOR_AUTO, &request, &probe, &step, NULL)) fail("the search failed");
        if (v < LORE_ENOUGH) lore_learn(&lore, probe.x, &probe, &step);
        calls += step.evaluations;
        slice_free(line);
    }
    slices_free(slices);
    printf("%.9g %zu\n", processor_seconds() - start, calls);
}

/* Variable i of n weights, behind which is x; k = 0: of squares. */
static char *variable_name(size_t i, size_t n, size_t k)
{
    char name[64];
    if (k == 0)
        snprintf(name, sizeof name, "w[%zu]", i);
    else if (i < n)
        snprintf(name, sizeof name, "%c[%zu,%zu]", i < n / 2 ? 'A' : 'B', i % (n / 2) / k, i % k);
    else
        snprintf(name, sizeof name, "x[%zu]", i - n);
    char *copy = strdup(name);
    if (!copy) fail("no memory");
    return copy;
}

static void selectors_alone(const double *w, size_t n, bool is_network)
{
    const size_t k = is_network ? (size_t)(sqrt((double)n / 2) + 0.5) : 0;
    const char *text = is_network ? "sum(tanh(B*tanh(A*x)))" : "sum(w^2)";
    char **names = calloc(n + k, sizeof *names);
    double *point = calloc(n + k, sizeof *point);
    struct function *f;
    hstar_error err;
    if (!names || !point) fail("no memory");
    for (size_t i = 0; i < n + k; i++) {
        point[i] = i < n ? w[i] : 1 / (double)(i - n + 1);
        names[i] = variable_name(i, n, k);
    }
    if (expression_new(&text, 1, (const char *const *)names, n + k, &f, &err)) fail(err.message);
    search_all(f, point, n);
    function_free(f);
    for (size_t i = 0; i < n + k; i++) free(names[i]);
    free(names);
    free(point);
}

int main(int argc, char **argv)
{
    if (argc < 3) fail("usage: bench_growth squares|network N [FILE.so [CALLS]]");
    const bool is_network = !strcmp(argv[1], "network");
    const size_t n = strtoul(argv[2], NULL, 10);
    double *w = calloc(n, sizeof *w);
    if (!w || n < 2) fail("no such N");
    for (size_t i = 0; i < n; i++) w[i] = weight(i, n, is_network);
    if (argc > 3)
        bare(plugin(argv[3], argv[1]), w, n, argc > 4 ? strtoul(argv[4], NULL, 10) : 2 * n);
    else
        selectors_alone(w, n, is_network);
    free(w);
    return 0;
}
