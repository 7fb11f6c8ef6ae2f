/* The check of a gradient: the numerical derivative of every component, or along random directions, beside the analytic one. */
#include "check/check.h"
#include "base/memory.h"
#include "base/pool.h"
#include "check/check_parts.h"
#include "check/directions.h"
#include "function/source/direction.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Seconds of work that one thread does alone, before others are worth starting. */
#define WORTH_A_THREAD 2e-3

/* Random directions of the Taylor test. */
enum { TAYLOR_DIRECTIONS = 3 };

const struct verdict_row verdicts[N_VERDICTS] = {
#define X(identifier, name, exit_status, sentence) {name, exit_status, sentence},
#include "check/verdicts.def"
#undef X
};

const char *const criterion_names[N_CRITERIA] = {
#define X(identifier, name, summary) name,
#include "check/criteria.def"
#undef X
};

const char *const sense_names[] = {[SENSE_PLAIN] = NULL, [SENSE_PIECE] = "piece", [SENSE_ACROSS] = "across"};

/* ---- The rows ---- */

struct check_run_state {
    const struct check_request *r;
    struct check *check;
    const double *value, *rounding; /* what is claimed */
    const double *f;                /* at the point */
    size_t share;                   /* of the calls of f, of each row along a direction */
};

/* For who looks at the progress. */
static void note_verdict(const struct check_request *r, const struct check_row *row, const char *of)
{
    static const int rank[N_VERDICTS] = {
        [VERDICT_DISAGREES] = 2, [VERDICT_UNDECIDED] = 1, [VERDICT_AGREES] = 0};
    ledger_note(r->problem->ledger, rank[row->verdict], "%.30s %s", of, verdicts[row->verdict].name);
}

/* By what others have learnt, where that is given; what does not agree by a short search is searched for at length. */
static hstar_status check_component(void *context, size_t output, size_t variable,
                                    const struct search_aids *aids, hstar_error *err)
{
    const struct check_run_state *run = context;
    const struct check_request *r = run->r;
    const size_t task = output * r->problem->n_wrt + variable;
    struct check_row *row = &run->check->row[task];
    row->output = output;
    row->wrt = r->problem->wrt[variable];
    row->got = run->value[task];
    row->rounding = run->rounding[task];
    struct check_place spot = {.component = {r->problem, row->output, row->wrt},
                               .lower = problem_lower(r->problem, r->problem->point, row->wrt),
                               .upper = problem_upper(r->problem, r->problem->point, row->wrt),
                               .f = run->f[row->output],
                               .aids = *aids};
    const bool briefly = lore_suffices(aids->known);
    hstar_status status = check_search(r, &spot, r->selector, &row->expected, err);
    spot.aids.known = NULL;
    spot.aids.learnt = NULL;
    const size_t spent = row->expected.evaluations;
    if (!status && briefly && !agrees_by_bars(row)) {
        status = check_search(r, &spot, r->selector, &row->expected, err);
        row->expected.evaluations += spent;
    }
    if (!status) status = judge_row(r, &spot, row, err);
    if (!status) note_verdict(r, row, r->problem->f->variables[row->wrt]);
    return status;
}

/* The bounds on t that keep every variable within its own. */
static void bound_direction(const struct problem *p, const double *direction, struct check_place *spot)
{
    spot->lower = -INFINITY;
    spot->upper = INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        double d = direction[v];
        if (d == 0) continue;
        double low = (problem_lower(p, p->point, v) - p->point[v]) / d;
        double high = (problem_upper(p, p->point, v) - p->point[v]) / d;
        spot->lower = fmax(spot->lower, fmin(low, high));
        spot->upper = fmin(spot->upper, fmax(low, high));
    }
}

/* The claim along the direction. Long double sums: a million terms add no error of their own. */
static void project(const struct check_run_state *run, const double *direction, struct check_row *row)
{
    const struct check_request *r = run->r;
    long double sum = 0, rounding = 0;
    for (size_t i = 0; i < r->problem->n_wrt; i++) {
        long double d = direction[r->problem->wrt[i]];
        long double off = d * run->rounding[row->output * r->problem->n_wrt + i];
        sum += d * run->value[row->output * r->problem->n_wrt + i];
        rounding += off * off;
    }
    row->got = (double)sum;
    /* The components' roundings are independent, and their signs are the direction's. */
    row->rounding = (double)sqrtl(rounding) + 4 * DBL_EPSILON * fabs(row->got);
}

