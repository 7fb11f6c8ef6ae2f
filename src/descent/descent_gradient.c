/* f and its gradient for a descent. Each component of the gradient is a search for its own step, in parallel where f allows. */
#include "descent/descent_gradient.h"
#include "base/memory.h"
#include "base/pool.h"
#include "problem/slice.h"
#include "step/lore.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

hstar_status landscape_init(struct landscape *l, const struct descend_request *request, hstar_error *err)
{
    const struct function *f = request->f;
    *l = (struct landscape){.request = request, .n = request->n_wrt};
    l->at = memory_array(f->n_variables, sizeof *l->at);
    l->step = memory_array(l->n, sizeof *l->step);
    if (!l->at || !l->step) return error_memory(err);
    memcpy(l->at, request->point, f->n_variables * sizeof *l->at);
    return HSTAR_OK;
}

void landscape_clear(struct landscape *l)
{
    free(l->at);
    free(l->step);
    *l = (struct landscape){0};
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

double landscape_lower(const struct landscape *l, size_t i)
{
    const double *lower = l->request->lower;
    return lower ? lower[l->request->wrt[i]] : -(double)INFINITY;
}

double landscape_upper(const struct landscape *l, size_t i)
{
    const double *upper = l->request->upper;
    return upper ? upper[l->request->wrt[i]] : (double)INFINITY;
}

double landscape_clip(const struct landscape *l, size_t i, double x)
{
    return isnan(x) ? x : fmin(fmax(x, landscape_lower(l, i)), landscape_upper(l, i));
}

int landscape_held(const struct landscape *l, const struct ground *g, size_t i)
{
    double slope = g->gradient[i];
    if (!(fabs(slope) > g->bar[i])) return 0;
    if (g->x[i] <= landscape_lower(l, i) && slope > 0) return -1;
    if (g->x[i] >= landscape_upper(l, i) && slope < 0) return 1;
    return 0;
}

static void stand(struct landscape *l, const double *x)
{
    for (size_t i = 0; i < l->n; i++) l->at[l->request->wrt[i]] = x[i];
}

/* f at l->at. */
static hstar_status value(struct landscape *l, double *f, hstar_error *err)
{
    size_t n = l->request->f->n_variables;
    const double **column = memory_array(n, sizeof *column);
    bool *varies = memory_array(n, sizeof *varies);
    hstar_status status = column && varies ? HSTAR_OK : error_memory(err);
    if (!status) {
        for (size_t v = 0; v < n; v++) column[v] = &l->at[v];
        const struct points points = {.n = 1, .column = column, .varies = varies};
        status = function_evaluate(l->request->f, &points, &f, err);
        l->evaluations++;
    }
    free(column);
    free(varies);
    return status;
}

hstar_status landscape_value(struct landscape *l, const double *x, double *f, hstar_error *err)
{
    stand(l, x);
    return value(l, f, err);
}

struct look {
    const struct landscape *landscape;
    struct slices *slices; /* where it stands */
    size_t n_teachers;     /* components that were found one after the other, and taught the others */
    struct lore lore;
    double f;
};

/* Takes what is known from `known`, and adds to `learnt` what it finds; either may be NULL. */
static hstar_status search(const struct look *look, size_t i, const struct lore *known, struct lore *learnt,
                           struct step *step, double *f, hstar_error *err)
{
    const struct landscape *l = look->landscape;
    const struct descend_request *r = l->request;
    struct slice *line;
    hstar_status status = slice_take(look->slices, 0, r->wrt[i], &line, err);
    if (status) return status;
    struct probe probe;
    probe_init(&probe);
    probe.call = slice_call;
    probe.context = line;
    probe.x = l->at[r->wrt[i]];
    probe.noise_given = r->noise;
    probe.accuracy = r->accuracy;
    probe.lower = landscape_lower(l, i);
    probe.upper = landscape_upper(l, i);
    if (r->reach) probe_within(&probe, r->reach[r->wrt[i]]);
    probe.lore = known;
    const struct probe begun = probe;
    slice_trust(line);
    do {
        probe = begun;
        status = step_find(SELECTOR_AUTO, &r->step, &probe, step, err);
    } while (!status && slice_spoilt(line));
    if (!status && learnt) lore_learn(learnt, probe.x, &probe, step);
    *f = probe.f;
    slice_free(line);
    return status;
}

static hstar_status look_task(void *context, size_t task, hstar_error *err)
{
    struct look *look = context;
    double f = (double)NAN;
    const size_t i = look->n_teachers + task;
    hstar_status status =
        search(look, i, look->n_teachers ? &look->lore : NULL, NULL, &look->landscape->step[i], &f, err);
    if (i == 0) look->f = f;
    return status;
}

/* The first components, where there are others to teach: the second knows f from the first. */
static hstar_status teach(struct look *look, hstar_error *err)
{
    const struct landscape *l = look->landscape;
    hstar_status status = HSTAR_OK;
    if (l->n <= LORE_ENOUGH) return status;
    look->n_teachers = LORE_ENOUGH;
    for (size_t i = 0; i < look->n_teachers && !status; i++)
        status = search(look, i, &look->lore, &look->lore, &l->step[i], &look->f, err);
    return status;
}

static void end_thread(void)
{
    flint_cleanup();
}

hstar_status landscape_look(struct landscape *l, struct ground *ground, hstar_error *err)
{
    struct look look = {.landscape = l, .f = (double)NAN};
    const struct pool_job job = {
        .task = look_task, .thread_ends = end_thread, .context = &look, .alone = WORTH_A_THREAD};
    lore_init(&look.lore);
    stand(l, ground->x);
    hstar_status status = slices_new(l->request->f, l->at, &look.slices, err);
    if (!status) status = teach(&look, err);
    if (!status)
        status = pool_run(&job, l->n - look.n_teachers,
                          l->request->f->class->concurrent ? l->request->n_threads : 1, err);
    slices_free(look.slices);
    if (status) return status;
    ground->f = look.f;
    for (size_t i = 0; i < l->n; i++) {
        l->evaluations += l->step[i].evaluations;
        ground->gradient[i] = l->step[i].value;
        ground->bar[i] = l->step[i].bar;
    }
    return HSTAR_OK;
}

hstar_status landscape_leads_down(struct landscape *l, const struct ground *ground, double *place, bool *down,
                                  hstar_error *err)
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
            place[i] = landscape_clip(l, i, ground->x[i] - ldexp(size, k) * (ground->gradient[i] / steepest));
        status = landscape_value(l, place, &f, err);
        *down = !status && f < ground->f - times * noise;
    }
    return status;
}

