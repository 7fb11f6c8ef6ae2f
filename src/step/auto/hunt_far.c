/* What the values that are known far from x say of an f that may be smooth in wide pieces: does it scatter there, and about which slope? Nothing is asked for that. */
#include "step/auto/hunt.h"

#include <math.h>

static double far_reach(const struct hunt *h, int below)
{
    return uneven_step(h->p->x, hunt_scale(h->p) - below) * (1 + 1e-9);
}

double hunt_scatter_elsewhere(const struct hunt *h)
{
    const struct joint *joint = &h->joint;
    const struct window_question question = {1, h->near.noise, 0};
    struct record r = h->record;
    struct window w;
    r.n = 1;
    for (int i = 1; i < h->record.n; i++) {
        if (h->record.t[i] * joint->side >= joint->at) continue;
        r.t[r.n] = h->record.t[i];
        r.y[r.n++] = h->record.y[i];
    }
    window_fit(&r, far_reach(h, 1), &question, &w);
    return w.degree < 0 ? (double)INFINITY : w.sigma;
}

void hunt_allow_for_far(struct hunt *h, double reach)
{
    enum { WINDOWS = 4, WIDER = 16 };
    const double clearly = 8;  /* above the noise next to x */
    const double small = 1e-5; /* of the derivative: what a tolerance leaves; more is another shape of f */
    struct step *step = h->step;
    for (int k = 0; k < WINDOWS && far_reach(h, 1 + k) > WIDER * reach; k++) {
        const struct window_question question = {1, h->noise, 2 * reach};
        struct window w;
        window_fit(&h->record, far_reach(h, 1 + k), &question, &w);
        if (w.degree < 0) continue;
        if (w.sigma < clearly * h->noise) break;
        const double apart = fabs(w.value - step->value) + w.bar;
        if (!(apart <= small * fabs(step->value))) continue;
        step->bar += apart;
        break;
    }
}
