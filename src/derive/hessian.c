/* Hessians, and products of one with a vector: from values of f along ways (derive/way.h), or by differences of a gradient. */
#include "derive/hessian.h"
#include "base/memory.h"
#include "derive/overrule.h"
#include "derive/way.h"
#include "problem/problem_along.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct hessian_run {
    const struct hessian_request *request;
    struct hessian *h;
    struct way *way; /* the variables of wrt, and behind them the direction */
};

static struct hessian_entry *entry_at(const struct hessian_run *run, size_t i, size_t j)
{
    return &run->h->entry[hessian_place(i, j)];
}

/* An entry that nothing is known of yet. */
static void begin_entry(const struct hessian_run *run, size_t i, size_t j, struct hessian_entry *e)
{
    const struct problem *p = run->request->problem;
    e->row = p->wrt[i];
    e->column = run->h->along ? HESSIAN_NO_COLUMN : p->wrt[j];
    e->asymmetry = e->error = (double)NAN;
}

/* ---- What is proven ---- */

static hstar_status no_proof(struct hessian_entry *e, hstar_error *err)
{
    static const char reason[] = "the function has no exact form";
    e->exact = (struct reference){.source = REFERENCE_NONE, .value = (double)NAN, .bound = (double)NAN};
    e->exact.reason = memory_text(reason, sizeof reason - 1);
    return e->exact.reason ? HSTAR_OK : error_memory(err);
}

/* Holds the value against the ball, which may be without an end. */
static void hold_against(struct hessian_entry *e, const arb_t ball, double accuracy)
{
    arb_t value;
    if (!arb_is_finite(ball) || !isfinite(e->step.value)) return;
    arb_init(value);
    arb_set_d(value, e->step.value);
    arb_sub(value, value, ball, REFERENCE_MAX_PRECISION);
    e->error = ball_double(value);
    arb_clear(value);
    if (!(accuracy > 0)) overrule(&e->step, e->error, 0);
}

static hstar_status prove_entry(const struct problem *p, const struct way *a, const struct way *b,
                                struct hessian_entry *e, hstar_error *err)
{
    arb_t ball;
    if (!function_is_exact(p->f)) return no_proof(e, err);
    arb_init(ball);
    hstar_status status = way_prove(p, a, b, ball, &e->exact, err);
    if (!status) hold_against(e, ball, p->accuracy);
    arb_clear(ball);
    return status;
}

/* ---- By values of f ---- */

static hstar_status find_unmixed(void *context, size_t output, size_t variable,
                                 const struct search_aids *aids, hstar_error *err)
{
    const struct hessian_run *run = context;
    const struct problem *p = run->request->problem;
    struct way *way = &run->way[variable];
    (void)output; /* there is one */
    way->variable = p->wrt[variable];
    hstar_status status = way_search(p, way, aids, err);
    if (status || run->h->along) return status;
    struct hessian_entry *e = entry_at(run, variable, variable);
    begin_entry(run, variable, variable, e);
    e->step = way->unmixed;
    return prove_entry(p, way, way, e, err);
}

static hstar_status find_mixed(const struct hessian_run *run, size_t i, size_t j, hstar_error *err)
{
    const struct problem *p = run->request->problem;
    struct hessian_entry *e = entry_at(run, i, j);
    begin_entry(run, i, j, e);
    hstar_status status = way_search_mixed(p, &run->way[i], &run->way[j], &e->step, err);
    return status ? status : prove_entry(p, &run->way[i], &run->way[j], e, err);
}

static bool entry_done(const struct hessian_run *run, size_t *done, hstar_status *status, hstar_error *err)
{
    if (!*status && !progress_tell(run->request->progress, ++*done, run->h->n_entries))
        *status = error_cancelled(err);
    return !*status;
}

static hstar_status search_variables(struct hessian_run *run, hstar_error *err)
{
    const struct component_searches searches = {
        .one = find_unmixed, .context = run, .problem = run->request->problem, .learns = false};
    return component_searches_run(&searches, err);
}

