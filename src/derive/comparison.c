/* Every way to a derivative, run and timed, and held against the proven one. */
#include "derive/comparison.h"
#include "base/clock.h"
#include "base/memory.h"
#include "derive/by_rules.h"
#include "stencil/classic.h"
#include "step/component_search.h"
#include "sweep/digits.h"
#include "sweep/floor.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct compared_row compared_rows[N_COMPARED] = {
#define X(identifier, name, kind, which, summary) {name, summary},
#include "derive/comparisons.def"
#undef X
};

/* A way is run again until so much time has passed, and the shortest run counts. */
#define ROUND_SECONDS 2e-3

struct contest {
    const struct problem *problem;
    arb_ptr truth; /* a ball a variable; not finite: it is not proven */
    double *value; /* what a way found, a number a variable */
    double *point; /* the problem's, moved along one variable */
    double h;      /* of the last variable */
    size_t evaluations;
};

/* One of comparisons.def's, over all variables. */
typedef hstar_status run_way(struct contest *c, int which, hstar_error *err);

/* ---- differences, as a loop in a program would take them ---- */

static double step_of_texts(enum stencil_use use, double x)
{
    const double root = use == USE_FIVE_POINT ? 5 : use == USE_CENTRAL ? 3 : 2;
    return pow(DBL_EPSILON, 1 / root) * fmax(1, fabs(x));
}

static hstar_status take_difference(struct contest *c, size_t k, enum stencil_use use, double h, double at_x,
                                    hstar_error *err)
{
    const struct classic_stencil *s = &classics[use];
    const size_t v = c->problem->wrt[k];
    const double x = c->problem->point[v];
    double y[CLASSIC_NODES];
    hstar_status status = HSTAR_OK;
    for (int i = 0; i < s->n && !status; i++) {
        y[i] = at_x;
        if (s->node[i] == 0) continue;
        c->point[v] = x + s->node[i] * h;
        status = problem_values(c->problem, c->point, &y[i], err);
        c->evaluations++;
    }
    c->point[v] = x;
    c->h = h;
    if (!status) c->value[k] = classic_difference(s, y, h);
    return status;
}

/* f(x) is the same for all variables, where the stencil has it. */
static hstar_status value_at_point(struct contest *c, enum stencil_use use, double *y, hstar_error *err)
{
    const struct classic_stencil *s = &classics[use];
    for (int i = 0; i < s->n; i++) {
        if (s->node[i] != 0) continue;
        c->evaluations++;
        return problem_values(c->problem, c->point, y, err);
    }
    return HSTAR_OK;
}

static hstar_status run_STEP_OF_TEXTS(struct contest *c, int which, hstar_error *err)
{
    const enum stencil_use use = (enum stencil_use)which;
    double at_x = NAN;
    hstar_status status = value_at_point(c, use, &at_x, err);
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++) {
        const double x = c->problem->point[c->problem->wrt[k]];
        status = take_difference(c, k, use, step_realised(x, step_of_texts(use, x)), at_x, err);
    }
    return status;
}

/* The best step may be so small that rounding makes it 0: where f is exact on the doubles beside x, the next one is best. */
static double usable_step(const struct component *component, double h)
{
    const double x = component_x(component);
    return step_realised(x, fmax(h, step_ulp(x)));
}

/* The search for the best step asks the proof, and is not counted. */
static hstar_status run_BEST_STEP(struct contest *c, int which, hstar_error *err)
{
    const enum stencil_use use = (enum stencil_use)which;
    struct method *method;
    size_t n;
    double at_x = NAN;
    hstar_status status = methods_new(use_names[use], 1, &method, &n, err);
    if (status) return status;
    status = value_at_point(c, use, &at_x, err);
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++) {
        const struct component component = {c->problem, 0, c->problem->wrt[k]};
        double floor = NAN, h = NAN;
        c->value[k] = NAN;
        if (!arb_is_finite(&c->truth[k])) continue;
        status = floor_find(&component, method, ball_double(&c->truth[k]), &floor, &h, err);
        if (!status && !isnan(h)) status = take_difference(c, k, use, usable_step(&component, h), at_x, err);
    }
    methods_free(method, n);
    return status;
}

