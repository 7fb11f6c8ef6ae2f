/* Derivatives by a selector, each beside the proven one. With `auto` the searches along the first variables teach those along the others (step/lore.h);
 * beyond that the components are independent of each other. */
#include "derive/differentiate.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/texts.h"
#include "derive/overrule.h"
#include "problem/slice.h"
#include "reference/reference.h"
#include "step/lore.h"

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

/* Takes what is known from `known`, and adds to `learnt` what it finds; either may be NULL. */
static hstar_status search(const struct differentiate_request *request, const struct component *place,
                           const struct lore *known, struct lore *learnt, struct step *step, hstar_error *err)
{
    struct slice *line;
    hstar_status status = slice_new(place, &line, err);
    if (status) return status;
    struct probe probe;
    probe_init(&probe);
    probe.call = slice_call;
    probe.context = line;
    probe.x = place->point[place->wrt];
    probe.noise_given = request->noise;
    probe.accuracy = request->accuracy;
    if (request->evaluations) probe.budget = request->evaluations;
    if (request->lower) probe.lower = request->lower[place->wrt];
    if (request->upper) probe.upper = request->upper[place->wrt];
    if (request->reach) probe_within(&probe, request->reach[place->wrt]);
    probe.lore = known;
    status = step_find(request->selector, &request->step, &probe, step, err);
    if (!status && learnt) lore_learn(learnt, probe.x, &probe, step);
    slice_free(line);
    return status;
}

/* The proven derivative, and how far the value is from it: their difference, not that of two doubles. */
static hstar_status compare(const struct differentiate_request *request, const struct component *place,
                            arb_srcptr swept, struct derivative *d, hstar_error *err)
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
    hstar_status status = swept ? reference_swept(place, swept, ball, &d->exact, err)
                                : reference_exact(place, request->step.derivative, ball, &d->exact, err);
    if (!status && d->exact.source == REFERENCE_EXACT && isfinite(d->step.value)) {
        arb_set_d(value, d->step.value);
        arb_sub(value, value, ball, REFERENCE_MAX_PRECISION);
        d->error = ball_double(value);
    }
    if (!status && !(request->accuracy > 0))
        overrule(&d->step, d->exact.beyond ? (double)INFINITY : d->error, 0);
    arb_clear(ball);
    arb_clear(value);
    return status;
}

struct run {
    const struct differentiate_request *request;
    struct derivatives *result;
    struct lore *lore; /* one an output; NULL: every search is on its own */
    size_t n_teachers; /* so many variables of each output teach the others */
    arb_ptr swept;     /* the proven gradient, as far as a sweep tells it: a ball each component; or NULL */
};

/* How the progress of a part is told as that of the whole. */
struct part {
    const struct progress *whole;
    size_t before, each, all; /* components that were done before, components a task, components in all */
};

static void tell_part(void *context, size_t done, size_t tasks)
{
    const struct part *part = context;
    (void)tasks;
    progress_tell(part->whole, part->before + done * part->each, part->all);
}

static hstar_status find(const struct run *run, size_t output, size_t variable, const struct lore *known,
                         struct lore *learnt, hstar_error *err)
{
    const struct differentiate_request *request = run->request;
    const size_t component = output * request->n_wrt + variable;
    struct derivative *c = &run->result->component[component];
    c->output = output;
    c->wrt = request->wrt[variable];
    const struct component place = {
        .f = request->f, .output = c->output, .point = request->point, .wrt = c->wrt};
    hstar_status status = search(request, &place, known, learnt, &c->step, err);
    return status ? status : compare(request, &place, run->swept ? &run->swept[component] : NULL, c, err);
}

static hstar_status run_task(void *context, size_t task, hstar_error *err)
{
    const struct run *run = context;
    const size_t n = run->request->n_wrt - run->n_teachers, output = task / n;
    return find(run, output, run->n_teachers + task % n, run->lore ? &run->lore[output] : NULL, NULL, err);
}

/* The teachers of one output, one after the other: the second knows f(x) from the first. */
static hstar_status teach_task(void *context, size_t output, hstar_error *err)
{
    const struct run *run = context;
    struct lore *lore = &run->lore[output];
    hstar_status status = HSTAR_OK;
    lore_init(lore);
    for (size_t i = 0; i < run->n_teachers && !status; i++) status = find(run, output, i, lore, lore, err);
    return status;
}

/* All that is proven of one output's gradient. */
static hstar_status sweep_task(void *context, size_t output, hstar_error *err)
{
    const struct run *run = context;
    const struct differentiate_request *request = run->request;
    const struct component place = {.f = request->f, .output = output, .point = request->point};
    return reference_sweep(&place, request->wrt, request->n_wrt, &run->swept[output * request->n_wrt], err);
}

static void end_thread(void)
{
    flint_cleanup();
}

/* Runs so many tasks, each of `each` components; `before` components are done. Without components nobody is told. */
static hstar_status run_part(struct run *run, hstar_status (*task)(void *, size_t, hstar_error *), size_t n,
                             size_t before, size_t each, hstar_error *err)
{
    const struct differentiate_request *request = run->request;
    struct part part = {request->progress, before, each, run->result->n_components};
    const struct progress progress = {tell_part, &part};
    const struct pool_job job = {.task = task,
                                 .thread_ends = end_thread,
                                 .context = run,
                                 .alone = WORTH_A_THREAD,
                                 .progress = request->progress && each ? &progress : NULL};
    size_t n_threads = request->f->class->concurrent ? request->n_threads : 1;
    return n ? pool_run(&job, n, n_threads, err) : HSTAR_OK;
}

/* Only `auto` learns, and only where there is somebody to teach. */
static hstar_status find_teachers(struct run *run, hstar_error *err)
{
    const struct differentiate_request *request = run->request;
    if (request->selector != SELECTOR_AUTO || request->n_wrt <= LORE_ENOUGH) return HSTAR_OK;
    run->lore = memory_array(request->f->n_outputs, sizeof *run->lore);
    run->n_teachers = LORE_ENOUGH;
    return run->lore ? HSTAR_OK : error_memory(err);
}

/* For first derivatives by several variables one sweep an output says what a power series a component would. */
static hstar_status sweep_gradient(struct run *run, hstar_error *err)
{
    const struct differentiate_request *request = run->request;
    if (request->step.derivative != 1 || request->n_wrt < 2 || !function_is_exact(request->f))
        return HSTAR_OK;
    run->swept = _arb_vec_init((slong)run->result->n_components);
    return run_part(run, sweep_task, request->f->n_outputs, 0, 0, err);
}

hstar_status differentiate_run(const struct differentiate_request *request, struct derivatives **result,
                               hstar_error *err)
{
    struct derivatives *d = memory_array(1, sizeof *d);
    if (!d) return error_memory(err);
    hstar_status status = describe(request, d, err);
    struct run run = {.request = request, .result = d};
    const size_t n_outputs = request->f->n_outputs;
    if (!status) status = sweep_gradient(&run, err);
    if (!status) status = find_teachers(&run, err);
    const size_t taught = n_outputs * run.n_teachers;
    if (!status && taught) status = run_part(&run, teach_task, n_outputs, 0, run.n_teachers, err);
    if (!status) status = run_part(&run, run_task, d->n_components - taught, taught, 1, err);
    free(run.lore);
    if (run.swept) _arb_vec_clear(run.swept, (slong)d->n_components);
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
