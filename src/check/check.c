/* The check of a gradient: the numerical derivative of every component, or along random directions, beside the analytic one. */
#include "check/check.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/texts.h"
#include "check/check_parts.h"
#include "check/directions.h"
#include "check/fixed_step.h"
#include "function/source/direction.h"
#include "problem/slice.h"

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

/* ---- A numerical derivative ---- */

/* f along the variable of a spot, as a search may call it; its line is freed by who asked. */
static hstar_status probe_at_spot(const struct check_request *r, const struct spot *spot, struct probe *probe,
                                  struct slice **line, hstar_error *err)
{
    hstar_status status = slice_new(&spot->place, line, err);
    if (status) return status;
    probe_init(probe);
    probe->call = slice_call;
    probe->context = *line;
    probe->x = spot->place.point[spot->place.wrt];
    probe->noise_given = r->noise;
    probe->accuracy = r->accuracy;
    probe->lower = spot->lower;
    probe->upper = spot->upper;
    probe->err = err;
    if (r->evaluations) probe->budget = r->evaluations;
    return HSTAR_OK;
}

hstar_status check_search(const struct check_request *r, const struct spot *spot, enum selector_id id,
                          struct step *step, hstar_error *err)
{
    struct slice *line;
    struct probe probe;
    hstar_status status = probe_at_spot(r, spot, &probe, &line, err);
    if (status) return status;
    /* The stencil that is asked for is the asked selector's; another selector has its own. */
    const struct step_request any = {.derivative = 1, .use = N_USES};
    if (isnan(r->h)) {
        probe.lore = spot->known;
        status = step_find(id, id == r->selector ? &r->step : &any, &probe, step, err);
        if (!status && spot->learnt) lore_learn(spot->learnt, probe.x, &probe, step);
    } else {
        fixed_step(&probe, r->step.use, r->h, step);
        step->evaluations = probe.evaluations;
        status = probe.status;
    }
    slice_free(line);
    return status;
}

hstar_status check_across(const struct check_request *r, const struct spot *spot, double from,
                          struct step *step, hstar_error *err)
{
    struct slice *line;
    struct probe probe;
    hstar_status status = probe_at_spot(r, spot, &probe, &line, err);
    if (status) return status;
    status = step_across(&probe, from, step, err);
    slice_free(line);
    return status;
}

hstar_status check_values(const struct function *f, const double *point, double *y, hstar_error *err)
{
    const double **column = memory_array(f->n_variables, sizeof *column);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    double **outputs = memory_array(f->n_outputs, sizeof *outputs);
    hstar_status status = column && varies && outputs ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; !status && v < f->n_variables; v++) column[v] = &point[v];
    for (size_t o = 0; !status && o < f->n_outputs; o++) outputs[o] = &y[o];
    const struct points one = {.n = 1, .column = column, .varies = varies};
    if (!status) status = function_evaluate(f, &one, outputs, err);
    free(column);
    free(varies);
    free(outputs);
    return status;
}

/* ---- The rows ---- */

struct run {
    const struct check_request *r;
    struct check *check;
    const double *value, *rounding; /* what is claimed */
    const double *f;                /* at the point */
    struct lore *lore;              /* one an output; NULL: every search is on its own */
    size_t n_teachers;              /* so many variables of each output teach the others */
};

/* Between which values of a variable f may be called. */
static double lower_of(const struct check_request *r, const double *point, size_t variable)
{
    const double low = r->lower ? r->lower[variable] : -(double)INFINITY;
    return r->reach ? fmax(low, point[variable] - r->reach[variable]) : low;
}

static double upper_of(const struct check_request *r, const double *point, size_t variable)
{
    const double high = r->upper ? r->upper[variable] : (double)INFINITY;
    return r->reach ? fmin(high, point[variable] + r->reach[variable]) : high;
}

/* By what others have learnt, where that is given; what does not agree by a short search is searched for at length. */
static hstar_status check_component(const struct run *run, size_t output, size_t variable,
                                    const struct lore *known, struct lore *learnt, hstar_error *err)
{
    const struct check_request *r = run->r;
    const size_t task = output * r->n_wrt + variable;
    struct check_row *row = &run->check->row[task];
    row->output = output;
    row->wrt = r->wrt[variable];
    row->got = run->value[task];
    row->rounding = run->rounding[task];
    struct spot spot = {.place = {.f = r->f, .output = row->output, .point = r->point, .wrt = row->wrt},
                        .lower = lower_of(r, r->point, row->wrt),
                        .upper = upper_of(r, r->point, row->wrt),
                        .f = run->f[row->output],
                        .known = known,
                        .learnt = learnt};
    const bool briefly = lore_suffices(known);
    hstar_status status = check_search(r, &spot, r->selector, &row->expected, err);
    spot.known = NULL;
    spot.learnt = NULL;
    const size_t spent = row->expected.evaluations;
    if (!status && briefly && !agrees_by_bars(row)) {
        status = check_search(r, &spot, r->selector, &row->expected, err);
        row->expected.evaluations += spent;
    }
    return status ? status : judge_row(r, &spot, row, err);
}

