/* The grid of steps that Mathur's and Kostyrka's methods read: its differences, its truncations, and runs along them. */
#include "step/published/doubling.h"
#include "step/published/pairs.h"

#include <float.h>
#include <math.h>

/* f''' h^2 / 6 from the central differences at h, 2h, 4h, accurate to h^4. Its variance is the sum of (w / 2^j)^2 times that
 * of the first. */
static const double weights[3] = {-16. / 36, 17. / 36, -1. / 36};
const double doubling_noise_ratio = 0.50337;

enum { LOWEST = -36 };

void doubling_take(struct probe *p, struct doubling *d)
{
    const double thousandth = 0.001;
    const double uneven =
        1.33605; /* any number with all its bits: steps that have few hide the rounding of arguments */
    const double start = uneven * exp2(round(log2(thousandth * fmax(fabs(p->x), 1))));
    double x[2 * DOUBLING_STEPS], y[2 * DOUBLING_STEPS];
    for (int i = 0; i < DOUBLING_STEPS; i++) {
        d->h[i] = step_realised(p->x, ldexp(start, LOWEST + i));
        x[2 * i] = p->x + d->h[i];
        x[2 * i + 1] = p->x - d->h[i];
    }
    /* Past the bounds nothing is called, and NaN is what is wanted there. */
    probe_many(p, x, 2 * DOUBLING_STEPS, y);
    for (size_t i = 0; i < DOUBLING_STEPS; i++) {
        d->right[i] = y[2 * i];
        d->left[i] = y[2 * i + 1];
        d->difference[i] = (d->right[i] - d->left[i]) / (2 * d->h[i]);
        d->rounding[i] = DBL_EPSILON * fmax(fabs(p->f), fmax(fabs(d->right[i]), fabs(d->left[i]))) / d->h[i];
    }
    for (size_t i = 0; i < DOUBLING_STEPS; i++) {
        double third = 0;
        for (size_t j = 0; j < 3; j++)
            third += i + j < DOUBLING_STEPS ? weights[j] * d->difference[i + j] : (double)NAN;
        d->truncation[i] = fabs(third);
    }
}

/* Whether the truncation between steps i and i+1 rises as h^2. */
static bool rises(const struct doubling *d, size_t i, double tolerance)
{
    const double slope = log2(d->truncation[i + 1] / d->truncation[i]) / log2(d->h[i + 1] / d->h[i]);
    return fabs(slope - 2) <= 2 * tolerance; /* no comparison with a NaN is true */
}

bool doubling_run(const struct doubling *d, size_t least, double tolerance, struct doubling_run *run)
{
    size_t length = 0;
    for (size_t i = 0; i + 1 < DOUBLING_STEPS; i++) {
        if (rises(d, i, tolerance)) {
            length++;
            run->last = i + 1;
            run->first = i + 1 - length;
        } else if (length >= least) {
            return true;
        } else {
            length = 0;
        }
    }
    return length >= least;
}

double doubling_noise(const struct doubling *d, size_t end)
{
    double squares = 0, n = 0, scale = 0;
    for (size_t i = 0; i + 1 < end; i++) /* so that squares stay in range */
        if (isfinite(d->truncation[i])) scale = fmax(scale, d->truncation[i] * d->h[i]);
    if (scale == 0) return 0;
    for (size_t i = 0; i + 1 < end; i++) { /* the last may be half truncation */
        double noise = d->truncation[i] * d->h[i] / scale;
        if (!isfinite(noise)) continue;
        squares += noise * noise;
        n++;
    }
    return scale * sqrt(squares / n) / doubling_noise_ratio;
}

size_t doubling_least(const struct doubling *d, double farthest)
{
    size_t best = DOUBLING_STEPS;
    double least = INFINITY;
    for (size_t i = 0; i < DOUBLING_STEPS && d->h[i] <= farthest; i++) {
        double error = d->truncation[i] + d->rounding[i];
        if (!(error < least)) continue;
        least = error;
        best = i;
    }
    return best;
}

/* The pairs around a step, from coarse to fine. */
static void neighbours(const struct doubling *d, double h, struct pairs *pairs)
{
    const double reach = 8;
    pairs->n = 0;
    for (size_t i = DOUBLING_STEPS; i-- > 0;)
        if (d->h[i] <= reach * h && d->h[i] * reach >= h && (i == 0 || d->h[i] > d->h[i - 1]))
            pairs_keep(pairs, d->h[i], d->right[i], d->left[i]);
}

void doubling_value(struct probe *p, const struct doubling *d, double h, double truncation, double rounding,
                    struct step *step)
{
    double noise_gain;
    struct pairs pairs = {0};
    step->h = step->h_largest = step_realised(p->x, h);
    step->value = step_difference(p, USE_CENTRAL, step->h, &noise_gain);
    step->bar = truncation + rounding + DBL_EPSILON * fabs(step->value);
    neighbours(d, step->h, &pairs);
    if (!isfinite(step->bar)) step->bar = INFINITY;
    if (pairs.n && isfinite(step->value))
        pairs_judge(&pairs, p, step);
    else
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
}

void doubling_give_up(struct probe *p, const struct doubling *d, struct step *step)
{
    size_t best = doubling_least(d, fmax(fabs(p->x), 1));
    if (best == DOUBLING_STEPS) {
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    doubling_value(p, d, d->h[best], d->truncation[best], d->rounding[best], step);
    if (step->stop == STOP_CONVERGED) step->stop = STOP_NO_TRUNCATION;
}
