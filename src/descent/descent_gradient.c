/* f and its gradient for a descent. Each component of the gradient is a search for its own step, in parallel where f allows. */
#include "descent/descent_gradient.h"
#include "base/memory.h"
#include "step/component_search.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

hstar_status gradient_init(struct gradient_source *l, const struct descend_request *request, hstar_error *err)
{
    const struct problem *p = request->problem;
    *l = (struct gradient_source){.request = request, .n = p->n_wrt, .problem = *p};
    l->at = memory_array(p->f->n_variables, sizeof *l->at);
    l->step = memory_array(l->n, sizeof *l->step);
    if (!l->at || !l->step) return error_memory(err);
    memcpy(l->at, p->point, p->f->n_variables * sizeof *l->at);
    l->problem.point = l->at;
    l->problem.parts = NULL;
    return HSTAR_OK;
}

void gradient_clear(struct gradient_source *l)
{
    free(l->at);
    free(l->step);
    *l = (struct gradient_source){0};
}

hstar_status ground_init(struct ground *g, size_t n, hstar_error *err)
{
    *g = (struct ground){.f = (double)NAN,
                         .x = memory_array(n, sizeof *g->x),
                         .gradient = memory_array(n, sizeof *g->gradient),
                         .bar = memory_array(n, sizeof *g->bar)};
    return g->x && g->gradient && g->bar ? HSTAR_OK : error_memory(err);
}

void ground_clear(struct ground *g)
{
    free(g->x);
    free(g->gradient);
    free(g->bar);
    *g = (struct ground){0};
}

void ground_copy(struct ground *to, const struct ground *from, size_t n)
{
    to->f = from->f;
    memcpy(to->x, from->x, n * sizeof *to->x);
    memcpy(to->gradient, from->gradient, n * sizeof *to->gradient);
    memcpy(to->bar, from->bar, n * sizeof *to->bar);
}

double gradient_lower(const struct gradient_source *l, size_t i)
{
    const double *lower = l->request->problem->lower;
    return lower ? lower[l->request->problem->wrt[i]] : -(double)INFINITY;
}

double gradient_upper(const struct gradient_source *l, size_t i)
{
    const double *upper = l->request->problem->upper;
    return upper ? upper[l->request->problem->wrt[i]] : (double)INFINITY;
}

double gradient_clip(const struct gradient_source *l, size_t i, double x)
{
    return isnan(x) ? x : fmin(fmax(x, gradient_lower(l, i)), gradient_upper(l, i));
}

int gradient_held(const struct gradient_source *l, const struct ground *g, size_t i)
{
    double slope = g->gradient[i];
    if (!(fabs(slope) > g->bar[i])) return 0;
    if (g->x[i] <= gradient_lower(l, i) && slope > 0) return -1;
    if (g->x[i] >= gradient_upper(l, i) && slope < 0) return 1;
    return 0;
}

static void stand(struct gradient_source *l, const double *x)
{
    for (size_t i = 0; i < l->n; i++) l->at[l->request->problem->wrt[i]] = x[i];
}

/* Are so many calls left? */
static bool affords(struct gradient_source *l, size_t n)
{
    l->is_spent = l->is_spent || ledger_left(l->problem.ledger) < n;
    return !l->is_spent;
}

static hstar_status nothing_known(const struct gradient_source *l, struct ground *ground)
{
    ground->f = (double)NAN;
    for (size_t i = 0; i < l->n; i++) ground->gradient[i] = ground->bar[i] = (double)NAN;
    return HSTAR_OK;
}

hstar_status gradient_value(struct gradient_source *l, const double *x, double *f, hstar_error *err)
{
    *f = (double)NAN;
    if (!affords(l, 1)) return HSTAR_OK;
    stand(l, x);
    l->evaluations++;
    return problem_values(&l->problem, l->at, f, err);
}

struct gradient_look {
    const struct gradient_source *source;
    double f;
};

