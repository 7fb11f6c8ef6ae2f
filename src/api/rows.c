/* Results row by row. */
#include "api/results.h"
#include "sweep/best.h"

#include <math.h>
#include <string.h>

_Static_assert((int)HSTAR_TRUST_OK == TRUST_OK && (int)HSTAR_TRUST_DOUBTFUL == TRUST_DOUBTFUL &&
                   (int)HSTAR_TRUST_NONE == TRUST_NONE,
               "the public trust is the inner one");

#define X(identifier, name, anatomy, meaning)                                                                \
    _Static_assert((int)HSTAR_COLUMN_##identifier == (int)COLUMN_##identifier + 1,                           \
                   "the public columns are the inner ones, behind h");
#include "sweep/columns.def"
#undef X

hstar_status row_give(const void *row, size_t row_size, void *out, size_t out_size, hstar_error *err)
{
    const size_t n = row_size < out_size ? row_size : out_size;
    if (!out) return error_set(err, HSTAR_INVALID, "the place for the row is NULL");
    memcpy(out, row, n);
    memset((char *)out + n, 0, out_size - n);
    return HSTAR_OK;
}

void result_of_step(const struct step *step, hstar_result *result)
{
    const struct stop_row *stop = &stops[step->stop];
    *result = (hstar_result){.value = step->value,
                             .bar = step->bar,
                             .h = step->h,
                             .noise = step->noise,
                             .evaluations = step->evaluations,
                             .order = step->order,
                             .side = step->side,
                             .trust = (hstar_trust)stop->trust,
                             .method = use_names[step->use],
                             .stop = stop->name,
                             .reason = stop->sentence,
                             .exact = (double)NAN,
                             .error = (double)NAN};
}

static hstar_status no_row(const char *what, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "these results have no such %s", what);
}

static const struct sweep *sweep_of(const hstar_results *r)
{
    if (r->kind == RESULT_SWEEP) return r->result;
    return r->kind == RESULT_OPTIMAL ? ((const struct optimal *)r->result)->sweep : NULL;
}

static size_t check_rows(const struct checks *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_points; i++) n += s->at[i]->n_rows;
    return n;
}

static size_t growth_rows(const struct growth *g)
{
    return g->n_sizes * g->n_ways;
}

size_t hstar_results_rows(const hstar_results *r)
{
    const struct sweep *sweep = sweep_of(r);
    if (sweep) return sweep->n_components;
    if (r->kind == RESULT_DERIVATIVES) return ((const struct derivatives *)r->result)->n_components;
    if (r->kind == RESULT_HESSIAN) return ((const struct hessian *)r->result)->n_entries;
    if (r->kind == RESULT_COMPARISON) return ((const struct comparison *)r->result)->n_rows;
    if (r->kind == RESULT_GROWTH) return growth_rows(r->result);
    if (r->kind == RESULT_NOISES) return ((const struct noises *)r->result)->n_components;
    if (r->kind == RESULT_CHECKS) return check_rows(r->result);
    if (r->kind == RESULT_DESCENT) return ((const struct descent *)r->result)->n_steps;
    if (r->kind == RESULT_KEPT) return ((const struct kept_list *)r->result)->n;
    return r->kind == RESULT_STENCILS ? ((const struct stencils *)r->result)->n : 0;
}

/* What is proven; none is NaN. */
static void add_proof(const struct reference *exact, double error, hstar_result *row)
{
    if (exact->source != REFERENCE_EXACT) return;
    row->exact = exact->beyond ? copysign((double)INFINITY, exact->value) : exact->value;
    row->error = error;
}

static void choice_row(const struct sweep *sweep, size_t i, const struct choice *c, hstar_result *row)
{
    const struct component_sweep *component = &sweep->components[i];
    result_of_step(&c->step, row);
    row->output = component->output;
    row->variable = component->wrt;
    add_proof(&component->reference, c->error, row);
}

