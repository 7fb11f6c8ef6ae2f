/* From components to steps: a probe around the slice, a selector, and the lore between searches. */
#include "step/component_search.h"
#include "base/clock.h"
#include "base/lockstep.h"
#include "base/memory.h"
#include "base/pool.h"

#include <math.h>
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
    *p = (struct component_probe){
        .ledger = problem->ledger, .purse = aids->purse, .is_limited = problem->evaluations > 0};
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
    const size_t n = probe_paid(&p->probe);
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
        p->probe.evaluations = aids->asked;
        p->probe.lore = aids->known;
        /* What is recalled is no call of f, but an evaluation of the search: one that was told how many it may have asks for each. */
        if (aids->recalls && !p->is_limited) {
            p->probe.recall = slice_recall;
            if (p->probe.budget != SIZE_MAX) p->probe.is_free = slice_has;
        }
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
    struct lore *lore;   /* one an output; NULL: every search is on its own */
    struct lore *taught; /* what each of the teachers that are under way has found */
    size_t n_teachers;   /* so many variables of each output teach the others */
    /* What is under way: so many outputs, and variables, of which the tasks are numbered from here. */
    size_t first_output, n_outputs, first_variable, n_variables, first_task;
    size_t share; /* the calls of f of each search */
    bool in_turns,
        recalls;  /* outputs search one after the other; those under way find what was answered to others */
    size_t done;  /* searches before that */
    double alone; /* seconds that are left of those in which one thread works alone */
};

/* The outputs one after the other along each variable: they share what f answers there. */
static hstar_status pupil_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    const size_t number = run->first_task + task, output = run->first_output + number % run->n_outputs;
    size_t purse = run->share;
    const struct search_aids aids = {.slices = run->slices,
                                     .known = run->lore ? &run->lore[output] : NULL,
                                     .purse = &purse,
                                     .recalls = run->recalls};
    return s->one(s->context, output, run->first_variable + number / run->n_outputs, &aids, err);
}

/* f(x), which every search begins with, is asked once for all teachers of an output. */
static hstar_status ask_point_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct problem *problem = run->searches->problem;
    const size_t output = run->first_output + run->first_task + task;
    const struct component component = {problem, output, problem->wrt[run->first_variable]};
    const struct search_aids aids = {.slices = run->slices};
    struct lore *lore = &run->lore[output];
    struct component_probe p;
    lore_init(lore);
    hstar_status status = component_probe_init(&p, &component, &aids, err);
    if (status) return status;
    const struct probe begun = p.probe;
    slice_trust(p.slice);
    do {
        p.probe = begun;
        probe_begin(&p.probe);
    } while (!p.probe.status && slice_spoilt(p.slice));
    lore->f = p.probe.f;
    lore->f_again = p.probe.f_again;
    status = p.probe.status;
    component_probe_clear(&p);
    return status;
}

/* One that teaches; the first of an output counts the calls that were made for all. */
static hstar_status teacher_task(void *context, size_t task, hstar_error *err)
{
    const struct searches_run *run = context;
    const struct component_searches *s = run->searches;
    const size_t number = run->first_task + task, nth = number / run->n_outputs,
                 output = run->first_output + number % run->n_outputs;
    const struct lore *known = &run->lore[output];
    size_t purse = run->share;
    lore_init(&run->taught[number]);
    const struct search_aids aids = {.slices = run->slices,
                                     .known = known,
                                     .learnt = &run->taught[number],
                                     .purse = &purse,
                                     .asked = nth == 0 && isfinite(known->f) ? 2 : 0,
                                     .recalls = run->recalls};
    return s->one(s->context, output, run->first_variable + nth, &aids, err);
}

/* What the teachers found, in their order. */
static void gather_lore(struct searches_run *run)
{
    for (size_t number = 0; number < run->n_outputs * run->n_variables; number++)
        lore_add(&run->lore[run->first_output + number % run->n_outputs], &run->taught[number]);
}

/* Runs so many tasks of `each` searches. */
static hstar_status run_part(struct searches_run *run, hstar_status (*task)(void *, size_t, hstar_error *),
                             size_t n, size_t each, hstar_error *err)
{
    const struct component_searches *s = run->searches;
    struct part_progress part = {s->progress, run->done, each, s->problem->f->n_outputs * s->problem->n_wrt};
    const struct progress progress = {progress_tell_part, &part};
    run->done += n * each;
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
                                 .alone = run->alone,
                                 .shares = !function_is_exact(s->problem->f),
                                 .progress = s->progress ? &progress : NULL};
    if (!n) return HSTAR_OK;
    const double begun = clock_seconds();
    const hstar_status status = pool_run(&job, n, problem_threads(s->problem), err);
    run->alone = fmax(run->alone - (clock_seconds() - begun), 0);
    return status;
}

