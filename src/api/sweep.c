/* hstar_sweep_function, hstar_sweep_expression, and what can be read of a sweep: one variable, one method. */
#include "api/callback.h"
#include "base/memory.h"
#include "derive/sweep_result.h"
#include "function/source/expression.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define X(identifier, name, anatomy, meaning)                                                                \
    _Static_assert((int)HSTAR_COLUMN_##identifier == (int)COLUMN_##identifier + 1,                           \
                   "the public columns are the inner ones, behind h");
#include "sweep/columns.def"
#undef X

struct hstar_sweep {
    struct problem problem; /* the sweep's: what it says of f outlives f, which nobody asks any more */
    double x;
    struct sweep *result;
};

static const size_t only_variable = 0;

static const char *const variable[] = {"x"};

static hstar_status no_result(hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "the place for the sweep is NULL");
}

static hstar_status check_sweep_options(const hstar_sweep_options *o, double x, hstar_error *err)
{
    if (!o->method) return error_set(err, HSTAR_INVALID, "the method is NULL");
    if (isinf(o->truth)) return error_set(err, HSTAR_INVALID, "the true derivative is infinite");
    if (!isfinite(x)) return error_set(err, HSTAR_INVALID, "x is not a finite number: %g", x);
    if (!o->format || format_find(o->format)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "there is no format \"%.100s\"", o->format);
    error_remedy(err, "`hstar list formats` shows them all");
    return HSTAR_INVALID;
}

/* The derivative as a function that a sweep takes for its reference: its digits, to the last bit. */
static hstar_status constant_new(double value, struct function **f, hstar_error *err)
{
    char digits[64];
    snprintf(digits, sizeof digits, "%a", value);
    const char *text = digits;
    return expression_new(&text, 1, variable, 1, f, err);
}

/* Sweeps f, an exact function or another; truth is NaN where there is none to be given. */
static hstar_status sweep(const struct function *f, double x, const hstar_sweep_options *o, double truth,
                          hstar_sweep **result, hstar_error *err)
{
    const bool exact = function_is_exact(f);
    struct function *given = NULL;
    struct method *methods = NULL;
    const struct format *format = o->format ? format_find(o->format) : &formats[FORMAT_DOUBLE];
    struct sweep_request request = {.grid = {GRID_LOG, o->from, o->to, .n = o->n},
                                    .reference = exact ? REFERENCE_EXACT : REFERENCE_NONE,
                                    .anatomy = exact,
                                    .formats = &format,
                                    .n_formats = 1};
    hstar_sweep *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    s->x = x;
    s->problem = (struct problem){.f = f,
                                  .point = &s->x,
                                  .wrt = &only_variable,
                                  .n_wrt = 1,
                                  .noise = (double)NAN,
                                  .n_threads = 1}; /* f need not bear more, and threads are the caller's */
    request.problem = &s->problem;
    hstar_status status = methods_new(o->method, o->derivative, &methods, &request.n_methods, err);
    if (!status && request.n_methods != 1) {
        status = error_set(err, HSTAR_INVALID, "\"%.100s\" is not one method", o->method);
        error_remedy(err, "sweep each on its own");
    }
    if (status) goto done;
    request.methods = methods;
    if (!isnan(truth)) {
        status = constant_new(truth, &given, err);
        request.reference = REFERENCE_GIVEN;
        request.given = given;
    }
    if (!status) status = sweep_result_new(&request, &s->result, err);
done:
    function_free(given);
    methods_free(methods, request.n_methods);
    if (status)
        free(s);
    else
        *result = s;
    return status;
}

hstar_status hstar_sweep_function(hstar_function *f, void *context, double x,
                                  const hstar_sweep_options *options, hstar_sweep **result, hstar_error *err)
{
    static const hstar_sweep_options standard = HSTAR_SWEEP_OPTIONS;
    const hstar_sweep_options *o = options ? options : &standard;
    if (!f) return error_set(err, HSTAR_INVALID, "the function to sweep is NULL");
    if (!result) return no_result(err);
    hstar_status status = check_sweep_options(o, x, err);
    double truth = o->truth;
    if (!status && isnan(truth)) {
        hstar_result found;
        hstar_options how = HSTAR_OPTIONS;
        how.derivative = o->derivative;
        status = hstar_differentiate(f, context, x, &how, &found, err);
        if (!status) truth = found.value;
    }
    if (status) return status;
    struct callback callback;
    callback_init(&callback, f, context);
    status = sweep(&callback.base, x, o, truth, result, err);
    balls_forget(); /* nobody tells us of the thread's end */
    return status;
}

hstar_status hstar_sweep_expression(const char *text, double x, const hstar_sweep_options *options,
                                    hstar_sweep **result, hstar_error *err)
{
    static const hstar_sweep_options standard = HSTAR_SWEEP_OPTIONS;
    const hstar_sweep_options *o = options ? options : &standard;
    if (!text) return error_set(err, HSTAR_INVALID, "the expression to sweep is NULL");
    if (!result) return no_result(err);
    hstar_status status = check_sweep_options(o, x, err);
    if (status) return status;
    struct function *f = NULL;
    status = expression_new(&text, 1, variable, 1, &f, err);
    if (!status) status = sweep(f, x, o, o->truth, result, err);
    function_free(f);
    balls_forget(); /* nobody tells us of the thread's end */
    return status;
}

static const struct method_sweep *only(const hstar_sweep *s)
{
    return &s->result->components[0].methods[0];
}

size_t hstar_sweep_size(const hstar_sweep *s)
{
    return s->result->n_h;
}

const double *hstar_sweep_column(const hstar_sweep *s, hstar_column column)
{
    if (column == HSTAR_COLUMN_H) return s->result->h;
    size_t c = (size_t)column - 1;
    return c < N_COLUMNS ? only(s)->column[c] : NULL;
}

double hstar_sweep_truth(const hstar_sweep *s)
{
    const struct reference *r = &s->result->components[0].reference;
    return r->source == REFERENCE_NONE ? (double)NAN : r->value;
}

double hstar_sweep_best_h(const hstar_sweep *s)
{
    return only(s)->optimum.measured.h;
}

double hstar_sweep_best_error(const hstar_sweep *s)
{
    return only(s)->optimum.measured.error;
}

void hstar_sweep_free(hstar_sweep *s)
{
    if (!s) return;
    sweep_free(s->result);
    free(s);
}
