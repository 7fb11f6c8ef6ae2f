/* Derivatives by a selector, each beside the proven one. The components are independent of each other. */
#include "gradient/differentiate.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/texts.h"
#include "gradient/overrule.h"
#include "reference/line.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

/* What was asked, so that the result stands by itself. */
static hstar_status describe(const struct differentiate_request *request, struct derivatives *d,
                             hstar_error *err)
{
    const struct function *f = request->f;
    d->selector = request->selector;
    d->step = request->step;
    d->n_outputs = f->n_outputs;
    d->n_variables = f->n_variables;
    d->kind = memory_text(f->class->kind, strlen(f->class->kind));
    d->texts = texts_copy((const char *const *)f->texts, f->n_outputs);
    d->variables = texts_copy((const char *const *)f->variables, f->n_variables);
    d->point = memory_array(f->n_variables, sizeof *d->point);
    d->component = memory_array(f->n_outputs, request->n_wrt * sizeof *d->component);
    if (!d->kind || !d->texts || !d->variables || !d->point || !d->component) return error_memory(err);
    memcpy(d->point, request->point, f->n_variables * sizeof *d->point);
    d->n_components = f->n_outputs * request->n_wrt;
    return HSTAR_OK;
}

static hstar_status search(const struct differentiate_request *request, const struct place *place,
                           struct step *step, hstar_error *err)
{
    struct line *line;
    hstar_status status = line_new(place, &line, err);
    if (status) return status;
    struct probe probe;
    probe_init(&probe);
    probe.call = line_call;
    probe.context = line;
    probe.x = place->point[place->wrt];
    probe.noise_given = request->noise;
    if (request->evaluations) probe.budget = request->evaluations;
    if (request->lower) probe.lower = request->lower[place->wrt];
    if (request->upper) probe.upper = request->upper[place->wrt];
    status = step_find(request->selector, &request->step, &probe, step, err);
    line_free(line);
    return status;
}

/* The proven derivative, and how far the value is from it: their difference, not that of two doubles. */
static hstar_status compare(const struct differentiate_request *request, const struct place *place,
                            struct derivative *d, hstar_error *err)
{
    d->error = NAN;
    if (!function_is_exact(request->f)) {
        static const char reason[] = "the function has no exact form";
        d->exact = (struct reference){.source = REFERENCE_NONE, .value = NAN, .bound = NAN};
        d->exact.reason = memory_text(reason, sizeof reason - 1);
        return d->exact.reason ? HSTAR_OK : error_memory(err);
    }
    arb_t ball, value;
    arb_init(ball);
    arb_init(value);
    hstar_status status = reference_exact(place, request->step.derivative, ball, &d->exact, err);
    if (!status && d->exact.source == REFERENCE_EXACT && isfinite(d->step.value)) {
        arb_set_d(value, d->step.value);
        arb_sub(value, value, ball, REFERENCE_MAX_PRECISION);
        d->error = ball_double(value);
    }
    if (!status) overrule(&d->step, d->exact.beyond ? (double)INFINITY : d->error, 0);
    arb_clear(ball);
    arb_clear(value);
    return status;
}

struct run {
    const struct differentiate_request *request;
    struct derivatives *result;
};

static hstar_status run_task(void *context, size_t task, hstar_error *err)
{
    const struct run *run = context;
    const struct differentiate_request *request = run->request;
    struct derivative *c = &run->result->component[task];
    c->output = task / request->n_wrt;
    c->wrt = request->wrt[task % request->n_wrt];
    const struct place place = {.f = request->f, .output = c->output, .point = request->point, .wrt = c->wrt};
    hstar_status status = search(request, &place, &c->step, err);
    return status ? status : compare(request, &place, c, err);
}

static void end_thread(void)
{
    flint_cleanup();
}

hstar_status differentiate_run(const struct differentiate_request *request, struct derivatives **result,
                               hstar_error *err)
{
    struct derivatives *d = memory_array(1, sizeof *d);
    if (!d) return error_memory(err);
    hstar_status status = describe(request, d, err);
    struct run run = {.request = request, .result = d};
    const struct pool_job job = {.task = run_task,
                                 .thread_ends = end_thread,
                                 .context = &run,
                                 .alone = WORTH_A_THREAD,
                                 .progress = request->progress};
    size_t n_threads = request->f->class->concurrent ? request->n_threads : 1;
    if (!status) status = pool_run(&job, d->n_components, n_threads, err);
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
    texts_free(d->command, d->n_command);
    texts_free(d->texts, d->n_outputs);
    texts_free(d->variables, d->n_variables);
    free(d->kind);
    free(d->point);
    for (size_t i = 0; d->component && i < d->n_components; i++) reference_clear(&d->component[i].exact);
    free(d->component);
    free(d);
}
