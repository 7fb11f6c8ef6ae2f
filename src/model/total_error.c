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

/* |moment_j f^(j)(x)/j!| for j = d + p + i, and f, f' and f^(d) by magnitude. */
static hstar_status taylor_terms(struct total_error *model, const struct component *place,
                                 const struct method *method, double *f, double *slope, double *derivative,
                                 bool *known, hstar_error *err)
{
    slong n = (slong)(method->derivative + method->order + TOTAL_ERROR_TERMS),
          n_variables = (slong)place->problem->f->n_variables;
    arb_ptr at = _arb_vec_init(n_variables), a = _arb_vec_init(n);
    fmpq_t moment;
    fmpq_init(moment);
    for (slong v = 0; v < n_variables; v++) arb_set_d(at + v, place->problem->point[v]);
    hstar_status status =
        function_jet(place->problem->f, place->output, at, place->wrt, n, REFERENCE_PRECISION, a, err);
    if (status) goto done;
    *known = true;
    for (int i = 0; i < TOTAL_ERROR_TERMS; i++) {
        unsigned j = method->derivative + method->order + (unsigned)i;
        method_moment(moment, method, j);
        arb_mul_fmpz(a + j, a + j, fmpq_numref(moment), 64);
        arb_div_fmpz(a + j, a + j, fmpq_denref(moment), 64);
        model->term[i] = fmpq_is_zero(moment) ? 0 : fabs(ball_double(a + j));
        *known = *known && isfinite(model->term[i]);
    }
    *f = fabs(ball_double(a));
    *slope = fabs(ball_double(a + 1));
    *derivative = fabs(ball_double(a + method->derivative)) * tgamma(method->derivative + 1.0);
    *known = *known && isfinite(*f) && isfinite(*slope) && isfinite(*derivative);
done:
    fmpq_clear(moment);
    _arb_vec_clear(at, n_variables);
    _arb_vec_clear(a, n);
    return status;
}

hstar_status total_error_init(struct total_error *model, const struct component *place,
                              const struct method *method, const struct format *format, double evaluation,
                              bool nodes_stored, bool *known, hstar_error *err)
{
    const struct stencil *s = method->stencil;
    double f = 0, slope = 0, derivative = 0, x = fabs(component_x(place));
    *model = (struct total_error){
        .derivative = method->derivative, .order = method->order, .unit_roundoff = format->unit_roundoff};
    hstar_status status = taylor_terms(model, place, method, &f, &slope, &derivative, known, err);
    if (status || !*known) return status;
    const bool told = !isnan(evaluation);
    evaluation /= format->unit_roundoff;
    if (method->kind == METHOD_COMPLEX_STEP) { /* nothing cancels: the imaginary part and the quotient */
        model->a = (told ? evaluation : derivative) + derivative;
        return HSTAR_OK;
    }
    /* f is told to u |f| where nothing is known of its errors, a node to u |x|, and both grow by |k h|. */
    const double nodes = nodes_stored ? 0 : stencil_node_noise(s);
    const double coarser =
        place->problem->f->calls_gsl ? fmax(1, DBL_EPSILON / 2 / format->unit_roundoff) : 1;
    model->r0 =
        (told ? evaluation : coarser * stencil_noise(s) * f) + partial_sums(s) * f + nodes * x * slope;
    model->r1 = 2 * reach_noise(s) * slope;
    model->a = (1 + s->derivative) * derivative; /* c h^d and the quotient */
    return HSTAR_OK;
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
