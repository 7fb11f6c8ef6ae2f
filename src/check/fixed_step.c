/* The difference at a step that is given. Nobody chose the step by f, so its truncation may be anything: it is measured by the
 * same difference at another step. */
#include "check/fixed_step.h"

#include <float.h>
#include <math.h>

/* A truncation that went by its leading term alone would be the change from h to 2h over 2^order - 1. At a step that is rather
 * large it does not, and so many times that hold it: unit/gradient_fixed_step has the figures. Never less than the change
 * itself, in which the noise of both differences is, too. */
static const double safety = 3;

/* A change by more than this part of the derivative, or of f over x, follows no order. */
static const double much = 0.1;

/* Then so many halvings of the step at most tell how far off the difference is: a larger one is an error of its own size. */
enum { HALVINGS = 6 };

static double share(enum stencil_use use)
{
    return fmax(1, safety / (exp2(classics[use].order) - 1));
}

/* How far the difference at h is from one at a step at which the change is little. */
static double by_halvings(struct probe *p, enum stencil_use use, double h, double value, double little)
{
    double unused, before = value, farthest = 0, change = 0;
    for (int i = 0; i < HALVINGS && (i == 0 || change > little); i++) {
        double near = step_difference(p, use, h /= 2, &unused);
        if (!isfinite(near)) return INFINITY;
        change = fabs(near - before);
        farthest = fmax(farthest, fabs(near - value));
        before = near;
    }
    return farthest + share(use) * change;
}

/* By the change to the step of twice the size, or where f ends before that to smaller ones. */
static double truncation(struct probe *p, enum stencil_use use, double h, double value)
{
    double unused, little = much * fmax(fabs(value), fabs(p->f) / fmax(fabs(p->x), 1));
    double change = fabs(step_difference(p, use, 2 * h, &unused) - value);
    if (change <= little) return share(use) * change;
    double near = by_halvings(p, use, h, value, little);
    return isfinite(change) && isfinite(near) ? fmax(share(use) * change, near) : near;
}

void fixed_step(struct probe *p, enum stencil_use asked, double h, struct step *step)
{
    const enum stencil_use use = asked < USE_EXTRAPOLATION ? asked : USE_CENTRAL;
    double gain;
    probe_begin(p);
    if (!step_start(p, use, classics[use].order, step)) return;
    step->h = step->h_largest = h;
    step->side = use == USE_FORWARD ? 1 : use == USE_BACKWARD ? -1 : 0;
    step->value = step_difference(p, use, h, &gain);
    step->stop = STOP_RULE;
    if (!isfinite(step->value)) {
        step->value = NAN;
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    double rounding = fabs(p->f) * DBL_EPSILON;
    step->spread = fabs(p->f - p->f_again);
    step->noise =
        isnan(p->noise_given) ? fmax(fmax(rounding, step->spread), p->accuracy * fabs(p->f)) : p->noise_given;
    double node = fabs(step->value) * (fabs(p->x) * DBL_EPSILON / h);
    step->bar = truncation(p, use, h, step->value) + 2 * step->noise * gain + node +
                4 * DBL_EPSILON * fabs(step->value);
    step->bar = fmax(step->bar, step_least_bar(p, h));
}
