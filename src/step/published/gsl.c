/* GSL's deriv_central, by GSL itself; deriv_forward or deriv_backward where f is not defined on one side. Its error bar is
 * the bar. What it called is written down, since GSL does not say which step it took in the end. */
#include "step/published/gsl.h"
#include "base/gsl_quiet.h"
#include "reference/reference.h"
#include "step/published/pairs.h"

#include <float.h>
#include <gsl/gsl_deriv.h>
#include <math.h>

enum { MAX_CALLS = 8 };

struct calls {
    struct probe *p;
    size_t n;
    double x[MAX_CALLS], y[MAX_CALLS];
};

static double call_noted(double x, void *data)
{
    struct calls *c = data;
    double y = probe_at(c->p, x);
    if (c->n < MAX_CALLS) {
        c->x[c->n] = x;
        c->y[c->n++] = y;
    }
    return y;
}

static const struct {
    int (*run)(const gsl_function *, double, double, double *, double *);
    int side;
    unsigned order;
} ways[N_GSL_WAYS] = {
    [GSL_CENTRAL] = {gsl_deriv_central, 0, 4},
    [GSL_FORWARD] = {gsl_deriv_forward, 1, 2},
    [GSL_BACKWARD] = {gsl_deriv_backward, -1, 2},
};

/* GSL calls f four times a round, at distances of which the largest is the round's h. */
static double step_of_round(const struct calls *c, size_t round)
{
    double h = 0;
    for (size_t i = 4 * round; i < 4 * round + 4 && i < c->n; i++) h = fmax(h, fabs(c->x[i] - c->p->x));
    return h;
}

/* The pairs among the calls, from coarse to fine. */
static void collect_pairs(const struct calls *c, struct pairs *pairs)
{
    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++)
            if (i / 4 == j / 4 && c->x[i] > c->p->x && c->x[j] < c->p->x &&
                fabs((c->x[i] - c->p->x) / (c->p->x - c->x[j]) - 1) < 0.25)
                pairs_keep(pairs, c->x[i] - c->p->x, c->y[i], c->y[j]);
    for (size_t i = 1; i < pairs->n; i++)
        for (size_t j = i; j > 0 && pairs->at[j].h > pairs->at[j - 1].h; j--) {
            struct pair swap = pairs->at[j];
            pairs->at[j] = pairs->at[j - 1];
            pairs->at[j - 1] = swap;
        }
}

/* The derivative by GSL's formula from the four values of a round, in the order of its calls: both five-point rules,
 * which tell which round the answer is from. */
static double value_of_round(const struct calls *c, enum gsl_way way, size_t round)
{
    const double *y = c->y + 4 * round;
    double h = step_of_round(c, round) * (way == GSL_BACKWARD ? -1 : 1);
    if (way == GSL_CENTRAL) return (4. / 3 * (y[3] - y[2]) - (y[1] - y[0]) / 6) / h;
    return (22. / 3 * (y[3] - y[2]) - 62. / 3 * (y[2] - y[1]) + 52. / 3 * (y[1] - y[0])) / h;
}

/* GSL stays with its first answer where the second is far from it. One of them is wrong then, and it need not be the second,
 * unless rounding explains it. */
static bool calls_contradict(const struct calls *c, size_t round, const struct step *step)
{
    const double generous = 4, gain = 8;
    if (round != 0 || c->n < MAX_CALLS) return false;
    double largest = fabs(c->p->f);
    for (size_t i = 4; i < MAX_CALLS; i++) largest = fmax(largest, fabs(c->y[i]));
    double rounding = gain * DBL_EPSILON * largest / step_of_round(c, 1);
    return fabs(value_of_round(c, GSL_CENTRAL, 1) - step->value) > generous * (step->bar + rounding);
}

void gsl_differentiate(struct probe *p, enum gsl_way way, double h, struct step *step)
{
    struct calls calls = {.p = p};
    gsl_function f = {call_noted, &calls};
    step->order = ways[way].order;
    step->side = ways[way].side;
    gsl_quiet_begin();
    int failed = ways[way].run(&f, p->x, h, &step->value, &step->bar);
    gsl_quiet_end();
    if (failed || !isfinite(step->value)) {
        step->value = NAN;
        step->bar = INFINITY;
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    size_t round = calls.n == MAX_CALLS && fabs(step->value - value_of_round(&calls, way, 1)) <
                                               fabs(step->value - value_of_round(&calls, way, 0));
    step->h = step->h_largest = step_of_round(&calls, round);
    if (way == GSL_CENTRAL) {
        struct pairs pairs = {0};
        collect_pairs(&calls, &pairs);
        pairs_confirm(&pairs, p, step);
        if (calls_contradict(&calls, round, step) && stops[step->stop].trust == TRUST_OK)
            step->stop = STOP_UNCONFIRMED;
        return;
    }
    double farthest = calls.y[4 * round + 3]; /* that at x + h */
    bool constant = true;
    for (size_t i = 0; i < calls.n; i++) constant = constant && calls.y[i] == p->f;
    step->stop = constant ? STOP_CONSTANT : bar_stop(step->bar, step->value, fabs(farthest - p->f) / step->h);
}

void step_gsl(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_EXTRAPOLATION, ways[GSL_CENTRAL].order, step)) return;
    const double start = step_realised(p->x, reference_gsl_step(p->x));
    const double room[N_GSL_WAYS] = {
        [GSL_CENTRAL] = pairs_room(p), [GSL_FORWARD] = p->upper - p->x, [GSL_BACKWARD] = p->x - p->lower};
    const struct step begun = *step;
    step->stop = STOP_BOUNDS;
    for (enum gsl_way way = GSL_CENTRAL; way < N_GSL_WAYS; way++) {
        /* GSL only ever makes its step smaller. */
        double h = fmin(start, room[way]);
        if (!(h > 0)) continue;
        *step = begun;
        gsl_differentiate(p, way, h, step);
        if (isfinite(step->value)) return;
    }
}
