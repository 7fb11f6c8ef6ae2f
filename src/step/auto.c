/* hstar's own selector: the most accurate derivative that a ladder of steps gives.
 *
 * A close look first (near.h): noise, shape, a slope to check by. Then a walk: three rungs from half of x downwards; while
 * truncation dominates the best confirmed entry, a finer rung; while noise dominates, a coarser one, with which more is
 * extrapolated; until two more rungs at either end bring nothing. */
#include "step/auto.h"

#include <float.h>
#include <math.h>

int auto_scale(const struct probe *p)
{
    return p->x != 0 ? ilogb(p->x) : 0;
}

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

static bool is_open(const struct end *end)
{
    return !end->closed && end->failures < PATIENCE;
}

/* What the best entry's error is compared with, to see whether the walk has come anywhere near. */
static double magnitude(const struct ladder *l)
{
    return fmax(fabs(l->best.value), l->derivative == 1 ? fabs(l->near->slope) : 0);
}

void auto_walk(struct ladder *l, int start, double tolerance)
{
    const int scale = auto_scale(l->p), deepest = scale - 48, coarsest = scale + 32, near_by = scale + 3,
              jump = 3;
    const double nothing = ldexp(l->near->largest, -80 - scale * (int)l->derivative); /* beside f itself */
    const double lost = 0.1, close = 1e-6;                                            /* relative errors */
    while (!ladder_add(l, start) && start > deepest && !l->p->out_of_budget && !l->p->status) start -= 2;
    struct end coarse = {0}, fine = {0};
    bool jumped = false;
    while (!l->p->out_of_budget && !l->p->status) {
        bool confirmed = l->best.rung >= 0, noisy = confirmed && l->best.noise > l->best.truncation;
        double error = confirmed ? ladder_error(l) / magnitude(l) : (double)INFINITY;
        if (confirmed && ladder_error(l) <= fmax(tolerance * fabs(l->best.value), nothing)) break;
        /* Where nothing is known of the slope yet, far steps would only see another part of f. */
        bool unknown = l->derivative == 1 && !(error < lost), flat = l->near->shape == NEAR_FLAT;
        int limit = flat ? l->near->reach : unknown ? near_by : coarsest;
        if (l->exponent[l->first] >= limit) coarse.closed = true;
        int last = l->end - 1;
        /* A finer rung has more noise than the finest: where that is beyond the best error already, it brings nothing. */
        bool hopeless = confirmed && l->scale * l->gain[l->level][last][l->level] > ladder_error(l);
        if (l->exponent[last] <= deepest || hopeless) fine.closed = true;
        bool finer = !fine.closed && (!(error < close) || fine.failures < PATIENCE);
        /* No truncation shows at all: far larger steps. */
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
            extend(l, &coarse, l->exponent[l->first] + (bare ? jump : 1));
        } else {
            bool far = !(error < lost) && l->end - l->first > 3 && !l->near->singular;
            extend(l, &fine, l->exponent[last] - (far ? 2 : 1));
        }
    }
}

static void report(const struct ladder *l, struct step *step)
{
    const struct entry *best = &l->best;
    step->value = best->value;
    /* Extrapolating rounds, too. */
    step->bar = fmax(ladder_error(l), 0x1p-51 * fabs(best->value));
    if (l->derivative == 1) step->bar = hypot(step->bar, near_blind(l->near, l->p->x));
    step->h = l->h[best->rung];
    step->h_largest = l->h[best->rung - best->column];
    step->side = l->side;
    int terms = best->column - (int)l->level + 1;
    step->order = (unsigned)(l->side ? terms : 2 * terms);
}

/* What can be said where f is not smooth at x; true where that ends the search. */
static bool report_shape(const struct near *near, const struct step_request *request, struct step *step)
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
    }
    return true;
}

/* The walk from one side, or from both. */
static void search(struct probe *p, const struct near *near, const struct step_request *request, int side,
                   struct step *step)
{
    struct ladder l;
    ladder_init(&l, p, near, request->derivative, side);
    auto_walk(&l, near->reach, 2 * DBL_EPSILON);
    if (l.best.rung >= 0 && !(ladder_error(&l) >= step->bar)) report(&l, step);
}

void step_auto(struct probe *p, const struct step_request *request, struct step *step)
{
    if (p->budget < STEP_LEAST_BUDGET) {
        auto_rule(p, request, step);
        return;
    }
    if (!step_start(p, USE_EXTRAPOLATION, 2, step)) return;
    struct near near;
    near_look(p, &near);
    step->noise = isnan(p->noise_given) ? near.noise : p->noise_given;
    if (near.shape == NEAR_UNDEFINED) {
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    if (near.shape == NEAR_SMOOTH && !isfinite(near.slope)) {
        step->stop = STOP_OVERFLOW;
        return;
    }
    if (report_shape(&near, request, step)) return;
    if (request->use < N_USES && request->use != USE_EXTRAPOLATION) {
        auto_stencil(p, request->use, &near, step);
        if (!isnan(step->value) || !p->out_of_budget) return;
    } else {
        search(p, &near, request, near.side, step);
    }
    /* Where f is hardly smooth, closest is best; and it is there when the budget ends. */
    double closest = hypot(near.slope_error, near_blind(&near, p->x));
    if (request->derivative == 1 && isfinite(closest) && !(closest >= step->bar)) {
        step->value = near.slope;
        step->bar = closest;
        step->h = step->h_largest = near.spacing;
        step->order = 6;
        step->side = near.side;
        step->use = USE_EXTRAPOLATION;
    }
    if (isinf(step->bar) || (request->use < USE_EXTRAPOLATION && p->out_of_budget)) {
        step->stop = probe_stop(p, STOP_UNCONFIRMED);
    } else if (step->bar >= fabs(step->value) && near.loud) {
        step->stop = STOP_NOISE;
    } else if (near.shape == NEAR_FLAT && step->value == 0) {
        step->stop = STOP_CONSTANT;
    }
}
