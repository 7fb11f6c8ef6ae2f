/* The Taylor series of f at the point, with bounds. */
#include "sweep/expansion.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

enum { PRECISION = 192, REMAINDER_PRECISION = 64 };

/* Terms beyond the leading one of the method of highest order: enough for the steps below about a tenth of the
 * distance to the next singularity. Larger steps are evaluated directly. */
enum { EXTRA_TERMS = 24 };

/* The remainder may be this much below the derivative (in bits): what the node error, some 2^-53, needs to be
 * told to 2^-20, and some to spare. */
#define REMAINDER_BITS 84.0

static double log2_size(const arb_t x)
{
    mag_t size;
    mag_init(size);
    arb_get_mag(size, x);
    double log2 = mag_get_d_log2_approx(size); /* -infinity for 0, infinity for infinity */
    mag_clear(size);
    return log2;
}

/* moment_j a_j, for all j; exactly 0 where the moment vanishes. */
static void terms_of_method(struct bounded *t, const struct method *method, arb_srcptr a, slong n)
{
    fmpq_t moment;
    arb_t product;
    fmpq_init(moment);
    arb_init(product);
    for (slong j = 0; j < n; j++) {
        method_moment(moment, method, (unsigned)j);
        arb_mul_fmpz(product, a + j, fmpq_numref(moment), PRECISION);
        arb_div_fmpz(product, product, fmpq_denref(moment), PRECISION);
        t[j] = fmpq_is_zero(moment) ? bounded_exact(0) : bounded_ball(product);
    }
    arb_clear(product);
    fmpq_clear(moment);
}

static hstar_status expansion_room(struct expansion *e, hstar_error *err)
{
    size_t n = (size_t)e->n;
    e->log2_a = memory_array(n, sizeof *e->log2_a);
    e->a = memory_array(n, sizeof *e->a);
    e->t = memory_array(e->n_methods, sizeof *e->t);
    bool failed = !e->log2_a || !e->a || !e->t;
    for (size_t m = 0; m < e->n_methods && !failed; m++) {
        e->t[m] = memory_array(n, sizeof **e->t);
        failed = !e->t[m];
    }
    return failed ? error_memory(err) : HSTAR_OK;
}

hstar_status expansion_init(struct expansion *e, const struct component *place, const struct method *methods,
                            size_t n_methods, hstar_error *err)
{
    *e = (struct expansion){.n_methods = n_methods, .derivative = methods[0].derivative};
    for (size_t m = 0; m < n_methods; m++)
        if (methods[m].order > e->highest_order) e->highest_order = methods[m].order;
    e->n = (slong)(e->derivative + e->highest_order + EXTRA_TERMS);
    arb_ptr a = _arb_vec_init(e->n);
    hstar_status status = expansion_room(e, err);
    if (!status) status = component_jet(place, NULL, e->n, PRECISION, a, err);
    for (slong j = 0; j < e->n && !status; j++) {
        e->log2_a[j] = log2_size(a + j);
        e->a[j] = bounded_ball(a + j);
    }
    for (size_t m = 0; m < n_methods && !status; m++) terms_of_method(e->t[m], &methods[m], a, e->n);
    e->finite = _arb_vec_is_finite(a, e->n);
    _arb_vec_clear(a, e->n);
    if (status) expansion_clear(e);
    return status;
}

void expansion_clear(struct expansion *e)
{
    for (size_t m = 0; e->t && m < e->n_methods; m++) free(e->t[m]);
    free(e->t);
    free(e->a);
    free(e->log2_a);
    e->t = NULL;
    e->a = NULL;
    e->log2_a = NULL;
}

/* The fewest terms of a method of this order whose remainder is small enough at radius 2^log2_r, judged by the
 * coefficients at the point; all that are known where none is. */
static slong fewest_terms(const struct expansion *e, unsigned order, double log2_r)
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

static double magnitude_of(const arb_t x)
{
    mag_t size;
    mag_init(size);
    arb_get_mag(size, x);
    double upper = mag_get_d(size);
    mag_clear(size);
    return upper;
}

/* sum_i |w_i k_i^N| / c times the bound of |f^(N)/N!|. */
static double remainder_of(const struct method *method, slong n, const arb_t bound)
{
    const struct stencil *s = method->stencil;
    fmpq_t sum, term;
    arb_t product;
    fmpq_init(sum);
    fmpq_init(term);
    arb_init(product);
    for (size_t i = 0; i < method_n_nodes(method); i++) {
        fmpq_pow_si(term, s->node + i, n);
        fmpq_mul_fmpz(term, term, s->weight + i);
        fmpq_abs(term, term);
        fmpq_add(sum, sum, term);
    }
    if (s) fmpq_div_fmpz(sum, sum, s->divisor);
    arb_mul_fmpz(product, bound, fmpq_numref(sum), REMAINDER_PRECISION);
    arb_div_fmpz(product, product, fmpq_denref(sum), REMAINDER_PRECISION);
    double remainder = magnitude_of(product);
    arb_clear(product);
    fmpq_clear(sum);
    fmpq_clear(term);
    return remainder;
}