static hstar_status direction_task(void *context, size_t task, hstar_error *err)
{
    const struct check_run_state *run = context;
    const struct check_request *r = run->r;
    struct function *along = NULL;
    const double zero = 0;
    double *direction = memory_room(r->problem->f->n_variables, sizeof *direction);
    if (!direction) return error_memory(err);
    direction_fill(r->problem->point, r->problem->f->n_variables, r->problem->wrt, r->problem->n_wrt, r->seed,
                   task, direction);
    hstar_status status = along_new(r->problem->f, r->problem->point, direction, false, &along, err);
    const struct problem along_problem = {.f = along,
                                          .point = &zero,
                                          .noise = r->problem->noise,
                                          .accuracy = r->problem->accuracy,
                                          .evaluations = r->problem->evaluations,
                                          .ledger = r->problem->ledger};
    for (size_t o = 0; !status && o < r->problem->f->n_outputs; o++) {
        struct check_row *row = &run->check->row[o * r->n_directions + task];
        row->output = o;
        row->wrt = task;
        project(run, direction, row);
        size_t purse = run->share;
        struct check_place spot = {
            .component = {&along_problem, o, 0}, .f = run->f[o], .aids = {.purse = &purse}};
        bound_direction(r->problem, direction, &spot);
        status = check_search(r, &spot, r->selector, &row->expected, err);
        if (!status) status = judge_row(r, &spot, row, err);
        if (!status) note_verdict(r, row, "a direction");
    }
    function_free(along);
    free(direction);
    return status;
}

static hstar_status fill_rows(struct check_run_state *run, hstar_error *err)
{
    const struct check_request *r = run->r;
    if (!r->n_directions) {
        const struct component_searches searches = {.one = check_component,
                                                    .context = run,
                                                    .problem = r->problem,
                                                    .learns = r->selector == SELECTOR_AUTO && isnan(r->h),
                                                    .progress = r->progress};
        return component_searches_run(&searches, err);
    }
    run->share = ledger_share(r->problem->ledger, r->n_directions * r->problem->f->n_outputs);
    const struct pool_job job = {.task = direction_task,
                                 .thread_ends = balls_forget,
                                 .context = run,
                                 .alone = WORTH_A_THREAD,
                                 .shares = !function_is_exact(r->problem->f),
                                 .progress = r->progress};
    return pool_run(&job, r->n_directions, problem_threads(r->problem), err);
}

/* ---- What stands around the rows ---- */

static hstar_status describe_check(const struct check_request *r, struct check *c, hstar_error *err)
{
    const struct function *f = r->problem->f;
    const bool product = r->second && r->second->along;
    c->criterion = r->criterion;
    c->margin = r->criterion == CRITERION_BARS ? CHECK_MARGIN : (double)NAN;
    c->threshold = r->criterion == CRITERION_RELATIVE && r->threshold > 0 ? r->threshold : (double)NAN;
    c->rtol = r->rtol;
    c->atol = r->atol;
    c->h = r->h;
    c->nondet_tol = r->criterion == CRITERION_GRADCHECK ? r->nondet_tol : (double)NAN;
    c->nondeterminism = NAN;
    c->seed = r->seed;
    c->n_directions = r->n_directions;
    c->diagnosis = DIAGNOSIS_NONE;
    c->factor = c->taylor.slope = NAN;
    c->problem = problem_hold(r->problem);
    c->order = r->second ? 2 : 1;
    c->by_gradient = r->second && r->second->gradient;
    if (product) {
        if (!(c->along = memory_room(f->n_variables, sizeof *c->along))) return error_memory(err);
        memcpy(c->along, r->second->along, f->n_variables * sizeof *c->along);
    }
    c->claim_kind = memory_text(r->claim->kind, strlen(r->claim->kind));
    if (!c->claim_kind) return error_memory(err);
    c->n_rows = check_groups(c) * (product ? 1 : r->n_directions ? r->n_directions : r->problem->n_wrt);
    c->row = memory_array(c->n_rows, sizeof *c->row);
    c->severity = memory_array(c->n_rows, sizeof *c->severity);
    if (!c->row || !c->severity) return error_memory(err);
    for (size_t i = 0; i < c->n_rows; i++) {
        c->row[i].diagnosis = DIAGNOSIS_NONE;
        c->row[i].variable = CHECK_NO_VARIABLE;
        c->row[i].factor = NAN;
    }
    return HSTAR_OK;
}

