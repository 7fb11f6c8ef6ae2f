/* What a handful of evaluations allows: pairs at steps that a rule gives, extrapolated; a third pair tells how good. */
#include "step/hunt.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* Truncation h^2k against eps / h: the finest of k pairs h, 2h, 4h … is best near eps^(1/(2k+1)), two pairs at 7.4e-4. */
static int finest_exponent(double scale, int pairs)
{
    return (int)lround(log2(scale) + log2(DBL_EPSILON) / (2 * pairs + 1));
}

void auto_rule(struct probe *p, const struct step_request *request, struct step *step)
{
    enum { MOST_PAIRS = 5 };
    *step = (struct step){.h = NAN,
                          .h_largest = NAN,
                          .value = NAN,
                          .bar = INFINITY,
                          .noise = p->noise_given,
                          .use = USE_EXTRAPOLATION,
                          .stop = STOP_BUDGET};
    double scale = fmax(fabs(p->x), 1);
    bool first = request->derivative == 1,
         one_sided = request->use == USE_FORWARD || request->use == USE_BACKWARD;
    if (!first || one_sided) { /* they need f(x) */
        p->f = p->f_again = probe_at(p, p->x);
        if (!isfinite(p->f)) {
            step->stop = probe_stop(p, STOP_UNDEFINED);
            return;
        }
    }
    if (isnan(p->f)) p->f = 0; /* nobody asked; the noise then is that of the values themselves */
    struct near near = {
        .slope = NAN, .slope_error = INFINITY, .noise = 0x1p-53 * fabs(p->f), .shape = NEAR_SMOOTH};
    int side = request->use == USE_BACKWARD ? -1 : one_sided ? 1 : 0;
    int per_rung = side ? 1 : 2, rungs = (int)probe_left(p) / per_rung;
    if (request->use == USE_CENTRAL || one_sided) rungs = rungs < 1 ? rungs : 1;
    if (request->use == USE_FIVE_POINT) rungs = rungs < 2 ? rungs : 2;
    if (rungs > MOST_PAIRS) rungs = MOST_PAIRS;
    struct record record;
    record_init(&record, p);
    struct ladder l;
    ladder_init(&l, &record, &near, request->derivative, side);
    if (rungs <= (int)l.level) {
        step->stop = STOP_TOO_FEW;
        return;
    }
    int e = side ? (int)lround(log2(scale) + log2(DBL_EPSILON) / 2) : finest_exponent(scale, rungs);
    for (int k = rungs - 1; k >= 0; k--)
        if (!ladder_add(&l, e + k)) {
            step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
            return;
        }
    int i = l.end - 1, m = rungs - 1;
    step->value = l.scale * l.table[l.level][i][m];
    step->h = l.h[i];
    step->h_largest = l.h[l.first];
    step->side = side;
    step->order = (unsigned)(side ? 1 : 2 * (m - (int)l.level + 1));
    step->use = side ? request->use : m == 0 ? USE_CENTRAL : m == 1 ? USE_FIVE_POINT : USE_EXTRAPOLATION;
    /* The next best entry is far worse than this one: their difference bounds it with room to spare. */
    if (m > (int)l.level)
        step->bar =
            fabs(step->value - l.scale * l.table[l.level][i][m - 1]) + l.scale * l.gain[l.level][i][m];
}