/* ---- the others ---- */

static hstar_status run_SELECTOR(struct contest *c, int which, hstar_error *err)
{
    static const struct step_request first = {.derivative = 1, .use = N_USES};
    static const struct search_aids none = {0};
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++) {
        const struct component component = {c->problem, 0, c->problem->wrt[k]};
        struct step step;
        status = component_search(&component, (enum selector_id)which, &first, &none, &step, NULL, err);
        if (status) return status;
        c->value[k] = step.value;
        c->h = step.h;
        c->evaluations += step.evaluations;
    }
    return status;
}

static hstar_status run_RULES(struct contest *c, int which, hstar_error *err)
{
    const struct problem *p = c->problem;
    const struct component last = {p, 0, p->wrt[p->n_wrt - 1]};
    struct step step;
    double *values;
    hstar_status status = by_rules_find(p, (enum stencil_use)which, &values, err);
    if (status) return status;
    memcpy(c->value, values, p->n_wrt * sizeof *values);
    free(values);
    by_rules_step(&last, (enum stencil_use)which, c->value[p->n_wrt - 1], &step);
    c->h = step.h;
    c->evaluations += which == USE_REVERSE_MODE ? 1 : p->n_wrt;
    return HSTAR_OK;
}

static hstar_status run_PROOF(struct contest *c, int which, hstar_error *err)
{
    const struct problem *p = c->problem;
    const struct component first = {p, 0, p->wrt[0]};
    arb_ptr swept = _arb_vec_init((slong)p->n_wrt);
    (void)which;
    hstar_status status = reference_sweep(&first, p->wrt, p->n_wrt, swept, err);
    for (size_t k = 0; k < p->n_wrt && !status; k++) {
        const struct component component = {p, 0, p->wrt[k]};
        struct reference reference = {0};
        status = reference_swept(&component, &swept[k], &c->truth[k], &reference, err);
        if (status) break;
        c->value[k] = reference.source == REFERENCE_EXACT ? reference.value : (double)NAN;
        if (reference.source != REFERENCE_EXACT) arb_indeterminate(&c->truth[k]);
        reference_clear(&reference);
    }
    _arb_vec_clear(swept, (slong)p->n_wrt);
    c->evaluations++;
    return status;
}

static const struct {
    run_way *run;
    int which;
    bool timed; /* else its evaluations are its cost */
} runs[N_COMPARED] = {
#define STEP_OF_TEXTS_TIMED                       true
#define BEST_STEP_TIMED                           false
#define SELECTOR_TIMED                            true
#define RULES_TIMED                               true
#define PROOF_TIMED                               true
#define X(identifier, name, kind, which, summary) {run_##kind, which, kind##_TIMED},
#include "derive/comparisons.def"
#undef X
};

/* ---- judging ---- */

static hstar_status run_timed(struct contest *c, enum compared_way way, double *seconds, hstar_error *err)
{
    const double begin = clock_seconds();
    hstar_status status;
    *seconds = INFINITY;
    do {
        const double start = clock_seconds();
        c->h = NAN;
        c->evaluations = 0;
        status = runs[way].run(c, runs[way].which, err);
        *seconds = fmin(*seconds, clock_seconds() - start);
    } while (!status && runs[way].timed && clock_seconds() - begin < ROUND_SECONDS);
    return status;
}

/* The norm of what the way is off, by the digits that are proven. */
static double norm_of_errors(const struct contest *c)
{
    double sum = 0;
    arb_t off;
    arb_init(off);
    for (size_t k = 0; k < c->problem->n_wrt; k++) {
        arb_set_d(off, c->value[k]);
        arb_sub(off, off, &c->truth[k], REFERENCE_MAX_PRECISION);
        sum = hypot(sum, ball_double(off));
        if (!isfinite(c->value[k]) || !arb_is_finite(&c->truth[k])) sum = NAN;
    }
    arb_clear(off);
    return sum;
}

