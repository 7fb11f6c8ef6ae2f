/* The class of functions that are expressions. */
#include "function/expression.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/evaluate.h"
#include "function/lexer.h"
#include "function/parser.h"

#include <stdlib.h>
#include <string.h>

struct expression {
    struct function head;
    struct code code;
};

static const struct code *code_of(const struct function *f)
{
    return &((const struct expression *)f)->code;
}

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    const struct code *code = code_of(f);
    if (code->gsl) gsl_quiet_begin();
    bool done = evaluate_f64(code, points->n, points->column, points->varies, outputs);
    if (code->gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status values(const struct function *f, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x,
                           size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    struct exact_plan *plan = exact_plan_new(code_of(f), output, at, wrt, 1, precision);
    if (!plan) return error_memory(err);
    for (size_t i = 0; i < n; i++) exact_plan_run(plan, &x[i], &y[i]);
    exact_plan_free(plan);
    return HSTAR_OK;
}

static hstar_status jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt, slong length,
                        slong precision, arb_ptr coefficients, hstar_error *err)
{
    struct exact_plan *plan = exact_plan_new(code_of(f), output, at, wrt, length, precision);
    if (!plan) return error_memory(err);
    exact_plan_run(plan, &at[wrt], coefficients);
    exact_plan_free(plan);
    return HSTAR_OK;
}

static void expression_free(struct function *f)
{
    struct expression *e = (struct expression *)f;
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    code_clear(&e->code);
    free(e);
}

static const struct function_class expression_class = {
    .kind = "expression",
    .concurrent = true,
    .evaluate = evaluate,
    .jet = jet,
    .values = values,
    .free = expression_free,
};

static hstar_status check_variables(const char *const *variables, size_t n, hstar_error *err)
{
    for (size_t v = 0; v < n; v++) {
        const char *name = variables[v];
        if (!is_name(name)) {
            error_set(err, HSTAR_INVALID, "\"%.60s\" cannot be the name of a variable", name);
            error_remedy(err, "a name is a letter or _, and then letters, digits and _");
            return HSTAR_INVALID;
        }
        if (function_named(name, strlen(name))) {
            error_set(err, HSTAR_INVALID, "the variable %s has the name of a function", name);
            error_remedy(err, "choose another name for the variable");
            return HSTAR_INVALID;
        }
        for (size_t u = 0; u < v; u++)
            if (strcmp(variables[u], name) == 0)
                return error_set(err, HSTAR_INVALID, "two variables are called %.60s", name);
    }
    return HSTAR_OK;
}

hstar_status expression_new(const char *const *texts, size_t n_texts, const char *const *variables,
                            size_t n_variables, struct function **f, hstar_error *err)
{
    hstar_status status = check_variables(variables, n_variables, err);
    if (status) return status;
    if (n_texts == 0) return error_set(err, HSTAR_INVALID, "there is no expression");

    struct expression *e = memory_array(1, sizeof *e);
    if (!e) return error_memory(err);
    struct code_builder builder = {.code = &e->code};
    e->code.n_variables = n_variables;
    e->head.class = &expression_class;
    for (size_t i = 0; i < n_texts && !status; i++)
        status = parse_expression(&builder, texts[i], variables, n_variables, err);
    if (status) goto done;

    status = HSTAR_MEMORY;
    if (!(e->head.variables = texts_copy(variables, n_variables))) goto memory;
    e->head.n_variables = n_variables;
    if (!(e->head.texts = texts_copy(texts, n_texts))) goto memory;
    e->head.n_outputs = n_texts;
    if (!code_finish(&builder)) goto memory;
    *f = &e->head;
    code_builder_clear(&builder);
    return HSTAR_OK;

memory:
    error_memory(err);
done:
    code_builder_clear(&builder);
    expression_free(&e->head);
    return status;
}
