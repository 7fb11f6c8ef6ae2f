/* `auto` for one stencil: the hunt tells f's Taylor coefficients and its noise, and with them the step at which truncation and noise are least
 * together. The difference is taken there, and the hunt's derivative, which is more accurate, tells how wrong it is. */
#include "step/auto/hunt.h"

#include <float.h>
#include <math.h>

/* A stencil for f', and what it leaves out: with c_j = f^(j)(x)/j!,
 *     truncation = lead c_(order+1) h^order + between c_(order+2) h^(order+1) + next c_(order+3) h^(order+2) … */
struct plan {
    const struct classic_stencil *stencil;
    unsigned order;
    double lead, between, next, gain;
};

static void plan_init(struct plan *plan, enum stencil_use use, int side)
{
    const struct classic_stencil *s = side ? &classics_aside[use] : &classics[use];
    *plan = (struct plan){.stencil = s,
                          .order = s->order,
                          .lead = classic_moment(s, s->order + 1),
                          .between = classic_moment(s, s->order + 2),
                          .next = classic_moment(s, s->order + 3),
                          .gain = classic_gain(s)};
}

/* f's Taylor coefficients that the stencil leaves out, in the order of the plan, as far as steps up to `top` tell. */
struct terms {
    double lead, between, next, top;
};

enum { TAYLOR = HUNT_TAYLOR };

/* From the polynomial of the ladder: in s = h^2 for the odd and the even part, in h from one side. */
static void taylor_of_ladder(const struct ladder *l, double *c)
{
    struct ladder_polynomial p;
    ladder_polynomial(l, &p);
    double odd[TAYLOR], even[TAYLOR];
    ladder_taylor(&p, p.odd, odd, TAYLOR);
    ladder_taylor(&p, p.even, even, TAYLOR);
    for (int k = 1; k < TAYLOR; k++)
        if (l->side)
            c[k] = odd[k - 1] * (l->side < 0 && k % 2 ? -1 : 1);
        else
            c[k] = k % 2 ? odd[(k - 1) / 2] : even[(k - 2) / 2];
}

/* From the windows: derivatives to the fifth, which the five-point stencil leaves out, and nothing beyond. */
static void taylor_of_window(struct hunt *h, double reach, double *c)
{
    for (int k = 1; k < TAYLOR; k++) {
        struct window w = {.degree = -1};
        const struct window_question question = {(unsigned)k, h->noise, h->joint.at};
        if (k <= WINDOW_DERIVATIVES) window_fit(&h->record, reach, &question, &w);
        c[k] = w.degree < 0 ? 0 : w.value / ladder_factorial((unsigned)k);
    }
}

void hunt_taylor(struct hunt *h, double c[HUNT_TAYLOR])
{
    for (int k = 0; k < TAYLOR; k++) c[k] = 0;
    if (h->by == BY_WINDOW)
        taylor_of_window(h, h->step->h_largest, c);
    else if (h->by == BY_LADDER)
        taylor_of_ladder(&h->ladder, c);
}

/* To eight bits, so that x + h is a double. */
static double few_bits(double h)
{
    int e;
    if (isinf(h)) return h;
    double m = frexp(h, &e);
    return ldexp(rint(m * 256) / 256, e);
}

/* The largest step with which all nodes lie within the bounds, and where f has been a number. */
static double room(const struct hunt *h, const struct plan *plan)
{
    const double to_the_left = fmin(h->p->x - h->p->lower, h->record.missing[0]),
                 to_the_right = fmin(h->p->upper - h->p->x, h->record.missing[1]),
                 rounded = 1 - 0x1p-7; /* by few_bits, and the sums */
    double most = INFINITY;
    for (int i = 0; i < plan->stencil->n; i++) {
        const double *nodes = plan->stencil->node, node = h->near.side < 0 ? -nodes[i] : nodes[i];
        if (node == 0) continue;
        most = fmin(most, rounded * (node < 0 ? to_the_left : to_the_right) / fabs(node));
    }
    return most;
}

static struct terms taylor_terms(struct hunt *h, const struct plan *plan)
{
    double c[TAYLOR];
    hunt_taylor(h, c);
    const unsigned p = plan->order;
    return (struct terms){.lead = c[p + 1],
                          .between = c[p + 2],
                          .next = c[p + 3],
                          .top = fmin(h->step->h_largest, room(h, plan))};
}