static hstar_status component_task(void *context, size_t task, hstar_error *err)
{
    const struct run *run = context;
    const size_t n = run->r->n_wrt - run->n_teachers, output = task / n;
    return check_component(run, output, run->n_teachers + task % n, run->lore ? &run->lore[output] : NULL,
                           NULL, err);
}

/* The teachers of one output, one after the other: the second knows f(x) from the first. */
static hstar_status teach_task(void *context, size_t output, hstar_error *err)
{
    const struct run *run = context;
    hstar_status status = HSTAR_OK;
    lore_init(&run->lore[output]);
    for (size_t i = 0; i < run->n_teachers && !status; i++)
        status = check_component(run, output, i, &run->lore[output], &run->lore[output], err);
    return status;
}

/* The bounds on t that keep every variable within its own. */
static void bound_direction(const struct check_request *r, const double *direction, struct spot *spot)
{
    spot->lower = -INFINITY;
    spot->upper = INFINITY;
    for (size_t v = 0; v < r->f->n_variables; v++) {
        double d = direction[v];
        if (d == 0) continue;
        double low = (lower_of(r, r->point, v) - r->point[v]) / d;
        double high = (upper_of(r, r->point, v) - r->point[v]) / d;
        spot->lower = fmax(spot->lower, fmin(low, high));
        spot->upper = fmin(spot->upper, fmax(low, high));
    }
}

/* The claim along the direction. Long double sums: a million terms add no error of their own. */
static void project(const struct run *run, const double *direction, struct check_row *row)
{
    const struct check_request *r = run->r;
    long double sum = 0, rounding = 0;
    for (size_t i = 0; i < r->n_wrt; i++) {
        long double d = direction[r->wrt[i]];
        long double off = d * run->rounding[row->output * r->n_wrt + i];
        sum += d * run->value[row->output * r->n_wrt + i];
        rounding += off * off;
    }
    row->got = (double)sum;
    /* The components' roundings are independent, and their signs are the direction's. */
    row->rounding = (double)sqrtl(rounding) + 4 * DBL_EPSILON * fabs(row->got);
}

static hstar_status direction_task(void *context, size_t task, hstar_error *err)
{
    const struct run *run = context;
    const struct check_request *r = run->r;
    struct function *along = NULL;
    const double zero = 0;
    double *direction = memory_room(r->f->n_variables, sizeof *direction);
    if (!direction) return error_memory(err);
    direction_fill(r->point, r->f->n_variables, r->wrt, r->n_wrt, r->seed, task, direction);
    hstar_status status = along_new(r->f, r->point, direction, &along, err);
    for (size_t o = 0; !status && o < r->f->n_outputs; o++) {
        struct check_row *row = &run->check->row[o * r->n_directions + task];
        row->output = o;
        row->wrt = task;
        project(run, direction, row);
        struct spot spot = {.place = {.f = along, .output = o, .point = &zero, .wrt = 0}, .f = run->f[o]};
        bound_direction(r, direction, &spot);
        status = check_search(r, &spot, r->selector, &row->expected, err);
        if (!status) status = judge_row(r, &spot, row, err);
    }
    function_free(along);
    free(direction);
    return status;
}

static void end_thread(void)
{
    flint_cleanup();
}

static hstar_status run_tasks(struct run *run, hstar_status (*task)(void *, size_t, hstar_error *), size_t n,
                              const struct progress *progress, hstar_error *err)
{
    const struct check_request *r = run->r;
    const struct pool_job job = {.task = task,
                                 .thread_ends = end_thread,
                                 .context = run,
                                 .alone = WORTH_A_THREAD,
                                 .progress = progress};
    return n ? pool_run(&job, n, r->f->class->concurrent ? r->n_threads : 1, err) : HSTAR_OK;
}

static hstar_status fill_rows(struct run *run, hstar_error *err)
{
    const struct check_request *r = run->r;
    if (r->n_directions) return run_tasks(run, direction_task, r->n_directions, r->progress, err);
    const size_t n_outputs = r->f->n_outputs;
    hstar_status status = HSTAR_OK;
    /* Only `auto` learns, and only where there is somebody to teach. */
    if (r->selector == SELECTOR_AUTO && isnan(r->h) && r->n_wrt > LORE_ENOUGH) {
        run->lore = memory_array(n_outputs, sizeof *run->lore);
        if (!run->lore) return error_memory(err);
        run->n_teachers = LORE_ENOUGH;
        status = run_tasks(run, teach_task, n_outputs, NULL, err);
    }
    if (!status)
        status = run_tasks(run, component_task, n_outputs * (r->n_wrt - run->n_teachers), r->progress, err);
    free(run->lore);
    run->lore = NULL;
    return status;
}

/* ---- What stands around the rows ---- */

