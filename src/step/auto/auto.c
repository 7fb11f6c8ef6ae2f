/* hstar's own selector: the most accurate derivative that f's values support.
 *
 * A close look first (close_look.h): noise, shape, a slope to check by. Where f is smooth, a ladder of steps, extrapolated, and then held against all
 * values that are known (hunt_confirm.c); where it is flat or noisy, least squares over windows (hunt_rough.c). */
#include "number/exponent.h"
#include "step/auto/hunt.h"
#include "step/quantum.h"

#include <float.h>
#include <math.h>

/* What can be said where f is not smooth at x; true where that ends the search. */
static bool report_shape(const struct close_look *near, const struct step_request *request, struct step *step)
{
    static const enum stop stop_of[] = {
        [NEAR_KINK] = STOP_KINK, [NEAR_JUMP] = STOP_JUMP, [NEAR_STEEP] = STOP_STEEP};
    if (near->shape <= NEAR_SMOOTH) return false;
    step->stop = stop_of[near->shape];
    step->h = step->h_largest = near->spacing;
    step->order = 1;
    if (request->derivative != 1) return true;
    step->value = near->slope;
    if (near->shape == NEAR_KINK) { /* every number between the two slopes is a subgradient */
        step->value = (near->slopes[0] + near->slopes[1]) / 2;
        step->bar = fabs(near->slopes[0] - near->slopes[1]) / 2;
        if (fabs(step->value) < 0x1p-50 * step->bar)
            step->value = 0; /* what rounding leaves of slopes that cancel */
    }
    return true;
}

/* A ladder that begins just above the close look, where only that stands: on a piece of f that is smooth, but ends below the steps that were tried. */
static void climb_from_below(struct hunt *h)
{
    enum { ABOVE = 10 };
    struct ladder *l = &h->ladder;
    struct confirmation c;
    ladder_restart(l);
    ladder_walk(l, h->near.exponent + ABOVE, hunt_scale(h->p), 2 * DBL_EPSILON);
    if (l->best.rung < 0) return;
    hunt_confirm(h, &c);
    if (isfinite(c.broken_at) || c.factor * ladder_error(l) >= h->step->bar) return;
    hunt_report_ladder(l, c.factor, h->step);
    h->by = BY_LADDER;
}

/* Ladders until one stands: where a value contradicts it, f has structure there, and the next begins below that. */
static void climb_ladders(struct hunt *h)
{
    enum { ROUNDS = 4 };
    const int scale = hunt_scale(h->p);
    int start = h->near.reach, farthest = scale + 32;
    double broken_at = INFINITY;
    if (h->p->status) return; /* f failed at the last of the close look: there is no ladder */
    for (int round = 0; round < ROUNDS && !h->p->status; round++) {
        struct ladder *l = &h->ladder;
        ladder_init(l, &h->record, &h->near, h->request->derivative, h->near.side);
        l->restarted = round > 0;
        ladder_walk(l, start, farthest, 2 * DBL_EPSILON);
        if (l->best.rung < 0) break;
        struct confirmation c;
        hunt_confirm(h, &c);
        if (isinf(c.broken_at) || round + 1 == ROUNDS) {
            hunt_report_ladder(l, c.factor, h->step);
            break;
        }
        broken_at = c.broken_at;
        farthest = exponent_of(c.broken_at) - 1;
        if (start > farthest) start = farthest;
    }
    hunt_by_slope(h);
    if (h->by == BY_LOOK) climb_from_below(h);
    hunt_pieces(h, broken_at);
}

static void conclude_hunt(struct hunt *h)
{
    struct step *step = h->step;
    if (isinf(step->bar))
        step->stop = probe_stop(h->p, STOP_UNCONFIRMED);
    else if (h->p->out_of_budget && stops[step->stop].trust == TRUST_OK)
        step->stop = STOP_BUDGET; /* what would have confirmed it was not to be had */
    else if (h->near.loud && hunt_hides_all(h))
        step->stop = STOP_NOISE;
}

/* Member by member: the tables of the ladder are large, and need no zeros. */
static void hunt_begin(struct hunt *h, struct probe *p, const struct step_request *request, struct step *step)
{
    h->p = p;
    h->request = request;
    h->step = step;
    h->by = BY_LADDER;
    h->near = (struct close_look){0}; /* what is known may end a search before it looks */
    h->joint = (struct joint){0};
    h->noise = h->quantum = h->together = 0;
    h->few_pieces = false;
    h->drawn = 0;
    record_init(&h->record, p);
}

/* By what was learnt elsewhere, where that suffices. */
static bool search_briefly(struct hunt *h)
{
    if (!lore_suffices(h->p->lore) || !hunt_brief(h, h->p->lore)) return false;
    h->noise = h->step->noise = h->near.noise;
    hunt_report_ladder(&h->ladder, 1, h->step);
    return true;
}

