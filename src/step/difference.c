/* What the selectors share: how a search starts, the realised step, and the differences that it is chosen for. */
#include "step/step.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

const char *const use_names[N_ALL_USES] = {
#define X(identifier, name, order, divisor, nodes, weights) [USE_##identifier] = name,
#include "stencil/classic.def"
#undef X
    [USE_EXTRAPOLATION] = "extrapolation",
#define X(identifier, asked, name, summary) [USE_##identifier] = name,
#include "step/ways.def"
#undef X
};

const char *const way_names[N_WAYS] = {
#define X(identifier, asked, name, summary) asked,
#include "step/ways.def"
#undef X
};

bool step_start(const struct probe *p, enum stencil_use use, unsigned order, struct step *step)
{
    static const struct step nothing = {
        .h = NAN, .h_largest = NAN, .value = NAN, .bar = INFINITY, .stop = STOP_CONVERGED};
    *step = nothing;
    step->noise = p->noise_given;
    step->use = use;
    step->order = order;
    if (isfinite(p->f)) return true;
    step->stop = probe_stop(p, STOP_UNDEFINED);
    return false;
}

double step_realised(double x, double h)
{
    /* Past the largest double x + h has no value, and below half an ulp it is x. */
    volatile double there = x + h;
    double realised = there - x;
    if (realised == 0 && h > 0) return nextafter(x, INFINITY) - x;
    return realised;
}

double step_ulp(double v)
{
    return nextafter(fabs(v), INFINITY) - fabs(v);
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void step_sort(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
}

double step_least_bar(const struct probe *p, double h)
{
    const double rounding = fmax(DBL_EPSILON / 2 * fabs(p->f), DBL_TRUE_MIN);
    return fmax(rounding / h, DBL_TRUE_MIN);
}

double step_difference_by(struct probe *p, const struct classic_stencil *s, double h, double y[CLASSIC_NODES])
{
    double x[CLASSIC_NODES], answer[CLASSIC_NODES];
    size_t n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->node[i] != 0) x[n++] = p->x + s->node[i] * h;
    probe_many(p, x, n, answer);
    for (int i = 0, k = 0; i < s->n; i++) y[i] = s->node[i] != 0 ? answer[k++] : p->f;
    return classic_difference(s, y, h);
}

double step_difference(struct probe *p, enum stencil_use use, double h, double *noise_gain)
{
    double y[CLASSIC_NODES];
    *noise_gain = classic_gain(&classics[use]) / h;
    return step_difference_by(p, &classics[use], h, y);
}