hstar_status hstar_results_derivative(const hstar_results *r, size_t i, hstar_result *row, size_t size,
                                      hstar_error *error)
{
    hstar_result found;
    if (i >= hstar_results_rows(r)) return no_row("derivative", error);
    if (r->kind == RESULT_OPTIMAL) {
        const struct optimal *o = r->result;
        const struct choice *best = choices_best(optimal_choices(o, i), o->n_choices);
        if (!best) return no_row("derivative", error);
        choice_row(o->sweep, i, best, &found);
    } else if (r->kind == RESULT_HESSIAN) {
        const struct hessian_entry *e = &((const struct hessian *)r->result)->entry[i];
        result_of_step(&e->step, &found);
        found.output = e->row;
        found.variable = e->column == HESSIAN_NO_COLUMN ? e->row : e->column;
        add_proof(&e->exact, e->error, &found);
    } else if (r->kind != RESULT_DERIVATIVES) {
        return no_row("derivative", error);
    } else {
        const struct derivative *d = &((const struct derivatives *)r->result)->component[i];
        result_of_step(&d->step, &found);
        found.output = d->output;
        found.variable = d->wrt;
        add_proof(&d->exact, d->error, &found);
    }
    return row_give(&found, sizeof found, row, size, error);
}

hstar_status hstar_results_compared(const hstar_results *r, size_t i, hstar_compared *row, size_t size,
                                    hstar_error *error)
{
    const bool grows = r->kind == RESULT_GROWTH;
    if ((r->kind != RESULT_COMPARISON && !grows) || i >= hstar_results_rows(r)) return no_row("way", error);
    const struct growth *g = grows ? r->result : NULL;
    const struct growth_size *at = grows ? &g->size[i / g->n_ways] : NULL;
    const struct comparison *all = grows ? &at->compared : r->result;
    const struct compared *c = &all->row[grows ? i % g->n_ways : i];
    const hstar_compared found = {.way = compared_rows[c->way].name,
                                  .value = c->value,
                                  .error = c->error,
                                  .digits = c->digits,
                                  .h = c->h,
                                  .evaluations = c->evaluations,
                                  .cost = c->cost,
                                  .reason = c->reason,
                                  .operations = c->operations,
                                  .bytes = c->bytes,
                                  .stop = c->stop < N_STOPS ? stops[c->stop].name : NULL,
                                  .elements = grows ? at->elements : 0,
                                  .variables = grows ? at->n_variables : all->problem->n_wrt,
                                  .outputs = grows ? at->n_outputs : all->problem->f->n_outputs};
    return row_give(&found, sizeof found, row, size, error);
}

int hstar_results_definite(const hstar_results *r)
{
    static const int answers[N_DEFINITES] = {[DEFINITE_YES] = 1, [DEFINITE_NO] = 0, [DEFINITE_UNTOLD] = -1};
    return r->kind == RESULT_HESSIAN ? answers[((const struct hessian *)r->result)->definite] : -1;
}

hstar_status hstar_results_checked(const hstar_results *r, size_t i, hstar_checked *row, size_t size,
                                   hstar_error *error)
{
    if (r->kind != RESULT_CHECKS || i >= check_rows(r->result)) return no_row("row of a check", error);
    const struct checks *s = r->result;
    size_t point = 0;
    for (; i >= s->at[point]->n_rows; point++) i -= s->at[point]->n_rows;
    const struct check_row *c = &s->at[point]->row[i];
    const hstar_checked found = {
        .point = point,
        .output = c->output,
        .variable = c->wrt,
        .verdict = (hstar_verdict)c->verdict,
        .got = c->got,
        .expected = c->expected.value,
        .bar = c->expected.bar,
        .rounding = c->rounding,
        .difference = c->difference,
        .bars = c->bars,
        .h = c->expected.h,
        .factor = c->factor,
        .evaluations = c->expected.evaluations,
        .diagnosis = c->diagnosis < DIAGNOSIS_NONE ? diagnoses[c->diagnosis].name : NULL,
        .reason = c->reason,
        .name = s->at[point]->n_directions ? NULL : s->at[point]->problem->f->variables[c->wrt]};
    return row_give(&found, sizeof found, row, size, error);
}

hstar_status hstar_results_forecast(const hstar_results *r, hstar_forecast *forecast, size_t size,
                                    hstar_error *error)
{
    if (r->kind != RESULT_FORECAST) return no_row("forecast", error);
    const struct forecast *f = r->result;
    const hstar_forecast found = {.derivatives = f->n_components,
                                  .calls = f->calls,
                                  .rounds = f->rounds,
                                  .least = f->least,
                                  .most = f->most,
                                  .copies = f->copies,
                                  .times = f->times};
    return row_give(&found, sizeof found, forecast, size, error);
}