static hstar_status look_along(void *context, size_t output, size_t i, const struct search_aids *aids,
                               hstar_error *err)
{
    struct gradient_look *look = context;
    const struct gradient_source *l = look->source;
    const struct component component = {&l->problem, output, l->problem.wrt[i]};
    return component_search(&component, SELECTOR_AUTO, &l->request->step, aids, &l->step[i],
                            i == 0 ? &look->f : NULL, err);
}

/* By central differences with the step that is given, two calls a variable, and f itself. What they are off by is not looked at. */
static hstar_status differences(struct gradient_source *l, struct ground *ground, hstar_error *err)
{
    const double h = l->request->h;
    if (!affords(l, 1 + 2 * l->n)) return nothing_known(l, ground);
    hstar_status status = problem_values(&l->problem, l->at, &ground->f, err);
    l->evaluations++;
    for (size_t i = 0; i < l->n && !status; i++) {
        const size_t v = l->problem.wrt[i];
        const double x = l->at[v];
        double ahead, behind = (double)NAN;
        l->at[v] = x + h;
        status = problem_values(&l->problem, l->at, &ahead, err);
        l->at[v] = x - h;
        if (!status) status = problem_values(&l->problem, l->at, &behind, err);
        l->at[v] = x;
        ground->gradient[i] = (ahead - behind) / (2 * h);
        ground->bar[i] = (double)NAN;
        l->evaluations += 2;
    }
    return status;
}

/* The next look would have fewer still. */
static bool was_short_of_calls(const struct gradient_source *l, enum stop stop)
{
    return ledger_has_budget(l->problem.ledger) &&
           (stop == STOP_BUDGET || stop == STOP_FEW || stop == STOP_TOO_FEW);
}

hstar_status gradient_look(struct gradient_source *l, struct ground *ground, hstar_error *err)
{
    struct gradient_look look = {.source = l, .f = (double)NAN};
    const struct component_searches searches = {
        .one = look_along, .context = &look, .problem = &l->problem, .learns = true};
    stand(l, ground->x);
    if (l->request->h > 0) return differences(l, ground, err);
    /* With less than half of what the last one took a look is not worth to begin with. */
    const size_t least = LEDGER_LEAST * l->n, half = l->last_look / 2;
    if (!affords(l, half > least ? half : least)) return nothing_known(l, ground);
    const size_t before = l->evaluations;
    hstar_status status = component_searches_run(&searches, err);
    if (status) return status;
    ground->f = look.f;
    for (size_t i = 0; i < l->n; i++) {
        l->evaluations += l->step[i].evaluations;
        ground->gradient[i] = l->step[i].value;
        ground->bar[i] = l->step[i].bar;
        l->is_spent = l->is_spent || was_short_of_calls(l, l->step[i].stop);
    }
    l->last_look = l->evaluations - before;
    return HSTAR_OK;
}

hstar_status gradient_leads_down(struct gradient_source *l, const struct ground *ground, double *place,
                                 bool *down, hstar_error *err)
{
    const double times = 4; /* the noise is a standard deviation */
    double steepest = 0, size = 0, noise = 0x1p-53 * fabs(ground->f);
    for (size_t i = 0; i < l->n; i++) {
        steepest = fmax(steepest, fabs(ground->gradient[i]));
        size = fmax(size, fabs(ground->x[i]));
        noise = fmax(noise, l->step[i].noise);
    }
    *down = false;
    if (!(size > 0)) size = 1;
    hstar_status status = HSTAR_OK;
    for (int k = 0; k >= -52 && steepest > 0 && !*down && !status; k -= 4) {
        double f;
        for (size_t i = 0; i < l->n; i++)
            place[i] = gradient_clip(l, i, ground->x[i] - ldexp(size, k) * (ground->gradient[i] / steepest));
        status = gradient_value(l, place, &f, err);
        *down = !status && f < ground->f - times * noise;
    }
    return status;
}

/* From a place along a direction of +1, -1 and 0, for the probe. */
struct direction {
    struct gradient_source *source;
    double *from;      /* n; 0 where t itself is the coordinate */
    signed char *sign; /* n */
};

