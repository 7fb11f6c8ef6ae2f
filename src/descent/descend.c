/* A descent from its start to its reason to end: what was asked, the way down, and whether the bottom is one. */
#include "descent/descend.h"
#include "base/memory.h"
#include "descent/descend_trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const descent_names[N_DESCENTS] = {
#define X(identifier, name, summary) name,
#include "descent/descents.def"
#undef X
};

const struct descent_stop_row descent_stops[N_DESCENT_STOPS] = {
#define X(identifier, name, done, sentence) {name, done, sentence},
#include "descent/descent_stops.def"
#undef X
};

/* x := x - rate * gradient, and back to the bound where that leads outside. */
hstar_status descend_steepest(struct trace *t, hstar_error *err)
{
    struct gradient_source *l = &t->source;
    struct ground next;
    hstar_status status = ground_init(&next, l->n, err);
    while (!status && !t->over) {
        bool moved = false;
        for (size_t i = 0; i < l->n; i++) {
            next.x[i] = gradient_clip(l, i, t->here.x[i] - t->request->rate * t->here.gradient[i]);
            moved |= next.x[i] != t->here.x[i];
        }
        if (!moved) {
            trace_end(t, DESCENT_STOP_NO_PROGRESS);
            break;
        }
        status = gradient_look(l, &next, err);
        if (l->is_spent) {
            trace_end(t, DESCENT_STOP_CALLS);
            break;
        }
        if (!status) status = trace_go(t, &next, err);
    }
    ground_clear(&next);
    return status;
}

static hstar_status describe_descent(const struct descend_request *r, struct descent *d, hstar_error *err)
{
    const size_t n = r->problem->f->n_variables;
    d->problem = problem_hold(r->problem);
    d->method = r->method;
    d->rate = r->method == DESCENT_STEEPEST ? r->rate : (double)NAN;
    d->tolerance = r->tolerance;
    d->h = r->h;
    d->every = r->every;
    d->point = memory_array(n, sizeof *d->point);
    d->held = memory_array(n, sizeof *d->held);
    if (!d->point || !d->held) return error_memory(err);
    memcpy(d->point, r->problem->point, n * sizeof *d->point);
    return HSTAR_OK;
}

/* What ends a descent at a minimum ends it at a saddle too, and where its steps are too short to be any. */
static hstar_status look_around(struct trace *t, hstar_error *err)
{
    struct descent *d = t->descent;
    bool down = false;
    hstar_status status = HSTAR_OK;
    if (!descent_stops[d->stop].done || d->h > 0) return HSTAR_OK;
    if (d->stop == DESCENT_STOP_NO_PROGRESS && d->method == DESCENT_STEEPEST)
        status = gradient_leads_down(&t->source, &t->here, t->lowest, &down, err);
    if (down) d->stop = DESCENT_STOP_SHORT;
    if (status || down) return status; /* the last place is the lowest then, and t->lowest is free to use */
    status = gradient_curves_down(&t->source, &t->here, &down, err);
    if (down) d->stop = DESCENT_STOP_SADDLE;
    return status;
}

static void finish_descent(const struct trace *t)
{
    struct descent *d = t->descent;
    const size_t *wrt = t->request->problem->wrt;
    bool last = descent_stops[d->stop].done || d->stop == DESCENT_STOP_SADDLE ||
                d->stop == DESCENT_STOP_SHORT || d->h > 0 || d->best + 1 == d->n_steps;
    if (last) d->best = d->n_steps - 1;
    for (size_t i = 0; i < t->source.n; i++) {
        d->point[wrt[i]] = last ? t->here.x[i] : t->lowest[i];
        if (last) d->held[wrt[i]] = (signed char)gradient_held(&t->source, &t->here, i);
    }
    d->evaluations = t->source.evaluations;
}

hstar_status descend_run(const struct descend_request *request, struct descent **descent, hstar_error *err)
{
    if (request->problem->f->n_outputs != 1)
        return error_set(err, HSTAR_INVALID, "one function can be minimised, and there are %zu",
                         request->problem->f->n_outputs);
    struct trace t = {0};
    struct descent *d = memory_array(1, sizeof *d);
    hstar_status status = d ? describe_descent(request, d, err) : error_memory(err);
    if (!status) status = trace_init(&t, request, d, err);
    if (!status) status = gradient_look(&t.source, &t.here, err);
    if (!status) status = trace_go(&t, &t.here, err);
    if (!status && !t.over)
        status = request->method == DESCENT_STEEPEST ? descend_steepest(&t, err) : descend_gsl(&t, err);
    if (!status) status = look_around(&t, err);
    if (status) {
        descent_free(d);
    } else {
        finish_descent(&t);
        *descent = d;
    }
    trace_clear(&t);
    return status;
}

void descent_free(struct descent *d)
{
    if (!d) return;
    problem_release(d->problem);
    free(d->point);
    free(d->held);
    free(d->trace);
    free(d->path);
    free(d);
}