/* From a place along a direction of +1, -1 and 0, for the probe. */
struct direction {
    struct landscape *landscape;
    double *from;       /* n; 0 where t itself is the coordinate */
    signed char *sign;  /* n */
    struct slice *line; /* along a coordinate: f along that; else NULL */
    size_t coordinate;
};

static double coordinate_at(const struct direction *d, size_t i, double t)
{
    return landscape_clip(d->landscape, i, d->from[i] + t * d->sign[i]);
}

static hstar_status call_along_coordinate(void *context, const double *t, size_t n, double *y,
                                          hstar_error *err)
{
    const struct direction *d = context;
    double *x = memory_room(n, sizeof *x);
    if (!x) return error_memory(err);
    for (size_t k = 0; k < n; k++) x[k] = coordinate_at(d, d->coordinate, t[k]);
    hstar_status status = slice_values(d->line, x, n, y, err);
    d->landscape->evaluations += n;
    free(x);
    return status;
}

static hstar_status call_along(void *context, const double *t, size_t n, double *y, hstar_error *err)
{
    const struct direction *d = context;
    struct landscape *l = d->landscape;
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < n && !status; k++) {
        for (size_t i = 0; i < l->n; i++) l->at[l->request->wrt[i]] = coordinate_at(d, i, t[k]);
        status = value(l, &y[k], err);
    }
    return status;
}

/* How far the bounds and the reach let the direction go, backwards and ahead; it is turned so that there is more room ahead. */
static void find_room(struct direction *d, struct probe *p)
{
    struct landscape *l = d->landscape;
    for (size_t i = 0; i < l->n; i++) {
        double below = landscape_lower(l, i) - d->from[i], above = landscape_upper(l, i) - d->from[i];
        if (d->sign[i] == 0) continue;
        if (l->request->reach) probe_within(p, l->request->reach[l->request->wrt[i]]);
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
    probe.call = d->line ? call_along_coordinate : call_along;
    probe.context = d;
    probe.x = t;
    probe.noise_given = d->landscape->request->noise;
    probe.accuracy = d->landscape->request->accuracy;
    find_room(d, &probe);
    if (!(probe.lower < probe.upper)) return HSTAR_OK;
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

static hstar_status coordinates_bend(struct direction *d, const struct ground *ground, bool *down,
                                     hstar_error *err)
{
    struct landscape *l = d->landscape;
    struct slices *slices = NULL;
    hstar_status status = slices_new(l->request->f, l->at, &slices, err);
    for (size_t k = 0; k < l->n && !*down && !status; k++) {
        if (landscape_held(l, ground, k)) continue;
        memcpy(d->from, ground->x, l->n * sizeof *d->from);
        memset(d->sign, 0, l->n);
        d->from[k] = 0;
        d->sign[k] = 1;
        d->coordinate = k;
        status = slice_take(slices, 0, l->request->wrt[k], &d->line, err);
        if (!status) status = bends_down(d, ground->x[k], down, err);
        slice_free(d->line);
        d->line = NULL;
    }
    slices_free(slices);
    return status;
}

hstar_status landscape_curves_down(struct landscape *l, const struct ground *ground, bool *down,
                                   hstar_error *err)
{
    enum { BETWEEN = 6 };
    struct direction d = {.landscape = l,
                          .from = memory_array(l->n, sizeof *d.from),
                          .sign = memory_array(l->n, sizeof *d.sign)};
    hstar_status status = d.from && d.sign ? HSTAR_OK : error_memory(err);
    *down = false;
    stand(l, ground->x);
    if (!status) status = coordinates_bend(&d, ground, down, err);
    for (size_t k = 0; k < BETWEEN && l->n > 1 && !*down && !status; k++) {
        memcpy(d.from, ground->x, l->n * sizeof *d.from);
        for (size_t i = 0; i < l->n; i++) d.sign[i] = landscape_held(l, ground, i) ? 0 : sign_between(i, k);
        status = bends_down(&d, 0, down, err);
    }
    free(d.from);
    free(d.sign);
    return status;
}
