/* The walk: which rungs a ladder gets.
 *
 * Three rungs from the start downwards; while truncation dominates the best confirmed entry, a finer rung; while noise dominates, a coarser one,
 * with which more is extrapolated; until two more rungs at either end bring nothing. */
#include "step/auto/hunt.h"

#include "number/exponent.h"

#include <float.h>
#include <math.h>

/* One end of the ladder. */
struct end {
    bool closed;
    int failures; /* rungs in a row that did not make the best entry better */
};

enum { PATIENCE = 2 };

static void extend(struct ladder *l, struct end *end, int exponent)
{
    double before = ladder_error(l);
    if (!ladder_add(l, exponent))
        end->closed = true;
    else if (ladder_error(l) < before)
        end->failures = 0;
    else
        end->failures++;
}

/* The nearest rung that there may be from that one on, to coarser ones (way 1) or to finer ones (-1): beyond all bounds where there is none. */
static int next_rung(const struct ladder *l, int exponent, int way)
{
    const int nowhere = 1 << 16;
    if (!l->known) return exponent;
    int nearest = way * nowhere;
    for (int i = 0; i < l->n_known; i++)
        if (way * l->known[i] >= way * exponent && way * l->known[i] < way * nearest) nearest = l->known[i];
    return nearest;
}

/* The coarsest known rung from `start` down to the deepest at which f is finite; false where there is none. */
static bool begin_known(struct ladder *l, int start, int deepest)
{
    int first = next_rung(l, start, -1);
    while (first >= deepest && !ladder_add(l, first)) first = next_rung(l, first - 1, -1);
    return first >= deepest;
}

static bool is_open(const struct end *end)
{
    return !end->closed && end->failures < PATIENCE;
}

/* What the best entry's error is compared with, to see whether the walk has come anywhere near. */
static double size_of_best(const struct ladder *l)
{
    return larger_of(l->derivative == 1 ? fabs(l->near->slope) : 0, fabs(l->best.value));
}

/* How far the values so far support a step, as an exponent: eight times what is largest of x, of 1, and of the length |f'/f''| over which f bends,
 * where that shows in the largest step. Where f is noisy, or nothing is known yet, x alone counts. */
static int supported(const struct ladder *l, int scale, bool known)
{
    enum { TIMES_EIGHT = 3 };
    const double clear = 8;
    if (!known || l->derivative > 1 || l->near->loud) return scale + TIMES_EIGHT;
    if (scale < 0) scale = 0;
    const int i = l->first;
    const double h = l->h[i], ahead = l->ahead[i] - l->p->f, behind = l->behind[i] - l->p->f;
    const double bend = l->side ? 0 : fabs(ahead + behind), rise = fabs(ahead - behind);
    const double bent_over = h * (rise / (2 * bend)), most = 0x1p1000;
    if (bend > clear * l->noise[i] && bent_over > 0 && bent_over < most) {
        const int length = exponent_of(bent_over);
        if (length > scale) scale = length;
    }
    return scale + TIMES_EIGHT;
}

void ladder_walk(struct ladder *l, int start, int farthest, double tolerance)
{
    const int scale = hunt_scale(l->p), deepest = scale - 48, jump = 2;
    const double nothing = ldexp(l->near->largest, -80 - scale * (int)l->derivative); /* beside f itself */
    const double lost = 0.1, close = 1e-6;                                            /* relative errors */
    if (l->known && !begin_known(l, start, deepest)) return;
    while (!l->known && !ladder_add(l, start) && start > deepest && !l->p->out_of_budget && !l->p->status)
        start -= 2;
    struct end coarse = {0}, fine = {0};
    bool jumped = false;
    while (!l->p->out_of_budget && !l->p->status) {
        bool confirmed = l->best.rung >= 0, noisy = confirmed && l->best.noise > l->best.truncation;
        double error = confirmed ? ladder_error(l) / size_of_best(l) : (double)INFINITY;
        if (confirmed && (error <= tolerance || ladder_error(l) <= nothing)) break;
        int limit = supported(l, scale, error < lost);
        if (limit > farthest) limit = farthest;
        if (l->exponent[l->first] >= limit) coarse.closed = true;
        int last = l->end - 1;
        /* A finer rung has more noise than the finest: where that is beyond the best error already, it brings nothing. */
        bool hopeless = confirmed && l->scale * l->gain[l->level][last][l->level] > ladder_error(l);
        if (l->exponent[last] <= deepest || hopeless) fine.closed = true;
        bool finer = !fine.closed && (!(error < close) || fine.failures < PATIENCE);
        /* No truncation shows at all: larger steps. */
        bool bare = noisy && l->best.column == (int)l->level && !l->near->singular;
        if (jumped && !bare) { /* it does now: from there downwards again, without gaps */
            int top = l->exponent[l->first];
            ladder_restart(l);
            if (!ladder_add(l, top)) break;
            jumped = false;
            fine = (struct end){0};
            continue;
        }
        if (noisy || !finer) {
            if (!is_open(&coarse)) break;
            jumped = jumped || bare;
            const int next = next_rung(l, l->exponent[l->first] + (bare ? jump : 1), 1);
            if (l->known && next > limit)
                coarse.closed = true;
            else
                extend(l, &coarse, next < limit ? next : limit);
        } else {
            bool far = !(error < lost) && l->end - l->first > 3 && !l->near->singular;
            const int next = next_rung(l, l->exponent[last] - (far ? 2 : 1), -1);
            if (l->known && next < deepest)
                fine.closed = true;
            else
                extend(l, &fine, next);
        }
    }
}
