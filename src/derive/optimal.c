/* A sweep with its optima, and the selectors' choices, component by component. */
#include "derive/optimal.h"
#include "base/memory.h"
#include "derive/sweep_result.h"

#include <math.h>
#include <stdlib.h>

const struct choice *optimal_choices(const struct optimal *o, size_t component)
{
    return o->n_choices ? o->choices + component * o->n_choices : NULL;
}

static hstar_status no_reference(struct reference *reference, hstar_error *err)
{
    static const char reason[] = "the function has no exact form to prove a derivative from";
    *reference = (struct reference){.source = REFERENCE_NONE,
                                    .value = (double)NAN,
                                    .bound = (double)NAN,
                                    .reason = memory_text(reason, sizeof reason - 1)};
    return reference->reason ? HSTAR_OK : error_memory(err);
}

/* The frame of a sweep without steps: what is asked, and its components. */
static hstar_status frame_new(const struct sweep_request *r, struct sweep **frame, hstar_error *err)
{
    struct sweep *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    s->format = &formats[FORMAT_DOUBLE];
    s->grid = r->grid.kind;
    s->problem = problem_hold(r->problem);
    s->components = memory_array(r->problem->f->n_outputs * r->problem->n_wrt, sizeof *s->components);
    hstar_status status = s->components ? HSTAR_OK : error_memory(err);
    for (size_t output = 0; output < r->problem->f->n_outputs && !status; output++)
        for (size_t i = 0; i < r->problem->n_wrt && !status; i++) {
            struct component_sweep *c = &s->components[s->n_components++];
            c->output = output;
            c->wrt = r->problem->wrt[i];
            status = no_reference(&c->reference, err);
        }
    if (status)
        sweep_free(s);
    else
        *frame = s;
    return status;
}

static hstar_status find_choices(const struct sweep_request *r, struct optimal *o, hstar_error *err)
{
    size_t n = o->sweep->n_components;
    o->choices = memory_array(n, N_CHOICES * sizeof *o->choices);
    if (!o->choices) return error_memory(err);
    o->n_choices = N_CHOICES;
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) {
        const struct component_sweep *c = &o->sweep->components[i];
        const struct component component = {r->problem, c->output, c->wrt};
        const double none = c->reference.beyond ? (double)INFINITY : (double)NAN;
        double truth = c->reference.source == REFERENCE_NONE ? none : c->reference.value;
        status = choices_find(&component, truth, o->choices + i * N_CHOICES, err);
        if (!status && !progress_tell(r->progress, i + 1, n)) status = error_cancelled(err);
    }
    return status;
}

hstar_status optimal_run(const struct sweep_request *sweep, struct optimal **optimal, hstar_error *err)
{
    struct optimal *o = memory_array(1, sizeof *o);
    if (!o) return error_memory(err);
    hstar_status status = function_is_exact(sweep->problem->f) ? sweep_result_new(sweep, &o->sweep, err)
                                                               : frame_new(sweep, &o->sweep, err);
    if (!status) status = find_choices(sweep, o, err);
    if (status)
        optimal_free(o);
    else
        *optimal = o;
    return status;
}

struct sweep *optimal_take_sweep(struct optimal *o)
{
    struct sweep *sweep = o->sweep;
    o->sweep = NULL;
    optimal_free(o);
    return sweep;
}

void optimal_free(struct optimal *o)
{
    if (!o) return;
    sweep_free(o->sweep);
    free(o->choices);
    free(o);
}
