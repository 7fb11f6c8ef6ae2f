/* Pieces: solvers that adapt, tables, counts are smooth up to a joint, and on the other side of it they are smooth again but shifted. The
 * derivative of one piece is not what anybody means; the slope across many is. */
#include "step/auto/hunt.h"

#include <math.h>

/* What is known of the piece that x lies on: the ladder's polynomial, or the parabola of the close look. */
struct smooth_piece {
    const struct hunt *h;
    struct ladder_polynomial polynomial;
    double reach; /* it was told by values up to here */
    double noise;
    double bent; /* how far the close look's own values are off its parabola */
};

/* The close look's farthest value, in spacings; what a smooth f leaves of its parabola grows with no higher power than the look's own polynomial has. */
enum { LOOK = 3, MOST_BENT = 6 };

static double bent(const struct hunt *h)
{
    const struct close_look *n = &h->near;
    double worst = 0;
    for (int i = 0; i < NEAR_POINTS; i++) {
        const double t = close_look_nodes[n->side != 0][i] * (n->side < 0 ? -n->spacing : n->spacing);
        worst = fmax(worst, fabs(n->y[i] - h->p->f - n->slope * t - n->second / 2 * t * t));
    }
    return worst;
}

/* How far a value lies from the piece, and what noise and the error that the piece's derivative claims explain of that. */
static double off_piece(const struct smooth_piece *piece, double t, double y, double *explained)
{
    const struct hunt *h = piece->h;
    const double far = fabs(t) / h->near.spacing;
    double noise, share = 2 * h->step->bar;
    for (unsigned k = 1; k <= h->request->derivative; k++) share *= fabs(t) / k;
    double predicted;
    if (h->by == BY_LADDER) {
        predicted = ladder_predict(&piece->polynomial, t, &noise);
    } else { /* and as much noise as a parabola and the term beyond it have, from seven values */
        predicted = h->near.slope * t + h->near.second / 2 * t * t;
        noise = h->near.noise * far * far * (1 + far) + piece->bent * pow(far / LOOK, MOST_BENT);
    }
    *explained = noise + share + piece->noise;
    return y - h->p->f - predicted;
}

static const double clear = 3; /* times what is explained: off the piece */

static bool is_off(const struct smooth_piece *piece, double t, double y)
{
    double explained;
    const double off = off_piece(piece, t, y, &explained);
    return fabs(off) > clear * explained;
}

/* The ladder's polynomial through the four coarsest rungs that lie on it: of more it would be noise that is continued outwards. */
static void piece_from(struct smooth_piece *piece, int first, int last)
{
    enum { RUNGS = 4 };
    const struct ladder *l = &piece->h->ladder;
    if (first + RUNGS - 1 < last) last = first + RUNGS - 1;
    ladder_polynomial_of(l, first, last, &piece->polynomial);
}

static void piece_init(const struct hunt *h, struct smooth_piece *piece)
{
    const struct ladder *l = &h->ladder;
    piece->h = h;
    piece->noise = h->near.noise_bound;
    piece->reach = LOOK * h->near.spacing;
    piece->bent = bent(h);
    if (h->by != BY_LADDER) return;
    const int last = l->best.rung;
    int first = last - l->best.column;
    piece_from(piece, first, last);
    while (first > l->first) {
        const double t = l->h[first - 1];
        if (is_off(piece, l->side < 0 ? -t : t, l->ahead[first - 1]) ||
            (!l->side && is_off(piece, -t, l->behind[first - 1])))
            break;
        first--;
        piece_from(piece, first, last);
    }
    piece->reach = l->h[first];
}

/* The value next to `outside` towards x. */
static double inner_neighbour(const struct record *r, double outside)
{
    double t = 0;
    for (int i = 1; i < r->n; i++)
        if (r->t[i] * outside > 0 && fabs(r->t[i]) < fabs(outside) && fabs(r->t[i]) > fabs(t) &&
            isfinite(r->y[i]))
            t = r->t[i];
    return t;
}

/* The nearest value that does not lie on the piece; NaN without one. */
static double nearest_off(const struct smooth_piece *piece)
{
    const double far = 16;
    const struct record *r = &piece->h->record;
    double at = piece->h->by == BY_LADDER ? far * piece->reach : (double)INFINITY, where = NAN;
    for (int i = 1; i < r->n; i++) {
        const double t = r->t[i], size = fabs(t);
        if (size <= piece->reach || size >= at || !isfinite(r->y[i]) || t * piece->h->near.side < 0) continue;
        if (!is_off(piece, t, r->y[i])) continue;
        at = size;
        where = t;
    }
    return where;
}

/* The offset of the record at that distance; NaN without one. */
static double offset_at(const struct record *r, double distance)
{
    for (int i = 1; i < r->n; i++)
        if (fabs(r->t[i]) == distance) return r->t[i];
    return NAN;
}

/* The same, after asking just beyond what is known; of a higher derivative, whose steps are lost in noise long before the piece ends, further out while that
 * lies on the piece. */
