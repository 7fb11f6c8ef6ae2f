/* The optimum, four ways. */
#include "model/optimum.h"
#include "model/optimum_ways.h"
#include "model/total_error.h"

#include <math.h>

/* Where x + h is a double, so are most x + k h with a whole k. */
static bool whole_nodes(const struct method *m)
{
    for (size_t i = 0; i < method_n_nodes(m); i++)
        if (!fmpz_is_one(fmpq_denref(m->stencil->node + i))) return false;
    return true;
}

bool optimum_is_level(const struct method *m)
{
    return m->kind == METHOD_COMPLEX_STEP;
}

/* Of fewer samples the largest error of f may be none, by luck. */
enum { FEWEST_EVALUATIONS = 16 };

/* How large the errors of f are in the difference, c h^d times its error: the largest of the samples near the best step and two
 * decades below, where they are proven. Rounding inside f can be any number of units of |f|. NaN where too few are proven. */
static double evaluation_size(const struct method_sweep *m, const double *used, const struct sweep *s,
                              bool level)
{
    const double below = 100, above = 1.7782794100389228; /* as far as the promise of the best step looks */
    const double *evaluation = m->column[COLUMN_EVALUATION], best = m->optimum.measured.h;
    double size = 0;
    size_t n = 0;
    for (size_t i = 0; evaluation && i < s->n_h; i++) {
        if (!(s->h[i] * below >= best && s->h[i] <= best * above) || isnan(evaluation[i])) continue;
        const double one = fabs(evaluation[i]) * (level ? 1 : pow(used[i], m->derivative));
        size = fmax(size, one);
        n++;
    }
    return n < FEWEST_EVALUATIONS ? (double)NAN : size;
}

/* f's Taylor series at a component's place. */
struct component_series {
    arb_ptr c;
    slong n;
    const struct measured_series *measured; /* where it was; NULL: it is proven */
};

/* As large as evaluation_size is where f is rounded once: that is evenly spread, its largest sqrt(3) standard deviations; and what some
 * seventy samples of normal noise reach in a difference. */
static double noise_size(const struct method *method, const struct measured_series *measured)
{
    const double largest = 1.7320508075688772;
    return stencil_noise(method->stencil) * largest * measured->noise;
}

static hstar_status modelled(const struct optimum_question *q, const struct component *place,
                             const struct component_series *series, const struct method *method,
                             struct optimum *o, hstar_error *err)
{
    const struct sweep *s = q->s;
    struct total_error *model = &o->modelled.model;
    const bool exact_steps = s->step_rule == STEP_RULE_REPRESENTABLE || s->grid == GRID_POWERS_OF_TWO;
    const bool stored = exact_steps && whole_nodes(method);
    const double evaluation = series->measured ? noise_size(method, series->measured)
                                               : evaluation_size(q->method, q->used, s, q->level);
    if (!total_error_init(model, place, series->c, method, q->format, evaluation, stored)) return HSTAR_OK;
    model->measured = series->measured;
    if (model->measured && !(model->term[0] > 0)) { /* lost in the noise: nothing tells where it balances */
        *model = (struct total_error){0};
        return HSTAR_OK;
    }
    o->modelled.closed_form_h = total_error_closed_form(model);
    const struct optimum_model curves = {
        {total_error_at, model}, {total_error_truncation, model}, total_error_least_rounding(model)};
    return optimum_by_model(q, &curves, o, err);
}

/* Ridders' changes its order from step to step; of what is measured the leading term has to be among the terms. */
static bool has_model(const struct sweep_request *request, const struct measured_series *measured, size_t m)
{
    const struct method *method = &request->methods[m];
    if (method->kind == METHOD_RIDDERS) return false;
    if (function_is_exact(request->problem->f)) return true;
    return measured && measured->known && method->kind != METHOD_COMPLEX_STEP &&
           method->derivative + method->order < MEASURED_TERMS;
}

/* Of one method of a component, whose Taylor series is there for those with a model. */
static hstar_status find_of_method(const struct sweep_request *request, const struct sweep *s,
                                   const struct component_sweep *component, size_t m,
                                   const struct component_series *series, hstar_error *err)
{
    struct method_sweep *method = &component->methods[m];
    struct optimum *o = &method->optimum;
    const struct optimum_question q = {.s = s,
                                       .format = s->format,
                                       .method = method,
                                       .used = component->h_used ? component->h_used : s->h,
                                       .truth = component->reference.value,
                                       .x = fabs(request->problem->point[component->wrt]),
                                       .level = optimum_is_level(&request->methods[m])};
    optimum_none(o);
    if (!optimum_has_estimates(&q)) return HSTAR_OK;
    hstar_status status = optimum_by_samples(&q, o, err);
    const struct component place = {request->problem, component->output, component->wrt};
    if (!status && has_model(request, series->measured, m))
        status = modelled(&q, &place, series, &request->methods[m], o, err);
    return status;
}

static hstar_status fill_series(const struct component *place, struct component_series *series,
                                hstar_error *err)
{
    if (!series->n) return HSTAR_OK;
    if (!series->measured) return component_jet(place, NULL, series->n, REFERENCE_PRECISION, series->c, err);
    for (slong k = 0; k < series->n && k < MEASURED_TERMS; k++)
        arb_set_d(series->c + k, series->measured->c[k]);
    return HSTAR_OK;
}

/* All methods of a component share its Taylor series. */
static hstar_status find_all(const struct sweep_request *request, const struct sweep *s, size_t row,
                             hstar_error *err)
{
    const struct component_sweep *component = &s->components[row];
    const struct component place = {request->problem, component->output, component->wrt};
    struct component_series series = {
        .measured = request->series && !function_is_exact(place.problem->f) ? &request->series[row] : NULL};
    for (size_t m = 0; m < s->n_methods; m++) {
        const slong wanted =
            has_model(request, series.measured, m) ? (slong)total_error_terms(&request->methods[m]) : 0;
        if (wanted > series.n) series.n = wanted;
    }
    series.c = _arb_vec_init(series.n);
    hstar_status status = fill_series(&place, &series, err);
    for (size_t m = 0; m < s->n_methods && !status; m++)
        status = find_of_method(request, s, component, m, &series, err);
    _arb_vec_clear(series.c, series.n);
    return status;
}

hstar_status optimum_find(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components && !status; c++) status = find_all(request, s, c, err);
    return status;
}
