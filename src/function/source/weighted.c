/* The class of functions that add the outputs of another, each times its weight. */
#include "function/source/weighted.h"
#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

struct weighted {
    struct function head; /* the variables are f's own */
    const struct function *f;
    const double *weights;
    char *text;
};

static hstar_status weighted_evaluate(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    const struct weighted *w = (const struct weighted *)f;
    const size_t n = w->f->n_outputs;
    double *all = points->n <= SIZE_MAX / (n + 1) ? memory_room(n * points->n, sizeof *all) : NULL;
    double **output = memory_array(n, sizeof *output);
    hstar_status status = all && output ? HSTAR_OK : error_memory(err);
    for (size_t o = 0; !status && o < n; o++) output[o] = all + o * points->n;
    if (!status) status = function_evaluate(w->f, points, output, err);
    for (size_t i = 0; !status && i < points->n; i++) {
        outputs[0][i] = 0;
        for (size_t o = 0; o < n; o++)
            if (w->weights[o] != 0) outputs[0][i] += w->weights[o] * output[o][i];
    }
    free(all);
    free(output);
    return status;
}

/* sum += weight * terms, of n balls. */
static void add_weighted(arb_ptr sum, arb_srcptr terms, double weight, slong n, slong precision)
{
    arb_t factor;
    arb_init(factor);
    arb_set_d(factor, weight);
    for (slong k = 0; k < n; k++) arb_addmul(&sum[k], &terms[k], factor, precision);
    arb_clear(factor);
}

static hstar_status weighted_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                 slong length, slong precision, arb_ptr coefficients, hstar_error *err)
{
    const struct weighted *w = (const struct weighted *)f;
    arb_ptr terms = _arb_vec_init(length);
    hstar_status status = HSTAR_OK;
    (void)output; /* there is one */
    _arb_vec_zero(coefficients, length);
    for (size_t o = 0; o < w->f->n_outputs && !status; o++) {
        if (w->weights[o] == 0) continue;
        status = function_jet(w->f, o, at, wrt, length, precision, terms, err);
        if (!status) add_weighted(coefficients, terms, w->weights[o], length, precision);
    }
    _arb_vec_clear(terms, length);
    return status;
}

static hstar_status weighted_jet_along(const struct function *f, size_t output, arb_srcptr at,
                                       const double *direction, slong length, slong precision,
                                       arb_ptr coefficients, hstar_error *err)
{
    const struct weighted *w = (const struct weighted *)f;
    arb_ptr terms = _arb_vec_init(length);
    hstar_status status = HSTAR_OK;
    (void)output;
    _arb_vec_zero(coefficients, length);
    for (size_t o = 0; o < w->f->n_outputs && !status; o++) {
        if (w->weights[o] == 0) continue;
        status = w->f->class->jet_along(w->f, o, at, direction, length, precision, terms, err);
        if (!status) add_weighted(coefficients, terms, w->weights[o], length, precision);
    }
    _arb_vec_clear(terms, length);
    return status;
}

static hstar_status weighted_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                    arb_srcptr x, size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    const struct weighted *w = (const struct weighted *)f;
    arb_ptr terms = _arb_vec_init((slong)n);
    hstar_status status = HSTAR_OK;
    (void)output;
    _arb_vec_zero(y, (slong)n);
    for (size_t o = 0; o < w->f->n_outputs && !status; o++) {
        if (w->weights[o] == 0) continue;
        status = function_values(w->f, o, at, wrt, x, n, precision, terms, err);
        if (!status) add_weighted(y, terms, w->weights[o], (slong)n, precision);
    }
    _arb_vec_clear(terms, (slong)n);
    return status;
}

static void weighted_free(struct function *f)
{
    struct weighted *w = (struct weighted *)f;
    free(w->text);
    free(w);
}

/* Called by one thread, or by several; without an exact form, or with it. */
#define WEIGHTED .kind = "weighted", .evaluate = weighted_evaluate, .free = weighted_free
#define EXACT    .jet = weighted_jet, .jet_along = weighted_jet_along, .values = weighted_values
static const struct function_class weighted_classes[2][2] = {
    {{WEIGHTED}, {WEIGHTED, EXACT}}, {{WEIGHTED, .concurrent = true}, {WEIGHTED, EXACT, .concurrent = true}}};

/* "2 (x*y) - (x+y)": of many outputs the first; or NULL. */
static char *describe_sum(const struct function *f, const double *weights)
{
    enum { SHOWN = 6 };
    size_t shown = 0;
    struct text t;
    text_init(&t);
    for (size_t o = 0; o < f->n_outputs && shown <= SHOWN; o++) {
        const double w = weights[o];
        if (w == 0) continue;
        if (shown++ == SHOWN) {
            text_append(&t, " + …");
            break;
        }
        text_append(&t, shown > 1 ? w < 0 ? " - " : " + " : w < 0 ? "-" : "");
        if (fabs(w) != 1) {
            text_double(&t, fabs(w));
            text_append(&t, " ");
        }
        text_format(&t, "(%s)", f->texts[o]);
    }
    char *text = t.failed ? NULL : memory_text(t.data, t.length);
    text_clear(&t);
    return text;
}

hstar_status weighted_new(const struct function *f, const double *weights, struct function **weighted,
                          hstar_error *err)
{
    struct weighted *w = memory_array(1, sizeof *w);
    if (!w) return error_memory(err);
    *w = (struct weighted){.f = f, .weights = weights, .text = describe_sum(f, weights)};
    if (!w->text) {
        free(w);
        return error_memory(err);
    }
    w->head = (struct function){.class = &weighted_classes[f->class->concurrent][function_is_exact(f)],
                                .n_variables = f->n_variables,
                                .n_outputs = 1,
                                .variables = f->variables,
                                .texts = &w->text};
    *weighted = &w->head;
    return HSTAR_OK;
}
