/* For people who must hard-code a step: h = C eps^(1/(p+d)) max(|x|, typical), in each format. C is the constant with the
 * smallest geometric mean of the regret over the points of the problems and over a third of a decade of C, with 1 as the
 * typical size of x. It is the last that keeps luck out: over the coarse steps of a narrow format the mean has teeth.
 *
 * Point and literals are rounded to the format, as a sweep does, and the errors are against the derivative of what that
 * makes of f. A stencil's points are those at which it is regular in double; in another format less those at which there
 * is nothing to choose: f overflows, underflows or is undefined, or no step tells even one bit of the derivative. */
#include "base/memory.h"
#include "samples_parts.h"
#include "selectors.h"
#include "sweep/floor.h"
#include "sweep/formats.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Constants from a thousandth to a thousand, 40 a decade: a grid of steps. A sixth of a decade to each side. */
enum { N_CONSTANTS = 241, BESIDE = 7 };
#define LEAST_CONSTANT 1e-3
#define MOST_CONSTANT  1e3
static const unsigned roots[] = {2, 3, 5};
enum { N_ROOTS = sizeof roots / sizeof *roots, N_STENCILS = USE_EXTRAPOLATION };

/* Where the floor in double is less it is an accident, and where it is more no bit is told. */
static const double least_regular_floor = 1e-14;
static const double most_floor = 0.5;
/* A format of fewer than two decimal digits gets no rows: no step tells a derivative in it. */
static const double most_roundoff = 0.01;

/* One sample in one format. Errors are relative to the derivative, NaN where there is no number. */
struct trial {
    double floor[N_STENCILS];
    double error[N_STENCILS][N_ROOTS][N_CONSTANTS];
};

/* What the work is about. */
struct bench {
    const struct samples *samples;
    const struct format *format;
    struct method *methods; /* N_STENCILS, in the order of enum stencil_use */
    struct trial *trials;   /* one a sample */
    double *regrets;        /* room for one a sample */
};

/* The scale of the steps: max(|x|, 1), times eps^(1/root). */
static double scale(const struct bench *b, const struct sample *s, unsigned root)
{
    return pow(2 * b->format->unit_roundoff, 1.0 / root) * fmax(1, fabs(s->x));
}

/* |error| / |derivative| of every stencil over n steps from `from` to `to`. False where x is beyond the format
 * or its derivative is 0. */
static bool errors_over(const struct bench *b, const struct sample *s, double from, double to, size_t n,
                        double *const error[N_STENCILS])
{
    const size_t wrt = 0;
    const struct problem problem = {
        .f = s->f, .point = &s->x, .wrt = &wrt, .n_wrt = 1, .noise = NAN, .n_threads = 1};
    const struct sweep_request all = {.problem = &problem,
                                      .methods = b->methods,
                                      .n_methods = N_STENCILS,
                                      .grid = {.kind = GRID_LOG, .from = from, .to = to, .n = n},
                                      .step_rule = STEP_RULE_REPRESENTABLE,
                                      .reference = REFERENCE_EXACT};
    struct format_request in;
    struct sweep *sweep;
    hstar_error err;
    if (format_request_init(&in, &all, b->format, &err)) return false;
    must(sweep_run(&in.request, &sweep, &err), &err, s->name);
    const struct component_sweep *c = &sweep->components[0];
    const double truth = c->reference.value;
    const bool there = isfinite(truth) && truth != 0;
    for (size_t m = 0; m < N_STENCILS; m++)
        for (size_t i = 0; i < n; i++) {
            const double e = fabs(c->methods[m].column[COLUMN_ERROR][i] / truth);
            error[m][i] = there && isfinite(e) ? e : (double)NAN;
        }
    sweep_free(sweep);
    format_request_clear(&in);
    return there;
}

/* The floor as sweep/floor.h has it, in the format: steps from 1e-16, or from less where the format has more digits. */
static void find_floors(const struct bench *b, const struct sample *s, struct trial *t)
{
    const double size = fmax(1, fabs(s->x)), from = fmin(1e-16, b->format->unit_roundoff) * size;
    static double h[FLOOR_STEPS], median[FLOOR_STEPS], rows[N_STENCILS][FLOOR_STEPS];
    double *const error[N_STENCILS] = {rows[0], rows[1], rows[2], rows[3]};
    _Static_assert(N_STENCILS == 4, "a row for each stencil");
    for (size_t m = 0; m < N_STENCILS; m++) t->floor[m] = NAN;
    if (!errors_over(b, s, from, size, FLOOR_STEPS, error)) return;
    for (size_t i = 0; i < FLOOR_STEPS; i++) h[i] = from * pow(size / from, (double)i / (FLOOR_STEPS - 1));
    for (size_t m = 0; m < N_STENCILS; m++) {
        hstar_error err;
        must(floor_running_median(h, error[m], FLOOR_STEPS, median, &err), &err, s->name);
        for (size_t i = 0; i < FLOOR_STEPS; i++) t->floor[m] = fmin(t->floor[m], median[i]);
    }
}

static void try_constants(const struct bench *b, const struct sample *s, struct trial *t)
{
    find_floors(b, s, t);
    for (size_t k = 0; k < N_ROOTS; k++) {
        double *error[N_STENCILS];
        for (size_t m = 0; m < N_STENCILS; m++) {
            error[m] = t->error[m][k];
            for (size_t i = 0; i < N_CONSTANTS; i++) error[m][i] = NAN;
        }
        const double unit = scale(b, s, roots[k]);
        errors_over(b, s, LEAST_CONSTANT * unit, MOST_CONSTANT * unit, N_CONSTANTS, error);
    }
}

