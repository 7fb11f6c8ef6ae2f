/* An f that is the same number all around x: how far, and what is beyond? Behind a corner it is flat here all the same, and its derivative is 0; behind a jump it may be a
 * staircase, of which one step says nothing. */
#include "step/auto/hunt.h"

#include <math.h>

/* f is asked up to eight times x. */
static int farthest_exponent(const struct hunt *h)
{
    enum { TIMES_EIGHT = 3 };
    return hunt_scale(h->p) + TIMES_EIGHT;
}

/* The value nearest to x that is another than f(x), after asking outwards; NaN: none as far as f may be asked. */
static double nearest_other(struct hunt *h)
{
    const struct record *r = &h->record;
    const int top = farthest_exponent(h);
    double where = NAN;
    for (int e = h->near.exponent + 1; e <= top && isnan(where) && probe_left(h->p) >= 2 && !h->p->status;
         e++) {
        hunt_ask_pair(h, e);
        for (int i = 1; i < r->n; i++)
            if (isfinite(r->y[i]) && r->y[i] != r->y[0] && !(fabs(r->t[i]) >= fabs(where))) where = r->t[i];
    }
    return where;
}

/* Where the end of the flat part lies so near to `outside` that what lies between says nothing of how steep f is, twice as far says it. */
static void look_further(struct hunt *h, double outside, double gap, double *beyond, double *whole_rise)
{
    const double clear = 64;
    double t = 2 * outside, y;
    if (*beyond > clear * gap || !probe_left(h->p) || !probe_allows(h->p, h->p->x + t)) return;
    if (!record_ask(&h->record, &t, 1, &y)) return;
    *beyond += fabs(t - outside);
    *whole_rise = fabs(y - h->p->f);
}

/* Halves the way to `outside` until the end of the flat part is known to a thousandth; is it a jump? */
static bool ends_in_jump(struct hunt *h, double outside, struct joint *joint)
{
    enum { HALVINGS = 10, HALF_WAY = 5 };
    const double remains = 0.25; /* of what is left half-way; of a corner it is 1/32 */
    const double steeper =
        4; /* than f is from there to `outside`: where half-way was just beyond a corner, nothing is less */
    const double rounding = 8 * 0x1p-53 * h->record.largest; /* the steps of a double are none of f's */
    double a = 0, b = outside, rise = NAN, before = NAN;
    record_find(&h->record, b, &rise);
    rise -= h->p->f;
    double whole_rise = fabs(rise);
    for (int i = 1; i < h->record.n; i++)
        if (h->record.y[i] == h->p->f && h->record.t[i] / outside > a / outside &&
            fabs(h->record.t[i]) < fabs(outside))
            a = h->record.t[i];
    for (int k = 0; k < HALVINGS && probe_left(h->p) && !h->p->status; k++) {
        double t = (a + b) / 2, y;
        if (!record_ask(&h->record, &t, 1, &y)) break;
        if (y == h->p->f) {
            a = t;
        } else {
            b = t;
            rise = y - h->p->f;
        }
        if (k + 1 == HALF_WAY) before = fabs(rise);
    }
    double beyond = fabs(outside - b);
    look_further(h, outside, fabs(b - a), &beyond, &whole_rise);
    const double slope_rise = beyond > 0 ? whole_rise * fabs(b - a) / beyond : 0;
    *joint =
        (struct joint){.at = fabs(b),
                       .size = fabs(rise),
                       .jumps = fabs(rise) > fmax(fmax(remains * before, steeper * slope_rise), rounding)};
    return joint->jumps;
}

/* Does f have two values only, out to where it may be asked? Then it has one jump, as a sign has, and not a staircase. The distances are spread over all that
 * lies beyond `outside`: next to one of its edges a staircase shows two values for long. */
static bool has_two_values(struct hunt *h, double outside)
{
    enum { MORE = 4 };
    const struct record *r = &h->record;
    const int nearest = ilogb(outside) + 1, octaves = farthest_exponent(h) - nearest;
    double other = NAN;
    record_find(r, outside, &other);
    for (int k = 0, last = nearest - 1; k < MORE; k++) {
        const int e = nearest + k * octaves / (MORE - 1);
        if (octaves >= 0 && e > last) hunt_ask_pair(h, e);
        last = e;
    }
    for (int i = 0; i < r->n; i++)
        if (isfinite(r->y[i]) && r->y[i] != h->p->f && r->y[i] != other) return false;
    return true;
}

bool hunt_flat(struct hunt *h)
{
    struct joint joint;
    const double outside = nearest_other(h);
    if (isnan(outside)) {
        hunt_report_constant(h, hunt_farthest_asked(h));
        return true;
    }
    const bool jumps = ends_in_jump(h, outside, &joint);
    hunt_report_constant(h, joint.at);
    if (!jumps || has_two_values(h, outside)) return true;
    const double rounding = 0x1p-53 * h->record.largest / joint.at;
    struct step here = *h->step;
    here.bar = fmax(hunt_flat_bar(h, joint.at), rounding);
    here.piece = (struct step_piece){0, here.bar, NAN, NAN, joint.at, joint.size};
    h->step->bar = INFINITY;
    h->step->value = NAN;
    const bool across = hunt_rough(h);
    if (across) {
        here.piece.across = h->step->value;
        here.piece.across_bar = h->step->bar;
    }
    if (h->request->piece) {
        *h->step = here;
        h->step->stop = STOP_PIECE;
        return true;
    }
    h->step->piece = here.piece;
    if (across && h->step->stop == STOP_CONVERGED) h->step->stop = STOP_PIECES;
    return across;
}
