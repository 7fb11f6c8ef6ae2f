/* A sweep for tests of what reads sweeps, made without the engine: sin(x) at 1 (and exp(y) sin(x) at 1, 0.5),
 * its anatomy from long double and the Taylor series, which is good to some digits and quick. */
#ifndef TESTS_SYNTHETIC_H
#define TESTS_SYNTHETIC_H

#include "asking.h"
#include "sweep/sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct synthetic_method {
    const char *name;
    unsigned order;
    size_t n;
    int nodes[4], weights[4], divisor;
    const char *fractions[4];
};

enum { SYNTHETIC_METHODS = 4 };
static const struct synthetic_method synthetic_methods[SYNTHETIC_METHODS] = {
    {"forward", 1, 2, {1, 0}, {1, -1}, 1, {"1", "-1"}},
    {"backward", 1, 2, {0, -1}, {1, -1}, 1, {"1", "-1"}},
    {"central", 2, 2, {1, -1}, {1, -1}, 2, {"1/2", "-1/2"}},
    {"five-point", 4, 4, {2, 1, -1, -2}, {-1, 8, -8, 1}, 12, {"-1/12", "2/3", "-2/3", "1/12"}},
};

/* The function along one variable: factor * sin(x) by x, factor * exp(y) by y. */
struct synthetic_line {
    double at, factor;
    int exponential;
};

static inline double synthetic_value(const struct synthetic_line *line, double x)
{
    return line->factor * (line->exponential ? exp(x) : sin(x));
}

static inline long double synthetic_exact(const struct synthetic_line *line, long double x)
{
    return (long double)line->factor * (line->exponential ? expl(x) : sinl(x));
}

/* The j-th derivative at the point. */
static inline long double synthetic_derivative(const struct synthetic_line *line, int j)
{
    long double x = (long double)line->at;
    if (line->exponential) return synthetic_exact(line, x);
    const long double cycle[] = {sinl(x), cosl(x), -sinl(x), -cosl(x)};
    return (long double)line->factor * cycle[j % 4];
}

/* sum_j (sum_i w_i k_i^j / c) f^(j)/j! h^(j-1) from j = 2 on. */
static inline long double synthetic_truncation(const struct synthetic_method *m,
                                               const struct synthetic_line *line, double h)
{
    long double sum = 0, power = 1;
    for (int j = 2; j < 60; j++) {
        power *= (long double)h / j;
        long double moment = 0;
        for (size_t i = 0; i < m->n; i++) moment += m->weights[i] * powl(m->nodes[i], j);
        sum += moment / m->divisor * synthetic_derivative(line, j) * power;
    }
    return sum;
}

static inline double *synthetic_column(size_t n)
{
    return calloc(n, sizeof(double));
}

static inline char *synthetic_text(const char *s)
{
    return strdup(s);
}

static inline void synthetic_sample(struct method_sweep *m, const struct synthetic_method *row,
                                    const struct synthetic_line *line, size_t i, double h)
{
    double x = line->at, sum = 0;
    long double node = 0, evaluation = 0, in_exact_arithmetic = 0, step = row->divisor * (long double)h;
    for (size_t k = 0; k < row->n; k++) {
        double stored = x + row->nodes[k] * h, value = synthetic_value(line, stored);
        double shift = (double)((long double)stored - ((long double)x + row->nodes[k] * (long double)h));
        sum = k ? sum + row->weights[k] * value : row->weights[k] * value;
        in_exact_arithmetic += row->weights[k] * (long double)value;
        evaluation += row->weights[k] * ((long double)value - synthetic_exact(line, (long double)stored));
        node += row->weights[k] * (long double)shift * synthetic_derivative(line, 1);
    }
    double estimate = sum / (row->divisor * h);
    m->column[COLUMN_ESTIMATE][i] = estimate;
    m->column[COLUMN_ERROR][i] = (double)((long double)estimate - synthetic_derivative(line, 1));
    m->column[COLUMN_TRUNCATION][i] = (double)synthetic_truncation(row, line, h);
    m->column[COLUMN_NODE][i] = (double)(node / step);
    m->column[COLUMN_EVALUATION][i] = (double)(evaluation / step);
    m->column[COLUMN_ARITHMETIC][i] = (double)((long double)estimate - in_exact_arithmetic / step);
    m->column[COLUMN_ROUNDING][i] =
        m->column[COLUMN_NODE][i] + m->column[COLUMN_EVALUATION][i] + m->column[COLUMN_ARITHMETIC][i];
}

/* By the definition, each window searched anew. */
static inline double *synthetic_envelope(const double *h, const double *values, size_t n)
{
    double *envelope = synthetic_column(n);
    for (size_t i = 0; i < n; i++) {
        envelope[i] = (double)NAN;
        for (size_t j = 0; j < n; j++)
            if ((fabs(log10(h[j] / h[i])) <= 0.25 * (1 + 1e-12) || j + 1 == i || j == i + 1) &&
                !(fabs(values[j]) <= envelope[i]) && !isnan(values[j]))
                envelope[i] = fabs(values[j]);
    }
    return envelope;
}

static inline struct measured synthetic_measured(const double *envelope, const double *h, size_t n)
{
    size_t best = 0;
    for (size_t i = 0; i < n; i++)
        if (envelope[i] < envelope[best]) best = i;
    size_t low = best, high = best;
    while (low > 0 && envelope[low - 1] <= 2 * envelope[best]) low--;
    while (high + 1 < n && envelope[high + 1] <= 2 * envelope[best]) high++;
    return (struct measured){OPTIMUM_INSIDE, h[best], envelope[best], {h[low], h[high]}};
}