static hstar_status call_between(void *context, const double *t, size_t n, double *y, hstar_error *err)
{
    const struct direction *d = context;
    struct gradient_source *l = d->source;
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < n && !status; k++) {
        for (size_t i = 0; i < l->n; i++)
            l->at[l->request->problem->wrt[i]] = gradient_clip(l, i, d->from[i] + t[k] * d->sign[i]);
        status = problem_values(&l->problem, l->at, &y[k], err);
        l->evaluations++;
    }
    return status;
}

/* How far the bounds and the reach let the direction go, backwards and ahead; it is turned so that there is more room ahead. */
static void find_room(struct direction *d, struct probe *p)
{
    struct gradient_source *l = d->source;
    for (size_t i = 0; i < l->n; i++) {
        double below = gradient_lower(l, i) - d->from[i], above = gradient_upper(l, i) - d->from[i];
        if (d->sign[i] == 0) continue;
        if (l->request->problem->reach)
            probe_within(p, l->request->problem->reach[l->request->problem->wrt[i]]);
        p->lower = fmax(p->lower, d->sign[i] > 0 ? below : -above);
        p->upper = fmin(p->upper, d->sign[i] > 0 ? above : -below);
    }
    if (p->upper - p->x >= p->x - p->lower) return;
    double ahead = -p->lower;
    p->lower = -p->upper;
    p->upper = ahead;
    p->x = -p->x;
    for (size_t i = 0; i < l->n; i++) d->sign[i] = (signed char)-d->sign[i];
}

/* Is the second derivative along the direction, at t, below 0 by more than its bar? */
static hstar_status bends_down(struct direction *d, double t, bool *down, hstar_error *err)
{
    const struct step_request second = {.derivative = 2, .use = N_USES};
    struct probe probe;
    struct step step;
    probe_init(&probe);
    probe.call = call_between;
    probe.context = d;
    probe.x = t;
    probe.noise_given = d->source->request->problem->noise;
    probe.accuracy = d->source->request->problem->accuracy;
    find_room(d, &probe);
    if (!(probe.lower < probe.upper)) return HSTAR_OK;
    probe.budget = ledger_next_share(d->source->problem.ledger);
    if (probe.budget < LEDGER_LEAST) return HSTAR_OK;
    hstar_status status = step_find(SELECTOR_AUTO, &second, &probe, &step, err);
    if (!status && stops[step.stop].trust == TRUST_OK && step.side >= 0 && step.value + step.bar < 0)
        *down = true;
    return status;
}

/* Between the coordinates: all alike, alternating, then signs by a bit of a multiplicative hash, the same in every run. */
static signed char sign_between(size_t i, size_t k)
{
    if (k == 0) return 1;
    if (k == 1) return i % 2 ? -1 : 1;
    return (uint64_t)(i + 1) * k * UINT64_C(0x9e3779b97f4a7c15) >> 63 ? 1 : -1;
}

hstar_status gradient_curves_down(struct gradient_source *l, const struct ground *ground, bool *down,
                                  hstar_error *err)
{
    enum { BETWEEN = 6 };
    struct direction d = {l, memory_array(l->n, sizeof *d.from), memory_array(l->n, sizeof *d.sign)};
    hstar_status status = d.from && d.sign ? HSTAR_OK : error_memory(err);
    *down = false;
    stand(l, ground->x);
    if (l->problem.ledger) l->problem.ledger->to_come = l->n + (l->n > 1 ? BETWEEN : 0);
    for (size_t k = 0; k < l->n && !*down && !status; k++) {
        if (gradient_held(l, ground, k)) continue;
        memcpy(d.from, ground->x, l->n * sizeof *d.from);
        memset(d.sign, 0, l->n);
        d.from[k] = 0;
        d.sign[k] = 1;
        status = bends_down(&d, ground->x[k], down, err);
    }
    for (size_t k = 0; k < BETWEEN && l->n > 1 && !*down && !status; k++) {
        memcpy(d.from, ground->x, l->n * sizeof *d.from);
        for (size_t i = 0; i < l->n; i++) d.sign[i] = gradient_held(l, ground, i) ? 0 : sign_between(i, k);
        status = bends_down(&d, 0, down, err);
    }
    free(d.from);
    free(d.sign);
    return status;
}