static hstar_status check_request_ok(const struct check_request *r, hstar_error *err)
{
    if (r->second) return HSTAR_OK; /* who fills in the rows has seen to it */
    if (r->claim->n != r->problem->f->n_outputs * r->problem->n_wrt) {
        error_set(err, HSTAR_INVALID,
                  "the analytic gradient has %zu components, the function %zu outputs of %zu variables",
                  r->claim->n, r->problem->f->n_outputs, r->problem->n_wrt);
        error_remedy(err, "it wants one for each output and each variable, output by output");
        return HSTAR_INVALID;
    }
    if (r->step.derivative != 1)
        return error_set(err, HSTAR_INVALID, "a gradient is of first derivatives, not of order %u",
                         r->step.derivative);
    if (!isnan(r->h) && !(r->h > 0 && isfinite(r->h)))
        return error_set(err, HSTAR_INVALID, "a step is a finite number above 0, not %g", r->h);
    return HSTAR_OK;
}

/* The worst first: what disagrees by its bars, then what is undecided, then what agrees. */
static int by_severity(const void *a, const void *b, void *context)
{
    static const int rank[N_VERDICTS] = {
        [VERDICT_DISAGREES] = 0, [VERDICT_UNDECIDED] = 1, [VERDICT_AGREES] = 2};
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    const struct check_row *rows = context, *p = &rows[i], *q = &rows[j];
    if (p->verdict != q->verdict) return rank[p->verdict] - rank[q->verdict];
    bool p_none = isnan(p->bars), q_none = isnan(q->bars);
    if (p_none != q_none) return p_none ? -1 : 1;
    if (!p_none && p->bars != q->bars) return p->bars > q->bars ? -1 : 1;
    return i < j ? -1 : i > j;
}

void check_sort(struct check *c)
{
    for (size_t i = 0; i < c->n_rows; i++) c->severity[i] = i;
    qsort_r(c->severity, c->n_rows, sizeof *c->severity, by_severity, c->row);
}

/* The gradient where the run was before, for the diagnosis of a stale one; no number where it cannot be had. */
static hstar_status search_elsewhere(const struct check_request *r, struct check *c, double *gradient,
                                     hstar_error *err)
{
    struct problem there = *r->problem;
    there.point = r->elsewhere;
    there.parts = NULL;
    for (size_t i = 0; i < c->n_rows; i++) {
        struct step step;
        size_t v = c->row[i].wrt;
        const struct check_place spot = {.component = {&there, c->row[i].output, v},
                                         .lower = problem_lower(&there, there.point, v),
                                         .upper = problem_upper(&there, there.point, v)};
        hstar_status status = check_search(r, &spot, r->selector, &step, err);
        if (status) return status;
        c->evaluations += step.evaluations;
        gradient[i] = step.value;
    }
    return HSTAR_OK;
}

static hstar_status find_cause(const struct check_request *r, struct check *c, hstar_error *err)
{
    double *elsewhere = NULL;
    hstar_status status = HSTAR_OK;
    const bool affords = ledger_left(r->problem->ledger) / LEDGER_LEAST >= c->n_rows;
    if (r->elsewhere && !r->n_directions && !r->second && affords) {
        if (r->problem->ledger) r->problem->ledger->to_come = c->n_rows;
        if (!(elsewhere = memory_room(c->n_rows, sizeof *elsewhere))) return error_memory(err);
        status = search_elsewhere(r, c, elsewhere, err);
    }
    if (!status) status = diagnose(r, c, elsewhere, err);
    free(elsewhere);
    return status;
}

/* Of the output with the worst row. */
static hstar_status test_taylor(const struct check_request *r, struct check *c, const double *value,
                                hstar_error *err)
{
    size_t output = c->row[c->severity[0]].output;
    const struct taylor_request request = {.problem = r->problem,
                                           .output = output,
                                           .gradient = value + output * r->problem->n_wrt,
                                           .n_directions = TAYLOR_DIRECTIONS,
                                           .seed = r->seed};
    const size_t price = TAYLOR_DIRECTIONS * (TAYLOR_STEPS + 1);
    if (ledger_left(r->problem->ledger) < price) {
        c->taylor_price = price;
        return HSTAR_OK;
    }
    hstar_status status = taylor_test(&request, &c->taylor, err);
    if (status) return status;
    ledger_charge(r->problem->ledger, c->taylor.evaluations);
    c->has_taylor = true;
    c->evaluations += c->taylor.evaluations;
    return HSTAR_OK;
}