hstar_status hstar_results_noise(const hstar_results *r, size_t i, hstar_noise_level *row, size_t size,
                                 hstar_error *error)
{
    if (r->kind != RESULT_NOISES || i >= hstar_results_rows(r)) return no_row("noise", error);
    const struct noise_row *n = &((const struct noises *)r->result)->component[i];
    const hstar_noise_level found = {.output = n->output,
                                     .variable = n->wrt,
                                     .f = n->f,
                                     .level = n->noise.level,
                                     .relative = n->relative,
                                     .digits_lost = n->digits_lost,
                                     .forward_h = n->forward_h,
                                     .central_h = n->central_h,
                                     .evaluations = n->noise.evaluations,
                                     .source = noise_source_names[n->noise.source]};
    return row_give(&found, sizeof found, row, size, error);
}

/* ---- Sweeps ---- */

static const struct method_sweep *method_of(const hstar_results *r, size_t i, size_t j)
{
    const struct sweep *s = sweep_of(r);
    return s && i < s->n_components && j < s->n_methods ? &s->components[i].methods[j] : NULL;
}

const char *hstar_results_method(const hstar_results *r, size_t j)
{
    const struct method_sweep *m = method_of(r, 0, j);
    return m ? m->name : NULL;
}

const double *hstar_results_column(const hstar_results *r, size_t i, size_t j, hstar_column column, size_t *n)
{
    const struct method_sweep *m = method_of(r, i, j);
    const size_t c = (size_t)column;
    const double *found = NULL;
    if (m && column == HSTAR_COLUMN_H)
        found = sweep_of(r)->h;
    else if (m && c <= N_COLUMNS)
        found = m->column[c - 1];
    if (n) *n = found ? sweep_of(r)->n_h : 0;
    return found;
}

static hstar_optimum optimum_row(const struct optimum *o, double truth, double bar, const char *no_model)
{
    return (hstar_optimum){.truth = truth,
                           .truth_bar = bar,
                           .modelled_evaluations = o->modelled.model.evaluations,
                           .no_model = no_model,
                           .modelled_h = o->modelled.h,
                           .modelled_error = o->modelled.error,
                           .fitted_h = o->fitted.h,
                           .fitted_error = o->fitted.error,
                           .measured_h = o->measured.h,
                           .measured_error = o->measured.error,
                           .luckiest_h = o->luckiest.h,
                           .luckiest_error = o->luckiest.error,
                           .truncation_slope = o->fitted.truncation_slope,
                           .rounding_slope = o->fitted.rounding_slope};
}

hstar_status hstar_results_optimum(const hstar_results *r, size_t i, size_t j, hstar_optimum *optimum,
                                   size_t size, hstar_error *error)
{
    const struct method_sweep *m = method_of(r, i, j);
    if (!m) return no_row("method of a sweep", error);
    const struct reference *reference = &sweep_of(r)->components[i].reference;
    const double truth = reference->source == REFERENCE_NONE ? (double)NAN : reference->value;
    const hstar_optimum found = optimum_row(&m->optimum, truth, reference_bar(reference), m->no_model);
    return row_give(&found, sizeof found, optimum, size, error);
}

hstar_status hstar_results_gradient_optimum(const hstar_results *r, size_t j, hstar_optimum *optimum,
                                            size_t size, hstar_error *error)
{
    const struct sweep *s = sweep_of(r);
    if (!s || !s->gradient_error || j >= s->n_methods)
        return no_row("method of a sweep of several components", error);
    const struct gradient_error *g = &s->gradient_error[j];
    const hstar_optimum found = optimum_row(&g->optimum, g->reference, best_bar_of_all(s), NULL);
    return row_give(&found, sizeof found, optimum, size, error);
}

hstar_status hstar_results_choice(const hstar_results *r, size_t i, size_t k, hstar_result *choice,
                                  size_t size, const char **name, hstar_error *error)
{
    const struct optimal *o = r->kind == RESULT_OPTIMAL ? r->result : NULL;
    if (!o || i >= o->sweep->n_components || k >= o->n_choices) return no_row("choice", error);
    const struct choice *c = &optimal_choices(o, i)[k];
    hstar_result found;
    choice_row(o->sweep, i, c, &found);
    if (name) *name = selectors[c->selector].name;
    return row_give(&found, sizeof found, choice, size, error);
}

const double *hstar_results_place(const hstar_results *r, double *f, size_t *steps)
{
    const struct descent *d = r->kind == RESULT_DESCENT ? r->result : NULL;
    if (!d) return NULL;
    if (f) *f = d->trace[d->best].f;
    if (steps) *steps = d->best;
    return d->point;
}
