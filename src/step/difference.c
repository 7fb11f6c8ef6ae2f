/* What the selectors share: how a search starts, the realised step, and the differences that it is chosen for. */
#include "step/step.h"

#include <float.h>
#include <math.h>

const char *const use_names[N_USES] = {
    [USE_FORWARD] = "forward",       [USE_BACKWARD] = "backward",           [USE_CENTRAL] = "central",
    [USE_FIVE_POINT] = "five-point", [USE_EXTRAPOLATION] = "extrapolation",
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

double step_least_bar(const struct probe *p, double h)
{
    const double rounding = fmax(DBL_EPSILON / 2 * fabs(p->f), DBL_TRUE_MIN);
    return fmax(rounding / h, DBL_TRUE_MIN);
}

/* The nodes from the right to the left and their weights over the common divisor. */
static const struct difference {
    size_t n;
    double node[4], weight[4], divisor, gain; /* gain: sum |w| / divisor */
} differences[N_USES] = {
    [USE_FORWARD] = {2, {1, 0}, {1, -1}, 1, 2},
    [USE_BACKWARD] = {2, {0, -1}, {1, -1}, 1, 2},
    [USE_CENTRAL] = {2, {1, -1}, {1, -1}, 2, 1},
    [USE_FIVE_POINT] = {4, {2, 1, -1, -2}, {-1, 8, -8, 1}, 12, 1.5},
};

double step_difference(struct probe *p, enum stencil_use use, double h, double *noise_gain)
{
    const struct difference *d = &differences[use];
    double x[4] = {0}, y[4], sum = 0;
    size_t n = 0;
    /* f(x) is known. */
    for (size_t i = 0; i < d->n; i++)
        if (d->node[i] != 0) x[n++] = p->x + d->node[i] * h;
    probe_many(p, x, n, y);
    for (size_t i = 0, k = 0; i < d->n; i++) sum += d->weight[i] * (d->node[i] != 0 ? y[k++] : p->f);
    *noise_gain = d->gain / h;
    return sum / (d->divisor * h);
}
