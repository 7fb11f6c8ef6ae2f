/* Shi, Xie, Xuan and Nocedal (2022): one algorithm for every stencil.
 *
 * The difference quotients at h and at a multiple of it differ by their truncations, and by noise. r(h) is
 * that difference over the most that noise of size eps_f can make of it, so that noise alone gives r <= 1. A
 * step with r in [1.5, 6] is as good as the best one within a small factor; it is bracketed by factors of 4
 * and then bisected.
 *
 * r is normed by the l1 norm of the combined stencil, with which the paper's lower bound on the step holds.
 * The start is the paper's for |f| = 1, scaled with f. Values far from x count with their own rounding, a
 * value that is not a number as a step too large; and a step that has grown to `farthest` sizes of x ends the
 * search: the formula is exact. Where what r sees shows that eps_f was too small, it is raised. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

enum { MOST_NODES = 6, TRIES = 53 };

struct combined {
    enum stencil_use use;
    unsigned order;
    size_t n;
    int node[MOST_NODES], weight[MOST_NODES]; /* without that of x: the weights sum to 0 */
    double norm;                              /* l1, the weight at x included */
    double left, right;                       /* how far it reaches */
    double truncation;      /* of the stencil at h, over r eps_f / h: what r tells of the derivative p + 1 */
    double start, exponent; /* h0 = start eps_f^exponent */
};

static const struct combined forward = {
    .use = USE_FORWARD,
    .order = 1,
    .n = 2,
    .node = {4, 1},
    .weight = {1, -4},
    .norm = 8,
    .right = 4,
    .truncation = 2. / 3,
    .start = 1.1547005383792515, /* 2 / sqrt 3 */
    .exponent = 1. / 2,
};
static const struct combined central = {
    .use = USE_CENTRAL,
    .order = 2,
    .n = 4,
    .node = {3, 1, -1, -3},
    .weight = {1, -3, 3, -1},
    .norm = 8,
    .left = 3,
    .right = 3,
    .truncation = 1. / 6,
    .start = 1.4422495703074083, /* 3^(1/3) */
    .exponent = 1. / 3,
};
static const struct combined five_point = {
    .use = USE_FIVE_POINT,
    .order = 4,
    .n = 6,
    .node = {4, 2, 1, -1, -2, -4},
    .weight = {1, -10, 16, -16, 10, -1},
    .norm = 54,
    .left = 4,
    .right = 4,
    .truncation = 0.15,
    .start = 1.6226711115996044, /* (45/4)^(1/5) */
    .exponent = 1. / 5,
};

static const double accepted_least = 1.5, accepted_most = 6, factor = 4;
static const double farthest = 0x1p24, nearest = 0x1p-40; /* in sizes of x */
static const double too_much = 1e4; /* noise beyond what was measured: not that of a computation */

/* ---- the search ---- */

struct bracket_look {
    double h, r;
    double seen;  /* what r is that noise's multiple of */
    double noise; /* at the nodes: of values far from x their own rounding counts */
    bool changes; /* some value is not f(x) */
};

static struct bracket_look ratio(struct probe *p, struct seen *seen, const struct combined *c, double h,
                                 double eps_f)
{
    double x[MOST_NODES], y[MOST_NODES], top = fabs(p->f), sum = 0;
    struct bracket_look now = {.h = step_realised(p->x, h)};
    for (size_t i = 0; i < c->n; i++) x[i] = p->x + c->node[i] * now.h;
    seen_many(p, seen, x, c->n, y);
    /* Differences from f(x), which are exact for small h. */
    for (size_t i = 0; i < c->n; i++) {
        sum += c->weight[i] * (y[i] - p->f);
        top = fmax(top, fabs(y[i]));
        now.changes = now.changes || y[i] != p->f;
    }
    now.noise = fmax(eps_f, DBL_EPSILON / 2 * top);
    now.seen = isfinite(sum) ? fabs(sum) / c->norm : (double)NAN;
    now.r = now.seen / now.noise;
    return now;
}

struct bracket_search {
    double eps_f; /* as it is believed */
    double limit, next;
    struct bracket_look lower;   /* the largest step with too small an r; h = 0 without one */
    struct bracket_look upper;   /* the smallest with too large a one; h = INFINITY without */
    double good;                 /* the last step at which f has values; NaN without one */
    struct bracket_look quiet;   /* of the steps where no truncation shows, the one with the least rounding */
    struct bracket_look watched; /* where what is seen last fell much */
    double loudest;              /* the most that was seen since */
    struct seen seen;
    bool changes, ends; /* f is not a number at some step */
};

/* What is seen is far above noise and does not fall with h, or leaps within a bracket where it can only climb
 * by little: that is noise, and eps_f is too small. The search goes on upwards. */
