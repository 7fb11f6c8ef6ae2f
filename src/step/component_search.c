/* From components to steps: a probe around the slice, a selector, and the lore between searches. */
#include "step/component_search.h"
#include "base/lockstep.h"
#include "base/memory.h"
#include "base/pool.h"

#include <stdint.h>
#include <stdlib.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

/* What is allowed for one search, and what is left of all calls for it. */
static void limit_calls(struct component_probe *p, const struct problem *problem)
{
    if (problem->evaluations) p->probe.budget = problem->evaluations;
    const size_t left = p->purse ? *p->purse : ledger_next_share(p->ledger);
    if (left < p->probe.budget) p->probe.budget = left;
}

hstar_status component_probe_init(struct component_probe *p, const struct component *component,
                                  const struct search_aids *aids, hstar_error *err)
{
    const struct problem *problem = component->problem;
    *p = (struct component_probe){.ledger = problem->ledger, .purse = aids->purse};
    hstar_status status = aids->slices
                              ? slice_take(aids->slices, component->output, component->wrt, &p->slice, err)
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
    limit_calls(p, problem);
    if (probe->budget == SIZE_MAX && function_width(problem->f) > 1) probe->foresee = slice_foresee;
    probe->err = err;
    return HSTAR_OK;
}

void component_probe_clear(struct component_probe *p)
{
    const size_t n = p->probe.evaluations;
    ledger_charge(p->ledger, n);
    if (p->purse && *p->purse != SIZE_MAX) *p->purse -= n < *p->purse ? n : *p->purse;
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
    hstar_status status = component_probe_init(&p, component, aids, err);
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
    size_t first;      /* the tasks of this part are numbered from here */
    size_t share;      /* the calls of f of each search */
};

/* The outputs one after the other along each variable: they share what f answers there. */
static hstar_status pupil_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    const size_t n_outputs = s->problem->f->n_outputs, number = run->first + task,
                 output = number % n_outputs;
    size_t purse = run->share;
    const struct search_aids aids = {
        .slices = run->slices, .known = run->lore ? &run->lore[output] : NULL, .purse = &purse};
    return s->one(s->context, output, run->n_teachers + number / n_outputs, &aids, err);
}

/* The teachers of one output, one after the other: the second knows f(x) from the first. */
static hstar_status teacher_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    const size_t output = run->first + task;
    struct lore *lore = &run->lore[output];
    hstar_status status = HSTAR_OK;
    lore_init(lore);
    for (size_t i = 0; i < run->n_teachers && !status; i++) {
        size_t purse = run->share;
        const struct search_aids aids = {run->slices, lore, lore, &purse};
        status = s->one(s->context, output, i, &aids, err);
    }
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

/* The calls of each of n searches, that teach so many pupils: who has learnt from others takes a quarter of what those took. */
static size_t share_of_calls(const struct ledger *ledger, size_t n, size_t pupils)
{
    const size_t weight = 4, left = ledger_left(ledger), of_pupils = LEDGER_LEAST * pupils;
    if (!pupils || left == SIZE_MAX) return ledger_share(ledger, n);
    const size_t share = (size_t)((double)left * ((double)weight / (double)(weight * n + pupils))),
                 most = left > of_pupils ? (left - of_pupils) / n : 0;
    return share < most ? share : most;
}

/* Under a budget of calls for all: the first half of the tasks, each search with its share, and then the others with what those left. A share
 * that no search needs all of is given to all at once. */
static hstar_status run_in_shares(struct searches_run *run,
                                  hstar_status (*task)(void *, size_t, hstar_error *), size_t n,
                                  size_t before, size_t each, hstar_error *err)
{
    const struct problem *problem = run->searches->problem;
    const size_t all = problem->f->n_outputs * problem->n_wrt, pupils = all - before - n * each, plenty = 400;
    hstar_status status = HSTAR_OK;
    for (size_t done = 0, part; done < n && !status; done += part) {
        run->first = done;
        run->share = share_of_calls(problem->ledger, (n - done) * each, pupils);
        part = done == 0 && run->share < plenty ? (n + 1) / 2 : n - done;
        status = run_part(run, task, part, before + done * each, each, err);
    }
    return status;
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
        status = run.lore ? run_in_shares(&run, teacher_task, n_outputs, 0, run.n_teachers, err)
                          : error_memory(err);
    }
    if (!status)
        status = run_in_shares(&run, pupil_task, n_outputs * (problem->n_wrt - run.n_teachers),
                               n_outputs * run.n_teachers, 1, err);
    free(run.lore);
    slices_free(run.slices);
    return status;
}