/* How far from x the nodes reach, as they are and as they are stored: a step k h, k itself, and the sum are rounded, each
 * by u of its size, or by half of the smallest number. With e = 8 u, at most 1: reach h_max (1 + e) + |x| e + that number. */
static void radius(mag_t r, const struct lattice *lattice, const struct format *format, double x,
                   double h_max)
{
    mag_t part;
    const int e = format->bits > 3 ? 3 - format->bits : 0;
    mag_init(part);
    mag_set_d(r, lattice->reach);
    mag_set_d(part, h_max);
    mag_mul(r, r, part);
    mag_mul_2exp_si(part, r, e);
    mag_add(r, r, part);
    mag_set_d(part, x);
    mag_mul_2exp_si(part, part, e);
    mag_add(r, r, part);
    mag_set_d(part, format_least(format));
    mag_add(r, r, part);
    mag_clear(part);
}

hstar_status expansion_cut_init(struct expansion_cut *cut, const struct expansion *e,
                                const struct component *place, const struct method *methods,
                                const struct lattice *lattice, double h_max, hstar_error *err)
{
    *cut = (struct expansion_cut){.n = memory_array(e->n_methods, sizeof *cut->n),
                                  .remainder = memory_array(e->n_methods, sizeof *cut->remainder)};
    if (!cut->n || !cut->remainder) {
        expansion_cut_clear(cut);
        return error_memory(err);
    }
    mag_t r;
    mag_init(r);
    radius(r, lattice, function_format(place->problem->f), component_x(place), h_max);
    slong most = 0;
    cut->n_slope = e->n;
    for (size_t m = 0; m < e->n_methods; m++) {
        cut->n[m] = fewest_terms(e, methods[m].order, mag_get_d_log2_approx(r));
        if (cut->n[m] > most) most = cut->n[m];
        if (cut->n[m] < cut->n_slope) cut->n_slope = cut->n[m];
    }
    arb_ptr wide = _arb_vec_init(most + 1);
    hstar_status status = HSTAR_OK;
    if (e->finite) status = component_jet(place, r, most + 1, REMAINDER_PRECISION, wide, err);
    /* Every coefficient must be finite: f is then smooth on the whole interval. */
    if (!status && e->finite && _arb_vec_is_finite(wide, most + 1)) {
        cut->valid = true;
        for (size_t m = 0; m < e->n_methods; m++)
            cut->remainder[m] = remainder_of(&methods[m], cut->n[m], wide + cut->n[m]);
        cut->slope_remainder = (double)cut->n_slope * magnitude_of(wide + cut->n_slope) * BOUNDED_SLACK;
    }
    _arb_vec_clear(wide, most + 1);
    mag_clear(r);
    if (status) expansion_cut_clear(cut);
    return status;
}

void expansion_cut_clear(struct expansion_cut *cut)
{
    free(cut->n);
    free(cut->remainder);
    *cut = (struct expansion_cut){0};
}

struct bounded expansion_truncation(const struct expansion *e, const struct expansion_cut *cut, size_t m,
                                    double h)
{
    slong d = (slong)e->derivative;
    struct bounded sum = {0, cut->remainder[m]}, step = bounded_exact(h);
    for (slong j = cut->n[m] - 1; j > d; j--) sum = bounded_add(bounded_mul(sum, step), e->t[m][j]);
    return bounded_mul(sum, step);
}

struct bounded expansion_move(const struct expansion *e, const struct expansion_cut *cut, struct bounded s,
                              struct bounded move)
{
    if (bounded_is_zero(move)) return move;
    struct bounded u = bounded_add(s, move);
    struct bounded value = e->a[cut->n_slope - 1], difference = bounded_exact(0);
    struct bounded remainder = {0, cut->slope_remainder};
    struct bounded farthest = {0, fmax(fabs(u.value) + u.bound, fabs(s.value) + s.bound) * BOUNDED_SLACK};
    for (slong j = cut->n_slope - 2; j >= 0; j--) {
        difference = bounded_add(bounded_mul(difference, u), value);
        value = bounded_add(bounded_mul(value, s), e->a[j]);
        remainder = bounded_mul(remainder, farthest);
    }
    return bounded_mul(bounded_add(difference, remainder), move);
}
