/* What is said of a problem besides its function: another point, what is known of f, a direction. */
#include "api/problem.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "function/source/plugin.h"
#include "function/source/remembered.h"
#include "problem/bounds_text.h"
#include "problem/point_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static hstar_status check_different(const char *const *names, size_t n, hstar_error *err)
{
    const char **sorted = memory_room(n, sizeof *sorted);
    hstar_status status = HSTAR_OK;
    if (!sorted) return error_memory(err);
    memcpy(sorted, names, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 1; i < n && !status; i++)
        if (!strcmp(sorted[i - 1], sorted[i]))
            status = error_set(err, HSTAR_INVALID, "two variables are called %.60s", sorted[i]);
    free(sorted);
    return status;
}

hstar_status hstar_problem_names(hstar_problem *problem, const char *const *names, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct problem *p = problem->problem;
    struct function *f = p->parts->f;
    if (!names || !f || remembered_inner(f) != f || strcmp(f->class->kind, "callback") ||
        atomic_load(&p->parts->n_holders) != 1)
        return error_set(
            err, HSTAR_INVALID, "%s",
            names ? "names are given to a C function, before it is asked and before its answers are kept"
                  : "the names are NULL");
    for (size_t i = 0; i < f->n_variables; i++) {
        if (!names[i] || !*names[i])
            return error_set(err, HSTAR_INVALID, "the name of variable %zu is empty", i);
    }
    hstar_status status = check_different(names, f->n_variables, err);
    return status ? status : callback_name(f, names, err);
}

hstar_status hstar_problem_move(hstar_problem *problem, const double *x, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct function *f = problem->problem->f;
    if (!x) return error_set(err, HSTAR_INVALID, "the point is NULL");
    for (size_t v = 0; v < f->n_variables; v++)
        if (!isfinite(x[v]))
            return error_set(err, HSTAR_INVALID, "the point is not finite: %.60s = %g", f->variables[v],
                             x[v]);
    hstar_status status = problem_own(&problem->problem, err);
    if (!status) status = problem_set_point(problem->problem, x, err);
    if (!status) function_move(f, problem->problem->point);
    if (!status && problem->gradient.source == CLAIM_VALUES) claim_given_clear(&problem->gradient);
    if (!status && problem->hessian.source == CLAIM_VALUES) claim_given_clear(&problem->hessian);
    return status;
}

static hstar_status no_variable(const struct function *f, const char *what, const char *name,
                                hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%s: there is no variable \"%.60s\"", what, name);
    const size_t length = strlen(name); /* of one letter any other would be the nearest */
    const char *near =
        length > 1 ? text_nearest(name, length, (const char *const *)f->variables, f->n_variables) : NULL;
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "the point names them; all is the whole gradient");
    return HSTAR_INVALID;
}

/* The variables that are named so far. */
struct named {
    size_t *variable, n;
    size_t *found; /* room */
    bool *taken;
};

static void named_clear(struct named *named)
{
    free(named->variable);
    free(named->found);
    free(named->taken);
}

/* One part of the list: a variable, a whole vector, or all. */
static hstar_status add_variables(const char *name, const char *what, const struct function *f,
                                  struct named *named, hstar_error *err)
{
    size_t n = function_variables(f, name, named->found);
    if (!n && !strcmp(name, "all"))
        for (; n < f->n_variables; n++) named->found[n] = n;
    if (!n) return no_variable(f, what, name, err);
    for (size_t i = 0; i < n; i++) {
        const size_t v = named->found[i];
        if (named->taken[v])
            return error_set(err, HSTAR_INVALID, "%s names %.60s twice", what, f->variables[v]);
        named->taken[v] = true;
        named->variable[named->n++] = v;
    }
    return HSTAR_OK;
}

/* A list of variables, in its order. */
static hstar_status name_variables(const struct function *f, const char *list, const char *what,
                                   struct named *named, hstar_error *err)
{
    const size_t n = f->n_variables;
    char **parts = NULL;
    size_t n_parts = 0;
    *named = (struct named){.variable = memory_room(n, sizeof *named->variable),
                            .found = memory_room(n, sizeof *named->found),
                            .taken = memory_array(n, sizeof *named->taken)};
    hstar_status status = named->variable && named->found && named->taken ? HSTAR_OK : error_memory(err);
    if (!status) status = split_commas(list, &parts, &n_parts, err);
    for (size_t i = 0; i < n_parts && !status; i++) status = add_variables(parts[i], what, f, named, err);
    texts_free(parts, n_parts);
    return status;
}

