/* The truncation from the Taylor series. */
#include "sweep/expansion.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* Terms beyond the leading one of the method of highest order: enough for the steps below about a tenth of
 * the distance to the next singularity. Larger steps are evaluated directly. */
enum { EXTRA_TERMS = 24 };

/* The remainder may be this much below the derivative (in bits): what the node error, some 2^-53, needs to be
 * told to 2^-20, and some to spare. */
#define REMAINDER_BITS 84.0

static void moments(struct expansion *e, const struct method *methods)
{
    fmpq_t moment;
    fmpq_init(moment);
    for (size_t m = 0; m < e->n_methods; m++) {
        e->t[m] = _arb_vec_init(e->n);
        for (slong j = 0; j < e->n; j++) {
            stencil_moment(moment, methods[m].stencil, (unsigned)j);
            arb_mul_fmpz(e->t[m] + j, e->a + j, fmpq_numref(moment), EXPANSION_PRECISION);
            arb_div_fmpz(e->t[m] + j, e->t[m] + j, fmpq_denref(moment), EXPANSION_PRECISION);
            if (fmpq_is_zero(moment)) arb_zero(e->t[m] + j); /* also of what is not finite */
        }
    }
    fmpq_clear(moment);
}

static double log2_size(const arb_t x)
{
    mag_t size;
    mag_init(size);
    arb_get_mag(size, x);
    double log2 = mag_get_d_log2_approx(size); /* -infinity for 0, infinity for infinity */
    mag_clear(size);
    return log2;
}

hstar_status expansion_init(struct expansion *e, const struct place *place, const struct method *methods,
                            size_t n_methods, hstar_error *err)
{
    *e = (struct expansion){.n_methods = n_methods, .derivative = methods[0].stencil->derivative};
    for (size_t m = 0; m < n_methods; m++)
        if (methods[m].stencil->order > e->highest_order) e->highest_order = methods[m].stencil->order;
    e->n = (slong)(e->derivative + e->highest_order + EXTRA_TERMS);
    e->a = _arb_vec_init(e->n);
    e->log2_a = memory_array((size_t)e->n, sizeof *e->log2_a);
    e->t = memory_array(n_methods, sizeof *e->t);
    hstar_status status = HSTAR_OK;
    if (!e->log2_a || !e->t) {
        status = error_memory(err);
        goto done;
    }
    size_t n_variables = place->f->n_variables;
    arb_ptr at = _arb_vec_init((slong)n_variables);
    for (size_t v = 0; v < n_variables; v++) arb_set_d(at + v, place->point[v]);
    status = function_jet(place->f, place->output, at, place->wrt, e->n, EXPANSION_PRECISION, e->a, err);
    _arb_vec_clear(at, (slong)n_variables);
    if (status) goto done;
    for (slong j = 0; j < e->n; j++) e->log2_a[j] = log2_size(e->a + j);
    moments(e, methods);
done:
    if (status) expansion_clear(e);
    return status;
}

void expansion_clear(struct expansion *e)
{
    if (e->a) _arb_vec_clear(e->a, e->n);
    for (size_t m = 0; e->t && m < e->n_methods; m++)
        if (e->t[m]) _arb_vec_clear(e->t[m], e->n);
    free(e->t);
    free(e->log2_a);
    *e = (struct expansion){0};
}

/* The fewest terms of a method of this order whose remainder is small enough at radius 2^log2_r, judged by
 * the coefficients at the point; all that are known where none is. */
static slong terms(const struct expansion *e, unsigned order, double log2_r)
{
    slong d = (slong)e->derivative, n = d + (slong)order + 2;
    double scale = fmax(e->log2_a[d], fmax(e->log2_a[d + 1] + log2_r, e->log2_a[d + 2] + 2 * log2_r));
    for (; n < e->n - 2; n++) {
        /* two in a row, since every other coefficient of an even or odd function is 0 */
        double here = fmax(e->log2_a[n], e->log2_a[n + 1] + log2_r);
        if (here + (double)(n - d) * log2_r <= scale - REMAINDER_BITS) break;
    }
    return n;
}

