/* The model of what has no exact form. */
#include "model/measured_model.h"
#include "base/text.h"
#include "model/total_error.h"

#include <math.h>

struct optimum_reach measured_model_reach(const struct grid *grid, const struct method *method,
                                          const struct measured_series *series)
{
    const double rounded = 1 - 0x1p-40; /* by the sums x + k h */
    const struct stencil *s = method->stencil;
    struct optimum_reach r = {
        .from = grid->from, .to = grid->to, .from_end = true, .to_end = true, .level = OPTIMUM_ANY_BELOW};
    for (size_t i = 0; s && i < s->n; i++)
        if (s->node_d[i] != 0)
            r.to = fmin(r.to, rounded * series->room[s->node_d[i] > 0] / fabs(s->node_d[i]));
    r.to_end = r.to == grid->to;
    return r;
}

/* As large as the errors of f are in the samples of a difference where f is rounded once: these are evenly spread, their largest sqrt(3)
 * standard deviations; and what some seventy samples of normal noise reach. */
static double noise_size(const struct method *method, const struct measured_series *measured)
{
    const double largest = 1.7320508075688772;
    return stencil_noise(method->stencil) * largest * measured->noise;
}

/* By its Taylor series as far as it was measured; false where the terms are not finite. */
static bool init_model(const struct measured_model_question *q, struct total_error *model)
{
    const slong n = (slong)total_error_terms(q->method);
    arb_ptr c = _arb_vec_init(n);
    for (slong k = 0; k < n && k < MEASURED_TERMS; k++) arb_set_d(c + k, q->series->c[k]);
    const bool known =
        total_error_init(model, &q->place, c, q->method, q->s->format, noise_size(q->method, q->series),
                         total_error_nodes_stored(q->s, q->method));
    _arb_vec_clear(c, n);
    model->measured = true;
    model->evaluations = q->series->evaluations;
    return known;
}

/* The model, or why there is none: then `why` has it, and there is nothing else. */
static void tell_model(const struct measured_model_question *q, struct total_error *model, struct text *why)
{
    const struct method *method = q->method;
    const unsigned leading = method->derivative + method->order;
    if (method->kind == METHOD_RIDDERS)
        text_append(why, "its formula changes from step to step");
    else if (method->kind == METHOD_COMPLEX_STEP)
        text_append(why, "f is not called with complex numbers");
    else if (leading >= MEASURED_TERMS)
        text_format(why, "derivative %u of f leads its truncation, and no more than %d are measured", leading,
                    MEASURED_TERMS - 1);
    else if (!q->series->known)
        text_format(why, "auto does not vouch for what it finds of f: %s", q->series->unknown);
    else if (!(q->reach.to > q->reach.from))
        text_append(why, "f may not be called, or is not a number, where its nodes are");
    else if (!init_model(q, model))
        text_append(why, "its terms are beyond the range of doubles");
    else if (!(model->term[0] > 0)) /* nothing tells where it balances */
        text_format(why,
                    "derivative %u of f, which leads its truncation, is 0 or does not stand out of the noise",
                    leading);
}

hstar_status measured_model_find(const struct measured_model_question *q, struct method_sweep *m,
                                 hstar_error *err)
{
    struct total_error model = {0};
    struct text why = {0};
    tell_model(q, &model, &why);
    if (why.failed) {
        text_clear(&why);
        return error_memory(err);
    }
    if (why.length) {
        m->no_model = why.data;
        return HSTAR_OK;
    }
    m->optimum.modelled.model = model;
    return optimum_by_own_model(&q->reach, false, &m->optimum, err);
}
