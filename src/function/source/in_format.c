/* An expression in the arithmetic of a format: its instructions, with its literals rounded to that, which the exact form
 * uses too. */
#include "function/source/in_format.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "function/exact/exact.h"
#include "function/machine/complex_plan.h"
#include "function/machine/evaluate.h"
#include "function/machine/numbers.h"
#include "function/source/code_line.h"

#include <stdlib.h>

struct in_format {
    struct function head; /* names and texts are those of the expression */
    const struct function *expression;
    struct code code; /* its instructions; `constant` and `exact_constant` are our own */
    void *constants;  /* as they are computed with */
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
    if (e->code.gsl) gsl_quiet_begin();
    bool done = evaluate_numbers(f->format->arithmetic, &e->code, e->constants, &e->rounding, n, column,
                                 varies, outputs);
    if (e->code.gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

/* By way of doubles: points are rounded to the format, and results to doubles. */
static hstar_status in_format_evaluate(const struct function *f, const struct points *points,
                                       double *const *outputs, hstar_error *err)
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
            numbers_from_doubles(f->format, points->column[c], one ? 1 : points->n, column[c]);
    }
    if (!status)
        status = evaluate_in(f, points->n, (const void *const *)column, points->varies,
                             column + f->n_variables, err);
    for (size_t o = 0; o < f->n_outputs && !status; o++)
        numbers_to_doubles(f->format, column[f->n_variables + o], points->n, outputs[o]);
    for (size_t c = 0; column && c < n_columns; c++) free(column[c]);
    free(column);
    return status;
}

static hstar_status in_format_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                     arb_srcptr x, size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    return exact_values(&of(f)->code, output, at, wrt, x, n, precision, y) ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format_gradient(const struct function *f, size_t output, arb_srcptr at,
                                       const size_t *wrt, size_t n_wrt, slong precision, arb_ptr derivatives,
                                       hstar_error *err)
{
    bool done = exact_gradient(&of(f)->code, output, at, wrt, n_wrt, precision, derivatives);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                  slong length, slong precision, arb_ptr coefficients, hstar_error *err)
{
    bool done = exact_jet(&of(f)->code, output, at, wrt, length, precision, coefficients);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format_jet_along(const struct function *f, size_t output, arb_srcptr at,
                                        const double *direction, slong length, slong precision,
                                        arb_ptr coefficients, hstar_error *err)
{
    bool done = exact_jet_along(&of(f)->code, output, at, direction, length, precision, coefficients);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format_check_complex(const struct function *f, size_t output, size_t wrt,
                                            hstar_error *err)
{
    return function_complex_check(of(f)->expression, output, wrt, err);
}

/* The rounding of what is computed in doubles that are rounded. */
static const struct rounding *rounding_in(const struct in_format *e)
{
    return e->head.format->arithmetic == ARITHMETIC_ROUNDED ? &e->rounding : NULL;
}

static hstar_status in_format_imaginary(const struct function *f, size_t output, const double *point,
                                        size_t wrt, const void *h, size_t n, void *y, hstar_error *err)
{
    const struct in_format *e = of(f);
    const struct complex_line line = {.code = &e->code,
                                      .arithmetic = f->format->arithmetic,
                                      .constant = e->constants,
                                      .rounding = rounding_in(e),
                                      .output = output,
                                      .wrt = wrt,
                                      .point = point};
    if (e->code.gsl) gsl_quiet_begin();
    bool done = evaluate_complex(&line, h, n, y);
    if (e->code.gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format_exact_imaginary(const struct function *f, size_t output, const double *point,
                                              size_t wrt, double h, slong precision, arb_t y,
                                              hstar_error *err)
{
    bool done = exact_complex(&of(f)->code, output, point, wrt, h, precision, y);
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

static hstar_status in_format_new_base(const struct function *f, const double *point, void **base,
                                       hstar_error *err)
{
    const struct in_format *e = of(f);
    return code_base_new(f, &e->code, e->constants, rounding_in(e), point, base, err);
}

static const struct function_slices slices = {
    .base_new = in_format_new_base,
    .base_free = code_base_free,
    .line_new = code_line_new,
    .line_values = code_line_values,
    .line_free = code_line_free,
};

static const struct function_complex complex_step = {in_format_check_complex, in_format_imaginary,
                                                     in_format_exact_imaginary};

static const struct function_class in_format_class = {
    .kind = "expression",
    .concurrent = true,
    .evaluate = in_format_evaluate,
    .evaluate_in = evaluate_in,
    .jet = in_format_jet,
    .jet_along = in_format_jet_along,
    .gradient = in_format_gradient,
    .values = in_format_values,
    .complex_step = &complex_step,
    .slices = &slices,
    .free = in_format_free,
};

/* A literal is data: the same number for the arithmetic and for the exact form. */
static void round_constants(struct in_format *e)
{
    for (size_t k = 0; k < e->code.n_constants; k++) {
        const widest_float rounded = literal_round(e->head.format, &e->code.literal[k]);
        e->code.constant[k] = (double)rounded;
        ball_set_widest(&e->code.exact_constant[k], rounded);
        switch (e->head.format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        ((type *)e->constants)[k] = (type)rounded;                                                           \
        break;
#include "number/arithmetics.def"
#undef X
        case N_ARITHMETICS:
            break;
        }
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
    e->expression = f;
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
