/* What a Hessian with error bars says: whether it is positive definite, and its inverse; in balls made of the bars. */
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "derive/hessian.h"
#include "number/ball_matrix.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <stdlib.h>

enum { PRECISION = 128 };

const char *const definite_names[N_DEFINITES] = {
#define X(identifier, name, sentence) name,
#include "derive/definites.def"
#undef X
};
const char *const definite_sentences[N_DEFINITES] = {
#define X(identifier, name, sentence) sentence,
#include "derive/definites.def"
#undef X
};

/* Of many entries one is beyond its bar, and what is said of all of them has to hold all the same: within so many bars each, as in a check. */
static const double definite_margin = 6;

/* Balls around the entries, of so many bars; false where one of them cannot be trusted. */
static bool set_matrix(const struct hessian *h, double bars, arb_mat_t m)
{
    for (size_t i = 0; i < h->n; i++)
        for (size_t j = 0; j <= i; j++) {
            const struct step *s = &h->entry[hessian_place(i, j)].step;
            if (stops[s->stop].trust != TRUST_OK || !isfinite(s->bar)) return false;
            arb_ptr ball = arb_mat_entry(m, (slong)i, (slong)j);
            arb_set_d(ball, s->value);
            mag_set_d(arb_radref(ball), bars * s->bar);
            arb_set(arb_mat_entry(m, (slong)j, (slong)i), ball);
        }
    return true;
}

/* v' M v is below 0, or 0, for every matrix in the balls. */
static bool matrix_bends_down(const arb_mat_t m, const double *v, size_t n)
{
    arb_t sum, term;
    arb_init(sum);
    arb_init(term);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            arb_set_d(term, v[i]);
            arb_mul(term, term, arb_mat_entry(m, (slong)i, (slong)j), PRECISION);
            arf_t factor;
            arf_init(factor);
            arf_set_d(factor, v[j]);
            arb_addmul_arf(sum, term, factor, PRECISION);
            arf_clear(factor);
        }
    const bool down = arb_is_nonpositive(sum);
    arb_clear(sum);
    arb_clear(term);
    return down;
}

/* The direction in which it bends least upwards; false where there is no room. */
static bool lowest_direction(const struct hessian *h, double *v)
{
    gsl_quiet_begin();
    gsl_matrix *m = gsl_matrix_alloc(h->n, h->n), *vectors = gsl_matrix_alloc(h->n, h->n);
    gsl_vector *values = gsl_vector_alloc(h->n);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(h->n);
    const bool room = m && vectors && values && work;
    for (size_t i = 0; i < h->n && room; i++)
        for (size_t j = 0; j < h->n; j++) gsl_matrix_set(m, i, j, h->entry[hessian_place(i, j)].step.value);
    if (room) {
        gsl_eigen_symmv(m, values, vectors, work);
        const size_t least = gsl_vector_min_index(values);
        for (size_t i = 0; i < h->n; i++) v[i] = gsl_matrix_get(vectors, i, least);
    }
    gsl_matrix_free(m);
    gsl_matrix_free(vectors);
    gsl_vector_free(values);
    gsl_eigen_symmv_free(work);
    gsl_quiet_end();
    return room;
}

static hstar_status tell_definite(struct hessian *h, const arb_mat_t m, hstar_error *err)
{
    arb_mat_t root;
    arb_mat_init(root, (slong)h->n, (slong)h->n);
    const bool positive = arb_mat_cho(root, m, PRECISION);
    arb_mat_clear(root);
    h->definite = DEFINITE_YES;
    if (positive) return HSTAR_OK;
    double *v = memory_array(h->n, sizeof *v);
    if (!v || !lowest_direction(h, v)) {
        free(v);
        return error_memory(err);
    }
    h->definite = matrix_bends_down(m, v, h->n) ? DEFINITE_NO : DEFINITE_UNTOLD;
    free(v);
    return HSTAR_OK;
}

/* As a number and a bar; without an end nothing is told. */
static struct inverse_entry inverse_entry_of(const arb_t ball)
{
    struct inverse_entry e;
    e.value = ball_double_bar(ball, &e.bar);
    return e;
}

static hstar_status invert(struct hessian *h, const arb_mat_t m, hstar_error *err)
{
    arb_mat_t inverse;
    arb_t root;
    arb_mat_init(inverse, (slong)h->n, (slong)h->n);
    arb_init(root);
    hstar_status status = HSTAR_OK;
    if (h->definite == DEFINITE_YES ? arb_mat_spd_inv(inverse, m, PRECISION)
                                    : arb_mat_inv(inverse, m, PRECISION)) {
        h->inverse = memory_array(h->n_entries, sizeof *h->inverse);
        h->standard_error = memory_array(h->n, sizeof *h->standard_error);
        if (!h->inverse || !h->standard_error) status = error_memory(err);
        for (size_t i = 0; i < h->n && !status; i++) {
            for (size_t j = 0; j <= i; j++)
                h->inverse[hessian_place(i, j)] =
                    inverse_entry_of(arb_mat_entry(inverse, (slong)i, (slong)j));
            arb_sqrt(root, arb_mat_entry(inverse, (slong)i, (slong)i), PRECISION);
            h->standard_error[i] = inverse_entry_of(root);
        }
    }
    arb_mat_clear(inverse);
    arb_clear(root);
    return status;
}

hstar_status hessian_conclude(struct hessian *h, hstar_error *err)
{
    arb_mat_t m;
    arb_mat_init(m, (slong)h->n, (slong)h->n);
    hstar_status status = HSTAR_OK;
    h->definite = DEFINITE_UNTOLD;
    if (set_matrix(h, definite_margin, m)) status = tell_definite(h, m, err);
    if (!status && h->invert && set_matrix(h, 1, m)) status = invert(h, m, err);
    arb_mat_clear(m);
    return status;
}
