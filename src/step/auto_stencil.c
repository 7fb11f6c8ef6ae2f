/* `auto` for one stencil: the first Taylor terms that it leaves out, from a few coarse differences; then the minimum of
 * truncation and noise. */
#include "step/auto.h"

#include <float.h>
#include <math.h>

/* A stencil for f', and what it leaves out: with c_j = f^(j)(x)/j!,
 *     truncation = lead c_(order+1) h^order + between c_(order+2) h^(order+1) + next c_(order+3) h^(order+2) … */
struct plan {
    int n; /* nodes beside x itself */
    double node[4], weight[4], weight_x, divisor;
    unsigned order;
    double lead, between, next, gain; /* gain: the sum of |weight| over the divisor */
};

static const struct plan symmetric[N_USES] = {
    [USE_FORWARD] = {1, {1}, {1}, -1, 1, 1, 1, 1, 1, 2},
    [USE_BACKWARD] = {1, {-1}, {-1}, 1, 1, 1, -1, 1, -1, 2},
    [USE_CENTRAL] = {2, {1, -1}, {1, -1}, 0, 2, 2, 1, 0, 1, 1},
    [USE_FIVE_POINT] = {4, {2, 1, -1, -2}, {-1, 8, -8, 1}, 0, 12, 4, -4, 0, -20, 1.5},
};
/* To the right, at the same order; to the left by h < 0. */
static const struct plan one_sided[N_USES] = {
    [USE_FORWARD] = {1, {1}, {1}, -1, 1, 1, 1, 1, 1, 2},
    [USE_BACKWARD] = {1, {1}, {1}, -1, 1, 1, 1, 1, 1, 2},
    [USE_CENTRAL] = {2, {1, 2}, {4, -1}, -3, 2, 2, -2, -6, -14, 4},
    [USE_FIVE_POINT] = {4, {1, 2, 3, 4}, {48, -36, 16, -3}, -25, 12, 4, 24, 240, 1560, 32.0 / 3},
};

/* What is known of f's Taylor coefficients: the three that a plan asks for, from steps up to h. */
struct terms {
    double lead, between, next, h;
    bool visible; /* they stand out of the noise */
    bool hidden;  /* they do not, at any step that was tried, though the noise matters */
};

/* f at x + h and x - h for some powers of two. */
enum { MAX_PAIRS = 40 };
struct pairs {
    struct probe *p;
    const struct near *near;
    enum stencil_use use;
    int n, exponent[MAX_PAIRS];
    double plus[MAX_PAIRS], minus[MAX_PAIRS];
};

/* What stands out of noise: at most this part of it is noise. */
static const double CLEAR = 0.2;

/* One of them; what cannot be had is NaN. */
static void pair_at(struct pairs *c, int exponent, double *plus, double *minus)
{
    int i = 0;
    while (i < c->n && c->exponent[i] != exponent) i++;
    *plus = *minus = NAN;
    if (i == MAX_PAIRS) return;
    if (i == c->n) {
        double h = ldexp(1, exponent), x[2] = {c->p->x + h, c->p->x - h}, y[2];
        probe_many(c->p, x, 2, y);
        c->exponent[i] = exponent;
        c->plus[i] = y[0];
        c->minus[i] = y[1];
        c->n++;
    }
    *plus = c->plus[i];
    *minus = c->minus[i];
}

struct coefficient {
    double value, noise; /* noise: a bound of what it does to the value */
};

static double noise_of(const struct pairs *c, double plus, double minus)
{
    return 2 * (c->near->noise + 0x1p-53 * fmax(fabs(plus), fabs(minus)));
}

/* f''/2 + c_4 h^2 … */
static struct coefficient second(struct pairs *c, int exponent)
{
    double plus, minus, h = ldexp(1, exponent), f = c->p->f;
    pair_at(c, exponent, &plus, &minus);
    return (struct coefficient){((plus - f) - (f - minus)) / (2 * h * h),
                                2 * noise_of(c, plus, minus) / (h * h)};
}

/* (g(h) - f') / h^2 = c_3 + c_5 h^2 … with g(h) = (f(x+h) - f(x-h)) / 2h, where the close look's slope stands for f'; where
 * noise spoils that, (g(h) - g(h/2)) / (3/4 h^2). */
static struct coefficient third(struct pairs *c, int exponent)
{
    double plus, minus, h = ldexp(1, exponent);
    pair_at(c, exponent, &plus, &minus);
    double g = (plus - minus) / (2 * h), noise = noise_of(c, plus, minus) / h;
    if (c->near->slope_error <= CLEAR * fabs(g - c->near->slope))
        return (struct coefficient){(g - c->near->slope) / (h * h),
                                    (noise + c->near->slope_error / 2) / (h * h)};
    pair_at(c, exponent - 1, &plus, &minus);
    double half = (plus - minus) / h;
    return (struct coefficient){(g - half) / (0.75 * h * h), 4 * noise / (h * h)};
}

