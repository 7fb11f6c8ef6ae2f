/* Kostyrka (2025): a V fitted to the truncation in log-log, slope -1 where it is noise and 2 where it is truncation; its kink
 * gives the step, and its left branch the noise of f. */
#include "step/published/doubling.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { SLOPES = 4, BRANCHES = 2 };

/* The points that the V is fitted to: log2 of h and of the truncation. */
struct v {
    size_t n;
    double t[DOUBLING_STEPS], e[DOUBLING_STEPS];
    double t0, e0; /* the kink */
};

static const double slopes[BRANCHES] = {-1, 2};

static double median(double *values, size_t n)
{
    step_sort(values, n);
    return values[n / 2];
}

/* The height at log2 h = 0 of one branch: the minimum of sum r^2 (sqrt (1 + (z/r)^2) - 1) over the points on its side of the
 * kink, with r the median |z|, by weights 1 / sqrt (1 + (z/r)^2). False where it has no point. */
static bool height(const struct v *v, unsigned branch, double *height)
{
    enum { ROUNDS = 30 };
    double z[DOUBLING_STEPS], away[DOUBLING_STEPS];
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        if ((v->t[i] >= v->t0) == branch) z[n++] = v->e[i] - slopes[branch] * v->t[i];
    if (!n) return false;
    for (size_t i = 0; i < n; i++) away[i] = z[i];
    *height = median(away, n);
    for (size_t i = 0; i < n; i++) away[i] = fabs(z[i] - *height);
    const double r = fmax(median(away, n), 1e-3);
    for (unsigned round = 0; round < ROUNDS; round++) {
        double sum = 0, weights = 0;
        for (size_t i = 0; i < n; i++) {
            double w = 1 / hypot(1, (z[i] - *height) / r);
            sum += w * z[i];
            weights += w;
        }
        *height = sum / weights;
    }
    return true;
}

/* Both branches are lines once it is known which points are on which side; their crossing is the new kink, until it stays
 * on its side of every point. */
static bool fit(struct v *v)
{
    enum { ROUNDS = 60 };
    for (unsigned round = 0; round < ROUNDS; round++) {
        double at_zero[BRANCHES];
        for (unsigned b = 0; b < BRANCHES; b++)
            if (!height(v, b, &at_zero[b])) return false;
        double t0 = (at_zero[0] - at_zero[1]) / (slopes[1] - slopes[0]);
        bool settled = fabs(t0 - v->t0) < 1e-9;
        v->t0 = t0;
        v->e0 = at_zero[0] + slopes[0] * t0;
        if (settled) break;
    }
    return true;
}

/* The noise to the left of the run, and the run. A truncation of 0 has no logarithm. */
static void fitted_points(const struct doubling *d, const struct doubling_run *run, struct v *v)
{
    v->n = 0;
    for (size_t i = 0; i <= run->last; i++) {
        if (!(d->truncation[i] > 0 && isfinite(d->truncation[i]))) continue;
        if (i > 0 && d->h[i] == d->h[i - 1]) continue;
        v->t[v->n] = log2(d->h[i]);
        v->e[v->n++] = log2(d->truncation[i]);
    }
    v->t0 = log2(d->h[run->first]) - 0.5;
}

void step_kostyrka(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_CENTRAL, 2, step)) return;
    const double good = 0.1, okay = 0.3, in_deviations = 3, doubtful = 1.25;
    struct doubling d;
    struct doubling_run run;
    struct v v;
    doubling_take(p, &d);
    if (!doubling_run(&d, SLOPES, good, &run) && !doubling_run(&d, SLOPES, okay, &run)) {
        doubling_give_up(p, &d, step);
        return;
    }
    fitted_points(&d, &run, &v);
    if (!fit(&v)) {
        /* No noise below the line: the finest step on it. */
        doubling_value(p, &d, d.h[run.first], doubtful * d.truncation[run.first], d.rounding[run.first],
                       step);
        if (step->stop == STOP_CONVERGED) step->stop = STOP_NO_ROUNDING;
        return;
    }
    /* The left branch is the noise of the formula for f''', which is a known part of that of the central difference, R / h.
     * T h^2 + R / h is least where truncation is half the rounding. */
    const double truncation = exp2(v.e0 - 2 * v.t0), noise = exp2(v.e0 + v.t0) / doubling_noise_ratio;
    const double h = cbrt(noise / (2 * truncation));
    if (isnan(step->noise)) step->noise = noise * sqrt(2);
    doubling_value(
        p, &d, h, truncation * h * h,
        fmax(in_deviations * fmax(noise, doubling_noise(&d, run.first)), DBL_EPSILON / 2 * fabs(p->f)) / h,
        step);
}
