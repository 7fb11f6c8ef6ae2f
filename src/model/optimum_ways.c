/* The ways to an optimum: samples, lines, a model. */
#include "model/optimum_ways.h"
#include "model/fit.h"
#include "model/measured.h"
#include "model/total_error.h"

#include <math.h>

void optimum_none(struct optimum *o)
{
    o->modelled.model = (struct total_error){0};
    o->modelled.place = o->fitted.place = o->measured.place = OPTIMUM_NONE;
    o->modelled.h = o->modelled.error = o->modelled.closed_form_h = NAN;
    o->fitted.h = o->fitted.error = NAN;
    o->fitted.truncation_slope = o->fitted.truncation_at_1 = NAN;
    o->fitted.rounding_slope = o->fitted.rounding_at_1 = NAN;
    o->measured.h = o->measured.error = o->measured.sweet_spot[0] = o->measured.sweet_spot[1] = NAN;
    o->luckiest.h = o->luckiest.error = NAN;
}

struct optimum_reach optimum_estimates_reach(const struct optimum_question *q)
{
    const struct sweep *s = q->s;
    const double *estimate = q->method->column[COLUMN_ESTIMATE];
    struct optimum_reach r = {.from = NAN, .to = NAN, .level = OPTIMUM_ANY_BELOW};
    for (size_t i = 0; i < s->n_h; i++) {
        if (isnan(estimate[i])) continue;
        if (isnan(r.from)) r.from = s->h[i];
        r.to = s->h[i];
    }
    r.from_end = s->n_h && r.from == s->h[0];
    r.to_end = s->n_h && r.to == s->h[s->n_h - 1];
    if (q->truth != 0 && r.from * fabs(q->truth) < ldexp(1, q->format->smallest)) r.level = OPTIMUM_INSIDE;
    return r;
}

/* An end of what a minimum was sought in is one of the grid only where they are the same. */
static enum optimum_place in_grid(enum optimum_place place, const struct optimum_reach *reach)
{
    const bool beyond =
        (place == OPTIMUM_LOWER_END && !reach->from_end) || (place == OPTIMUM_UPPER_END && !reach->to_end);
    return beyond ? OPTIMUM_INSIDE : place;
}

/* Where the largest step lies at which the truncation does not show; at the smallest it may show everywhere. */
static enum optimum_place level_place(double h, const struct optimum_reach *reach)
{
    return h > reach->from ? reach->level : in_grid(OPTIMUM_LOWER_END, reach);
}

static hstar_status fill_fitted(const struct optimum_question *q, const struct optimum_reach *reach,
                                struct optimum *o, hstar_error *err)
{
    const struct sweep *s = q->s;
    const struct fit_theory theory = {.ulp = 2 * q->format->unit_roundoff * q->x,
                                      .rounding_slope = q->level ? 0 : -(double)q->method->derivative,
                                      .derivative = isnan(q->truth) ? 0 : fabs(q->truth)};
    struct fit fit;
    hstar_status status = fit_method(q->method, s->h, q->used, s->n_h, &theory, &fit, err);
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
    if (q->level && fit.rounding.slope == 0) {
        o->fitted.h = last_below(&truncation, fit.rounding.at_1, reach->from, reach->to);
        o->fitted.place = level_place(o->fitted.h, reach);
        o->fitted.error = fit_at(o->fitted.h, &fit);
        return HSTAR_OK;
    }
    status = minimise(&curve, reach->from, reach->to, &o->fitted.place, &o->fitted.h, &o->fitted.error, err);
    o->fitted.place = in_grid(o->fitted.place, reach);
    return status;
}

hstar_status optimum_by_samples(const struct optimum_question *q, const struct optimum_reach *reach,
                                struct optimum *o, hstar_error *err)
{
    hstar_status status = measured_find(q->method, q->s, q->format, q->truth, q->level, o, err);
    return status ? status : fill_fitted(q, reach, o, err);
}

hstar_status optimum_by_model(const struct optimum_reach *reach, bool level,
                              const struct optimum_model *model, struct optimum *o, hstar_error *err)
{
    if (level) {
        o->modelled.h = last_below(&model->truncation, model->least_rounding, reach->from, reach->to);
        o->modelled.place = level_place(o->modelled.h, reach);
        o->modelled.error = model->total.at(o->modelled.h, model->total.context);
        return HSTAR_OK;
    }
    hstar_status status = minimise(&model->total, reach->from, reach->to, &o->modelled.place, &o->modelled.h,
                                   &o->modelled.error, err);
    o->modelled.place = in_grid(o->modelled.place, reach);
    return status;
}

hstar_status optimum_by_own_model(const struct optimum_reach *reach, bool level, struct optimum *o,
                                  hstar_error *err)
{
    const struct total_error *model = &o->modelled.model;
    const struct optimum_model curves = {
        {total_error_at, model}, {total_error_truncation, model}, total_error_least_rounding(model)};
    o->modelled.closed_form_h = total_error_closed_form(model);
    return optimum_by_model(reach, level, &curves, o, err);
}
