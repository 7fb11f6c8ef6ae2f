/* Derivatives by a selector, each beside the proven one. With `auto` the searches along the first variables teach those along the others (step/lore.h);
 * beyond that the components are independent of each other. */
#include "derive/differentiate.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/texts.h"
#include "derive/by_rules.h"
#include "derive/overrule.h"
#include "reference/reference.h"
#include "step/component_search.h"

#include <math.h>
#include <stdlib.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

/* The proven derivative, and how far the value is from it: their difference, not that of two doubles. */
static hstar_status compare_with_proof(const struct differentiate_request *request,
                                       const struct component *component, arb_srcptr swept,
                                       struct derivative *d, hstar_error *err)
{
    d->error = NAN;
    if (!function_is_exact(request->problem->f)) {
        static const char reason[] = "the function has no exact form";
        d->exact = (struct reference){.source = REFERENCE_NONE, .value = NAN, .bound = NAN};
        d->exact.reason = memory_text(reason, sizeof reason - 1);
        return d->exact.reason ? HSTAR_OK : error_memory(err);
    }
    arb_t ball, value;
    arb_init(ball);
    arb_init(value);
    hstar_status status = swept ? reference_swept(component, swept, ball, &d->exact, err)
                                : reference_exact(component, request->step.derivative, ball, &d->exact, err);
    if (!status && d->exact.source == REFERENCE_EXACT && isfinite(d->step.value)) {
        arb_set_d(value, d->step.value);
        arb_sub(value, value, ball, REFERENCE_MAX_PRECISION);
        d->error = ball_double(value);
    }
    if (!status && !(request->problem->accuracy > 0))
        overrule(&d->step, d->exact.beyond ? (double)INFINITY : d->error, 0);
    arb_clear(ball);
    arb_clear(value);
    return status;
}

struct derivatives_run {
    const struct differentiate_request *request;
    struct derivatives *result;
    double *ruled; /* the derivatives by rules, where they were asked for: one a component; or NULL */
    arb_ptr swept; /* the proven gradient, as far as a sweep tells it: a ball each component; or NULL */
};

static hstar_status find_derivative(void *context, size_t output, size_t variable,
                                    const struct search_aids *aids, hstar_error *err)
{
    const struct derivatives_run *run = context;
    const struct differentiate_request *request = run->request;
    const struct problem *problem = request->problem;
    const size_t number = output * problem->n_wrt + variable;
    struct derivative *c = &run->result->component[number];
    c->output = output;
    c->wrt = problem->wrt[variable];
    const struct component component = {problem, c->output, c->wrt};
    hstar_status status = run->ruled ? HSTAR_OK
                                     : component_search(&component, request->selector, &request->step, aids,
                                                        &c->step, NULL, err);
    if (run->ruled) by_rules_step(&component, request->step.use, run->ruled[number], &c->step);
    if (!status)
        status = compare_with_proof(request, &component, run->swept ? &run->swept[number] : NULL, c, err);
    if (!status && run->ruled) by_rules_claim(&c->step, c->error);
    if (!status)
        ledger_note(problem->ledger, (int)stops[c->step.stop].trust, "%.30s: %s",
                    problem->f->variables[c->wrt], stops[c->step.stop].name);
    return status;
}

/* All that is proven of one output's gradient. */
static hstar_status sweep_task(void *context, size_t output, hstar_error *err)
{
    const struct derivatives_run *run = context;
    const struct problem *problem = run->request->problem;
    const struct component first = {problem, output, 0};
    return reference_sweep(&first, problem->wrt, problem->n_wrt, &run->swept[output * problem->n_wrt], err);
}

/* For first derivatives by several variables one sweep an output says what a power series a component would. */
static hstar_status sweep_gradients(struct derivatives_run *run, hstar_error *err)
{
    const struct differentiate_request *request = run->request;
    const struct problem *problem = request->problem;
    if (request->step.derivative != 1 || problem->n_wrt < 2 || !function_is_exact(problem->f))
        return HSTAR_OK;
    run->swept = _arb_vec_init((slong)run->result->n_components);
    const struct pool_job job = {
        .task = sweep_task, .thread_ends = balls_forget, .context = run, .alone = WORTH_A_THREAD};
    return pool_run(&job, problem->f->n_outputs, problem_threads(problem), err);
}

hstar_status differentiate_run(const struct differentiate_request *request, struct derivatives **result,
                               hstar_error *err)
{
    const struct problem *problem = request->problem;
    struct derivatives *d = memory_array(1, sizeof *d);
    if (!d) return error_memory(err);
    *d = (struct derivatives){.problem = problem_hold(problem),
                              .selector = request->selector,
                              .step = request->step,
                              .component =
                                  memory_array(problem->f->n_outputs, problem->n_wrt * sizeof *d->component)};
    if (d->component) d->n_components = problem->f->n_outputs * problem->n_wrt;
    struct derivatives_run run = {.request = request, .result = d};
    const struct component_searches searches = {.one = find_derivative,
                                                .context = &run,
                                                .problem = problem,
                                                .learns = request->selector == SELECTOR_AUTO,
                                                .progress = request->progress};
    hstar_status status = d->component ? HSTAR_OK : error_memory(err);
    if (!status && use_is_way(request->step.use))
        status = by_rules_find(problem, request->step.use, &run.ruled, err);
    if (!status) status = sweep_gradients(&run, err);
    if (!status) status = component_searches_run(&searches, err);
    if (run.swept) _arb_vec_clear(run.swept, (slong)d->n_components);
    free(run.ruled);
    if (status) {
        derivatives_free(d);
        return status;
    }
    *result = d;
    return HSTAR_OK;
}

void derivatives_free(struct derivatives *d)
{
    if (!d) return;
    problem_release(d->problem);
    for (size_t i = 0; d->component && i < d->n_components; i++) reference_clear(&d->component[i].exact);
    texts_free(d->solved, d->n_solved);
    free(d->off);
    free(d->component);
    free(d);
}
