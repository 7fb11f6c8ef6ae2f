/* Calls through a function's class. */
#include "function/function.h"

#include <math.h>
#include <string.h>

hstar_status function_evaluate(const struct function *f, const struct points *points, double *const *outputs,
                               hstar_error *err)
{
    return f->class->evaluate(f, points, outputs, err);
}

void function_foresee(const struct function *f, const struct points *points)
{
    if (f->class->foresee && points->n) f->class->foresee(f, points);
}

size_t function_n_foreseen(const struct function *f)
{
    return f->class->n_foreseen ? f->class->n_foreseen(f) : 0;
}

bool function_is_exact(const struct function *f)
{
    return f->class->jet != NULL;
}

/* An exact form, and indices that it has. */
static hstar_status check_exact(const struct function *f, size_t output, size_t wrt, hstar_error *err)
{
    if (!function_is_exact(f))
        return error_set(err, HSTAR_UNDEFINED, "a function of kind %s has no exact form", f->class->kind);
    if (output >= f->n_outputs || wrt >= f->n_variables)
        return error_set(
            err, HSTAR_INVALID,
            "the function has %zu outputs of %zu variables: there is no output %zu of variable %zu",
            f->n_outputs, f->n_variables, output, wrt);
    return HSTAR_OK;
}

hstar_status function_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt, slong length,
                          slong precision, arb_ptr coefficients, hstar_error *err)
{
    hstar_status status = check_exact(f, output, wrt, err);
    if (status || length <= 0) return status;
    return f->class->jet(f, output, at, wrt, length, precision, coefficients, err);
}

hstar_status function_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x,
                             size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    hstar_status status = check_exact(f, output, wrt, err);
    if (status || n == 0) return status;
    return f->class->values(f, output, at, wrt, x, n, precision, y, err);
}

hstar_status function_gradient(const struct function *f, size_t output, arb_srcptr at, const size_t *wrt,
                               size_t n_wrt, slong precision, arb_ptr gradient, hstar_error *err)
{
    for (size_t k = 0; k < n_wrt; k++) {
        hstar_status status = check_exact(f, output, wrt[k], err);
        if (status) return status;
    }
    if (f->class->gradient) return f->class->gradient(f, output, at, wrt, n_wrt, precision, gradient, err);
    for (size_t k = 0; k < n_wrt; k++) arb_indeterminate(&gradient[k]);
    return HSTAR_OK;
}

hstar_status function_automatic(const struct function *f, const double *point, enum automatic_mode mode,
                                const size_t *wrt, size_t n_wrt, double *derivatives, hstar_error *err)
{
    if (f->class->automatic) return f->class->automatic(f, point, mode, wrt, n_wrt, derivatives, err);
    error_set(err, HSTAR_INVALID,
              "the rules of calculus need an expression: of a function of kind %s only its values are known",
              f->class->kind);
    error_remedy(err, "differences ask for no more than f itself");
    return HSTAR_INVALID;
}

hstar_status function_effort(const struct function *f, const size_t *wrt, size_t n_wrt,
                             struct function_effort *effort, hstar_error *err)
{
    if (f->class->effort) return f->class->effort(f, wrt, n_wrt, effort, err);
    return error_set(err, HSTAR_INVALID, "nobody can count the operations of a function of kind %s",
                     f->class->kind);
}

hstar_status function_complex_check(const struct function *f, size_t output, size_t wrt, hstar_error *err)
{
    if (f->class->complex_step) return f->class->complex_step->check(f, output, wrt, err);
    error_set(err, HSTAR_INVALID,
              "the complex step needs an expression: a function of kind %s takes real numbers only",
              f->class->kind);
    error_remedy(err, "central, or richardson, asks for no more than f itself");
    return HSTAR_INVALID;
}

hstar_status function_in(const struct function *f, const struct format *format, struct function **in,
                         hstar_error *err)
{
    if (f->class->in) return f->class->in(f, format, in, err);
    error_set(err, HSTAR_INVALID, "a function of kind %s computes in double, not in %s", f->class->kind,
              format->name);
    error_remedy(err, "an expression can be computed in any format; or leave --format out");
    return HSTAR_INVALID;
}

const struct format *function_format(const struct function *f)
{
    return f->format ? f->format : &formats[FORMAT_DOUBLE];
}

void function_failures(const struct function *f, struct function_failures *failures)
{
    *failures = (struct function_failures){0};
    if (f->class->failures) f->class->failures(f, failures);
}

void function_move(const struct function *f, const double *point)
{
    if (f->class->move) f->class->move(f, point);
}

static double distance_between(size_t n, const double *a, const double *b)
{
    double farthest = 0;
    for (size_t v = 0; v < n; v++) {
        const double distance = fabs(a[v] - b[v]);
        farthest = isnan(distance) ? (double)INFINITY : fmax(farthest, distance);
    }
    return farthest;
}

bool function_failures_nearer(const struct function_failures *failures, size_t n, const double *x,
                              double distance)
{
    if (!failures->nearest || distance != failures->distance)
        return !failures->nearest || distance < failures->distance;
    size_t v = 0;
    while (v < n && x[v] == failures->nearest[v]) v++;
    return v < n && x[v] > failures->nearest[v];
}

void function_failures_add(struct function_failures *failures, double *nearest, size_t n, const double *point,
                           const double *home, const hstar_error *why)
{
    const double distance = distance_between(n, point, home);
    failures->n++;
    if (!function_failures_nearer(failures, n, point, distance)) return;
    memcpy(nearest, point, n * sizeof *point);
    failures->nearest = nearest;
    failures->distance = distance;
    failures->why = *why;
}

void function_free(struct function *f)
{
    if (f) f->class->free(f);
}

size_t function_variable(const struct function *f, const char *name)
{
    size_t v = 0;
    while (v < f->n_variables && strcmp(f->variables[v], name) != 0) v++;
    return v;
}

/* Whether `element` is of that name, or that with a place behind it: w[3] of w, A[1,2] of A and of A[1]. */
static bool is_part(const char *element, const char *name, size_t length)
{
    bool row = length > 0 && name[length - 1] == ']';
    if (strncmp(element, name, row ? length - 1 : length)) return false;
    const char *rest = element + length - row;
    return row ? *rest == ',' || !strcmp(rest, "]") : *rest == '[' || *rest == '\0';
}

size_t function_variables(const struct function *f, const char *name, size_t *indices)
{
    size_t length = strlen(name), n = 0;
    for (size_t v = 0; v < f->n_variables; v++)
        if (is_part(f->variables[v], name, length)) indices[n++] = v;
    return n;
}