/* What the searches of the others to come are expected to call f for, beside one that asks for all itself. */
enum { WEIGHT_ASKS = 12, WEIGHT_HAS_LORE = 3, WEIGHT_RECALLS = 1 };

/* Calls with which most searches end well, and with which one says something with a bar, or something at all. */
enum {
    CALLS_ENOUGH = 44,
    CALLS_FOR_A_BAR = STEP_LEAST_BUDGET,
    CALLS_FOR_A_VALUE = LEDGER_LEAST + 1,
    A_PAIR = 2
};

/* Searches that are under way at once, and the calls of each. */
struct search_part {
    size_t n, share;
};

/* Of all calls that are left, a share of each of the n searches that are next, with those to come behind them: along other variables, which have
 * learnt from these, and of other outputs, which find most of what they need answered. */
static size_t share_of_calls(const struct searches_run *run, size_t n, size_t later)
{
    const struct problem *problem = run->searches->problem;
    const size_t left = ledger_left(problem->ledger), m = problem->f->n_outputs,
                 to_come = m * problem->n_wrt - run->done - n;
    if (!to_come) return left / n;
    const size_t recall = run->in_turns ? to_come - later : 0, learnt = to_come - recall,
                 all = WEIGHT_ASKS * n + WEIGHT_HAS_LORE * learnt + WEIGHT_RECALLS * recall,
                 share = (size_t)((double)left * ((double)WEIGHT_ASKS / (double)all)),
                 of_learnt = LEDGER_LEAST * learnt, most = left > of_learnt ? (left - of_learnt) / n : 0;
    return share < most ? share : most;
}

/* Where a share is too small for a search to end well, so many have enough, or one as much as there is, that the others, behind them, still
 * have some. */
static void serve_few(size_t left, size_t n, size_t later, struct search_part *part)
{
    static const struct {
        size_t enough, others;
    } ways[] = {{CALLS_ENOUGH, CALLS_FOR_A_BAR},
                {CALLS_ENOUGH, CALLS_FOR_A_VALUE},
                {CALLS_FOR_A_BAR, CALLS_FOR_A_VALUE}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways && part->share < ways[i].enough; i++) {
        const size_t others = ways[i].others, more = ways[i].enough - others, least = others * (n + later);
        if (left < least + more) continue;
        const size_t most = ways[i].enough == CALLS_ENOUGH ? (left - least) / more : 1;
        part->n = most < n ? most : n;
        part->share = (left - others * (n - part->n + later)) / part->n;
        return;
    }
}

/* Of n searches that ask for all themselves the first half, each with its share, and then the others with what those left. A share that no
 * search needs all of is given to all at once. */
static struct search_part part_of_askers(const struct searches_run *run, size_t n, size_t later)
{
    const size_t plenty = 400, half = (n + 1) / 2, left = ledger_left(run->searches->problem->ledger);
    struct search_part part = {n, share_of_calls(run, n, later)};
    if (part.share < CALLS_ENOUGH) serve_few(left, n, later, &part);
    if (part.share < plenty && part.n > half) part.n = half;
    return part;
}

/* Of searches that find most of what they need answered a quarter, and so on: they may have several shares each, as long as there is a pair of steps for
 * the others, and the calls of those that come later and ask. */
static struct search_part part_of_recallers(const struct searches_run *run, size_t n, size_t few,
                                            size_t later)
{
    const size_t plenty = 400, several = 4, of_later = CALLS_FOR_A_VALUE * later,
                 left = ledger_left(run->searches->problem->ledger),
                 own = left > of_later ? left - of_later : 0;
    struct search_part part = {n, own / n};
    if (part.share >= plenty) return part;
    part.n = few < n ? few : n;
    const size_t of_others = A_PAIR * (n - part.n), even = own / n,
                 most = own > of_others ? (own - of_others) / part.n : 0;
    part.share = several * even < most ? several * even : most > even ? most : even;
    return part;
}

/* Under a budget of calls for all, part by part; what was answered to one is there for the next. */
static hstar_status run_in_shares(struct searches_run *run,
                                  hstar_status (*task)(void *, size_t, hstar_error *), size_t n,
                                  hstar_error *err)
{
    const struct problem *problem = run->searches->problem;
    const size_t later = problem->n_wrt - run->first_variable - run->n_variables, quarter = (n + 3) / 4;
    struct search_part part = {n, SIZE_MAX};
    hstar_status status = HSTAR_OK;
    for (size_t done = 0; done < n && !status; done += part.n) {
        run->first_task = done;
        if (ledger_has_budget(problem->ledger))
            part = run->recalls ? part_of_recallers(run, n - done, quarter, later)
                                : part_of_askers(run, n - done, later);
        run->share = part.share;
        if (run->recalls && done) slices_freeze(run->slices);
        status = run_part(run, task, part.n, 1, err);
    }
    return status;
}