/* Where d/dh of truncation and of noise / h are equal, by fixed points: p a h^(p-1) + … = noise / h^2. Not beyond the steps
 * at which the terms were seen. */
static double balanced_step(const struct plan *plan, const struct terms *t, double noise)
{
    double a = fabs(plan->lead * t->lead), b = fabs(plan->between * t->between),
           c = fabs(plan->next * t->next);
    unsigned p = plan->order;
    double most = t->top, h = most;
    for (int i = 0; i < 7; i++) {
        double weight = p * a + (p + 1) * b * h + (p + 2) * c * h * h;
        double better = fmin(pow(noise / weight, 1.0 / (p + 1)), most);
        h = i ? sqrt(h * better) : better;
    }
    return h;
}

/* The difference at h, and the largest |f| in it. */
static double planned_difference(struct probe *p, const struct plan *plan, double h, double *largest)
{
    double y[CLASSIC_NODES];
    const double value = step_difference_by(p, plan->stencil, h, y);
    *largest = fabs(p->f);
    for (int i = 0; i < plan->stencil->n; i++) *largest = fmax(*largest, fabs(y[i]));
    return value;
}

/* What the noise of two values does to their difference most often, in standard deviations: between 0.5 and 2 the median
 * regret over the field's problems moves from 0.9 to 1.5, and the worst from 4 to 7. */
static const double TYPICAL = 1.2;

/* The realised best step for a noise, with its sign. */
static double best_stencil_step(const struct probe *p, const struct plan *plan, const struct terms *t,
                                double noise, int side)
{
    double h = step_realised(p->x, few_bits(balanced_step(plan, t, TYPICAL * plan->gain * noise)));
    return side < 0 ? -h : h;
}

/* h < 0 to the left. */
static double truncation_at(const struct plan *plan, const struct terms *t, double h)
{
    double sum = plan->lead * t->lead + plan->between * t->between * h + plan->next * t->next * h * h;
    return sum * pow(h, plan->order);
}

/* The noise that counts is that in the difference: where f's is symmetric about x, as that of exp(x^2) at 12, it cancels. A second
 * difference at a quarter of the step, which has four times the noise, tells. */
static double noise_in_difference(struct probe *p, const struct plan *plan, const struct close_look *near,
                                  const struct terms *t, double h, double value)
{
    const double quarter = 0.25, doubt = 4, least = 1.0 / 1024;
    double largest, other = planned_difference(p, plan, quarter * h, &largest);
    double seen = fabs((value - other) - (truncation_at(plan, t, h) - truncation_at(plan, t, quarter * h)));
    double noise = doubt * seen * quarter * fabs(h) / plan->gain;
    return isfinite(noise)
               ? fmin(near->noise, fmax(noise, fmax(least * near->noise, 0x1p-54 * near->largest)))
               : near->noise;
}

size_t hunt_stencil_cost(enum stencil_use use)
{
    return use < USE_EXTRAPOLATION ? (size_t)classic_evaluations(&classics[use]) : 0;
}

void hunt_stencil(struct hunt *h, enum stencil_use use)
{
    const double unusual = 8 * 0x1p-53; /* of the noise beside |f|, for which another look at it pays */
    struct probe *p = h->p;
    struct step *step = h->step;
    const int side = h->near.side;
    struct plan plan;
    plan_init(&plan, use, side);
    const struct terms t = taylor_terms(h, &plan);
    const double derivative = step->value, bar = step->bar;
    double noise = fmax(h->noise, 0x1p-53 * 0.5774 * fabs(p->f)),
           step_size = best_stencil_step(p, &plan, &t, noise, side), largest;
    double value = planned_difference(p, &plan, step_size, &largest);
    if (noise > unusual * largest && h->by != BY_WINDOW && probe_left(p) >= 2 * hunt_stencil_cost(use)) {
        noise = noise_in_difference(p, &plan, &h->near, &t, step_size, value);
        double better = best_stencil_step(p, &plan, &t, noise, side);
        if (better != step_size) value = planned_difference(p, &plan, step_size = better, &largest);
    }
    step->use = use;
    step->order = plan.order;
    step->value = value;
    step->h = step->h_largest = fabs(step_size);
    step->side = side;
    /* By luck it may be better than its noise lets one count on. */
    step->bar = fmax(fabs(value - derivative) + bar, plan.gain * noise / fabs(step_size));
    if (!isfinite(value)) step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
}
