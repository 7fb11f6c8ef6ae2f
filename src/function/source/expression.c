/* The class of functions that are expressions. */
#include "function/source/expression.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/automatic/automatic.h"
#include "function/exact/exact.h"
#include "function/language/output_names.h"
#include "function/language/parser.h"
#include "function/machine/code_effort.h"
#include "function/machine/complex_plan.h"
#include "function/machine/evaluate.h"
#include "function/source/code_line.h"
#include "function/source/in_format.h"

#include <stdlib.h>
#include <string.h>

struct expression {
    struct function head;
    struct code code;
    char **sources; /* the texts as typed; n_sources */
    size_t n_sources;
};

static const struct code *code_of(const struct function *f)
{
    return &((const struct expression *)f)->code;
}

static hstar_status expression_evaluate(const struct function *f, const struct points *points,
                                        double *const *outputs, hstar_error *err)
{
    const struct code *code = code_of(f);
    if (code->gsl) gsl_quiet_begin();
    bool done = evaluate_f64(code, points->n, points->column, points->varies, outputs);
    if (code->gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                      arb_srcptr x, size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    return exact_values(code_of(f), output, at, wrt, x, n, precision, y) ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_gradient(const struct function *f, size_t output, arb_srcptr at,
                                        const size_t *wrt, size_t n_wrt, slong precision, arb_ptr derivatives,
                                        hstar_error *err)
{
    bool done = exact_gradient(code_of(f), output, at, wrt, n_wrt, precision, derivatives);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                   slong length, slong precision, arb_ptr coefficients, hstar_error *err)
{
    bool done = exact_jet(code_of(f), output, at, wrt, length, precision, coefficients);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_jet_along(const struct function *f, size_t output, arb_srcptr at,
                                         const double *direction, slong length, slong precision,
                                         arb_ptr coefficients, hstar_error *err)
{
    bool done = exact_jet_along(code_of(f), output, at, direction, length, precision, coefficients);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_check_complex(const struct function *f, size_t output, size_t wrt,
                                             hstar_error *err)
{
    struct no_complex found;
    bool analytic;
    hstar_status status = complex_check(code_of(f), output, wrt, &found, &analytic, err);
    if (status || analytic) return status;
    const char *text = ((const struct expression *)f)->sources[code_of(f)->output[output].text];
    error_at(err, HSTAR_INVALID, text, strlen(text), found.place, "there is no complex step: %s %s",
             found.name, found.says);
    error_remedy(err, "%s", found.remedy);
    return HSTAR_INVALID;
}

static hstar_status expression_imaginary(const struct function *f, size_t output, const double *point,
                                         size_t wrt, const void *h, size_t n, void *y, hstar_error *err)
{
    const struct code *code = code_of(f);
    const struct complex_line line = {.code = code,
                                      .arithmetic = ARITHMETIC_DOUBLE,
                                      .constant = code->constant,
                                      .output = output,
                                      .wrt = wrt,
                                      .point = point};
    if (code->gsl) gsl_quiet_begin();
    bool done = evaluate_complex(&line, h, n, y);
    if (code->gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_exact_imaginary(const struct function *f, size_t output, const double *point,
                                               size_t wrt, double h, slong precision, arb_t y,
                                               hstar_error *err)
{
    return exact_complex(code_of(f), output, point, wrt, h, precision, y) ? HSTAR_OK : error_memory(err);
}

static hstar_status expression_automatic(const struct function *f, const double *point,
                                         enum automatic_mode mode, const size_t *wrt, size_t n_wrt,
                                         double *derivatives, hstar_error *err)
{
    return automatic_derivatives(code_of(f), point, mode, wrt, n_wrt, derivatives, err);
}

static hstar_status expression_effort(const struct function *f, const size_t *wrt, size_t n_wrt,
                                      struct function_effort *effort, hstar_error *err)
{
    const struct code *code = code_of(f);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    for (size_t k = 0; varies && k < n_wrt; k++) varies[wrt[k]] = true;
    const bool done = varies && code_varying(code, varies, &effort->partials, &effort->varying);
    free(varies);
    effort->operations = code->n_instructions;
    effort->call_bytes = code_n_slots(code) * sizeof(double);
    effort->tape_bytes = automatic_bytes(code);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status in_format(const struct function *f, const struct format *format, struct function **in,
                              hstar_error *err)
{
    return in_format_new(f, code_of(f), format, in, err);
}

static void expression_free(struct function *f)
{
    struct expression *e = (struct expression *)f;
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    texts_free(e->sources, e->n_sources);
    code_clear(&e->code);
    free(e);
}

static hstar_status expression_new_base(const struct function *f, const double *point, void **base,
                                        hstar_error *err)
{
    return code_base_new(f, code_of(f), code_of(f)->constant, NULL, point, base, err);
}

static const struct function_slices slices = {
    .base_new = expression_new_base,
    .base_free = code_base_free,
    .line_new = code_line_new,
    .line_values = code_line_values,
    .line_free = code_line_free,
};

static const struct function_complex complex_step = {expression_check_complex, expression_imaginary,
                                                     expression_exact_imaginary};

static const struct function_class expression_class = {
    .kind = "expression",
    .concurrent = true,
    .evaluate = expression_evaluate,
    .jet = expression_jet,
    .jet_along = expression_jet_along,
    .gradient = expression_gradient,
    .values = expression_values,
    .automatic = expression_automatic,
    .effort = expression_effort,
    .in = in_format,
    .complex_step = &complex_step,
    .slices = &slices,
    .free = expression_free,
};

const char *const *expression_sources(const struct function *f, size_t *n)
{
    if (f->class != &expression_class) return NULL;
    *n = ((const struct expression *)f)->n_sources;
    return (const char *const *)((const struct expression *)f)->sources;
}

/* Room for the names of n more outputs. */
static bool more_outputs(struct expression *e, size_t n)
{
    char **texts = memory_resize(e->head.texts, e->head.n_outputs + n, sizeof *texts);
    if (!texts) return false;
    memset(texts + e->head.n_outputs, 0, n * sizeof *texts);
    e->head.texts = texts;
    e->head.n_outputs += n;
    return true;
}

/* One text more: its code, and the names of its outputs. */
static hstar_status add_text(struct code_builder *builder, struct expression *e, const char *text,
                             const struct variables *variables, struct shape *shape, hstar_error *err)
{
    size_t last = 0, n = e->head.n_outputs;
    hstar_status status = parse_expression(builder, text, variables, shape, &last, err);
    if (status) return status;
    bool named = more_outputs(e, shape_count(*shape)) && output_names(text, last, *shape, e->head.texts + n);
    return named ? HSTAR_OK : error_memory(err);
}

/* expression_new that also tells the shape of the last text's value. */
static hstar_status compile(const char *const *texts, size_t n_texts, const char *const *names,
                            size_t n_names, struct expression **expression, struct shape *shape,
                            hstar_error *err)
{
    struct variables variables = {0};
    struct expression *e = NULL;
    struct code_builder builder = {0};
    hstar_status status = variables_group(names, n_names, &variables, err);
    if (!status && n_texts == 0) status = error_set(err, HSTAR_INVALID, "there is no expression");
    if (!status && !(e = memory_array(1, sizeof *e))) status = error_memory(err);
    if (status) goto done;
    builder.code = &e->code;
    e->code.n_variables = n_names;
    e->head.class = &expression_class;
    for (; builder.text < n_texts && !status; builder.text++)
        status = add_text(&builder, e, texts[builder.text], &variables, shape, err);
    if (status) goto done;
    e->head.variables = texts_copy(names, n_names);
    if (e->head.variables) e->head.n_variables = n_names;
    e->sources = texts_copy(texts, n_texts);
    if (e->sources) e->n_sources = n_texts;
    if (!e->head.variables || !e->sources || !code_finish(&builder)) status = error_memory(err);
    e->head.calls_gsl = e->code.gsl;
done:
    variables_clear(&variables);
    code_builder_clear(&builder);
    if (!status)
        *expression = e;
    else if (e)
        expression_free(&e->head);
    return status;
}

hstar_status expression_new(const char *const *texts, size_t n_texts, const char *const *variables,
                            size_t n_variables, struct function **f, hstar_error *err)
{
    struct expression *e;
    struct shape shape;
    hstar_status status = compile(texts, n_texts, variables, n_variables, &e, &shape, err);
    if (!status) *f = &e->head;
    return status;
}

hstar_status expression_shape(const char *text, const char *const *variables, size_t n_variables,
                              struct shape *shape, hstar_error *err)
{
    struct expression *e;
    hstar_status status = compile(&text, 1, variables, n_variables, &e, shape, err);
    if (!status) expression_free(&e->head);
    return status;
}

hstar_status expression_constant(const char *text, struct shape *shape, double **values, hstar_error *err)
{
    struct expression *e;
    struct shape found;
    hstar_status status = compile(&text, 1, NULL, 0, &e, &found, err);
    if (status) return status;
    const size_t n = shape_count(found);
    double *all = memory_array(n, sizeof *all), **outputs = memory_array(n, sizeof *outputs);
    if (all && outputs) {
        for (size_t i = 0; i < n; i++) outputs[i] = &all[i];
        status = expression_evaluate(&e->head, &(struct points){.n = 1}, outputs, err);
    } else
        status = error_memory(err);
    free(outputs);
    expression_free(&e->head);
    if (status) {
        free(all);
        return status;
    }
    *shape = found;
    *values = all;
    return HSTAR_OK;
}