static bool used(const struct bench *b, size_t i, size_t m)
{
    return b->samples->sample[i].floor[m] >= least_regular_floor && b->trials[i].floor[m] <= most_floor;
}

/* Both at least the format's unit roundoff: it has no better derivative. Without a number the regret is infinite. */
static double regret_of(const struct bench *b, double error, double floor)
{
    const double least = b->format->unit_roundoff;
    return isnan(error) ? (double)INFINITY : fmax(error, least) / fmax(floor, least);
}

/* Of the logarithms, over the points used. One that is wrong by more than 100 %, or has no number, counts as wrong by
 * that. */
static double mean_log(const struct bench *b, size_t m, size_t root, size_t constant)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < b->samples->n; i++) {
        if (!used(b, i, m)) continue;
        const double floor = b->trials[i].floor[m], error = b->trials[i].error[m][root][constant];
        sum += log10(regret_of(b, isnan(error) ? 1 : fmin(error, 1), floor));
        n++;
    }
    return sum / (double)n;
}

/* The errors of the rule with C as typed, or their regrets; returns at how many points. */
static size_t try_rule(const struct bench *b, size_t m, double constant, unsigned root, bool as_regrets)
{
    size_t n = 0;
    for (size_t i = 0; i < b->samples->n; i++) {
        const struct sample *s = &b->samples->sample[i];
        if (!used(b, i, m)) continue;
        double two[N_STENCILS][2], *error[N_STENCILS];
        for (size_t k = 0; k < N_STENCILS; k++) error[k] = two[k];
        const double h = constant * scale(b, s, root);
        errors_over(b, s, h, 2 * h, 2, error);
        const double regret = regret_of(b, two[m][0], b->trials[i].floor[m]);
        b->regrets[n++] = as_regrets ? regret : isnan(two[m][0]) ? (double)INFINITY : two[m][0];
    }
    return n;
}

static size_t own_root(const struct stencil *s)
{
    size_t k = 0;
    while (k < N_ROOTS - 1 && roots[k] != s->order + s->derivative) k++;
    return k;
}

static size_t best_constant(const struct bench *b, size_t m, size_t root)
{
    double mean[N_CONSTANTS], least = INFINITY;
    size_t best = BESIDE;
    for (size_t i = 0; i < N_CONSTANTS; i++) mean[i] = mean_log(b, m, root, i);
    for (size_t i = BESIDE; i + BESIDE < N_CONSTANTS; i++) {
        double sum = 0;
        for (size_t k = i - BESIDE; k <= i + BESIDE; k++) sum += mean[k];
        if (sum < least) least = sum, best = i;
    }
    return best;
}

static void print_row(const struct bench *b, size_t m)
{
    const struct stencil *s = b->methods[m].stencil;
    const size_t own = own_root(s), best = best_constant(b, m, own);
    /* Two digits, as they will be typed. */
    char digits[32];
    snprintf(digits, sizeof digits, "%.2g",
             LEAST_CONSTANT * pow(MOST_CONSTANT / LEAST_CONSTANT, (double)best / (N_CONSTANTS - 1)));
    const double constant = strtod(digits, NULL);
    size_t n = try_rule(b, m, constant, roots[own], false);
    const double error = quantile(b->regrets, n, 0.5);
    try_rule(b, m, constant, roots[own], true);
    printf("X(\"%s\", \"%s\", %u, %u, %s, %zu, %.2g, %.2g, %.2g", b->methods[m].name, b->format->name,
           s->derivative, s->order, digits, n, error, quantile(b->regrets, n, 0.5),
           quantile(b->regrets, n, 0.9));
    for (size_t k = 0; k < N_ROOTS; k++) {
        n = try_rule(b, m, constant, roots[k], true);
        printf(", %.2g", quantile(b->regrets, n, 0.5));
    }
    printf(")\n");
    fflush(stdout);
}

static const char head[] =
    "/* The rule for people who must hard-code a step, h = C eps^(1/(p+d)) max(|x|, typical), with eps the "
    "distance from\n"
    " * 1 to the next number of the format. C: the constant with the smallest geometric mean of the regret "
    "over the points of\n"
    " * data/problems.json and a third of a decade of C, with 1 as the typical size of x. Written by "
    "`scripts/bench hard-coded`.\n"
    " * X(method, format, derivative d, order p, C, points, median relative error, median regret, the regret "
    "that 90 % of the\n"
    " *   points stay below, median regret with the exponent 1/2 in place of 1/(p+d), with 1/3, with 1/5) "
    "*/\n";

void print_hard_coded(const struct samples *samples)
{
    struct bench b = {.samples = samples};
    hstar_error err;
    size_t n;
    must(methods_new("all", 1, &b.methods, &n, &err), &err, "all");
    for (size_t m = 0; m < N_STENCILS; m++)
        if (n != N_STENCILS || strcmp(b.methods[m].name, use_names[m])) {
            fprintf(stderr, "bench: the stencils of methods.def are not those that samples have floors of\n");
            exit(1);
        }
    b.trials = must_have(memory_array(samples->n, sizeof *b.trials));
    b.regrets = must_have(memory_array(samples->n, sizeof *b.regrets));
    fputs(head, stdout);
    for (size_t f = 0; f < N_FORMATS; f++) {
        b.format = &formats[f];
        if (b.format->unit_roundoff > most_roundoff) continue;
        for (size_t i = 0; i < samples->n; i++) try_constants(&b, &samples->sample[i], &b.trials[i]);
        for (size_t m = 0; m < N_STENCILS; m++) print_row(&b, m);
    }
    free(b.trials);
    free(b.regrets);
    methods_free(b.methods, n);
}
