/* Gill, Murray, Saunders and Wright (1983), the whole of their algorithm FD.
 *
 * Phi(h), the second difference, has the relative condition error C = 4 eps_A / (h^2 |Phi|). An h with C in
 * [0.001, 0.1] is looked for by factors of 10, which gives f'' with a digit or two, and with it the best step
 * of the forward difference, h_F = 2 sqrt(eps_A / |Phi|). Where the forward difference at h_F cannot be good
 * to half of itself the central difference at the h of Phi stands in for it.
 *
 * Differences from the paper: eps_A is measured, where no one gives it; the first step is never so small
 * that x + h is x (theirs takes |f| to be of order 1); a value that is not a number counts as a step too large;
 * and where no second derivative shows, their three ways out end with what the slopes gathered on the way
 * agree on, not with the first of them. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

static const double condition_least = 0.001, condition_most = 0.1;
static const double factor = 10;
enum { K = 10, TRIES = 2 * K, LAST_CENTRAL = 4 };

/* What is seen at one step. */
struct condition_seen {
    double h, forward, backward, second;
    double noise;             /* eps_A, or more where f is larger */
    double slopes, curvature; /* the condition errors: the larger one of the two slopes, and that of Phi */
    bool changes;
};

static struct condition_seen see_condition(struct probe *p, struct seen *seen, double h, double eps_a)
{
    struct condition_seen s = {.h = step_realised(p->x, h)};
    double x[2] = {p->x + s.h, p->x - s.h}, y[2];
    seen_many(p, seen, x, 2, y);
    const double right = y[0] - p->f, left = p->f - y[1];
    s.noise = fmax(eps_a, DBL_EPSILON / 2 * fmax(fabs(y[0]), fabs(y[1])));
    s.forward = right / s.h;
    s.backward = left / s.h;
    s.second = (right - left) / s.h / s.h;
    s.slopes = 2 * s.noise / fmin(fabs(right), fabs(left));
    s.curvature = 4 * s.noise / fabs(right - left);
    s.changes = right != 0 || left != 0;
    return s;
}

/* The steps tried, in their order. */
struct steps_tried {
    struct condition_seen seen[TRIES + 1];
    size_t n;
    struct seen values;
    struct condition_seen phi; /* where Phi is taken from */
    double slope_step; /* h_s: the first step at which both slopes are good to a tenth; 0 without one */
    bool changes;
};

enum outcome { FOUND, NO_CURVATURE, GROWING, NO_NUMBER, SPENT };

/* Steps FD1 to FD4 of the paper. */
static enum outcome find_curvature(struct probe *p, const struct step *step, struct steps_tried *s, double h,
                                   double eps_a, double room)
{
    const double least = step_realised(p->x, DBL_TRUE_MIN);
    bool rising = false, falling = false;
    for (int k = 0; k <= TRIES && (int)s->n <= K; k++) {
        if (!value_at_step_affords(p, step, 2 + LAST_CENTRAL)) return SPENT;
        const struct condition_seen now = see_condition(p, &s->values, h, eps_a);
        if (!isfinite(now.second)) {
            room = now.h / 2;
            if (rising) return NO_CURVATURE;
            if (now.h <= least) return NO_NUMBER;
            h = now.h / factor;
            continue;
        }
        const struct condition_seen previous = s->phi;
        s->seen[s->n++] = s->phi = now;
        s->changes = s->changes || now.changes;
        if (!(s->slope_step > 0) && now.slopes <= condition_most) s->slope_step = now.h;
        if (now.curvature > condition_most) {
            if (falling) {
                s->phi = previous;
                return FOUND;
            }
            rising = true;
            if (now.h * factor > room) return NO_CURVATURE;
            h = now.h * factor;
        } else if (now.curvature < condition_least && !rising) {
            falling = true;
            if (now.h <= least) return GROWING;
            h = now.h / factor;
        } else {
            return FOUND;
        }
    }
    return s->n == 0 ? NO_NUMBER : falling ? GROWING : NO_CURVATURE;
}

/* The largest step up to which the forward differences are one number, within what noise makes of each. */
static double agreed_step(const struct steps_tried *s, bool *all)
{
    const double slack = 4;
    double h = s->seen[0].h;
    *all = true;
    for (size_t i = 1; i < s->n; i++) {
        const struct condition_seen *a = &s->seen[i - 1], *b = &s->seen[i];
        const double noise = slack * 2 * (a->noise / a->h + b->noise / b->h);
        *all = fabs(a->forward - b->forward) <= noise && fabs(b->forward - b->backward) <= 2 * noise;
        if (!*all) break;
        h = b->h;
    }
    return h;
}

/* Step FD5: the forward difference, unless it may be wrong by half of itself. */
static void finish_fd5(struct probe *p, struct step *step, struct steps_tried *s, double eps_a)
{
    const double phi = fabs(s->phi.second), h = 2 * sqrt(eps_a / phi);
    const double central = s->phi.forward / 2 + s->phi.backward / 2;
    const double noise = step->noise;
    const struct step before = *step;
    value_at_step(p, step, &s->values, h, noise, h * phi / 2);
    const double error = h * phi / 2 + 2 * eps_a / h;
    if (isfinite(step->value) && fmax(error, fabs(step->value - central)) <= 0.5 * fabs(step->value)) return;
    struct step other = before;
    other.use = USE_CENTRAL;
    other.order = 2;
    value_at_step(p, &other, &s->values, s->phi.h, noise, 0);
    if (isfinite(other.value) && other.bar < step->bar) {
        if (stops[step->stop].trust == TRUST_DOUBTFUL) other.stop = step->stop;
        *step = other;
    }
}

void step_gill_murray(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_FORWARD, 1, step)) return;
    const double eps_a = selector_noise_bound(
        selector_noise(p, step, 2 * (K + 1) + value_at_step_cost(USE_FORWARD) + LAST_CENTRAL));
    const double room = selector_room(p, 1, 1);
    const double usual = 2 * (1 + fabs(p->x)) * fmax(sqrt(eps_a / (1 + fabs(p->f))), sqrt(DBL_EPSILON / 2));
    struct steps_tried s = {0};
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    bool linear;
    switch (find_curvature(p, step, &s, fmin(factor * usual, room), eps_a, room)) {
    case FOUND:
        finish_fd5(p, step, &s, eps_a);
        return;
    case NO_CURVATURE: {
        const double h = agreed_step(&s, &linear);
        step->stop = !s.changes ? STOP_CONSTANT : linear ? STOP_EXACT : STOP_NO_TRUNCATION;
        value_at_step(p, step, &s.values, fmax(h, s.slope_step), step->noise, 0);
        return;
    }
    case GROWING:
        step->stop = STOP_BRACKET;
        value_at_step(p, step, &s.values, s.phi.h, step->noise, s.phi.h * fabs(s.phi.second) / 2);
        return;
    case NO_NUMBER:
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    case SPENT:
        step->stop = STOP_BUDGET;
        value_at_step(p, step, &s.values, s.n ? 2 * sqrt(eps_a / fabs(s.phi.second)) : usual, step->noise, 0);
        return;
    }
}
