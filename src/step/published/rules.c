/* The fixed rules that most programs use: a power of the machine epsilon, scaled by x alone.
 *
 * They know nothing of f, so they claim nothing: the bar is infinite and the result doubtful. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

static void run_rule(struct probe *p, enum stencil_use use, unsigned order, double scale, struct step *step)
{
    if (!step_start(p, use, order, step)) return;
    const double room = selector_room(p, use == USE_CENTRAL, 1);
    step->stop = STOP_RULE;
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    double gain;
    step->h = step_realised(p->x, fmin(scale * selector_size(p), room));
    step->side = use == USE_FORWARD;
    step->value = step_difference(p, use, step->h, &gain);
}

/* h = eps^(1/(p+1)) max(1, |x|) for a formula of order p: right where f, its derivative of order p+1 and x
 * are of order 1. */
void step_rule_forward(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    run_rule(p, USE_FORWARD, 1, sqrt(DBL_EPSILON), step);
}

void step_rule_central(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    run_rule(p, USE_CENTRAL, 2, cbrt(DBL_EPSILON), step);
}
