/* The ways to a derivative, as a program would go them. */
#include "derive/compared_ways.h"
#include "base/memory.h"
#include "derive/by_rules.h"
#include "reference/reference.h"
#include "stencil/classic.h"
#include "step/component_search.h"
#include "sweep/floor.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One of comparisons.def's. */
typedef hstar_status run_way(struct contest *c, int which, hstar_error *err);

hstar_status contest_init(struct contest *c, const struct comparison_request *request, hstar_error *err)
{
    const struct problem *p = request->problem;
    const struct function *f = p->f;
    *c = (struct contest){.problem = p, .n = f->n_outputs * p->n_wrt, .step = request->step};
    c->value = memory_array(c->n, sizeof *c->value);
    c->point = memory_array(f->n_variables, sizeof *c->point);
    c->y = memory_array(f->n_outputs, CLASSIC_NODES * sizeof *c->y);
    c->truth = _arb_vec_init((slong)c->n);
    hstar_status status = c->value && c->point && c->y ? HSTAR_OK : error_memory(err);
    if (!status) memcpy(c->point, p->point, f->n_variables * sizeof *c->point);
    return status ? status : function_effort(f, p->wrt, p->n_wrt, &c->effort, err);
}

void contest_clear(struct contest *c)
{
    if (c->truth) _arb_vec_clear(c->truth, (slong)c->n);
    free(c->value);
    free(c->point);
    free(c->y);
}

/* ---- differences, as a loop in a program would take them ---- */

static double step_of_texts(enum stencil_use use, double x)
{
    const double root = use == USE_FIVE_POINT ? 5 : use == USE_CENTRAL ? 3 : 2;
    return pow(DBL_EPSILON, 1 / root) * fmax(1, fabs(x));
}

static double *values_at_node(const struct contest *c, int node)
{
    return c->y + (size_t)node * c->problem->f->n_outputs;
}

static hstar_status call_at_node(struct contest *c, int node, hstar_error *err)
{
    c->evaluations++;
    return problem_values(c->problem, c->point, values_at_node(c, node), err);
}

/* All outputs along variable k; at the point itself they are there already. */
static hstar_status take_differences(struct contest *c, size_t k, enum stencil_use use, double h,
                                     hstar_error *err)
{
    const struct classic_stencil *s = &classics[use];
    const size_t v = c->problem->wrt[k];
    const double x = c->problem->point[v];
    hstar_status status = HSTAR_OK;
    for (int i = 0; i < s->n && !status; i++) {
        c->point[v] = x + s->node[i] * h;
        if (s->node[i] != 0) status = call_at_node(c, i, err);
    }
    c->point[v] = x;
    c->h = h;
    for (size_t o = 0; o < c->problem->f->n_outputs && !status; o++) {
        double y[CLASSIC_NODES];
        for (int i = 0; i < s->n; i++) y[i] = values_at_node(c, i)[o];
        c->value[o * c->problem->n_wrt + k] = classic_difference(s, y, h);
    }
    return status;
}

/* f(x) is the same for all variables, where the stencil has it. */
static hstar_status start_differences(struct contest *c, enum stencil_use use, hstar_error *err)
{
    const struct classic_stencil *s = &classics[use];
    c->bytes = (double)c->effort.call_bytes;
    for (int i = 0; i < s->n; i++)
        if (s->node[i] == 0) return call_at_node(c, i, err);
    return HSTAR_OK;
}

static void count_whole_calls(struct contest *c)
{
    c->operations = (double)c->evaluations * (double)c->effort.operations;
}

static hstar_status run_STEP_OF_TEXTS(struct contest *c, int which, hstar_error *err)
{
    const enum stencil_use use = (enum stencil_use)which;
    hstar_status status = start_differences(c, use, err);
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++) {
        const double x = c->problem->point[c->problem->wrt[k]];
        status = take_differences(c, k, use, step_realised(x, step_of_texts(use, x)), err);
    }
    count_whole_calls(c);
    return status;
}

static hstar_status run_GIVEN_STEP(struct contest *c, int which, hstar_error *err)
{
    const enum stencil_use use = (enum stencil_use)which;
    hstar_status status = start_differences(c, use, err);
    for (size_t k = 0; k < c->problem->n_wrt && !status; k++)
        status = take_differences(c, k, use, c->step, err);
    count_whole_calls(c);
    return status;
}

/* The best step may be so small that rounding makes it 0: where f is exact on the doubles beside x, the next one is best. */
static double usable_step(const struct component *component, double h)
{
    const double x = component_x(component);
    return step_realised(x, fmax(h, step_ulp(x)));
}

/* For one derivative: of the others along the variable there are other steps. */
static hstar_status best_difference(struct contest *c, size_t i, const struct method *method,
                                    enum stencil_use use, hstar_error *err)
{
    const size_t n_wrt = c->problem->n_wrt, k = i % n_wrt;
    const struct component component = {c->problem, i / n_wrt, c->problem->wrt[k]};
    double floor = NAN, h = NAN;
    hstar_status status = HSTAR_OK;
    if (arb_is_finite(&c->truth[i]))
        status = floor_find(&component, method, ball_double(&c->truth[i]), &floor, &h, err);
    if (status || isnan(h)) return status;
    double *kept = memory_array(c->problem->f->n_outputs, sizeof *kept);
    if (!kept) return error_memory(err);
    for (size_t o = 0; o < i / n_wrt; o++) kept[o] = c->value[o * n_wrt + k];
    status = take_differences(c, k, use, usable_step(&component, h), err);
    for (size_t o = 0; o < i / n_wrt; o++) c->value[o * n_wrt + k] = kept[o];
    free(kept);
    return status;
}