/* Of the calls that are left, searches along single ways are one part, and two along each pair of ways; that of a product has one more way. */
static void keep_for_pairs(const struct hessian_run *run, size_t n_ways, size_t n_pairs)
{
    struct ledger *ledger = run->request->problem->ledger;
    ledger_keep(ledger, 2 * n_pairs, n_ways + 2 * n_pairs);
}

static void begin_pairs(const struct hessian_run *run, size_t n_pairs)
{
    struct ledger *ledger = run->request->problem->ledger;
    if (!ledger) return;
    ledger->reserve = 0;
    ledger->to_come = 2 * n_pairs;
}

static hstar_status by_values(struct hessian_run *run, hstar_error *err)
{
    const size_t pairs = run->h->n * (run->h->n - 1) / 2;
    keep_for_pairs(run, run->h->n, pairs);
    hstar_status status = search_variables(run, err);
    begin_pairs(run, pairs);
    size_t done = run->h->n;
    for (size_t i = 0; i < run->h->n && !status; i++)
        for (size_t j = 0; j < i && !status; j++) {
            status = find_mixed(run, i, j, err);
            entry_done(run, &done, &status, err);
        }
    return status;
}

/* ---- The product with a vector, by values ---- */

/* Has the direction no other part than by this variable? */
static bool is_direction_of(const struct problem *p, const double *direction, size_t variable)
{
    for (size_t v = 0; v < p->f->n_variables; v++)
        if (v != variable && direction[v] != 0) return false;
    return true;
}

static hstar_status find_product(const struct hessian_run *run, size_t i, hstar_error *err)
{
    const struct problem *p = run->request->problem;
    struct hessian_entry *e = &run->h->entry[i];
    const struct way *own = &run->way[i], *along = &run->way[run->h->n];
    const double part = run->h->along[own->variable];
    begin_entry(run, i, i, e);
    if (!is_direction_of(p, run->h->along, own->variable)) {
        hstar_status status = way_search_mixed(p, own, along, &e->step, err);
        return status ? status : prove_entry(p, own, along, e, err);
    }
    e->step = own->unmixed;
    e->step.value *= part;
    e->step.bar = e->step.bar * fabs(part) + 0x1p-53 * fabs(e->step.value);
    e->step.evaluations = 0; /* they are the variable's, which are counted */
    return prove_entry(p, own, along, e, err);
}

/* v'Hv of the product's entries, where the direction moves no other variables. */
static void sum_curvature(struct hessian *h)
{
    const struct problem *p = h->problem;
    double value = 0, bar = 0, all = 0, covered = 0;
    for (size_t v = 0; v < p->f->n_variables; v++) all += h->along[v] != 0;
    for (size_t i = 0; i < h->n; i++) {
        const struct hessian_entry *e = &h->entry[i];
        const double part = h->along[e->row];
        covered += part != 0;
        if (part == 0) continue;
        value += part * e->step.value;
        bar += fabs(part) * (step_is_trusted(&e->step) ? e->step.bar : (double)INFINITY) +
               0x1p-52 * fabs(part * e->step.value);
    }
    const bool is_whole = covered == all && isfinite(value);
    h->curvature = (struct inverse_entry){is_whole ? value : (double)NAN, is_whole ? bar : (double)INFINITY};
}

/* Up to so many variables all entries cost no more searches, and each of them is told over its own steps. */
enum { FEW_VARIABLES = 3 };

static bool is_from_entries(const struct hessian *h)
{
    const struct problem *p = h->problem;
    size_t moved = 0, of_wrt = 0;
    for (size_t v = 0; v < p->f->n_variables; v++) moved += h->along[v] != 0;
    for (size_t i = 0; i < h->n; i++) of_wrt += h->along[p->wrt[i]] != 0;
    return h->n <= FEW_VARIABLES && moved == of_wrt;
}

/* Row i of a Hessian times the direction. */
static void sum_row(const struct hessian *whole, const double *along, size_t i, struct step *sum)
{
    *sum = whole->entry[hessian_place(i, i)].step;
    sum->value = sum->bar = 0;
    sum->evaluations = 0;
    for (size_t j = 0; j < whole->n; j++) {
        const struct hessian_entry *e = &whole->entry[hessian_place(i, j)];
        const double part = along[whole->problem->wrt[j]];
        if (j <= i) sum->evaluations += e->step.evaluations;
        if (part == 0) continue;
        sum->value += part * e->step.value;
        sum->bar += fabs(part) * e->step.bar + 0x1p-52 * fabs(part * e->step.value);
        if (!step_is_trusted(&e->step)) sum->stop = e->step.stop;
    }
    sum->h = sum->h_largest = (double)NAN;
}