static bool tests_taylor(const struct check_request *r, const struct check *c)
{
    return r->taylor && !r->second && c->n_rows;
}

/* All outputs are asked at the same points. */
static hstar_status foresee_taylor(const struct check_request *r, hstar_error *err)
{
    const struct taylor_request request = {
        .problem = r->problem, .n_directions = TAYLOR_DIRECTIONS, .seed = r->seed};
    return taylor_foresee(&request, err);
}

/* By how much two answers to one question differ. */
static double difference_of_answers(double a, double b)
{
    if (a == b || (isnan(a) && isnan(b))) return 0;
    return isfinite(a - b) ? fabs(a - b) : (double)INFINITY;
}

/* Does what is claimed stay the same, and f, which each search for a row called twice? */
static hstar_status ask_twice(const struct check_request *r, struct check *c, const double *value,
                              hstar_error *err)
{
    double *again = memory_room(r->claim->n, 2 * sizeof *again);
    if (!again) return error_memory(err);
    hstar_status status = r->claim->at(r->claim, r->problem->point, again, again + r->claim->n, err);
    double most = 0;
    for (size_t i = 0; i < r->claim->n && !status; i++)
        most = fmax(most, difference_of_answers(value[i], again[i]));
    for (size_t i = 0; i < c->n_rows; i++)
        most = fmax(most, difference_of_answers(c->row[i].expected.spread, 0));
    free(again);
    if (!status) c->nondeterminism = most;
    return status;
}

/* What is divided by a variable to compare with second derivatives: f over the other variable, in place of f. */
static void f_beside_variables(const struct problem *p, double *f)
{
    const double value = f[0] != 0 && isfinite(f[0]) ? fabs(f[0]) : 1;
    for (size_t i = 0; i < p->n_wrt; i++) {
        const double x = fabs(p->point[p->wrt[i]]);
        f[i] = x > 0 ? value / x : value;
    }
}

static hstar_status fill_check(const struct check_request *r, struct check *c, double *value,
                               double *rounding, double *f, hstar_error *err)
{
    struct check_run_state run = {.r = r, .check = c, .value = value, .rounding = rounding, .f = f};
    hstar_status status = tests_taylor(r, c) ? foresee_taylor(r, err) : HSTAR_OK;
    if (!status) status = problem_values(r->problem, r->problem->point, f, err);
    if (!status) status = r->claim->at(r->claim, r->problem->point, value, rounding, err);
    if (!status) status = r->second ? r->second->fill(r, c, value, rounding, err) : fill_rows(&run, err);
    if (!status && r->second) f_beside_variables(r->problem, f);
    if (status) return status;
    c->evaluations++;
    for (size_t i = 0; i < c->n_rows; i++) c->evaluations += c->row[i].expected.evaluations;
    if (r->criterion == CRITERION_GRADCHECK) status = ask_twice(r, c, value, err);
    if (status || (status = judge_all(r, c, f, err))) return status;
    check_sort(c);
    if (!r->second && (status = phantoms_find(c, err))) return status;
    if (c->count[VERDICT_DISAGREES]) status = find_cause(r, c, err);
    if (!status && tests_taylor(r, c)) status = test_taylor(r, c, value, err);
    return status;
}

hstar_status check_run(const struct check_request *request, struct check **check, hstar_error *err)
{
    hstar_status status = check_request_ok(request, err);
    if (status) return status;
    size_t n = request->claim->n;
    struct check *c = memory_array(1, sizeof *c);
    double *value = memory_room(n, sizeof *value), *rounding = memory_room(n, sizeof *rounding);
    double *f = memory_room(request->problem->f->n_outputs + request->problem->n_wrt, sizeof *f);
    status = c && value && rounding && f ? HSTAR_OK : error_memory(err);
    if (!status) status = describe_check(request, c, err);
    if (!status) status = fill_check(request, c, value, rounding, f, err);
    free(value);
    free(rounding);
    free(f);
    if (status)
        check_free(c);
    else
        *check = c;
    return status;
}

void check_free(struct check *c)
{
    if (!c) return;
    problem_release(c->problem);
    free(c->claim_kind);
    free(c->along);
    free(c->row);
    free(c->severity);
    free(c->says);
    free(c);
}
