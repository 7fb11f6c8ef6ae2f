/* A sweep with its optima, or models alone, and the selectors' choices, component by component. */
#include "derive/optimal.h"
#include "base/memory.h"
#include "derive/measured_series_of.h"
#include "derive/sweep_result.h"
#include "model/optimum.h"

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

/* A sweep without steps: what is asked, its components and methods. f would be called for each step otherwise. */
static hstar_status frame_new(const struct sweep_request *r, struct sweep **frame, hstar_error *err)
{
    struct sweep_request without = *r;
    struct sweep *s = NULL;
    without.anatomy = false;
    hstar_status status = sweep_frame(&without, &s, err);
    for (size_t c = 0; !status && c < s->n_components; c++)
        status = no_reference(&s->components[c].reference, err);
    if (status)
        sweep_free(s);
    else
        *frame = s;
    return status;
}

/* series: one a component, which take what auto's search tells of f; NULL: nobody asks. */
static hstar_status find_choices(const struct sweep_request *r, struct optimal *o,
                                 struct measured_series *series, hstar_error *err)
{
    size_t n = o->sweep->n_components;
    o->choices = memory_array(n, N_CHOICES * sizeof *o->choices);
    if (!o->choices) return error_memory(err);
    o->n_choices = N_CHOICES;
    hstar_status status = HSTAR_OK;
    if (r->problem->ledger) r->problem->ledger->to_come = n * N_CHOICES;
    for (size_t i = 0; i < n && !status; i++) {
        const struct component_sweep *c = &o->sweep->components[i];
        const struct component component = {r->problem, c->output, c->wrt};
        const double none = c->reference.beyond ? (double)INFINITY : (double)NAN;
        double truth = c->reference.source == REFERENCE_NONE ? none : c->reference.value;
        struct choice *choices = o->choices + i * N_CHOICES;
        struct step_taylor taylor;
        status = choices_find(&component, truth, choices, series ? &taylor : NULL, err);
        if (!status && series)
            series[i] = measured_series_told(&component, &choices_best(choices, N_CHOICES)->step, &taylor);
        if (!status && !progress_tell(r->progress, i + 1, n)) status = error_cancelled(err);
    }
    return status;
}

/* The models are made of what the search of auto's choice tells. */
static hstar_status run_without_steps(const struct sweep_request *r, struct optimal *o, hstar_error *err)
{
    struct sweep_request request = *r;
    struct measured_series *series = measured_series_room(r->problem);
    hstar_status status = series ? frame_new(r, &o->sweep, err) : error_memory(err);
    if (!status) status = find_choices(r, o, series, err);
    request.series = series;
    if (!status) status = optimum_find_modelled(&request, o->sweep, err);
    free(series);
    return status;
}

static hstar_status run_with_steps(const struct sweep_request *r, struct optimal *o, hstar_error *err)
{
    const hstar_status status = sweep_result_new(r, &o->sweep, err);
    ledger_charge(r->problem->ledger, r->calls_of_steps);
    if (r->problem->ledger) r->problem->ledger->reserve = 0;
    return status ? status : find_choices(r, o, NULL, err);
}

hstar_status optimal_run(const struct sweep_request *sweep, struct optimal **optimal, hstar_error *err)
{
    struct optimal *o = memory_array(1, sizeof *o);
    if (!o) return error_memory(err);
    const hstar_status status = function_is_exact(sweep->problem->f) ? run_with_steps(sweep, o, err)
                                                                     : run_without_steps(sweep, o, err);
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