static hstar_status product_of_entries(struct hessian_run *run, hstar_error *err)
{
    struct hessian_request whole_request = *run->request;
    struct hessian *whole = NULL;
    whole_request.along = NULL;
    whole_request.invert = false;
    hstar_status status = hessian_run(&whole_request, &whole, err);
    for (size_t i = 0; i < run->h->n && !status; i++) {
        struct hessian_entry *e = &run->h->entry[i];
        const struct way own = {.variable = run->request->problem->wrt[i]},
                         along = {.direction = run->h->along};
        begin_entry(run, i, i, e);
        sum_row(whole, run->h->along, i, &e->step);
        status = prove_entry(run->request->problem, &own, &along, e, err);
    }
    hessian_free(whole);
    if (!status) sum_curvature(run->h);
    return status;
}

static hstar_status product_by_values(struct hessian_run *run, hstar_error *err)
{
    struct hessian *h = run->h;
    if (is_from_entries(h)) return product_of_entries(run, err);
    const struct search_aids alone = {0};
    struct way *along = &run->way[h->n];
    keep_for_pairs(run, h->n, h->n + 1);
    hstar_status status = search_variables(run, err);
    begin_pairs(run, h->n + 1);
    along->direction = h->along;
    if (!status) status = way_search(run->request->problem, along, &alone, err);
    size_t done = 0;
    for (size_t i = 0; i < h->n && !status; i++) {
        h->evaluations += run->way[i].unmixed.evaluations;
        status = find_product(run, i, err);
        entry_done(run, &done, &status, err);
    }
    h->evaluations += along->unmixed.evaluations;
    h->curvature = (struct inverse_entry){along->unmixed.value, along->unmixed.bar};
    if (!step_is_trusted(&along->unmixed)) h->curvature.bar = (double)INFINITY;
    return status;
}

/* ---- By a gradient ---- */

struct gradient_run {
    struct hessian_run *run;
    struct problem gradient; /* the problem, with the gradient as its function */
    struct step *step;       /* n * n: output by output */
};

static hstar_status find_slope(void *context, size_t output, size_t variable, const struct search_aids *aids,
                               hstar_error *err)
{
    const struct gradient_run *g = context;
    const struct component component = {&g->gradient, output, g->gradient.wrt[variable]};
    const struct step_request first = {.derivative = 1, .use = N_USES};
    return component_search(&component, SELECTOR_AUTO, &first, aids,
                            &g->step[output * g->gradient.n_wrt + variable], NULL, err);
}

/* The mean of the two, each of which is the derivative; what they differ by is told. */
static hstar_status symmetrise(const struct gradient_run *g, size_t i, size_t j, hstar_error *err)
{
    const struct problem *p = &g->gradient;
    const struct step *a = &g->step[i * p->n_wrt + j], *b = &g->step[j * p->n_wrt + i];
    struct hessian_entry *e = entry_at(g->run, i, j);
    begin_entry(g->run, i, j, e);
    e->step = step_is_trusted(a) ? *b : *a;
    e->step.value = i == j ? a->value : (a->value + b->value) / 2;
    e->step.bar = i == j ? a->bar : (a->bar + b->bar) / 2;
    e->step.evaluations = a->evaluations + (i == j ? 0 : b->evaluations);
    e->asymmetry = fabs(a->value - b->value);
    return no_proof(e, err);
}

/* What is known of the noise is of f. */
static void take_gradient(const struct hessian_request *r, struct problem *gradient)
{
    *gradient = *r->problem;
    gradient->f = r->gradient;
    gradient->noise = (double)NAN;
    gradient->parts = NULL;
}