/* That a way is not for this function is an answer. */
static hstar_status compare_way(struct contest *c, enum compared_way way, struct comparison *all,
                                hstar_error *err)
{
    struct compared *row = &all->row[way];
    hstar_error why = {0};
    double seconds = NAN;
    *row = (struct compared){.way = way, .value = NAN, .error = NAN, .digits = NAN, .h = NAN, .cost = NAN};
    hstar_status status = run_timed(c, way, &seconds, &why);
    if (status == HSTAR_INVALID) {
        row->reason = memory_text(why.message, strlen(why.message));
        return row->reason ? HSTAR_OK : error_memory(err);
    }
    if (status) {
        if (err) *err = why;
        return status;
    }
    const bool single = c->problem->n_wrt == 1;
    row->error = norm_of_errors(c);
    if (!isnan(row->error)) row->digits = digits_correct(row->error, all->norm, &formats[FORMAT_DOUBLE]);
    row->value = single ? c->value[0] : (double)NAN;
    row->h = single ? c->h : (double)NAN;
    row->evaluations = c->evaluations;
    row->cost = runs[way].timed ? seconds / all->call_seconds : (double)c->evaluations;
    return HSTAR_OK;
}

static hstar_status time_call(struct contest *c, double *seconds, hstar_error *err)
{
    const double begin = clock_seconds();
    hstar_status status;
    double y;
    *seconds = INFINITY;
    do {
        const double start = clock_seconds();
        status = problem_values(c->problem, c->point, &y, err);
        *seconds = fmin(*seconds, clock_seconds() - start);
    } while (!status && clock_seconds() - begin < ROUND_SECONDS);
    *seconds = fmax(*seconds, 1e-9);
    return status;
}

/* The truth first, which the others are held against. */
static hstar_status find_truth(struct contest *c, struct comparison *all, hstar_error *err)
{
    hstar_status status = run_PROOF(c, 0, err);
    all->norm = 0;
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++) {
        all->norm = hypot(all->norm, c->value[k]);
        if (!isfinite(c->value[k])) all->norm = NAN;
    }
    if (c->problem->n_wrt == 1 && !status) all->norm = c->value[0];
    return status;
}

static hstar_status run_contest(struct contest *c, const struct progress *progress, struct comparison *all,
                                hstar_error *err)
{
    hstar_status status = time_call(c, &all->call_seconds, err);
    if (!status) status = find_truth(c, all, err);
    for (size_t i = 0; i < N_COMPARED && !status; i++) {
        status = compare_way(c, (enum compared_way)i, all, err);
        if (!status && !progress_tell(progress, i + 1, N_COMPARED))
            status = error_set(err, HSTAR_CANCELLED, "the comparison was called off");
    }
    return status;
}

hstar_status comparison_run(const struct problem *problem, const struct progress *progress,
                            struct comparison **result, hstar_error *err)
{
    const size_t n = problem->n_wrt, n_variables = problem->f->n_variables;
    struct comparison *all = memory_array(1, sizeof *all);
    struct contest c = {.problem = problem,
                        .value = memory_array(n, sizeof *c.value),
                        .point = memory_array(n_variables, sizeof *c.point)};
    hstar_status status = all && c.value && c.point ? HSTAR_OK : error_memory(err);
    if (!status) {
        c.truth = _arb_vec_init((slong)n);
        memcpy(c.point, problem->point, n_variables * sizeof *c.point);
        all->problem = problem_hold(problem);
        all->n_rows = N_COMPARED;
        status = run_contest(&c, progress, all, err);
        _arb_vec_clear(c.truth, (slong)n);
    }
    free(c.value);
    free(c.point);
    if (status)
        comparison_free(all);
    else
        *result = all;
    return status;
}

void comparison_free(struct comparison *c)
{
    if (!c) return;
    problem_release(c->problem);
    for (size_t i = 0; i < N_COMPARED; i++) free(c->row[i].reason);
    free(c);
}
