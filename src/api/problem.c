/* Making problems. */
#include "api/problem.h"
#include "api/problem_make.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/expression.h"
#include "function/source/plugin.h"
#include "problem/point_text.h"
#include "record/catalogue_place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

hstar_status problem_lacks(const char *what, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "the %s is NULL", what);
}

hstar_status problem_there(const hstar_problem *problem, hstar_error *err)
{
    return problem ? HSTAR_OK : problem_lacks("problem", err);
}

static hstar_status no_point(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no point to differentiate at");
    error_remedy(err, "give --at POINT, as in --at 1 or --at x=1.2,y=0.5");
    return HSTAR_INVALID;
}

/* Takes f, also where this fails, and the values of the point. */
static hstar_status from_function(struct function *f, double *point, hstar_problem **problem,
                                  hstar_error *err)
{
    const size_t n = f->n_variables;
    struct problem_parts parts = {.f = f, .point = point, .wrt = memory_room(n, sizeof *parts.wrt)};
    hstar_problem *p = memory_array(1, sizeof *p);
    hstar_status status = p && parts.wrt && point ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; v < n && !status; v++) parts.wrt[v] = v;
    for (size_t v = 0; v < n && !status; v++)
        if (!isfinite(point[v]))
            status = error_set(err, HSTAR_INVALID, "the point is not finite: %.60s = %g", f->variables[v],
                               point[v]);
    if (!status) status = problem_new(&parts, n, &p->problem, err);
    if (!status) {
        *problem = p;
        return HSTAR_OK;
    }
    function_free(f);
    free(point);
    free(parts.wrt);
    free(p);
    return status;
}

static hstar_status from_callback(const struct callback_call *call, const double *x, size_t n, size_t m,
                                  hstar_problem **problem, hstar_error *err)
{
    struct function *f;
    if (!x || !problem) return problem_lacks(x ? "place for the problem" : "point", err);
    if (n == 0 || m == 0)
        return error_set(err, HSTAR_INVALID, "a function has at least one %s", n ? "output" : "variable");
    hstar_status status = callback_new(call, n, m, &f, err);
    if (status) return status;
    double *point = memory_room(n, sizeof *point);
    if (point) memcpy(point, x, n * sizeof *point);
    return from_function(f, point, problem, err);
}

hstar_status hstar_problem_function(hstar_vector_function *f, void *context, const double *x, size_t n,
                                    size_t m, hstar_problem **problem, hstar_error *err)
{
    const struct callback_call call = {.vector = f, .context = context};
    return f ? from_callback(&call, x, n, m, problem, err) : problem_lacks("function", err);
}

hstar_status hstar_problem_batch(hstar_batch_function *f, void *context, const double *x, size_t n, size_t m,
                                 hstar_problem **problem, hstar_error *err)
{
    const struct callback_call call = {.batch = f, .context = context};
    return f ? from_callback(&call, x, n, m, problem, err) : problem_lacks("function", err);
}

hstar_status problem_of_text(make_function *make, const void *making, const char *at, hstar_problem **problem,
                             hstar_error *err)
{
    struct point point;
    struct function *f = NULL;
    if (!problem) return problem_lacks("place for the problem", err);
    if (!at) return no_point(err);
    hstar_status status = point_parse(at, &point, err);
    if (status) return status;
    status = make(making, &point, &f, err);
    if (!status) {
        double *values = point.values;
        point.values = NULL;
        status = from_function(f, values, problem, err);
    }
    point_clear(&point);
    return status;
}

