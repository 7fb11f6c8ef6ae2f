/* The optimum, four ways. */
#include "model/optimum.h"
#include "model/measured_model.h"
#include "model/optimum_ways.h"
#include "model/total_error.h"

#include <math.h>

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

/* Ridders' changes its order from step to step. */
static bool has_model(const struct method *method)
{
    return method->kind != METHOD_RIDDERS;
}

/* By f's Taylor series at the component's place. */
static hstar_status modelled(const struct optimum_question *q, const struct optimum_reach *reach,
                             const struct component *place, arb_srcptr series, const struct method *method,
                             struct optimum *o, hstar_error *err)
{
    if (!total_error_init(&o->modelled.model, place, series, method, q->format,
                          evaluation_size(q->method, q->used, q->s, q->level),
                          total_error_nodes_stored(q->s, method)))
        return HSTAR_OK;
    return optimum_by_own_model(reach, q->level, o, err);
}

/* Of one method of a component. series: f's, where it has an exact form. */
static hstar_status find_of_method(const struct sweep_request *request, const struct sweep *s, size_t row,
                                   size_t m, arb_srcptr series, hstar_error *err)
{
    const struct component_sweep *component = &s->components[row];
    const struct method *how = &request->methods[m];
    struct method_sweep *method = &component->methods[m];
    struct optimum *o = &method->optimum;
    const struct optimum_question q = {.s = s,
                                       .format = s->format,
                                       .method = method,
                                       .used = component->h_used ? component->h_used : s->h,
                                       .truth = component->reference.value,
                                       .x = fabs(request->problem->point[component->wrt]),
                                       .level = optimum_is_level(how)};
    const struct component place = {request->problem, component->output, component->wrt};
    optimum_none(o);
    const struct optimum_reach reach = optimum_estimates_reach(&q);
    if (isnan(reach.from)) return HSTAR_OK;
    hstar_status status = optimum_by_samples(&q, &reach, o, err);
    if (status) return status;
    if (function_is_exact(place.problem->f))
        return has_model(how) ? modelled(&q, &reach, &place, series, how, o, err) : HSTAR_OK;
    if (!request->series) return HSTAR_OK;
    const struct measured_model_question measured = {s, place, &request->series[row], how, reach};
    return measured_model_find(&measured, method, err);
}

/* All methods of a component share its Taylor series. */
static hstar_status find_all(const struct sweep_request *request, const struct sweep *s, size_t row,
                             hstar_error *err)
{
    const struct component_sweep *component = &s->components[row];
    const struct component place = {request->problem, component->output, component->wrt};
    slong n = 0;
    for (size_t m = 0; m < s->n_methods && function_is_exact(place.problem->f); m++)
        if (has_model(&request->methods[m])) {
            const slong wanted = (slong)total_error_terms(&request->methods[m]);
            if (wanted > n) n = wanted;
        }
    arb_ptr series = _arb_vec_init(n);
    hstar_status status = n ? component_jet(&place, NULL, n, REFERENCE_PRECISION, series, err) : HSTAR_OK;
    for (size_t m = 0; m < s->n_methods && !status; m++)
        status = find_of_method(request, s, row, m, series, err);
    _arb_vec_clear(series, n);
    return status;
}

hstar_status optimum_find(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components && !status; c++) status = find_all(request, s, c, err);
    return status;
}

hstar_status optimum_find_modelled(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods && !status; m++) {
            const struct component_sweep *component = &s->components[c];
            const struct method *method = &request->methods[m];
            const struct measured_model_question q = {
                .s = s,
                .place = {request->problem, component->output, component->wrt},
                .series = &request->series[c],
                .method = method,
                .reach = measured_model_reach(&request->grid, method, &request->series[c])};
            optimum_none(&component->methods[m].optimum);
            status = measured_model_find(&q, &component->methods[m], err);
        }
    return status;
}