/* By what f has answered to searches for other outputs, where that suffices; else as if nothing had been looked at. */
static bool search_without_asking(struct hunt *h)
{
    struct probe *p = h->p;
    const struct probe begun = *p;
    if (!p->recall || h->request->use < USE_EXTRAPOLATION || h->request->piece) return false;
    if (hunt_known(h)) return true;
    *p = begun;
    step_start(p, USE_EXTRAPOLATION, 2, h->step);
    hunt_begin(h, p, h->request, h->step);
    return false;
}

/* From the close look on; false where there is nothing to choose a step by. */
static bool search_fully(struct hunt *h)
{
    struct step *step = h->step;
    close_look_take(&h->record, &h->near);
    h->noise = step->noise = isnan(h->p->noise_given) ? h->near.noise : h->p->noise_given;
    if (h->near.shape == NEAR_UNDEFINED) {
        step->stop = probe_stop(h->p, STOP_UNDEFINED_NEAR);
        return false;
    }
    if (h->near.shape == NEAR_SMOOTH && !isfinite(h->near.slope)) {
        step->stop = STOP_OVERFLOW;
        return false;
    }
    if (report_shape(&h->near, h->request, step)) return false;
    if (!hunt_is_rough(h))
        climb_ladders(h);
    else if (h->near.shape == NEAR_FLAT ? hunt_flat(h) : hunt_rough(h))
        h->by = BY_WINDOW;
    else
        hunt_by_slope(h);
    return true;
}

hstar_status step_across(struct probe *p, double from, struct step *step, hstar_error *err)
{
    const struct step_request request = {.derivative = 1, .use = N_USES};
    struct step found;
    struct hunt h;
    if (p->budget > SELECTOR_AUTO_MOST) p->budget = SELECTOR_AUTO_MOST;
    p->err = err;
    probe_begin(p);
    if (step_start(p, USE_EXTRAPOLATION, 2, &found)) {
        hunt_begin(&h, p, &request, &found);
        close_look_take(&h.record, &h.near);
        h.noise = found.noise = h.near.noise;
        h.joint.at = from;
        h.few_pieces = true;
        const double one_corner =
            0.5; /* what is left of a window with a single corner or jump goes together by more */
        if (h.near.shape == NEAR_UNDEFINED || !hunt_rough(&h) || h.together > one_corner)
            found.stop = probe_stop(p, STOP_UNCONFIRMED);
    }
    tidy_step(p, &found);
    if (!p->status) *step = found;
    return p->status;
}

/* What a term makes at the largest step that was looked at has to stand out of the noise by so much. */
#define SHOWS 8.0

static void keep_taylor(struct hunt *h, struct step_taylor *taylor)
{
    hunt_taylor(h, taylor->c);
    taylor->c[0] = h->p->f;
    taylor->noise = fmax(h->noise, 0x1p-53 * 0.5774 * fabs(h->p->f));
    taylor->known = h->by != BY_LOOK;
    for (int k = 1; k < STEP_TAYLOR; k++) {
        taylor->known = taylor->known && isfinite(taylor->c[k]);
        if (fabs(taylor->c[k]) * pow(h->step->h_largest, k) <= SHOWS * taylor->noise) taylor->c[k] = 0;
    }
}

/* Are there evaluations enough to measure anything? What others were answered is as good as what is asked: f(x) twice, and all else. */
static bool has_enough(const struct probe *p)
{
    if (p->budget >= STEP_LEAST_BUDGET) return true;
    return p->is_free && p->budget + 2 + hunt_count_known(p) >= STEP_LEAST_BUDGET;
}

void step_auto(struct probe *p, const struct step_request *request, struct step *step)
{
    if (!has_enough(p)) {
        auto_rule(p, request, step);
        return;
    }
    close_look_foresee(p);
    probe_begin(p);
    if (!step_start(p, USE_EXTRAPOLATION, 2, step)) return;
    struct hunt h;
    hunt_begin(&h, p, request, step);
    /* The difference itself has to be paid, too. */
    const size_t budget = p->budget, cost = hunt_stencil_cost(request->use);
    p->budget -= cost < budget ? cost : budget;
    const bool found =
        (!request->taylor && (search_briefly(&h) || search_without_asking(&h))) || search_fully(&h);
    p->budget = budget;
    if (found) {
        conclude_hunt(&h);
        if (request->taylor && stops[step->stop].trust == TRUST_OK && isfinite(step->bar))
            keep_taylor(&h, request->taylor);
        if (request->use < USE_EXTRAPOLATION && isfinite(step->bar)) hunt_stencil(&h, request->use);
    }
    if (p->is_free && isnan(step->value) && step->stop == STOP_BUDGET) hunt_rule_known(&h, step);
    step->missing[0] = h.record.missing[0];
    step->missing[1] = h.record.missing[1];
}