static double asked_off(struct hunt *h, const struct smooth_piece *piece)
{
    enum { ASKED = 4, ROUNDS = 3 };
    static const double beyond[ASKED] = {1.6, -1.6, 2.6, -2.6}, further[ROUNDS] = {1, 2.4, 6};
    const int rounds = h->request->derivative > 1 ? ROUNDS : 1;
    double t[ASKED], y[ASKED], off = NAN;
    for (int k = 0; k < rounds && isnan(off) && probe_affords(h->p, ASKED); k++) {
        for (int i = 0; i < ASKED; i++) {
            t[i] = further[k] * beyond[i] * piece->reach;
            if (h->near.side) t[i] = h->near.side * fabs(t[i]) * (1 + 0.2 * (i % 2));
        }
        record_ask(&h->record, t, ASKED, y);
        off = nearest_off(piece);
    }
    return off;
}

/* Beyond its values a polynomial misses a smooth f by about the product of the distances to them: how much of that at t is left at an offset further in. */
static double part_left(const struct smooth_piece *piece, double inside, double outside)
{
    const struct ladder_polynomial *p = &piece->polynomial;
    double part = inside / outside;
    for (int i = 0; i < p->n; i++) {
        const double in = inside * p->per_unit, out = outside * p->per_unit;
        part *= p->side ? (fabs(in) - p->s[i]) / (fabs(out) - p->s[i])
                        : (in * in - p->s[i]) / (out * out - p->s[i]);
    }
    return fabs(part);
}

/* Is the piece a line or a parabola, to the last bit that its steps can show? Tables are made of such. At small steps a cubic is anything that is smooth: a corner a hundredth
 * away from x made pieces of sin. */
static bool is_polynomial(const struct hunt *h)
{
    const struct entry *best = &h->ladder.best;
    return h->by == BY_LADDER && best->column <= (int)h->ladder.level && best->truncation <= best->noise;
}

/* Does f jump between `outside`, which is off the piece, and the value next to it? Halves the interval until that is sure: what is smooth, or has a corner,
 * changes little over a thousandth of the way; a jump stays. */
static bool find_joint(struct hunt *h, const struct smooth_piece *piece, double outside, struct joint *joint)
{
    enum { HALVINGS = 10, HALF_WAY = 5 };
    const double remains = 0.25;
    double a = inner_neighbour(&h->record, outside), b = outside, y, explained, off_a = 0, off_b, before = 0,
           explained_a = INFINITY;
    if (!record_find(&h->record, b, &y)) return false;
    const double off_outside = off_b = off_piece(piece, b, y, &explained);
    int k = 0;
    for (; k < HALVINGS && probe_affords(h->p, 1) && !h->p->status; k++) {
        double t = (a + b) / 2;
        if (t == a || t == b || !record_ask(&h->record, &t, 1, &y)) return false;
        const double off = off_piece(piece, t, y, &explained);
        if (isnan(off)) return false;
        if (fabs(off) > clear * explained) { /* the joint that is nearest */
            b = t;
            off_b = off;
        } else {
            a = t;
            off_a = off;
            explained_a = explained;
        }
        if (k + 1 == HALF_WAY) before = fabs(off_b - off_a);
    }
    *joint = (struct joint){.at = fabs(b), .side = b < 0 ? -1 : 1, .size = fabs(off_b - off_a)};
    joint->jumps = k == HALVINGS && joint->size > clear * explained && joint->size > remains * before;
    /* A corner: what a smooth f would have left further in is not there. */
    return joint->jumps ||
           (is_polynomial(h) && fabs(off_outside) * part_left(piece, a, outside) > clear * explained_a);
}

/* Over 116 windows with a single jump in them, and 180 with many of random size, the residuals of neighbours went together by 0.2 to 0.9, most of them by
 * more than 0.6, and by -0.3 to 0.5, most of them less than 0.35. */
static const double many = 0.35, one_corner = 0.5, one_jump = 0.6;
static const double too_wide = 0.1; /* of the derivative: no bar to count on */

/* Does the ladder stand only far below where it began? */
static bool stands_low(const struct hunt *h, double broken_at)
{
    enum { SHORT = 3 }; /* octaves below the first rung */
    const struct ladder *l = &h->ladder;
    if (isfinite(broken_at) || h->by == BY_LOOK) return true;
    return l->exponent[l->best.rung - l->best.column] <= h->near.reach - SHORT;
}

/* A table's line is straight where f bends: does the piece lack the bend that the slope across has? Of a piece with a corner only this tells a table from an
 * f that has corners. */
static bool lacks_bend(const struct hunt *h, const struct smooth_piece *piece, double across_reach)
{
    const struct window_question question = {2, h->noise, h->joint.at};
    struct window w;
    double even[1];
    window_fit(&h->record, across_reach, &question, &w);
    if (w.degree < 0 || h->near.side) return false;
    ladder_taylor(&piece->polynomial, piece->polynomial.even, even, 1);
    const double unsure = 4 * piece->noise / (piece->reach * piece->reach);
    return fabs(even[0] - w.value / 2) > unsure + w.bar / 2;
}

