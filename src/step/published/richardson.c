/* Richardson's extrapolation as numDeriv does it: four central differences, the first at 1e-4 |x|, each at half the step of
 * the last, extrapolated to the end. It looks at nothing, so that it is cheap. The bar is ours: twice what the last
 * extrapolation changed, and the rounding. */
#include "step/published/pairs.h"
#include "step/published/ridders.h"

#include <float.h>
#include <math.h>

enum { DIFFERENCES = 4 };

static const double relative = 1e-4; /* step */

/* numDeriv's step: relative, and absolute beside zero. */
static double numderiv_step(double x)
{
    const double absolute = 1e-4, beside_zero = 1.781029e-5;
    return relative * fabs(x) + (fabs(x) < beside_zero ? absolute : 0);
}

void step_richardson(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_EXTRAPOLATION, 2 * DIFFERENCES, step)) return;
    double h = fmin(numderiv_step(p->x), pairs_room(p));
    if (!(h >= pairs_finest(p) * (1 << DIFFERENCES))) {
        step->stop = STOP_BOUNDS;
        return;
    }
    struct pairs pairs = {0};
    struct tableau t = {.shrink = 2};
    /* Beside zero the absolute part of the step may leave f's domain. */
    if (pairs_take(&pairs, p, h) || (p->x != 0 && pairs_take(&pairs, p, h = relative * fabs(p->x))))
        for (size_t i = 1; i < DIFFERENCES && pairs.n == i; i++) pairs_take(&pairs, p, ldexp(h, -(int)i));
    if (pairs.n < DIFFERENCES) {
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    for (size_t i = 0; i < DIFFERENCES; i++) tableau_add(&t, pairs.at[i].difference);
    const size_t last = DIFFERENCES - 1;
    step->h = pairs.at[last].h;
    step->h_largest = pairs.at[0].h;
    step->value = t.entry[last][last];
    step->bar = 2 * tableau_change(&t, last, last) +
                tableau_gain * pairs_noise(&pairs, p, step->h, step->h_largest) / step->h +
                DBL_EPSILON * fabs(step->value);
    pairs_confirm(&pairs, p, step);
}