static hstar_status describe(const struct check_request *r, struct check *c, hstar_error *err)
{
    const struct function *f = r->f;
    c->criterion = r->criterion;
    c->margin = r->criterion == CRITERION_BARS ? CHECK_MARGIN : (double)NAN;
    c->rtol = r->rtol;
    c->atol = r->atol;
    c->h = r->h;
    c->seed = r->seed;
    c->n_directions = r->n_directions;
    c->n_wrt = r->n_wrt;
    c->diagnosis = DIAGNOSIS_NONE;
    c->factor = c->taylor.slope = NAN;
    c->kind = memory_text(f->class->kind, strlen(f->class->kind));
    c->claim_kind = memory_text(r->claim->kind, strlen(r->claim->kind));
    c->point = memory_array(f->n_variables, sizeof *c->point);
    if (!c->kind || !c->claim_kind || !c->point) return error_memory(err);
    memcpy(c->point, r->point, f->n_variables * sizeof *c->point);
    c->n_outputs = f->n_outputs;
    c->n_variables = f->n_variables;
    c->texts = texts_copy((const char *const *)f->texts, f->n_outputs);
    c->variables = texts_copy((const char *const *)f->variables, f->n_variables);
    if (!c->texts || !c->variables) return error_memory(err);
    c->n_rows = f->n_outputs * (r->n_directions ? r->n_directions : r->n_wrt);
    c->row = memory_array(c->n_rows, sizeof *c->row);
    c->severity = memory_array(c->n_rows, sizeof *c->severity);
    if (!c->row || !c->severity) return error_memory(err);
    for (size_t i = 0; i < c->n_rows; i++) {
        c->row[i].diagnosis = DIAGNOSIS_NONE;
        c->row[i].factor = NAN;
    }
    return HSTAR_OK;
}

static hstar_status check_request_ok(const struct check_request *r, hstar_error *err)
{
    if (r->claim->n != r->f->n_outputs * r->n_wrt) {
        error_set(err, HSTAR_INVALID,
                  "the analytic gradient has %zu components, the function %zu outputs of %zu variables",
                  r->claim->n, r->f->n_outputs, r->n_wrt);
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
    struct check_request there = *r;
    there.point = r->elsewhere;
    for (size_t i = 0; i < c->n_rows; i++) {
        struct step step;
        size_t v = c->row[i].wrt;
        const struct spot spot = {
            .place = {.f = r->f, .output = c->row[i].output, .point = r->elsewhere, .wrt = v},
            .lower = lower_of(r, r->elsewhere, v),
            .upper = upper_of(r, r->elsewhere, v)};
        hstar_status status = check_search(&there, &spot, r->selector, &step, err);
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
    if (r->elsewhere && !r->n_directions) {
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
    const struct taylor_request request = {.f = r->f,
                                           .point = r->point,
                                           .wrt = r->wrt,
                                           .n_wrt = r->n_wrt,
                                           .output = output,
                                           .gradient = value + output * r->n_wrt,
                                           .n_directions = TAYLOR_DIRECTIONS,
                                           .seed = r->seed};
    hstar_status status = taylor_test(&request, &c->taylor, err);
    if (status) return status;
    c->has_taylor = true;
    c->evaluations += c->taylor.evaluations;
    return HSTAR_OK;
}

static hstar_status run_check(const struct check_request *r, struct check *c, double *value, double *rounding,
                              double *f, hstar_error *err)
{
    struct run run = {.r = r, .check = c, .value = value, .rounding = rounding, .f = f};
    hstar_status status = check_values(r->f, r->point, f, err);
    if (!status) status = r->claim->at(r->claim, r->point, value, rounding, err);
    if (!status) status = fill_rows(&run, err);
    if (status) return status;
    c->evaluations++;
    for (size_t i = 0; i < c->n_rows; i++) c->evaluations += c->row[i].expected.evaluations;
    if ((status = judge_all(r, c, f, err))) return status;
    check_sort(c);
    if (c->count[VERDICT_DISAGREES]) status = find_cause(r, c, err);
    if (!status && r->taylor && c->n_rows) status = test_taylor(r, c, value, err);
    return status;
}

hstar_status check_run(const struct check_request *request, struct check **check, hstar_error *err)
{
    hstar_status status = check_request_ok(request, err);
    if (status) return status;
    size_t n = request->claim->n;
    struct check *c = memory_array(1, sizeof *c);
    double *value = memory_room(n, sizeof *value), *rounding = memory_room(n, sizeof *rounding);
    double *f = memory_room(request->f->n_outputs, sizeof *f);
    status = c && value && rounding && f ? HSTAR_OK : error_memory(err);
    if (!status) status = describe(request, c, err);
    if (!status) status = run_check(request, c, value, rounding, f, err);
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
    texts_free(c->command, c->n_command);
    texts_free(c->texts, c->n_outputs);
    texts_free(c->variables, c->n_variables);
    free(c->kind);
    free(c->claim_kind);
    free(c->point);
    free(c->row);
    free(c->severity);
    free(c->says);
    free(c);
}