/* The slope across, and that of the piece, which h->step has: the one that was asked for is the value, the other stands beside. */
static void report_both(struct hunt *h, const struct step *trend)
{
    struct step *step = h->step;
    struct step_piece both = step->piece;
    both.across = trend->value;
    both.across_bar = trend->bar;
    if (h->request->piece) {
        h->joint = (struct joint){0};
        h->noise = step->noise; /* not what scatters across them */
        step->stop = STOP_PIECE;
    } else {
        *step = *trend;
        if (step->stop == STOP_CONVERGED) step->stop = STOP_PIECES;
        h->by = BY_WINDOW;
    }
    step->piece = both;
}

/* Where no joint was found though the ladder stands low: windows beyond it say how much f scatters there, if that is above the noise next to x. Then there are pieces as wide as
 * can be, or other structure, and the bar allows for the slope across. */
static void allow_for_few(struct hunt *h, double reach)
{
    enum { QUIET_MOST = 100 }; /* evaluations: f shows no noise so far, and may have none */
    const double clearly = 8;  /* above the noise next to x: what is smooth leaves no more than that */
    struct step *step = h->step;
    const struct step local = *step;
    const double noise = h->noise;
    if (h->request->derivative > 1 || h->request->piece) return;
    const size_t budget = h->p->budget;
    const bool spent = h->p->out_of_budget;
    if (budget > QUIET_MOST) h->p->budget = QUIET_MOST;
    h->joint.at = reach;
    h->few_pieces = true;
    const bool across = hunt_rough(h);
    h->p->budget = budget;
    h->p->out_of_budget = spent;
    const struct step trend = *step;
    *step = local;
    h->joint = (struct joint){0};
    h->few_pieces = false;
    const double scatter = h->noise;
    h->noise = noise;
    if (!across || trend.bar > too_wide * fabs(trend.value) || scatter <= clearly * noise) return;
    step->bar += fabs(trend.value - local.value) + trend.bar;
}

/* The joint where the values leave the piece on which the ladder stands. */
static bool find_piece_end(struct hunt *h, struct smooth_piece *piece, double broken_at, struct joint *joint)
{
    double outside = nearest_off(piece);
    if (isnan(outside)) outside = offset_at(&h->record, broken_at);
    if (isnan(outside)) outside = asked_off(h, piece);
    return !isnan(outside) && find_joint(h, piece, outside, joint);
}

/* Does f scatter as well where the joint is not? Then it is not the only one. */
static bool has_more_joints(const struct hunt *h)
{
    const double alike = 1.0 / 8;
    return hunt_scatter_elsewhere(h) > alike * h->joint.size;
}

/* The bar allows for a slope that is so far apart; as long as it says anything then. */
static void allow_for(struct step *step, double apart)
{
    if (step->bar + apart <= too_wide * fabs(step->value)) step->bar += apart;
}

/* The two sides of a joint next to the ladder. */
static void judge_joint(struct hunt *h, const struct smooth_piece *piece, const struct joint *found)
{
    struct step *step = h->step;
    const struct joint joint = *found;
    const struct step local = *step;
    h->joint = joint;
    const bool across = hunt_rough(h);
    const struct step trend = *step;
    *step = local;
    step->piece = (struct step_piece){local.value, local.bar, NAN, NAN, joint.at, joint.size};
    if (across && h->together <= many && (joint.jumps || lacks_bend(h, piece, trend.h_largest))) {
        report_both(h, &trend);
        return;
    }
    const bool alone = !joint.jumps || h->request->piece || !has_more_joints(h);
    h->joint = (struct joint){0};
    /* A window that tells nothing of the slope tells nothing of how many jumps there are. */
    const bool tells = across && trend.bar <= too_wide * fabs(trend.value);
    if (joint.jumps ? tells && h->together > one_jump : !across || h->together > one_corner) {
        *step = local;
        if (!alone) allow_for(step, fabs(trend.value - local.value) + trend.bar);
        return;
    }
    if (h->request->piece) {
        step->stop = STOP_PIECE;
        return;
    }
    const double between = fabs(trend.value - local.value);
    if (!joint.jumps && h->together <= many && between > trend.bar + local.bar) step->stop = STOP_TWO_SLOPES;
    /* A few wide pieces, or one jump: nobody can tell. What the slope across may be, if there are more, is within a jump over the width of a piece. */
    double apart = joint.jumps ? joint.size / joint.at : (double)INFINITY;
    if (across) apart = fmin(apart, between + trend.bar);
    for (unsigned k = 1; k < h->request->derivative; k++) apart *= (k + 1) / joint.at;
    step->bar += apart;
    if (step->bar > too_wide * fabs(step->value)) step->stop = STOP_TWO_SLOPES;
}

void hunt_pieces(struct hunt *h, double broken_at)
{
    struct smooth_piece piece;
    struct joint joint;
    if (!isfinite(h->step->bar) || !stands_low(h, broken_at)) return;
    piece_init(h, &piece);
    if (find_piece_end(h, &piece, broken_at, &joint)) {
        judge_joint(h, &piece, &joint);
        return;
    }
    allow_for_few(h, piece.reach);
    if (h->request->derivative == 1 && !h->request->piece) hunt_allow_for_far(h, piece.reach);
}
