/* Whatever a selector met, what leaves here means what it says: no NaN with trust OK, no bar of 0 or below. */
#include "step/step.h"

#include <math.h>

/* A search that ended in doubt, but without a value, says why there is none. */
static enum stop without_value(const struct probe *p, const struct step *step)
{
    enum stop stop = probe_stop(p, isinf(step->value) ? STOP_OVERFLOW : STOP_UNDEFINED_NEAR);
    bool rough = step->stop == STOP_KINK || step->stop == STOP_JUMP || step->stop == STOP_STEEP ||
                 step->stop == STOP_UNCONFIRMED;
    if (stop == STOP_UNDEFINED_NEAR && rough) return STOP_UNTOLD;
    return stop == STOP_BUDGET ? STOP_TOO_FEW : stop;
}

static const struct step_piece no_piece = {NAN, NAN, NAN, NAN, NAN, NAN};

void tidy_step(const struct probe *p, struct step *step)
{
    step->evaluations = p->evaluations;
    step->spread = fabs(p->f - p->f_again);
    if (p->status) step->stop = STOP_FAILED;
    if (!isfinite(step->value) && stops[step->stop].trust != TRUST_NONE) step->stop = without_value(p, step);
    if (!isfinite(step->value) || stops[step->stop].trust == TRUST_NONE) step->value = NAN;
    if (!(step->bar >= 0) || isnan(step->value)) step->bar = INFINITY;
    if (isnan(step->h_largest)) step->h_largest = step->h;
    if (step->bar == 0) step->bar = step_least_bar(p, step->h_largest);
    if (!(step->piece.reach > 0)) step->piece = no_piece;
    for (int i = 0; i < 2; i++)
        if (!(step->missing[i] > 0)) step->missing[i] = INFINITY;
    if (!(step->h_brief > 0)) step->h_brief = step->h_largest;
    if (step->spread > 0 && stops[step->stop].trust == TRUST_OK && !(step->noise >= step->spread))
        step->stop = STOP_UNSTEADY;
    if (isinf(step->bar) && stops[step->stop].trust == TRUST_OK) step->stop = STOP_UNCONFIRMED;
}