/* Of the outputs and variables that are under way. */
static hstar_status run_outputs(struct searches_run *run, bool teach, hstar_error *err)
{
    const size_t n = run->n_outputs * run->n_variables;
    if (!teach) return run_in_shares(run, pupil_task, n, err);
    run->taught = memory_array(n, sizeof *run->taught);
    run->first_task = 0;
    hstar_status status =
        run->taught ? run_part(run, ask_point_task, run->n_outputs, 0, err) : error_memory(err);
    if (!status) status = run_in_shares(run, teacher_task, n, err);
    if (!status) gather_lore(run);
    free(run->taught);
    return status;
}

/* Of many outputs one searches first, and then more and more: at places that were asked for the others a search need not ask. What it may recall
 * was known before its turn, so that the result does not depend on who is faster. */
enum { FEW_OUTPUTS = 3, FIRST_OUTPUTS = 1, GROWTH = 4 };

static hstar_status run_in_turns(struct searches_run *run, bool teach, hstar_error *err)
{
    const size_t n_outputs = run->searches->problem->f->n_outputs;
    size_t most = FIRST_OUTPUTS;
    hstar_status status = HSTAR_OK;
    run->first_output = 0;
    run->in_turns = true;
    while (run->first_output < n_outputs && !status) {
        const size_t left = n_outputs - run->first_output;
        run->n_outputs = left < most ? left : most;
        slices_freeze(run->slices);
        run->recalls = run->first_output > 0;
        status = run_outputs(run, teach, err);
        run->first_output += run->n_outputs;
        most *= GROWTH;
    }
    run->in_turns = run->recalls = false;
    return status;
}

/* So many variables that what is known along them, of all outputs, stays within bounds. */
static size_t variables_at_once(const struct searches_run *run, size_t n_variables)
{
    const size_t numbers = (size_t)1 << 18, most = numbers / run->searches->problem->f->n_outputs;
    return most < 1 ? 1 : most < n_variables ? most : n_variables;
}

static hstar_status run_turns_along(struct searches_run *run, size_t first, size_t n, bool teach,
                                    hstar_error *err)
{
    const size_t *wrt = run->searches->problem->wrt + first;
    run->first_variable = first;
    run->n_variables = n;
    for (size_t i = 0; i < n; i++) slices_begin(run->slices, wrt[i]);
    const hstar_status status = run_in_turns(run, teach, err);
    for (size_t i = 0; i < n; i++) slices_end(run->slices, wrt[i]);
    return status;
}

/* Along the variables from the first on. */
static hstar_status run_variables(struct searches_run *run, size_t first, size_t n, bool teach,
                                  hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    run->first_variable = first;
    run->n_variables = n;
    run->n_outputs = run->searches->problem->f->n_outputs;
    const bool few = run->n_outputs <= FEW_OUTPUTS && !ledger_has_budget(run->searches->problem->ledger);
    if (!run->searches->learns || !slices_share(run->slices) || few) return run_outputs(run, teach, err);
    const size_t each = teach ? n : variables_at_once(run, n);
    for (size_t done = 0; done < n && !status; done += each)
        status = run_turns_along(run, first + done, n - done < each ? n - done : each, teach, err);
    return status;
}

/* Lore saves evaluations; but those who teach search before the others, a function that takes many points at once is asked in fewer calls
 * where all search at once, and nobody learns from a rule. */
static bool is_worth_teaching(const struct problem *problem)
{
    enum { FEW = 64 };
    return problem->n_wrt > (problem->f->class->takes_many ? FEW : LORE_ENOUGH) &&
           ledger_share(problem->ledger, problem->n_wrt) >= CALLS_FOR_A_BAR;
}

hstar_status component_searches_run(const struct component_searches *searches, hstar_error *err)
{
    const struct problem *problem = searches->problem;
    const size_t n_outputs = problem->f->n_outputs;
    struct searches_run run = {.searches = searches, .alone = WORTH_A_THREAD};
    hstar_status status = slices_new(problem->f, problem->point, &run.slices, err);
    if (!status && searches->learns && is_worth_teaching(problem)) {
        run.n_teachers = LORE_ENOUGH;
        run.lore = memory_array(n_outputs, sizeof *run.lore);
        status = run.lore ? run_variables(&run, 0, run.n_teachers, true, err) : error_memory(err);
    }
    if (!status) status = run_variables(&run, run.n_teachers, problem->n_wrt - run.n_teachers, false, err);
    free(run.lore);
    slices_free(run.slices);
    return status;
}