hstar_status hstar_problem_wrt(hstar_problem *problem, const char *list, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    struct named named;
    hstar_status status = name_variables(problem->problem->f, list ? list : "all", "wrt", &named, err);
    if (!status) status = problem_own(&problem->problem, err);
    if (!status) status = problem_set_wrt(problem->problem, named.variable, named.n, err);
    named_clear(&named);
    return status;
}

hstar_status hstar_problem_implicit(hstar_problem *problem, const char *list, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    if (!list) return error_set(err, HSTAR_INVALID, "the variables to solve for are NULL");
    struct named named;
    hstar_status status = name_variables(problem->problem->f, list, "implicit", &named, err);
    if (!status) {
        free(problem->solved);
        problem->solved = named.variable;
        problem->n_solved = named.n;
        named.variable = NULL;
    }
    named_clear(&named);
    return status;
}

static hstar_status set_bounds(hstar_problem *problem, const double *lower, const double *upper,
                               hstar_error *err)
{
    hstar_status status = problem_own(&problem->problem, err);
    if (!status) status = problem_set_lower(problem->problem, lower, err);
    return status ? status : problem_set_upper(problem->problem, upper, err);
}

hstar_status hstar_problem_bounds(hstar_problem *problem, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    double *lower = NULL, *upper = NULL;
    hstar_status status = HSTAR_OK;
    if (text) status = bounds_parse(text, problem->problem->f, problem->problem->point, &lower, &upper, err);
    if (!status) status = set_bounds(problem, lower, upper, err);
    free(lower);
    free(upper);
    return status;
}

hstar_status hstar_problem_limits(hstar_problem *problem, const double *lower, const double *upper,
                                  hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct function *f = problem->problem->f;
    for (size_t v = 0; v < f->n_variables; v++)
        if (!((lower ? lower[v] : -(double)INFINITY) < (upper ? upper[v] : (double)INFINITY)))
            return error_set(err, HSTAR_INVALID, "the bounds of %.60s leave no room", f->variables[v]);
    return set_bounds(problem, lower, upper, err);
}

static hstar_status bad_direction(const char *text, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "the direction \"%.60s\" is not one of numbers for the variables", text);
    error_remedy(err, "it is 1,-2 with a number for each variable, or x=1,y=-2, or w=[1,2,3]");
    return HSTAR_INVALID;
}

/* Those that are named; the others stay. */
static hstar_status name_direction(const struct function *f, const char *text, double *direction,
                                   hstar_error *err)
{
    struct point named;
    hstar_status status = point_parse(text, &named, err);
    if (status) return status;
    for (size_t i = 0; i < named.n && !status; i++) {
        const size_t v = function_variable(f, named.names[i]);
        if (v == f->n_variables)
            status = error_set(err, HSTAR_INVALID, "the direction: there is no variable \"%.60s\"",
                               named.names[i]);
        else
            direction[v] = named.values[i];
    }
    point_clear(&named);
    return status;
}

typedef hstar_status bad_list(const char *text, hstar_error *err);

/* As many numbers as are wanted, in their order. */
static hstar_status list_numbers(const char *text, size_t wanted, bad_list *bad, double *numbers,
                                 hstar_error *err)
{
    char **parts = NULL;
    size_t n = 0;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status && n != wanted) status = bad(text, err);
    for (size_t i = 0; i < n && !status; i++) {
        struct point number;
        if (point_parse(parts[i], &number, NULL)) {
            status = bad(text, err);
            continue;
        }
        numbers[i] = number.values[0];
        if (number.n != 1) status = bad(text, err);
        point_clear(&number);
    }
    texts_free(parts, n);
    return status;
}