/* The search for the best step asks the proof, and is not counted. */
static hstar_status run_BEST_STEP(struct contest *c, int which, hstar_error *err)
{
    const enum stencil_use use = (enum stencil_use)which;
    struct method *method;
    size_t n;
    hstar_status status = methods_new(use_names[use], 1, &method, &n, err);
    if (status) return status;
    status = start_differences(c, use, err);
    for (size_t i = 0; i < c->n; i++) c->value[i] = NAN;
    for (size_t i = 0; i < c->n && !status; i++) status = best_difference(c, i, method, use, err);
    methods_free(method, n);
    count_whole_calls(c);
    return status;
}

/* ---- the others ---- */

/* They compute only what depends on the variable. */
static hstar_status count_along(struct contest *c, size_t wrt, size_t evaluations, hstar_error *err)
{
    struct function_effort along;
    hstar_status status = function_effort(c->problem->f, &wrt, 1, &along, err);
    if (!status) c->operations += (double)evaluations * (double)along.varying;
    return status;
}

static void keep_worst_stop(struct contest *c, enum stop stop)
{
    if (c->stop == N_STOPS || stops[stop].trust > stops[c->stop].trust) c->stop = stop;
}

static hstar_status run_SELECTOR(struct contest *c, int which, hstar_error *err)
{
    static const struct step_request first = {.derivative = 1, .use = N_USES};
    static const struct search_aids none = {0};
    const size_t n_wrt = c->problem->n_wrt;
    hstar_status status = HSTAR_OK;
    c->operations = 0;
    for (size_t i = 0; i < c->n && !status; i++) {
        const struct component component = {c->problem, i / n_wrt, c->problem->wrt[i % n_wrt]};
        struct step step;
        status = component_search(&component, (enum selector_id)which, &first, &none, &step, NULL, err);
        if (status) return status;
        c->value[i] = step.value;
        c->h = step.h;
        c->evaluations += step.evaluations;
        keep_worst_stop(c, step.stop);
        status = count_along(c, component.wrt, step.evaluations, err);
    }
    return status;
}

/* Of the complex step they are operations on complex numbers. Each pass of a mode multiplies and adds each partial derivative. */
static void count_rules(struct contest *c, enum stencil_use use)
{
    const double call = (double)c->effort.operations, partials = (double)c->effort.partials,
                 passes = (double)c->evaluations;
    const bool complex_step = use == USE_COMPLEX_STEP;
    c->operations = complex_step ? passes * call : call + partials + passes * 2 * partials;
    c->bytes = complex_step ? 2 * (double)c->effort.call_bytes : (double)c->effort.tape_bytes;
}

static hstar_status run_RULES(struct contest *c, int which, hstar_error *err)
{
    const struct problem *p = c->problem;
    const enum stencil_use use = (enum stencil_use)which;
    const size_t m = p->f->n_outputs, n = p->n_wrt;
    const struct component last = {p, m - 1, p->wrt[n - 1]};
    struct step step;
    double *values;
    hstar_status status = by_rules_find(p, use, &values, err);
    if (status) return status;
    memcpy(c->value, values, c->n * sizeof *values);
    free(values);
    by_rules_step(&last, use, c->value[c->n - 1], &step);
    c->h = step.h;
    c->evaluations += use == USE_REVERSE_MODE ? m : use == USE_FORWARD_MODE ? n : c->n;
    count_rules(c, use);
    return HSTAR_OK;
}

/* One after the other, by what a sweep over the output leaves. */
static hstar_status prove_all_of(struct contest *c, size_t output, hstar_error *err)
{
    const struct problem *p = c->problem;
    const struct component first = {p, output, p->wrt[0]};
    arb_ptr swept = _arb_vec_init((slong)p->n_wrt);
    hstar_status status = reference_sweep(&first, p->wrt, p->n_wrt, swept, err);
    for (size_t k = 0; k < p->n_wrt && !status; k++) {
        const struct component component = {p, output, p->wrt[k]};
        const size_t i = output * p->n_wrt + k;
        struct reference reference = {0};
        status = reference_swept(&component, &swept[k], &c->truth[i], &reference, err);
        if (status) break;
        const bool proven = reference.source == REFERENCE_EXACT;
        c->value[i] = proven ? reference.value : (double)NAN;
        if (!proven) arb_indeterminate(&c->truth[i]);
        reference_clear(&reference);
    }
    _arb_vec_clear(swept, (slong)p->n_wrt);
    return status;
}

static hstar_status run_PROOF(struct contest *c, int which, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    (void)which;
    for (size_t o = 0; o < c->problem->f->n_outputs && !status; o++) status = prove_all_of(c, o, err);
    c->evaluations += c->problem->f->n_outputs;
    return status;
}

hstar_status compared_truth(struct contest *c, hstar_error *err)
{
    return run_PROOF(c, 0, err);
}

static const struct {
    run_way *run;
    int which;
    bool timed, wants_step;
} ways[N_COMPARED] = {
#define STEP_OF_TEXTS                                    true, false
#define GIVEN_STEP                                       true, true
#define BEST_STEP                                        false, false
#define SELECTOR                                         true, false
#define RULES                                            true, false
#define PROOF                                            true, false
#define X(identifier, name, kind, which, grows, summary) {run_##kind, which, kind},
#include "derive/comparisons.def"
#undef X
};

hstar_status compared_way_run(struct contest *c, enum compared_way way, hstar_error *err)
{
    c->h = c->operations = c->bytes = NAN;
    c->evaluations = 0;
    c->stop = N_STOPS;
    return ways[way].run(c, ways[way].which, err);
}

bool compared_way_is_timed(enum compared_way way)
{
    return ways[way].timed;
}

bool compared_way_wants_step(enum compared_way way)
{
    return ways[way].wants_step;
}
