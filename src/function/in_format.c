/* An expression in the arithmetic of a format: its instructions, with its literals rounded to that, which the exact form
 * uses too. */
#include "function/in_format.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "function/evaluate.h"

#include <stdlib.h>

struct in_format {
    struct function head; /* names and texts are those of the expression */
    struct code code;     /* its instructions; `constant` and `exact_constant` are our own */
    void *constants;      /* as they are computed with */
    struct rounding rounding;
};

static const struct in_format *of(const struct function *f)
{
    return (const struct in_format *)f;
}

static hstar_status evaluate_in(const struct function *f, size_t n, const void *const *column,
                                const bool *varies, void *const *outputs, hstar_error *err)
{
    const struct in_format *e = of(f);
    const void *in = column;
    const void *out = outputs;
    bool done = false;
    if (e->code.gsl) gsl_quiet_begin();
    switch (f->format->arithmetic) {
    case ARITHMETIC_FLOAT:
        done = evaluate_f32(&e->code, e->constants, n, in, varies, out);
        break;
    case ARITHMETIC_LONG_DOUBLE:
        done = evaluate_f80(&e->code, e->constants, n, in, varies, out);
        break;
    case ARITHMETIC_ROUNDED:
        done = evaluate_rounded(&e->code, e->constants, &e->rounding, n, in, varies, out);
        break;
    case ARITHMETIC_DOUBLE:
        done = evaluate_f64(&e->code, n, in, varies, out);
        break;
    }
    if (e->code.gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

static void narrow(const struct format *format, const double *from, size_t n, void *to)
{
    if (format->arithmetic == ARITHMETIC_FLOAT)
        for (size_t i = 0; i < n; i++) ((float *)to)[i] = (float)from[i];
    else if (format->arithmetic == ARITHMETIC_LONG_DOUBLE)
        for (size_t i = 0; i < n; i++) ((long double *)to)[i] = from[i];
    else
        for (size_t i = 0; i < n; i++) ((double *)to)[i] = round_double(format, from[i]);
}

static void widen(const struct format *format, const void *from, size_t n, double *to)
{
    if (format->arithmetic == ARITHMETIC_FLOAT)
        for (size_t i = 0; i < n; i++) to[i] = (double)((const float *)from)[i];
    else if (format->arithmetic == ARITHMETIC_LONG_DOUBLE)
        for (size_t i = 0; i < n; i++) to[i] = (double)((const long double *)from)[i];
    else
        for (size_t i = 0; i < n; i++) to[i] = ((const double *)from)[i];
}

/* By way of doubles: points are rounded to the format, and results to doubles. */
static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    const size_t size = format_size(f->format), n_columns = f->n_variables + f->n_outputs;
    void **column = memory_array(n_columns, sizeof *column);
    hstar_status status = column ? HSTAR_OK : error_memory(err);
    for (size_t c = 0; c < n_columns && !status; c++) {
        const bool one = c < f->n_variables && !points->varies[c];
        column[c] = memory_room(one ? 1 : points->n, size);
        if (!column[c])
            status = error_memory(err);
        else if (c < f->n_variables)
            narrow(f->format, points->column[c], one ? 1 : points->n, column[c]);
    }
    if (!status)
        status = evaluate_in(f, points->n, (const void *const *)column, points->varies,
                             column + f->n_variables, err);
    for (size_t o = 0; o < f->n_outputs && !status; o++)
        widen(f->format, column[f->n_variables + o], points->n, outputs[o]);
    for (size_t c = 0; column && c < n_columns; c++) free(column[c]);
    free(column);
    return status;
}

static hstar_status values(const struct function *f, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x,
                           size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    return exact_values(&of(f)->code, output, at, wrt, x, n, precision, y) ? HSTAR_OK : error_memory(err);
}

static hstar_status jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt, slong length,
                        slong precision, arb_ptr coefficients, hstar_error *err)
{
    bool done = exact_jet(&of(f)->code, output, at, wrt, length, precision, coefficients);
    return done ? HSTAR_OK : error_memory(err);
}

static void in_format_free(struct function *f)
{
    struct in_format *e = (struct in_format *)f;
    if (e->code.exact_constant) _arb_vec_clear(e->code.exact_constant, (slong)e->code.n_constants);
    free(e->code.constant);
    free(e->constants);
    free(e);
}

static const struct function_class in_format_class = {
    .kind = "expression",
    .concurrent = true,
    .evaluate = evaluate,
    .evaluate_in = evaluate_in,
    .jet = jet,
    .values = values,
    .free = in_format_free,
};

/* A literal is data: the same number for the arithmetic and for the exact form. */
static void round_constants(struct in_format *e)
{
    const enum arithmetic arithmetic = e->head.format->arithmetic;
    for (size_t k = 0; k < e->code.n_constants; k++) {
        const long double rounded = literal_round(e->head.format, &e->code.literal[k]);
        e->code.constant[k] = (double)rounded;
        if (arithmetic == ARITHMETIC_FLOAT)
            ((float *)e->constants)[k] = (float)rounded;
        else if (arithmetic == ARITHMETIC_LONG_DOUBLE)
            ((long double *)e->constants)[k] = rounded;
        else
            ((double *)e->constants)[k] = (double)rounded;
        ball_set_long_double(&e->code.exact_constant[k], rounded);
    }
}

hstar_status in_format_new(const struct function *f, const struct code *code, const struct format *format,
                           struct function **in, hstar_error *err)
{
    struct in_format *e = memory_array(1, sizeof *e);
    if (!e) return error_memory(err);
    e->head = *f;
    e->head.class = &in_format_class;
    e->head.format = format;
    e->code = *code;
    if (format->arithmetic == ARITHMETIC_ROUNDED) e->rounding = rounding_of(format);
    e->code.exact_constant = NULL;
    e->code.constant = memory_array(code->n_constants, sizeof *e->code.constant);
    e->constants = memory_array(code->n_constants, format_size(format));
    if (!e->code.constant || !e->constants) {
        in_format_free(&e->head);
        return error_memory(err);
    }
    e->code.exact_constant = _arb_vec_init((slong)code->n_constants);
    round_constants(e);
    *in = &e->head;
    return HSTAR_OK;
}