/* +-(sum_i |w_i k_i^N| / c) times a bound of |f^(N)/N!| near the point. */
static void bound_remainder(arb_t remainder, const struct stencil *s, slong n, const arb_t bound)
{
    fmpq_t sum, term;
    mag_t size;
    fmpq_init(sum);
    fmpq_init(term);
    mag_init(size);
    for (size_t i = 0; i < s->n; i++) {
        fmpq_pow_si(term, s->node + i, n);
        fmpq_mul_fmpz(term, term, s->weight + i);
        fmpq_abs(term, term);
        fmpq_add(sum, sum, term);
    }
    fmpq_div_fmpz(sum, sum, s->divisor);
    arb_mul_fmpz(remainder, bound, fmpq_numref(sum), 64);
    arb_div_fmpz(remainder, remainder, fmpq_denref(sum), 64);
    arb_get_mag(size, remainder);
    arb_zero(remainder);
    arb_add_error_mag(remainder, size);
    mag_clear(size);
    fmpq_clear(sum);
    fmpq_clear(term);
}

/* reach * h_max, rounded up */
static void radius(mag_t r, const struct lattice *lattice, double h_max)
{
    mag_t h;
    mag_init(h);
    mag_set_d(r, lattice->reach);
    mag_set_d(h, h_max);
    mag_mul(r, r, h);
    mag_clear(h);
}

hstar_status expansion_cut_init(struct expansion_cut *cut, const struct expansion *e,
                                const struct place *place, const struct method *methods,
                                const struct lattice *lattice, double h_max, hstar_error *err)
{
    *cut = (struct expansion_cut){.n_methods = e->n_methods, .n = memory_array(e->n_methods, sizeof *cut->n)};
    if (!cut->n) return error_memory(err);
    cut->remainder = _arb_vec_init((slong)e->n_methods);
    mag_t r;
    mag_init(r);
    radius(r, lattice, h_max);
    slong most = 0;
    for (size_t m = 0; m < e->n_methods; m++) {
        cut->n[m] = terms(e, methods[m].stencil->order, mag_get_d_log2_approx(r));
        if (cut->n[m] > most) most = cut->n[m];
    }
    slong n_variables = (slong)place->f->n_variables;
    arb_ptr at = _arb_vec_init(n_variables), wide = _arb_vec_init(most + 1);
    for (slong v = 0; v < n_variables; v++) arb_set_d(at + v, place->point[v]);
    arb_add_error_mag(at + place->wrt, r);
    hstar_status status = function_jet(place->f, place->output, at, place->wrt, most + 1, 64, wide, err);
    if (!status) {
        /* Every coefficient must be finite: f is then smooth on the whole interval. */
        cut->valid = _arb_vec_is_finite(wide, most + 1) && _arb_vec_is_finite(e->a, most);
        for (size_t m = 0; cut->valid && m < e->n_methods; m++)
            bound_remainder(cut->remainder + m, methods[m].stencil, cut->n[m], wide + cut->n[m]);
    }
    _arb_vec_clear(at, n_variables);
    _arb_vec_clear(wide, most + 1);
    mag_clear(r);
    if (status) expansion_cut_clear(cut);
    return status;
}

void expansion_cut_clear(struct expansion_cut *cut)
{
    if (cut->remainder) _arb_vec_clear(cut->remainder, (slong)cut->n_methods);
    free(cut->n);
    *cut = (struct expansion_cut){0};
}

void expansion_truncation(arb_t truncation, const struct expansion *e, const struct expansion_cut *cut,
                          size_t m, const arb_t h, slong precision)
{
    slong d = (slong)e->derivative;
    arb_set(truncation, cut->remainder + m);
    for (slong j = cut->n[m] - 1; j > d; j--) {
        arb_mul(truncation, truncation, h, precision);
        if (!arb_is_zero(e->t[m] + j)) arb_add(truncation, truncation, e->t[m] + j, precision);
    }
    arb_mul(truncation, truncation, h, precision);
}