static hstar_status by_gradient(struct hessian_run *run, hstar_error *err)
{
    const struct hessian_request *r = run->request;
    struct gradient_run g = {.run = run};
    take_gradient(r, &g.gradient);
    g.step = memory_array(r->problem->n_wrt, r->problem->n_wrt * sizeof *g.step);
    const struct component_searches searches = {
        .one = find_slope, .context = &g, .problem = &g.gradient, .progress = r->progress};
    hstar_status status = g.step ? component_searches_run(&searches, err) : error_memory(err);
    for (size_t i = 0; i < run->h->n && !status; i++)
        for (size_t j = 0; j <= i && !status; j++) status = symmetrise(&g, i, j, err);
    free(g.step);
    return status;
}

/* ---- The product with a vector, by a gradient ---- */

struct product_run {
    struct hessian_run *run;
    struct problem *along; /* the gradient along the direction */
};

static hstar_status find_product_slope(void *context, size_t output, size_t variable,
                                       const struct search_aids *aids, hstar_error *err)
{
    const struct product_run *p = context;
    const struct component component = {p->along, output, 0};
    const struct step_request first = {.derivative = 1, .use = N_USES};
    struct hessian_entry *e = &p->run->h->entry[output];
    (void)variable; /* t alone */
    begin_entry(p->run, output, output, e);
    hstar_status status = component_search(&component, SELECTOR_AUTO, &first, aids, &e->step, NULL, err);
    return status ? status : no_proof(e, err);
}

static hstar_status product_by_gradient(struct hessian_run *run, hstar_error *err)
{
    struct problem gradient;
    struct product_run p = {.run = run};
    take_gradient(run->request, &gradient);
    hstar_status status = problem_along(&gradient, run->h->along, &p.along, err);
    const struct component_searches searches = {
        .one = find_product_slope, .context = &p, .problem = p.along, .progress = run->request->progress};
    if (!status) status = component_searches_run(&searches, err);
    problem_release(p.along);
    if (!status) sum_curvature(run->h);
    return status;
}

/* ---- The whole ---- */

static hstar_status find_entries(struct hessian_run *run, hstar_error *err)
{
    static hstar_status (*const ways[2][2])(struct hessian_run *, hstar_error *) = {
        {by_values, by_gradient}, {product_by_values, product_by_gradient}};
    return ways[run->h->along != NULL][run->h->by_gradient](run, err);
}

/* The direction becomes the result's own. */
static hstar_status keep_direction(struct hessian *h, const double *along, hstar_error *err)
{
    const size_t n = h->problem->f->n_variables;
    if (!along) return HSTAR_OK;
    if (!(h->along = memory_room(n, sizeof *h->along))) return error_memory(err);
    memcpy(h->along, along, n * sizeof *h->along);
    return HSTAR_OK;
}

hstar_status hessian_run(const struct hessian_request *request, struct hessian **result, hstar_error *err)
{
    const struct problem *p = request->problem;
    const size_t n = p->n_wrt, n_entries = request->along ? n : n * (n + 1) / 2;
    struct hessian *h = memory_array(1, sizeof *h);
    if (!h) return error_memory(err);
    *h = (struct hessian){.problem = problem_hold(p),
                          .by_gradient = request->gradient != NULL,
                          .invert = request->invert,
                          .definite = DEFINITE_UNTOLD,
                          .n = n,
                          .entry = memory_array(n_entries, sizeof *h->entry)};
    struct hessian_run run = {request, h, memory_array(n + 1, sizeof *run.way)};
    hstar_status status = h->entry && run.way ? HSTAR_OK : error_memory(err);
    if (h->entry) h->n_entries = n_entries;
    if (!status) status = keep_direction(h, request->along, err);
    if (!status) status = find_entries(&run, err);
    for (size_t i = 0; i < h->n_entries && !status; i++) h->evaluations += h->entry[i].step.evaluations;
    if (!status && !h->along) status = hessian_conclude(h, err);
    free(run.way);
    if (status)
        hessian_free(h);
    else
        *result = h;
    return status;
}

void hessian_free(struct hessian *h)
{
    if (!h) return;
    for (size_t i = 0; i < h->n_entries; i++) reference_clear(&h->entry[i].exact);
    problem_release(h->problem);
    free(h->along);
    free(h->entry);
    free(h->inverse);
    free(h->standard_error);
    free(h);
}
