/* From components to steps: a probe around the slice, a selector, and the lore between searches. */
#include "step/component_search.h"
#include "base/lockstep.h"
#include "base/memory.h"
#include "base/pool.h"

#include <stdlib.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

hstar_status component_probe_init(struct component_probe *p, const struct component *component,
                                  const struct slices *slices, hstar_error *err)
{
    const struct problem *problem = component->problem;
    p->slice = NULL;
    hstar_status status = slices ? slice_take(slices, component->output, component->wrt, &p->slice, err)
                                 : slice_new(component, &p->slice, err);
    if (status) return status;
    struct probe *probe = &p->probe;
    probe_init(probe);
    probe->call = slice_call;
    probe->context = p->slice;
    probe->x = component_x(component);
    probe->noise_given = problem->noise;
    probe->accuracy = problem->accuracy;
    probe->lower = problem_lower(problem, problem->point, component->wrt);
    probe->upper = problem_upper(problem, problem->point, component->wrt);
    if (problem->evaluations)
        probe->budget = problem->evaluations;
    else if (function_width(problem->f) > 1)
        probe->foresee = slice_foresee;
    probe->err = err;
    return HSTAR_OK;
}

void component_probe_clear(struct component_probe *p)
{
    slice_free(p->slice);
}

hstar_status component_probe_search(struct component_probe *p, enum selector_id selector,
                                    const struct step_request *request, const struct search_aids *aids,
                                    struct step *step, hstar_error *err)
{
    const struct probe begun = p->probe;
    hstar_status status;
    slice_trust(p->slice);
    do {
        p->probe = begun;
        p->probe.lore = aids->known;
        status = step_find(selector, request, &p->probe, step, err);
    } while (!status && slice_spoilt(p->slice));
    if (!status && aids->learnt) lore_learn(aids->learnt, p->probe.x, &p->probe, step);
    return status;
}

hstar_status component_search(const struct component *component, enum selector_id selector,
                              const struct step_request *request, const struct search_aids *aids,
                              struct step *step, double *f, hstar_error *err)
{
    struct component_probe p;
    hstar_status status = component_probe_init(&p, component, aids->slices, err);
    if (status) return status;
    status = component_probe_search(&p, selector, request, aids, step, err);
    if (f) *f = p.probe.f;
    component_probe_clear(&p);
    return status;
}

struct searches_run {
    const struct component_searches *searches;
    struct slices *slices;
    struct lore *lore; /* one an output; NULL: every search is on its own */
    size_t n_teachers; /* so many variables of each output teach the others */
};

/* The outputs one after the other along each variable: they share what f answers there. */
static hstar_status pupil_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    const size_t n_outputs = s->problem->f->n_outputs, output = task % n_outputs;
    const struct search_aids aids = {run->slices, run->lore ? &run->lore[output] : NULL, NULL};
    return s->one(s->context, output, run->n_teachers + task / n_outputs, &aids, err);
}

/* The teachers of one output, one after the other: the second knows f(x) from the first. */
static hstar_status teacher_task(void *context, size_t output, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    struct lore *lore = &run->lore[output];
    const struct search_aids aids = {run->slices, lore, lore};
    hstar_status status = HSTAR_OK;
    lore_init(lore);
    for (size_t i = 0; i < run->n_teachers && !status; i++)
        status = s->one(s->context, output, i, &aids, err);
    return status;
}

/* Runs so many tasks of `each` searches; `before` searches are done. */
static hstar_status run_part(struct searches_run *run, hstar_status (*task)(void *, size_t, hstar_error *),
                             size_t n, size_t before, size_t each, hstar_error *err)
{
    const struct component_searches *s = run->searches;
    struct part_progress part = {s->progress, before, each, s->problem->f->n_outputs * s->problem->n_wrt};
    const struct progress progress = {progress_tell_part, &part};
    if (n && slices_run_together(run->slices)) {
        enum { AT_ONCE = 64 };
        const struct lockstep_job together = {.task = task,
                                              .context = run,
                                              .answer = slices_answer,
                                              .respondent = run->slices,
                                              .most = AT_ONCE,
                                              .progress = s->progress ? &progress : NULL};
        return lockstep_run(&together, n, err);
    }
    const struct pool_job job = {.task = task,
                                 .thread_ends = balls_forget,
                                 .context = run,
                                 .alone = WORTH_A_THREAD,
                                 .progress = s->progress ? &progress : NULL};
    return n ? pool_run(&job, n, problem_threads(s->problem), err) : HSTAR_OK;
}

/* Lore saves evaluations; but those who teach search one after the other, and a function that takes many points at once is asked in fewer calls
 * where all search at once. */
static bool is_worth_teaching(const struct problem *problem)
{
    enum { FEW = 64 };
    return problem->n_wrt > (problem->f->class->takes_many ? FEW : LORE_ENOUGH);
}

hstar_status component_searches_run(const struct component_searches *searches, hstar_error *err)
{
    const struct problem *problem = searches->problem;
    const size_t n_outputs = problem->f->n_outputs;
    struct searches_run run = {.searches = searches};
    hstar_status status = slices_new(problem->f, problem->point, &run.slices, err);
    if (!status && searches->learns && is_worth_teaching(problem)) {
        run.n_teachers = LORE_ENOUGH;
        run.lore = memory_array(n_outputs, sizeof *run.lore);
        status =
            run.lore ? run_part(&run, teacher_task, n_outputs, 0, run.n_teachers, err) : error_memory(err);
    }
    if (!status)
        status = run_part(&run, pupil_task, n_outputs * (problem->n_wrt - run.n_teachers),
                          n_outputs * run.n_teachers, 1, err);
    free(run.lore);
    slices_free(run.slices);
    return status;
}