/* "-n", "-json": a minus and a word. It may be an expression as well, where the point has such a variable. */
static bool looks_like_option(const char *text)
{
    const size_t shortest = 2, longest = 30;
    size_t n = strlen(text);
    return *text == '-' && n >= shortest && n < longest &&
           1 + strspn(text + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

/* Expressions as they were typed. */
struct typed {
    const char *const *texts;
    size_t n;
};

static hstar_status make_expression(const void *typed, const struct point *point, struct function **f,
                                    hstar_error *err)
{
    const struct typed *t = typed;
    hstar_status status = expression_new(t->texts, t->n, (const char *const *)point->names, point->n, f, err);
    for (size_t i = 0; status && err && i < t->n; i++)
        if (looks_like_option(t->texts[i]) && !strcmp(err->excerpt, t->texts[i])) {
            error_set(err, status, "\"%s\" is neither an option here nor an expression of these variables",
                      t->texts[i]);
            error_remedy(err, "options have two dashes, and -o FILE is the only short one; a program stands "
                              "behind --");
        }
    return status;
}

hstar_status problem_check_words(const char *const *words, size_t n, const char *what, hstar_error *err)
{
    if (!words) return problem_lacks(what, err);
    if (n == 0) return error_set(err, HSTAR_INVALID, "there is no %s", what);
    for (size_t i = 0; i < n; i++)
        if (!words[i]) return problem_lacks(what, err);
    return HSTAR_OK;
}

hstar_status problem_check_timeout(double seconds, hstar_error *err)
{
    if (seconds >= 0 && isfinite(seconds)) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the timeout must be at least 0, not %g", seconds);
}

hstar_status hstar_problem_expression(const char *const *texts, size_t n, const char *at,
                                      hstar_problem **problem, hstar_error *err)
{
    const struct typed typed = {texts, n};
    hstar_status status = problem_check_words(texts, n, "expression", err);
    return status ? status : problem_of_text(make_expression, &typed, at, problem, err);
}

/* The point of a catalogue entry, as if it had been typed. */
static hstar_status copy_point(const struct catalogue_entry *entry, struct point *point, hstar_error *err)
{
    *point = (struct point){.names = texts_copy((const char *const *)entry->variables, entry->n),
                            .values = memory_array(entry->n, sizeof *point->values),
                            .n = entry->n};
    if (!point->names || !point->values) {
        point_clear(point);
        return error_memory(err);
    }
    memcpy(point->values, entry->point, entry->n * sizeof *point->values);
    return HSTAR_OK;
}

hstar_status hstar_problem_catalogue(const char *name, const char *at, hstar_problem **problem,
                                     hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    const struct catalogue_entry *entry = NULL;
    struct function *f = NULL;
    struct point point;
    size_t n = 0;
    if (!name || !problem) return problem_lacks(name ? "place for the problem" : "name", err);
    hstar_status status = catalogue_open(&entries, &n, err);
    if (status) return status;
    status = catalogue_find(entries, n, name, &entry, err);
    if (!status) status = at ? point_parse(at, &point, err) : copy_point(entry, &point, err);
    if (!status) {
        const struct typed typed = {(const char *const *)&entry->text, 1};
        status = make_expression(&typed, &point, &f, err);
        if (!status) {
            double *values = point.values;
            point.values = NULL;
            status = from_function(f, values, problem, err);
        }
        point_clear(&point);
    }
    catalogue_free(entries, n);
    return status;
}

static hstar_status make_plugin(const void *name, const struct point *point, struct function **f,
                                hstar_error *err)
{
    return plugin_new(name, (const char *const *)point->names, point->n, f, err);
}

hstar_status hstar_problem_plugin(const char *name, const char *at, hstar_problem **problem, hstar_error *err)
{
    return name ? problem_of_text(make_plugin, name, at, problem, err)
                : problem_lacks("name of the plugin", err);
}

void hstar_problem_free(hstar_problem *p)
{
    if (!p) return;
    problem_release(p->problem);
    claim_given_clear(&p->gradient);
    claim_given_clear(&p->hessian);
    free(p->direction);
    free(p->weights);
    free(p->solved);
    free(p);
}

size_t hstar_problem_variables(const hstar_problem *p)
{
    return p ? p->problem->f->n_variables : 0;
}

size_t hstar_problem_outputs(const hstar_problem *p)
{
    return p ? p->problem->f->n_outputs : 0;
}

const char *hstar_problem_variable(const hstar_problem *p, size_t i)
{
    return p && i < p->problem->f->n_variables ? p->problem->f->variables[i] : NULL;
}

const double *hstar_problem_point(const hstar_problem *p)
{
    return p ? p->problem->point : NULL;
}

hstar_status hstar_problem_values(const hstar_problem *p, const double *x, double *y, hstar_error *err)
{
    if (problem_there(p, err)) return HSTAR_INVALID;
    return y ? problem_values(p->problem, x ? x : p->problem->point, y, err)
             : problem_lacks("place for the values", err);
}
