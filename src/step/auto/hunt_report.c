/* What is said of what a hunt found: by its ladder, or by its close look. */
#include "step/auto/hunt.h"
#include "step/quantum.h"

#include <math.h>

/* Of three pairs at H, H/2 and H/4 the finer two leave out c5 H^4/64 of the first derivative, which all three together show, and let 6/H of a
 * value's noise through: a short search ends where the first is no larger. */
static double reach_of_three(const struct ladder *l)
{
    enum { RUNGS = 3, LEFT_OUT = 2 };
    const double most = l->h[l->best.rung - l->best.column];
    if (l->side || l->derivative != 1 || l->best.column < RUNGS) return most;
    struct ladder_polynomial p;
    double odd[LEFT_OUT + 1];
    ladder_polynomial(l, &p);
    ladder_taylor(&p, p.odd, odd, LEFT_OUT + 1);
    const double left_out = fabs(odd[LEFT_OUT]) / 64, let_through = 6 * l->noise_absolute;
    return fmin(most, pow(let_through / left_out, 1.0 / 5));
}

void hunt_report_ladder(const struct ladder *l, double factor, struct step *step)
{
    const struct entry *best = &l->best;
    step->value = best->value;
    /* Extrapolating rounds, too. */
    step->bar = fmax(factor * ladder_error(l), 0x1p-51 * fabs(best->value));
    step->h = l->h[best->rung];
    step->h_largest = l->h[best->rung - best->column];
    step->side = l->side;
    if (l->p->lore) step->h_brief = reach_of_three(l);
    int terms = best->column - (int)l->level + 1;
    step->order = (unsigned)(l->side ? terms : 2 * terms);
}

/* Where f is hardly smooth, closest is best; and it is there when the budget ends. */
void hunt_by_slope(struct hunt *h)
{
    const double comparable = 30;
    const struct close_look *near = &h->near;
    struct step *step = h->step;
    const double closest = near->slope_error;
    if (h->request->derivative != 1 || !isfinite(closest) || closest >= step->bar) return;
    if (step->bar <= comparable * closest) {
        step->bar += fabs(step->value - near->slope);
        return;
    }
    h->by = BY_LOOK;
    step->value = near->slope;
    step->bar = closest;
    step->h = step->h_largest = near->spacing;
    step->order = 6;
    step->side = near->side;
    step->use = USE_EXTRAPOLATION;
}

bool hunt_is_rough(struct hunt *h)
{
    const double noisy = 1e-6; /* of |f|: at that level least squares say more than extrapolation */
    const struct close_look *n = &h->near;
    h->quantum = quantum_binary(&h->record);
    return n->shape == NEAR_FLAT || h->quantum > 0 || (h->noise > noisy * n->largest && !n->singular);
}