static inline void synthetic_optimum(struct method_sweep *m, const double *h, size_t n)
{
    struct optimum *o = &m->optimum;
    size_t lucky = 0;
    for (size_t i = 0; i < n; i++)
        if (fabs(m->column[COLUMN_ERROR][i]) < fabs(m->column[COLUMN_ERROR][lucky])) lucky = i;
    o->luckiest.h = h[lucky];
    o->luckiest.error = fabs(m->column[COLUMN_ERROR][lucky]);
    o->measured = synthetic_measured(m->error_envelope, h, n);
    o->modelled.place = o->fitted.place = OPTIMUM_INSIDE;
    o->modelled.h = 1.0625 * o->measured.h;
    o->modelled.error = 1.1875 * o->measured.error;
    o->modelled.closed_form_h = 1.09375 * o->measured.h;
    o->fitted.h = 0.9375 * o->measured.h;
    o->fitted.error = 0.703125 * o->measured.error;
    o->fitted.truncation_slope = m->order + 0.00048828125;
    o->fitted.truncation_at_1 = 0.09;
    o->fitted.rounding_slope = -1.0128;
    o->fitted.rounding_at_1 = 1.1e-16;
}

static inline void synthetic_method_sweep(struct method_sweep *m, const struct synthetic_method *row,
                                          const struct synthetic_line *line, const double *h, size_t n)
{
    *m = (struct method_sweep){.name = synthetic_text(row->name),
                               .derivative = 1,
                               .order = row->order,
                               .evaluations = row->n,
                               .n_nodes = row->n};
    m->nodes = calloc(row->n, sizeof *m->nodes);
    m->weights = calloc(row->n, sizeof *m->weights);
    for (size_t i = 0; i < row->n; i++) {
        char node[16];
        snprintf(node, sizeof node, "%d", row->nodes[i]);
        m->nodes[i] = synthetic_text(node);
        m->weights[i] = synthetic_text(row->fractions[i]);
    }
    for (size_t c = 0; c < N_COLUMNS; c++) m->column[c] = synthetic_column(n);
    for (size_t i = 0; i < n; i++) synthetic_sample(m, row, line, i, h[i]);
    m->error_envelope = synthetic_envelope(h, m->column[COLUMN_ERROR], n);
    m->rounding_envelope = synthetic_envelope(h, m->column[COLUMN_ROUNDING], n);
    synthetic_optimum(m, h, n);
}

static inline void synthetic_component(struct component_sweep *c, size_t wrt,
                                       const struct synthetic_line *line, const struct sweep *s)
{
    static const char *const routines[] = {"gsl_deriv_central", "gsl_deriv_forward", "gsl_deriv_backward"};
    static const char cosine[] = "0.540302305868139717400936607442976603732310420617922227670097255381";
    char digits[96];
    double value = (double)synthetic_derivative(line, 1);
    snprintf(digits, sizeof digits, "%.20Lf", synthetic_derivative(line, 1));
    *c = (struct component_sweep){.wrt = wrt,
                                  .reference = {.source = REFERENCE_EXACT, .value = value, .bound = 1e-60}};
    c->reference.digits = synthetic_text(s->problem->f->n_variables == 1 ? cosine : digits);
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        double wrong = (i ? 2.385e-9 : 1.4375e-13) * value;
        c->gsl[i] = (struct gsl_estimate){routines[i], i ? 1e-4 : 1e-2, value + wrong, 4.75 * wrong, wrong};
    }
    c->methods = calloc(SYNTHETIC_METHODS, sizeof *c->methods);
    for (size_t m = 0; m < SYNTHETIC_METHODS; m++)
        synthetic_method_sweep(&c->methods[m], &synthetic_methods[m], line, s->h, s->n_h);
}

/* n_h steps from 1e-16 to 1; one component, or two. Goes back with sweep_free. */
static inline struct sweep *synthetic_sweep(size_t n_h, size_t n_components)
{
    static const char *const words[] = {"hstar", "sweep", "sin(x)", "--at", "1"};
    static const char *const variables[] = {"x", "y"};
    static const double point[] = {1, 0.5};
    struct sweep *s = calloc(1, sizeof *s);
    s->n_components = n_components > 1 ? 2 : 1;
    s->problem = asking_of_text(s->n_components > 1 ? "sin(x)*exp(y)" : "sin(x)", variables, s->n_components,
                                point, words, sizeof words / sizeof *words);
    s->format = &formats[FORMAT_DOUBLE];
    s->grid = GRID_LOG;
    s->n_h = n_h;
    s->h = synthetic_column(n_h);
    for (size_t i = 0; i < n_h; i++) s->h[i] = pow(10, -16 + 16 * (double)i / (double)(n_h - 1));
    s->n_methods = SYNTHETIC_METHODS;
    s->components = calloc(s->n_components, sizeof *s->components);
    const struct synthetic_line lines[] = {{1, n_components > 1 ? exp(0.5) : 1, 0}, {0.5, sin(1.0), 1}};
    for (size_t c = 0; c < s->n_components; c++) synthetic_component(&s->components[c], c, &lines[c], s);
    if (s->n_components == 1) return s;
    s->gradient_error = calloc(s->n_methods, sizeof *s->gradient_error);
    for (size_t m = 0; m < s->n_methods; m++) {
        struct gradient_error *g = &s->gradient_error[m];
        g->error = synthetic_column(n_h);
        for (size_t i = 0; i < n_h; i++)
            g->error[i] = hypot(s->components[0].methods[m].column[COLUMN_ERROR][i],
                                s->components[1].methods[m].column[COLUMN_ERROR][i]);
        g->reference = 2.385;
        g->envelope = synthetic_envelope(s->h, g->error, n_h);
        g->optimum = s->components[0].methods[m].optimum;
        g->optimum.measured = synthetic_measured(g->envelope, s->h, n_h);
    }
    return s;
}

#endif