hstar_status hstar_problem_direction(hstar_problem *problem, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct function *f = problem->problem->f;
    if (!text) return error_set(err, HSTAR_INVALID, "the direction is NULL");
    double *direction = memory_array(f->n_variables, sizeof *direction);
    if (!direction) return error_memory(err);
    hstar_status status = strchr(text, '=')
                              ? name_direction(f, text, direction, err)
                              : list_numbers(text, f->n_variables, bad_direction, direction, err);
    if (status) {
        free(direction);
        return status;
    }
    free(problem->direction);
    problem->direction = direction;
    return HSTAR_OK;
}

hstar_status problem_direction_of(const hstar_problem *problem, const double *direction, const double **found,
                                  hstar_error *err)
{
    hstar_status status = problem_there(problem, err);
    if (status) return status;
    *found = direction ? direction : problem->direction;
    return *found ? HSTAR_OK : error_set(err, HSTAR_INVALID, "the direction is NULL");
}

hstar_status problem_check_direction(const struct problem *p, const double *direction, hstar_error *err)
{
    bool moves = false;
    if (!direction) return error_set(err, HSTAR_INVALID, "the direction is NULL");
    for (size_t v = 0; v < p->f->n_variables; v++) {
        if (!isfinite(direction[v]))
            return error_set(err, HSTAR_INVALID, "the direction is not finite along %.60s: %g",
                             p->f->variables[v], direction[v]);
        moves = moves || direction[v] != 0;
    }
    return moves ? HSTAR_OK : error_set(err, HSTAR_INVALID, "the direction is 0");
}

static hstar_status bad_weights(const char *text, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "the weights \"%.60s\" are not one number for each output", text);
    error_remedy(err, "they are 1,-2 for two outputs");
    return HSTAR_INVALID;
}

hstar_status hstar_problem_weights(hstar_problem *problem, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    if (!text) return error_set(err, HSTAR_INVALID, "the weights are NULL");
    const size_t n = problem->problem->f->n_outputs;
    double *weights = memory_array(n, sizeof *weights);
    if (!weights) return error_memory(err);
    hstar_status status =
        strchr(text, '=') ? bad_weights(text, err) : list_numbers(text, n, bad_weights, weights, err);
    if (status) {
        free(weights);
        return status;
    }
    free(problem->weights);
    problem->weights = weights;
    return HSTAR_OK;
}

hstar_status hstar_problem_reach(hstar_problem *problem, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    double *reach = NULL;
    hstar_status status = text ? reach_parse(text, problem->problem->f, &reach, err) : HSTAR_OK;
    if (!status) status = problem_own(&problem->problem, err);
    if (!status) status = problem_set_reach(problem->problem, reach, err);
    free(reach);
    return status;
}

static hstar_status set_noise(hstar_problem *problem, double noise, double accuracy, hstar_error *err)
{
    hstar_status status = problem_own(&problem->problem, err);
    if (status) return status;
    problem->problem->noise = noise > 0 ? noise : (double)NAN;
    problem->problem->accuracy = accuracy;
    return HSTAR_OK;
}

hstar_status hstar_problem_noise(hstar_problem *problem, double noise, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    if (noise >= 0 && isfinite(noise)) return set_noise(problem, noise, 0, err);
    error_set(err, HSTAR_INVALID, "the noise must be a finite number from 0 on, not %g", noise);
    error_remedy(err, "it is absolute, in the unit of f; without it the noise is measured");
    return HSTAR_INVALID;
}

hstar_status hstar_problem_accuracy(hstar_problem *problem, double accuracy, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    if (accuracy >= 0 && accuracy < 1) return set_noise(problem, 0, accuracy, err);
    error_set(err, HSTAR_INVALID, "the accuracy must be a part of |f|, from 0 to below 1, not %g", accuracy);
    error_remedy(err, "it is a part of |f|: 1e-6 is six good digits");
    return HSTAR_INVALID;
}

hstar_status hstar_problem_threads(hstar_problem *problem, size_t n, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    hstar_status status = problem_own(&problem->problem, err);
    if (status) return status;
    struct problem *p = problem->problem;
    p->n_threads = n;
    struct function *whole = p->parts->f ? p->parts->f : p->parts->of->parts->f,
                    *own = remembered_inner(whole);
    plugin_share(own, n > 1);
    callback_share(own, n > 1);
    remembered_follow(whole);
    return HSTAR_OK;
}
