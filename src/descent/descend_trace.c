/* Recording a descent, and the reasons to end it. */
#include "descent/descend_trace.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* After so many rises of f in a row steepest descent comes back no more: each one is longer than the last. */
enum { MOST_RISES = 20 };

/* Beyond so many sizes of the start nobody looks for a minimum. */
#define FAR_AWAY 1e30

/* A move of some ulps of the coordinates; so many in a row are no way down. */
#define CREEP 0x1p-48
enum { MOST_CREEPS = 10 };

hstar_status trace_init(struct trace *t, const struct descend_request *request, struct descent *descent,
                        hstar_error *err)
{
    *t = (struct trace){.request = request, .descent = descent, .start_size = 1};
    hstar_status status = gradient_init(&t->source, request, err);
    if (!status) status = ground_init(&t->here, request->problem->n_wrt, err);
    if (!status && !(t->lowest = memory_array(request->problem->n_wrt, sizeof *t->lowest)))
        status = error_memory(err);
    for (size_t i = 0; i < request->problem->n_wrt && !status; i++) {
        t->here.x[i] = t->lowest[i] = request->problem->point[request->problem->wrt[i]];
        t->start_size = fmax(t->start_size, fabs(t->here.x[i]));
    }
    return status;
}

void trace_clear(struct trace *t)
{
    gradient_clear(&t->source);
    ground_clear(&t->here);
    free(t->lowest);
    *t = (struct trace){0};
}

bool trace_is_far(const struct trace *t, const double *x)
{
    for (size_t i = 0; i < t->source.n; i++)
        if (fabs(x[i]) > FAR_AWAY * t->start_size) return true;
    return false;
}

void trace_end(struct trace *t, enum descent_stop stop)
{
    if (t->over) return;
    t->over = true;
    t->descent->stop = t->source.is_spent ? DESCENT_STOP_CALLS : stop;
}

/* Room for one more step; a path of many variables is not kept. */
static hstar_status grow_trace(struct trace *t, hstar_error *err)
{
    struct descent *d = t->descent;
    if (d->n_steps < t->capacity) return HSTAR_OK;
    size_t capacity = 2 * t->capacity + 64;
    struct descent_step *steps = memory_resize(d->trace, capacity, sizeof *steps);
    if (!steps) return error_memory(err);
    d->trace = steps;
    if (d->problem->f->n_variables <= DESCENT_PATH_VARIABLES) {
        double *path = memory_resize(d->path, capacity, d->problem->f->n_variables * sizeof *path);
        if (!path) return error_memory(err);
        d->path = path;
    }
    t->capacity = capacity;
    return HSTAR_OK;
}

static double length_of_move(const double *a, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum = hypot(sum, a[i]);
    return sum;
}

static double distance(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum = hypot(sum, a[i] - b[i]);
    return sum;
}

/* The norm of the gradient that counts, its bar, how many components no bound holds, and whether
 * each is hidden by its own bar. */
static bool measure_step(const struct trace *t, const struct ground *g, struct descent_step *step,
                         size_t *n_free)
{
    bool hidden = true;
    double norm = 0, bar = 0;
    *n_free = 0;
    for (size_t i = 0; i < t->source.n; i++) {
        if (gradient_held(&t->source, g, i)) continue;
        ++*n_free;
        if (isnan(g->gradient[i])) norm = (double)NAN;
        if (!isnan(norm)) norm = hypot(norm, g->gradient[i]);
        bar = hypot(bar, g->bar[i]);
        hidden = hidden && fabs(g->gradient[i]) <= g->bar[i];
    }
    step->gradient_norm = norm;
    step->gradient_bar = bar;
    return hidden;
}

/* No number behind a long way is one that overflowed. */
static enum descent_stop no_number(const struct trace *t, const struct ground *g, bool first)
{
    const double huge = 1e100;
    double far = 0;
    for (size_t i = 0; i < t->source.n; i++)
        far = isfinite(g->x[i]) ? fmax(far, fabs(g->x[i])) : (double)INFINITY;
    if (g->f < 0) return DESCENT_STOP_UNBOUNDED;
    if (first) return DESCENT_STOP_UNDEFINED;
    return isinf(g->f) || far > huge * t->start_size ? DESCENT_STOP_DIVERGED : DESCENT_STOP_UNDEFINED;
}

static void judge_step_of_trace(struct trace *t, const struct descent_step *step, bool hidden, size_t n_free)
{
    const struct descent *d = t->descent;
    if (!isfinite(step->f))
        trace_end(t, no_number(t, &t->here, d->n_steps == 1));
    else if (trace_is_far(t, t->here.x))
        trace_end(t, step->f < d->trace[0].f ? DESCENT_STOP_UNBOUNDED : DESCENT_STOP_DIVERGED);
    else if (isnan(step->gradient_norm))
        trace_end(t, DESCENT_STOP_UNDEFINED);
    else if (n_free == 0)
        trace_end(t, DESCENT_STOP_BOUNDS);
    else if (hidden)
        trace_end(t, isfinite(step->gradient_bar) ? DESCENT_STOP_BAR : DESCENT_STOP_UNTOLD);
    else if (step->gradient_norm <= t->request->tolerance)
        trace_end(t, DESCENT_STOP_TOLERANCE);
    else if (t->rises >= MOST_RISES)
        trace_end(t, DESCENT_STOP_DIVERGED);
    else if (t->creeps >= MOST_CREEPS)
        trace_end(t, DESCENT_STOP_NO_PROGRESS);
    else if (d->n_steps > t->request->iterations)
        trace_end(t, DESCENT_STOP_ITERATIONS);
}

hstar_status trace_go(struct trace *t, const struct ground *to, hstar_error *err)
{
    struct descent *d = t->descent;
    hstar_status status = grow_trace(t, err);
    if (status) return status;
    size_t n = t->source.n;
    bool first = d->n_steps == 0;
    struct descent_step step = {.f = to->f, .evaluations = t->source.evaluations};
    size_t n_free;
    bool hidden = measure_step(t, to, &step, &n_free);
    step.move = first ? 0 : distance(to->x, t->here.x, n);
    t->rises = !first && to->f > t->here.f ? t->rises + 1 : 0;
    t->creeps = !first && step.move <= CREEP * length_of_move(to->x, n) ? t->creeps + 1 : 0;
    if (to != &t->here) ground_copy(&t->here, to, n);
    if (d->path) {
        double *row = d->path + d->n_steps * d->problem->f->n_variables;
        memcpy(row, t->request->problem->point, d->problem->f->n_variables * sizeof *row);
        for (size_t i = 0; i < n; i++) row[t->request->problem->wrt[i]] = to->x[i];
    }
    d->trace[d->n_steps++] = step;
    if (!progress_tell(t->request->progress, d->n_steps - 1, t->request->iterations))
        return error_cancelled(err);
    if (first || step.f <= d->trace[d->best].f) {
        d->best = d->n_steps - 1;
        memcpy(t->lowest, to->x, n * sizeof *t->lowest);
    }
    judge_step_of_trace(t, &step, hidden, n_free);
    return HSTAR_OK;
}