static void believe(struct bracket_search *s, const struct bracket_look *at)
{
    s->eps_f = fmax(at->seen, s->loudest);
    s->loudest = 0;
    s->lower = *at;
    s->lower.r = 1;
    s->upper = (struct bracket_look){.h = INFINITY};
    s->watched = (struct bracket_look){0};
}

/* Whether a step a thousand times smaller, more than aliasing takes to end, shows much the same. Of smooth
 * functions that have left noise behind it shows a thousandth or less. */
static bool is_noise(struct bracket_search *s, const struct bracket_look *now)
{
    const double falls = 1. / 32, span = 1024;
    if (!isfinite(now->seen)) return false;
    if (!(s->watched.h > now->h) || now->seen < falls * s->watched.seen) {
        s->watched = *now;
        s->loudest = 0;
    }
    s->loudest = fmax(s->loudest, now->seen);
    return s->watched.h >= span * now->h;
}

static void narrow_bracket(struct bracket_search *s, const struct bracket_look *now)
{
    const double narrowest = 1.3; /* what is seen grows as h^(p+1) */
    if (now->r < accepted_least) {
        s->lower = *now;
        if (!(s->quiet.h > 0) || now->noise / now->h < s->quiet.noise / s->quiet.h) s->quiet = *now;
    } else {
        s->upper = *now;
        if (is_noise(s, now)) believe(s, now);
    }
    if (s->upper.h < narrowest * s->lower.h && isfinite(s->upper.r)) {
        const struct bracket_look leap = s->upper;
        believe(s, &leap);
    }
    if (isinf(s->upper.h))
        s->next = fmin(factor * now->h, s->limit);
    else
        s->next = s->lower.h == 0 ? now->h / factor : s->lower.h + (s->upper.h - s->lower.h) / 2;
}

/* Why there is no further step to try: r never left noise up to the farthest one, or up to where f ends; or
 * nothing lies between. */
static enum stop exhausted(const struct bracket_search *s)
{
    if (isinf(s->upper.h)) return s->changes ? STOP_EXACT : STOP_CONSTANT;
    return s->ends && isnan(s->upper.r) && s->lower.h > 0 ? STOP_NO_TRUNCATION : STOP_BRACKET;
}

static enum stop bracket(struct probe *p, const struct combined *c, const struct step *step,
                         struct bracket_search *s, struct bracket_look *now)
{
    for (int i = 0; i < TRIES; i++) {
        if (!value_at_step_affords(p, step, c->n)) return STOP_BUDGET;
        *now = ratio(p, &s->seen, c, s->next, s->eps_f);
        s->changes = s->changes || now->changes;
        s->ends = s->ends || isnan(now->r);
        if (!isnan(now->r)) s->good = now->h;
        if (now->r >= accepted_least && now->r <= accepted_most) return STOP_CONVERGED;
        const double here = now->h;
        narrow_bracket(s, now);
        s->next = step_realised(p->x, s->next);
        if (s->next == here || s->next == s->lower.h || s->next == s->upper.h) return exhausted(s);
    }
    return STOP_LIMIT;
}

static void search_bracket(struct probe *p, const struct combined *c, struct step *step)
{
    if (!step_start(p, c->use, c->order, step)) return;
    const double room = selector_room(p, c->left, c->right);
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    const double eps_f = selector_noise_bound(selector_noise(p, step, TRIES * c->n));
    const double relative = fabs(p->f) > eps_f ? eps_f / fabs(p->f) : fmin(eps_f, 1);
    struct bracket_search s = {
        .eps_f = eps_f,
        .limit = fmin(room, farthest * selector_size(p)),
        .next = fmin(fmax(c->start * pow(relative, c->exponent), nearest * fabs(p->x)), room),
        .upper = {.h = INFINITY},
        .good = NAN};
    struct bracket_look now;
    step->stop = bracket(p, c, step, &s, &now);
    if (isnan(s.good) && step->stop != STOP_BUDGET) {
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    if (s.eps_f > eps_f) step->noise = s.eps_f / selector_noise_bound(1);
    const bool accepted = step->stop == STOP_CONVERGED;
    /* What is exact at any step is computed best where f is not yet large. */
    const bool exact = step->stop == STOP_EXACT || step->stop == STOP_NO_TRUNCATION;
    value_at_step(p, step, &s.seen,
                  exact           ? s.quiet.h
                  : isnan(s.good) ? s.next
                                  : s.good,
                  step->noise, accepted ? c->truncation * (now.r + 1) * now.noise / now.h : 0);
    const bool senseless = s.eps_f > eps_f && step->bar > 0.1 * fabs(step->value);
    if ((senseless || s.eps_f > too_much * eps_f) && stops[step->stop].trust == TRUST_OK)
        step->stop = STOP_NOISE;
}

void step_shi_forward(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    search_bracket(p, &forward, step);
}

void step_shi_central(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    search_bracket(p, &central, step);
}

void step_shi_five_point(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    search_bracket(p, &five_point, step);
}
