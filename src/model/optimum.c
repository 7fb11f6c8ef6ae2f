/* The optimum, four ways. */
#include "model/optimum.h"
#include "model/fit.h"
#include "model/minimise.h"
#include "model/total_error.h"

#include <math.h>

/* Within the sweet spot the envelope stays within this factor of its minimum. */
#define SWEET 2.0

static void none(struct optimum *o)
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

static hstar_status modelled(const struct place *place, const struct method *method, const struct sweep *s,
                             struct optimum *o, hstar_error *err)
{
    struct total_error model;
    bool known = false;
    const bool stored = s->step_rule == STEP_RULE_REPRESENTABLE && whole_nodes(method);
    hstar_status status = total_error_init(&model, place, method, s->format, stored, &known, err);
    if (status || !known) return status;
    struct error_curve curve = {total_error_at, &model};
    o->modelled.closed_form_h = total_error_closed_form(&model);
    return minimise(&curve, s->h[0], s->h[s->n_h - 1], &o->modelled.place, &o->modelled.h, &o->modelled.error,
                    err);
}

static hstar_status fitted(const struct method_sweep *method, const struct sweep *s, double x,
                           struct optimum *o, hstar_error *err)
{
    struct fit fit;
    double ulp = 2 * s->format->unit_roundoff * fabs(x);
    hstar_status status = fit_method(method, s->h, s->n_h, ulp, &fit, err);
    if (status) return status;
    o->fitted.truncation_slope = fit.truncation.slope;
    o->fitted.truncation_at_1 = fit.truncation.at_1;
    o->fitted.rounding_slope = fit.rounding.slope;
    o->fitted.rounding_at_1 = fit.rounding.at_1;
    if (!fit_known(&fit)) return HSTAR_OK;
    struct error_curve curve = {fit_at, &fit};
    return minimise(&curve, s->h[0], s->h[s->n_h - 1], &o->fitted.place, &o->fitted.h, &o->fitted.error, err);
}

/* Wider than this by a factor, a flat bottom is a plateau, where no step is better than another. */
#define PLATEAU 100.0

/* The lowest part of the envelope, the longest where there are several, is flat over the window of its sample, half a decade or some: its middle is the
 * optimum. One that touches an end of the grid may go on falling beyond it, unless it is a plateau. */
static void measured(const struct method_sweep *method, const struct sweep *s, double truth,
                     struct optimum *o)
{
    const double *envelope = method->error_envelope;
    size_t n = s->n_h, first = n, last = n;
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end + 1 < n && envelope[end + 1] == envelope[i];) end++;
        const bool lower = first == n || envelope[i] < envelope[first];
        const bool longer = first < n && envelope[i] == envelope[first] && end - i > last - first;
        if (isnan(envelope[i]) || !(lower || longer)) continue;
        first = i;
        last = end;
    }
    if (first == n) return;
    /* A unit in the last place of the derivative is nothing that a step could be blamed for. */
    const double sweet = SWEET * fmax(envelope[first], 2 * s->format->unit_roundoff * fabs(truth));
    size_t middle = first + (last - first) / 2, low = first, high = last;
    while (low > 0 && envelope[low - 1] <= sweet) low--;
    while (high + 1 < n && envelope[high + 1] <= sweet) high++;
    bool plateau = s->h[last] > PLATEAU * s->h[first];
    o->measured.place = plateau         ? OPTIMUM_INSIDE
                        : last == n - 1 ? OPTIMUM_UPPER_END
                        : first == 0    ? OPTIMUM_LOWER_END
                                        : OPTIMUM_INSIDE;
    o->measured.h = s->h[middle];
    o->measured.error = envelope[first];
    o->measured.sweet_spot[0] = s->h[low];
    o->measured.sweet_spot[1] = s->h[high];
}

static void luckiest(const struct method_sweep *method, const struct sweep *s, struct optimum *o)
{
    const double *error = method->column[COLUMN_ERROR];
    for (size_t i = 0; i < s->n_h; i++)
        if (!isnan(error[i]) && !(fabs(error[i]) >= o->luckiest.error)) {
            o->luckiest.h = s->h[i];
            o->luckiest.error = fabs(error[i]);
        }
}

hstar_status optimum_find(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    for (size_t c = 0; c < s->n_components; c++) {
        struct component *component = &s->components[c];
        struct place place = {request->f, component->output, request->point, component->wrt};
        for (size_t m = 0; m < s->n_methods; m++) {
            struct method_sweep *method = &component->methods[m];
            hstar_status status = HSTAR_OK;
            none(&method->optimum);
            if (function_is_exact(request->f) && request->methods[m].kind != METHOD_RIDDERS)
                status = modelled(&place, &request->methods[m], s, &method->optimum, err);
            if (!status) status = fitted(method, s, request->point[component->wrt], &method->optimum, err);
            if (status) return status;
            measured(method, s, component->reference.value, &method->optimum);
            luckiest(method, s, &method->optimum);
        }
    }
    return HSTAR_OK;
}
