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

static hstar_status modelled(const struct optimum_question *q, const struct component *place,
                             arb_srcptr series, const struct method *method, struct optimum *o,
                             hstar_error *err)
{
    const struct sweep *s = q->s;
    struct total_error *model = &o->modelled.model;
    const bool exact_steps = s->step_rule == STEP_RULE_REPRESENTABLE || s->grid == GRID_POWERS_OF_TWO;
    const bool stored = exact_steps && whole_nodes(method);
    const double evaluation = evaluation_size(q->method, q->used, s, q->level);
    if (!total_error_init(model, place, series, method, q->format, evaluation, stored)) return HSTAR_OK;
    o->modelled.closed_form_h = total_error_closed_form(model);
    const struct optimum_model curves = {
        {total_error_at, model}, {total_error_truncation, model}, total_error_least_rounding(model)};
    return optimum_by_model(q, &curves, o, err);
}

/* Ridders' changes its order from step to step. */
static bool has_model(const struct sweep_request *request, size_t m)
{
    return function_is_exact(request->problem->f) && request->methods[m].kind != METHOD_RIDDERS;
}

/* Of one method of a component, whose Taylor series is there for those with a model. */
static hstar_status find_of_method(const struct sweep_request *request, const struct sweep *s,
                                   const struct component_sweep *component, size_t m, arb_srcptr series,
                                   hstar_error *err)
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
    if (!status && has_model(request, m)) status = modelled(&q, &place, series, &request->methods[m], o, err);
    return status;
}

/* All methods of a component share its Taylor series. */
static hstar_status find_all(const struct sweep_request *request, const struct sweep *s,
                             const struct component_sweep *component, hstar_error *err)
{
    const struct component place = {request->problem, component->output, component->wrt};
    slong n = 0;
    for (size_t m = 0; m < s->n_methods; m++) {
        const slong wanted = has_model(request, m) ? (slong)total_error_terms(&request->methods[m]) : 0;
        if (wanted > n) n = wanted;
    }
    arb_ptr series = _arb_vec_init(n);
    hstar_status status = n ? component_jet(&place, NULL, n, REFERENCE_PRECISION, series, err) : HSTAR_OK;
    for (size_t m = 0; m < s->n_methods && !status; m++)
        status = find_of_method(request, s, component, m, series, err);
    _arb_vec_clear(series, n);
    return status;
}

hstar_status optimum_find(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components && !status; c++)
        status = find_all(request, s, &s->components[c], err);
    return status;
}