/* c_5 + (c_7 times 5 h^2) … from two of the above. */
static struct coefficient fifth(struct pairs *c, int exponent)
{
    struct coefficient a = third(c, exponent), b = third(c, exponent + 1);
    double width = 3 * ldexp(1, 2 * exponent);
    return (struct coefficient){(b.value - a.value) / width, (b.noise + a.noise) / width};
}

static struct coefficient leading(struct pairs *c, int exponent)
{
    switch (symmetric[c->use].order) {
    case 1:
        return second(c, exponent);
    case 2:
        return third(c, exponent);
    default:
        return fifth(c, exponent);
    }
}

/* Looks at one scale. *direction: 0 where it tells the coefficients, 1 where larger steps are needed since noise hides them,
 * -1 where smaller ones are, since f is not defined there or the series does not converge. */
static struct terms look(struct pairs *c, int exponent, int *direction)
{
    const double agree = 0.3;
    double h = ldexp(1, exponent);
    struct coefficient coarse = leading(c, exponent);
    struct terms terms = {
        .lead = coarse.value, .h = h, .visible = coarse.noise <= CLEAR * fabs(coarse.value)};
    *direction = -1;
    if (!isfinite(coarse.value)) return terms;
    if (symmetric[c->use].between != 0) terms.between = third(c, exponent).value;
    if (!terms.visible) { /* where noise does not matter any more, nor do larger steps */
        double plus, minus;
        pair_at(c, exponent, &plus, &minus);
        *direction = c->near->noise > 0x1p-53 * fabs(plus - minus) / 2;
        return terms;
    }
    struct coefficient fine = leading(c, exponent - 1);
    if (!isfinite(fine.value)) return terms;
    *direction = 0;
    if (fine.noise > CLEAR * fabs(fine.value)) return terms;
    terms.lead = (4 * fine.value - coarse.value) / 3;
    terms.next = (coarse.value - fine.value) / (0.75 * h * h);
    if (fabs(coarse.value - fine.value) > agree * fabs(fine.value)) *direction = -1;
    return terms;
}

/* Between steps where noise hides the truncation and steps where the series does not converge yet. */
static struct terms look_around(struct pairs *c)
{
    enum { LOOKS = 14 };
    const int farthest = auto_scale(c->p) + 32;
    int e = c->near->reach - 2, jump = 3, below = 0, above = 0;
    bool below_known = false, above_known = false, settled = false;
    struct terms found = {.lead = NAN, .h = NAN};
    for (int t = 0; t < LOOKS && !c->p->out_of_budget && !c->p->status; t++) {
        int direction;
        struct terms terms = look(c, e, &direction);
        bool finite = isfinite(terms.lead);
        if (finite && (direction >= 0 || !below_known)) found = terms;
        settled = direction == 0;
        if (settled) break;
        if (direction > 0) {
            below_known = true;
            below = e;
        } else {
            above_known = true;
            above = e;
        }
        if (below_known && above_known) {
            if (above - below <= 1) break;
            e = (above + below) / 2;
        } else if (below_known) {
            if (e >= farthest) break;
            e += jump;
            if (jump < 9) jump += 3;
        } else {
            e -= 2;
        }
    }
    found.hidden = !settled && !found.visible && !above_known;
    return found;
}

/* The same from one side, by a ladder for the leading derivative. */
static struct terms look_aside(struct probe *p, const struct near *near, unsigned order, int side)
{
    static const double factorial[] = {1, 1, 2, 6, 24, 120};
    struct terms none = {.lead = NAN, .h = NAN};
    struct ladder l;
    ladder_init(&l, p, near, order + 1, side);
    auto_walk(&l, near->reach - 2, 0.25);
    if (l.best.rung < 0) return none;
    return (struct terms){
        .lead = l.best.value / factorial[order + 1], .h = l.h[l.best.rung], .visible = true};
}

/* Where d/dh of truncation and of noise / h are equal, by fixed points: p a h^(p-1) + … = noise / h^2. Not far beyond the steps
 * at which the terms were seen. */
static double balance(const struct plan *plan, const struct terms *t, double noise)
{
    double a = fabs(plan->lead * t->lead), b = fabs(plan->between * t->between),
           c = fabs(plan->next * t->next);
    unsigned p = plan->order;
    double most = t->visible ? 16 * t->h : t->h, h = most;
    for (int i = 0; i < 7; i++) {
        double weight = p * a + (p + 1) * b * h + (p + 2) * c * h * h;
        double better = fmin(pow(noise / weight, 1.0 / (p + 1)), most);
        h = i ? sqrt(h * better) : better;
    }
    return h;
}

