/* For people who must hard-code a step: h = C eps^(1/(p+d)) max(|x|, typical). C is the constant with the smallest
 * geometric mean of the regret over the regular points, with 1 as the typical size of x. */
#include "base/memory.h"
#include "reference/line.h"
#include "samples_parts.h"
#include "selectors.h"
#include "sweep/floor.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Constants from a thousandth to a thousand, 40 a decade. */
enum { N_CONSTANTS = 241, PER_DECADE = 40, DECADES_BELOW = 3 };
static const double least_regular_floor = 1e-14;
static const unsigned roots[] = {2, 3, 5};
enum { N_ROOTS = sizeof roots / sizeof *roots };

static double constant(size_t i)
{
    return pow(10, (double)i / PER_DECADE - DECADES_BELOW);
}

static double estimate(struct line *line, const struct stencil *s, double x, double h)
{
    double nodes[STENCIL_MAX_NODES], y[STENCIL_MAX_NODES], sum = 0;
    hstar_error err;
    for (size_t i = 0; i < s->n; i++) nodes[i] = x + s->node_d[i] * h;
    must(line_values(line, nodes, s->n, y, &err), &err, "a rule");
    for (size_t i = 0; i < s->n; i++) sum += s->weight_d[i] * y[i];
    return sum / (s->divisor_d * h);
}

/* The regrets of the rule over the regular points; a point without a number has an infinite one. Returns how many. */
static size_t regrets_of(const struct samples *samples, enum stencil_use use, const struct stencil *s,
                         double scale, double *regrets)
{
    size_t n = 0;
    for (size_t i = 0; i < samples->n; i++) {
        const struct sample *sample = &samples->sample[i];
        if (!(sample->floor[use] >= least_regular_floor)) continue;
        const struct place place = {.f = sample->f, .point = &sample->x};
        struct line *line;
        hstar_error err;
        must(line_new(&place, &line, &err), &err, sample->name);
        double h = step_realised(sample->x, scale * fmax(1, fabs(sample->x)));
        double error = sample_error(sample, estimate(line, s, sample->x, h)) / sample->truth;
        double regret = floor_regret(error, sample->floor[use], 1);
        regrets[n++] = isnan(regret) ? (double)INFINITY : regret;
        line_free(line);
    }
    return n;
}

/* Of the logarithms; those without a number count as the most that one can be wrong by. */
static double mean_log(const double *regrets, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += fmin(log10(regrets[i]), -log10(least_regular_floor));
    return sum / (double)n;
}

static void print_row(const char *name, enum stencil_use use, const struct stencil *s,
                      const struct samples *samples, double *regrets)
{
    const double exponent = 1.0 / (s->order + s->derivative);
    double best = NAN, least = INFINITY;
    for (size_t i = 0; i < N_CONSTANTS; i++) {
        size_t n = regrets_of(samples, use, s, constant(i) * pow(DBL_EPSILON, exponent), regrets);
        double mean = mean_log(regrets, n);
        if (mean < least) least = mean, best = constant(i);
    }
    /* Two digits, as they will be typed. */
    char digits[32];
    snprintf(digits, sizeof digits, "%.2g", best);
    best = strtod(digits, NULL);
    size_t n = regrets_of(samples, use, s, best * pow(DBL_EPSILON, exponent), regrets);
    printf("X(\"%s\", \"double\", %u, %u, %s, ", name, s->derivative, s->order, digits);
    double median = quantile(regrets, n, 0.5);
    printf("%.2g, %.2g", median, quantile(regrets, n, 0.9));
    for (size_t k = 0; k < N_ROOTS; k++) {
        n = regrets_of(samples, use, s, best * pow(DBL_EPSILON, 1.0 / roots[k]), regrets);
        printf(", %.2g", quantile(regrets, n, 0.5));
    }
    printf(")\n");
}

void print_hard_coded(const struct samples *samples)
{
    const struct method_row *rows;
    size_t n_rows = method_rows(&rows);
    double *regrets = must_have(memory_array(samples->n, sizeof *regrets));
    printf("/* The rule for people who must hard-code a step, h = C eps^(1/(p+d)) max(|x|, typical), with "
           "eps the distance from\n"
           " * 1 to the next number of the format. C: the constant with the smallest geometric mean of the "
           "regret over the points of\n"
           " * data/problems.json, with 1 as the typical size of x. Written by `scripts/bench hard-coded`.\n"
           " * X(method, format, derivative d, order p, C, median regret, the regret that 90 %% of the "
           "points stay below,\n"
           " *   median regret with the exponent 1/2 in place of 1/(p+d), with 1/3, with 1/5) */\n");
    for (size_t i = 0; i < n_rows; i++)
        for (size_t use = 0; use < USE_EXTRAPOLATION; use++) {
            struct method *method;
            size_t n;
            hstar_error err;
            if (strcmp(rows[i].name, use_names[use])) continue;
            must(methods_new(rows[i].name, 1, &method, &n, &err), &err, rows[i].name);
            print_row(rows[i].name, (enum stencil_use)use, method->stencil, samples, regrets);
            methods_free(method, n);
        }
    free(regrets);
}
