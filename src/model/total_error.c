/* The total-error model.
 *
 * The terms are added by magnitude. Where two of them cancel at some h the truncation vanishes there, and
 * only there: such a root is luck that the user of a step cannot count on, so the model does not seek it. */
#include "model/total_error.h"

#include <math.h>

/* |w_0 + … + w_j| summed over the partial sums: each is rounded, and for small h is that times f. The last,
 * the difference itself, is exact there (Sterbenz) or small. */
static double partial_sums(const struct stencil *s)
{
    double sum = s->weight_d[0], total = 0;
    for (size_t i = 1; i < s->n; i++) {
        sum += s->weight_d[i];
        total += fabs(sum);
    }
    return total / s->divisor_d;
}

/* sum_i |w_i k_i| / c */
static double reach_noise(const struct stencil *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->n; i++) sum += fabs(s->weight_d[i] * s->node_d[i]);
    return sum / s->divisor_d;
}

/* Where x + h is a double, so are most x + k h with a whole k. */
static bool whole_nodes(const struct method *m)
{
    for (size_t i = 0; i < method_n_nodes(m); i++)
        if (!fmpz_is_one(fmpq_denref(m->stencil->node + i))) return false;
    return true;
}

bool total_error_nodes_stored(const struct sweep *s, const struct method *method)
{
    const bool exact_steps = s->step_rule == STEP_RULE_REPRESENTABLE || s->grid == GRID_POWERS_OF_TWO;
    return exact_steps && whole_nodes(method);
}

size_t total_error_terms(const struct method *method)
{
    return method->derivative + method->order + TOTAL_ERROR_TERMS;
}

/* Coefficient j of the series times moment_j, by magnitude; 0 where the moment is. */
static double term_of(const struct method *method, arb_srcptr series, unsigned j)
{
    fmpq_t moment;
    arb_t product;
    fmpq_init(moment);
    arb_init(product);
    method_moment(moment, method, j);
    arb_mul_fmpz(product, series + j, fmpq_numref(moment), 64);
    arb_div_fmpz(product, product, fmpq_denref(moment), 64);
    const double term = fmpq_is_zero(moment) ? 0 : fabs(ball_double(product));
    arb_clear(product);
    fmpq_clear(moment);
    return term;
}

bool total_error_init(struct total_error *model, const struct component *place, arb_srcptr series,
                      const struct method *method, const struct format *format, double evaluation,
                      bool nodes_stored)
{
    const struct stencil *s = method->stencil;
    const unsigned d = method->derivative;
    const double x = fabs(component_x(place)), f = fabs(ball_double(series)),
                 slope = fabs(ball_double(series + 1)),
                 derivative = fabs(ball_double(series + d)) * tgamma(d + 1.0);
    bool known = isfinite(f) && isfinite(slope) && isfinite(derivative);
    *model =
        (struct total_error){.derivative = d, .order = method->order, .unit_roundoff = format->unit_roundoff};
    for (unsigned i = 0; i < TOTAL_ERROR_TERMS; i++) {
        model->term[i] = term_of(method, series, d + method->order + i);
        known = known && isfinite(model->term[i]);
    }
    if (!known) return false;
    model->known = true;
    const bool told = !isnan(evaluation);
    evaluation /= format->unit_roundoff;
    if (method->kind == METHOD_COMPLEX_STEP) { /* nothing cancels: the imaginary part and the quotient */
        model->a = (told ? evaluation : derivative) + derivative;
        return true;
    }
    /* f is told to u |f| where nothing is known of its errors, a node to u |x|, and both grow by |k h|. */
    const double nodes = nodes_stored ? 0 : stencil_node_noise(s);
    const double coarser =
        place->problem->f->calls_gsl ? fmax(1, DBL_EPSILON / 2 / format->unit_roundoff) : 1;
    model->r0 =
        (told ? evaluation : coarser * stencil_noise(s) * f) + partial_sums(s) * f + nodes * x * slope;
    model->r1 = 2 * reach_noise(s) * slope;
    model->a = (1 + s->derivative) * derivative; /* c h^d and the quotient */
    return true;
}

double total_error_truncation(double h, const void *context)
{
    const struct total_error *model = context;
    double truncation = 0;
    for (int i = TOTAL_ERROR_TERMS; i-- > 0;) truncation = truncation * h + model->term[i];
    return truncation * pow(h, model->order);
}

double total_error_least_rounding(const struct total_error *model)
{
    return model->unit_roundoff * model->a;
}

double total_error_at(double h, const void *context)
{
    const struct total_error *model = context;
    double rounding = (model->r0 + model->r1 * h) / pow(h, model->derivative) + model->a;
    return total_error_truncation(h, model) + model->unit_roundoff * rounding;
}

double total_error_closed_form(const struct total_error *model)
{
    double p = model->order, d = model->derivative, truncation = model->term[0],
           rounding = model->unit_roundoff * model->r0;
    if (!(truncation > 0 && rounding > 0)) return NAN;
    return pow(d * rounding / (p * truncation), 1 / (p + d));
}
