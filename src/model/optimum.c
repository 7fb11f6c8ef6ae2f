/* The optimum, four ways. */
#include "model/optimum.h"
#include "model/fit.h"
#include "model/measured.h"
#include "model/minimise.h"
#include "model/total_error.h"

#include <math.h>

static void no_optimum(struct optimum *o)
{
    o->modelled.place = o->fitted.place = o->measured.place = OPTIMUM_NONE;
    o->modelled.h = o->modelled.error = o->modelled.closed_form_h = NAN;
    o->fitted.h = o->fitted.error = NAN;
    o->fitted.truncation_slope = o->fitted.truncation_at_1 = NAN;
    o->fitted.rounding_slope = o->fitted.rounding_at_1 = NAN;
    o->measured.h = o->measured.error = o->measured.sweet_spot[0] = o->measured.sweet_spot[1] = NAN;
    o->luckiest.h = o->luckiest.error = NAN;
}

/* Where x + h is a double, so are most x + k h with a whole k. */
static bool whole_nodes(const struct method *m)
{
    for (size_t i = 0; i < method_n_nodes(m); i++)
        if (!fmpz_is_one(fmpq_denref(m->stencil->node + i))) return false;
    return true;
}

/* The steps at which there are estimates: others may be too small for the format, or f is no number there. */
struct reach {
    double from, to; /* NaN where there is none */
    enum optimum_place
        level; /* of an optimum that every smaller step shares, as far as small numbers keep their bits */
};

static struct reach largest_step(const struct method_sweep *method, const struct sweep *s, double truth)
{
    const double *estimate = method->column[COLUMN_ESTIMATE];
    struct reach r = {NAN, NAN, OPTIMUM_ANY_BELOW};
    for (size_t i = 0; i < s->n_h; i++) {
        if (isnan(estimate[i])) continue;
        if (isnan(r.from)) r.from = s->h[i];
        r.to = s->h[i];
    }
    if (truth != 0 && r.from * fabs(truth) < ldexp(1, s->format->smallest)) r.level = OPTIMUM_INSIDE;
    return r;
}

/* An end of what a minimum was sought in is one of the grid only where they are the same. */
static enum optimum_place in_grid(enum optimum_place place, const struct reach *reach, const struct sweep *s)
{
    const bool beyond = (place == OPTIMUM_LOWER_END && reach->from > s->h[0]) ||
                        (place == OPTIMUM_UPPER_END && reach->to < s->h[s->n_h - 1]);
    return beyond ? OPTIMUM_INSIDE : place;
}

/* Where the largest step lies at which the truncation does not show; at the smallest it may show everywhere. */
static enum optimum_place level_place(double h, const struct reach *reach, const struct sweep *s)
{
    return h > reach->from ? reach->level : in_grid(OPTIMUM_LOWER_END, reach, s);
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

static hstar_status modelled(const struct component *place, arb_srcptr series, const struct method *method,
                             double evaluation, const struct sweep *s, const struct reach *reach,
                             struct optimum *o, hstar_error *err)
{
    struct total_error model;
    const bool exact_steps = s->step_rule == STEP_RULE_REPRESENTABLE || s->grid == GRID_POWERS_OF_TWO;
    const bool stored = exact_steps && whole_nodes(method);
    if (!total_error_init(&model, place, series, method, s->format, evaluation, stored)) return HSTAR_OK;
    struct error_curve curve = {total_error_at, &model};
    o->modelled.closed_form_h = total_error_closed_form(&model);
    if (optimum_is_level(method)) {
        const struct error_curve truncation = {total_error_truncation, &model};
        o->modelled.h = last_below(&truncation, total_error_least_rounding(&model), reach->from, reach->to);
        o->modelled.place = level_place(o->modelled.h, reach, s);
        o->modelled.error = total_error_at(o->modelled.h, &model);
        return HSTAR_OK;
    }
    hstar_status status =
        minimise(&curve, reach->from, reach->to, &o->modelled.place, &o->modelled.h, &o->modelled.error, err);
    o->modelled.place = in_grid(o->modelled.place, reach, s);
    return status;
}

static hstar_status fill_fitted(const struct method_sweep *method, const struct sweep *s, const double *used,
                                const struct reach *reach, const struct fit_theory *theory, bool level,
                                struct optimum *o, hstar_error *err)
{
    struct fit fit;
    hstar_status status = fit_method(method, s->h, used, s->n_h, theory, &fit, err);
    if (status) return status;
    if (fit.truncation.told) {
        o->fitted.truncation_slope = fit.truncation.slope;
        o->fitted.truncation_at_1 = fit.truncation.at_1;
    }
    if (fit.rounding.told) {
        o->fitted.rounding_slope = fit.rounding.slope;
        o->fitted.rounding_at_1 = fit.rounding.at_1;
    }
    if (!fit_known(&fit)) return HSTAR_OK;
    struct error_curve curve = {fit_at, &fit}, truncation = {fit_truncation_at, &fit};
    if (level && fit.rounding.slope == 0) {
        o->fitted.h = last_below(&truncation, fit.rounding.at_1, reach->from, reach->to);
        o->fitted.place = level_place(o->fitted.h, reach, s);
        o->fitted.error = fit_at(o->fitted.h, &fit);
        return HSTAR_OK;
    }
    status = minimise(&curve, reach->from, reach->to, &o->fitted.place, &o->fitted.h, &o->fitted.error, err);
    o->fitted.place = in_grid(o->fitted.place, reach, s);
    return status;
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
    const struct method *asked = &request->methods[m];
    const double truth = component->reference.value;
    const struct reach reach = largest_step(method, s, truth);
    const bool level = optimum_is_level(asked);
    const struct fit_theory theory = {.ulp = 2 * s->format->unit_roundoff *
                                             fabs(request->problem->point[component->wrt]),
                                      .rounding_slope = level ? 0 : -(double)method->derivative,
                                      .derivative = isnan(truth) ? 0 : fabs(truth)};
    struct optimum *o = &method->optimum;
    hstar_status status = HSTAR_OK;
    no_optimum(o);
    if (isnan(reach.from)) return HSTAR_OK;
    const double *used = component->h_used ? component->h_used : s->h;
    status = measured_find(method, s, truth, level, o, err);
    if (!status) status = fill_fitted(method, s, used, &reach, &theory, level, o, err);
    const struct component place = {request->problem, component->output, component->wrt};
    if (!status && has_model(request, m))
        status = modelled(&place, series, asked, evaluation_size(method, used, s, level), s, &reach, o, err);
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