/* To eight bits, so that x + h is a double. */
static double few_bits(double h)
{
    int e;
    double m = frexp(h, &e);
    return ldexp(rint(m * 256) / 256, e);
}

/* The difference at h, and the largest |f| in it. */
static double difference(struct probe *p, const struct plan *plan, double h, double *largest)
{
    double x[4], y[4], sum = 0;
    for (int i = 0; i < plan->n; i++) x[i] = p->x + plan->node[i] * h;
    probe_many(p, x, (size_t)plan->n, y);
    *largest = fabs(p->f);
    for (int i = 0; i < plan->n; i++) {
        sum += plan->weight[i] * y[i];
        *largest = fmax(*largest, fabs(y[i]));
    }
    if (plan->weight_x != 0) sum += plan->weight_x * p->f;
    return sum / (plan->divisor * h);
}

/* What the noise of two values does to their difference most often, in standard deviations: between 0.5 and 2 the median
 * regret over the field's problems moves from 0.9 to 1.5, and the worst from 4 to 7. */
static const double TYPICAL = 1.2;

/* The realised best step for a noise, with its sign. */
static double best_step(const struct probe *p, const struct plan *plan, const struct terms *t, double noise,
                        int side)
{
    double h = step_realised(p->x, few_bits(balance(plan, t, TYPICAL * plan->gain * noise)));
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
static double noise_in_difference(struct probe *p, const struct plan *plan, const struct near *near,
                                  const struct terms *t, double h, double value)
{
    const double quarter = 0.25, doubt = 4, least = 1.0 / 1024;
    double largest, other = difference(p, plan, quarter * h, &largest);
    double seen = fabs((value - other) - (truncation_at(plan, t, h) - truncation_at(plan, t, quarter * h)));
    double noise = doubt * seen * quarter * fabs(h) / plan->gain;
    return isfinite(noise)
               ? fmin(near->noise, fmax(noise, fmax(least * near->noise, 0x1p-54 * near->largest)))
               : near->noise;
}

/* Takes the plan's difference at its best step. */
static void take(struct probe *p, const struct plan *plan, const struct near *near, const struct terms *t,
                 int side, struct step *step)
{
    const double doubt = 2;             /* of the Taylor terms */
    const double unusual = 8 * 0x1p-53; /* of the noise beside |f|, for which another look at it pays */
    double noise = near->noise, h = best_step(p, plan, t, noise, side), largest;
    step->value = difference(p, plan, h, &largest);
    if (noise > unusual * near->largest && t->visible) {
        noise = noise_in_difference(p, plan, near, t, h, step->value);
        double better = best_step(p, plan, t, noise, side);
        if (better != h) step->value = difference(p, plan, h = better, &largest);
    }
    step->h = step->h_largest = fabs(h);
    step->side = side;
    step->order = plan->order;
    double bound = near->noise_bound + 0x1p-53 * fmax(0, largest - near->largest);
    double error =
        plan->gain * bound / fabs(h) + doubt * fabs(truncation_at(plan, t, h)) + 0x1p-52 * fabs(step->value);
    if (side && t->visible) { /* one term is known only; half the step tells of the others */
        double other = difference(p, plan, h / 2, &largest);
        double lost = ldexp(1, -(int)plan->order); /* of the truncation, at half the step */
        if (isfinite(other)) error = fmax(error, fabs(step->value - other) / (1 - lost));
    }
    step->bar = hypot(error, near_blind(near, p->x));
    step->stop = t->visible ? STOP_CONVERGED : STOP_EXACT;
    if (t->hidden) step->stop = step->value == 0 ? STOP_CONSTANT : STOP_NOISE;
    if (near->loud && step->bar >= fabs(step->value)) step->stop = STOP_NOISE;
    /* What aliases, or steps over a jump, contradicts the slope of the close look; and where there is no Taylor series, nothing
     * is known of what a stencil leaves out. */
    if (near->singular || fabs(step->value - near->slope) > near->slope_error + 2 * step->bar)
        step->stop = STOP_UNCONFIRMED;
}

void auto_stencil(struct probe *p, enum stencil_use use, const struct near *near, struct step *step)
{
    step->use = use;
    step->order = symmetric[use].order;
    int side = near->side;
    if (!side) {
        struct pairs c = {.p = p, .near = near, .use = use};
        struct terms t = look_around(&c);
        if (!isnan(t.lead)) take(p, &symmetric[use], near, &t, 0, step);
        if (isfinite(step->value) || p->status || p->out_of_budget) return;
        side = p->x + near->spacing * 64 > p->upper ? -1 : 1;
    }
    struct terms t = look_aside(p, near, step->order, side);
    if (isnan(t.lead))
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
    else
        take(p, &one_sided[use], near, &t, side, step);
}
