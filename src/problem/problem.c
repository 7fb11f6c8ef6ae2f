/* Problems and who holds them. */
#include "problem/problem.h"
#include "base/memory.h"
#include "base/texts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

hstar_status problem_new(const struct problem_parts *parts, size_t n_wrt, struct problem **problem,
                         hstar_error *err)
{
    struct problem *p = memory_array(1, sizeof *p);
    struct problem_parts *kept = memory_array(1, sizeof *kept);
    if (!p || !kept) {
        free(p);
        free(kept);
        return error_memory(err);
    }
    *kept = *parts;
    kept->whole = p;
    kept->n_holders = 1;
    *p = (struct problem){.f = parts->f,
                          .point = parts->point,
                          .wrt = parts->wrt,
                          .n_wrt = n_wrt,
                          .lower = parts->lower,
                          .upper = parts->upper,
                          .reach = parts->reach,
                          .noise = (double)NAN,
                          .command = (const char *const *)parts->command,
                          .n_command = parts->n_command,
                          .parts = kept};
    *problem = p;
    return HSTAR_OK;
}

hstar_status problem_at(const struct problem *problem, const double *point, struct problem **there,
                        hstar_error *err)
{
    const size_t n = problem->f->n_variables;
    struct problem_parts parts = {.point = memory_array(n, sizeof *point)};
    hstar_status status = parts.point ? HSTAR_OK : error_memory(err);
    if (!status) status = problem_new(&parts, problem->n_wrt, there, err);
    if (status) {
        free(parts.point);
        return status;
    }
    struct problem_parts *kept = (*there)->parts;
    memcpy(kept->point, point, n * sizeof *point);
    **there = *problem;
    (*there)->point = kept->point;
    (*there)->parts = kept;
    kept->of = problem_hold(problem);
    return HSTAR_OK;
}

const struct problem *problem_hold(const struct problem *problem)
{
    if (problem->parts) problem->parts->n_holders++;
    return problem;
}

void problem_release(const struct problem *problem)
{
    if (!problem || !problem->parts || --problem->parts->n_holders) return;
    struct problem_parts *parts = problem->parts;
    function_free(parts->f);
    free(parts->point);
    free(parts->wrt);
    free(parts->lower);
    free(parts->upper);
    free(parts->reach);
    texts_free(parts->command, parts->n_command);
    problem_release(parts->of);
    free(parts->whole);
    free(parts);
}

const char *problem_kind(const struct problem *problem)
{
    return problem->f->class->kind;
}

size_t problem_threads(const struct problem *problem)
{
    return problem->f->class->concurrent ? problem->n_threads : 1;
}

double problem_lower(const struct problem *problem, const double *point, size_t variable)
{
    const double low = problem->lower ? problem->lower[variable] : -(double)INFINITY;
    return problem->reach ? fmax(low, point[variable] - problem->reach[variable]) : low;
}

double problem_upper(const struct problem *problem, const double *point, size_t variable)
{
    const double high = problem->upper ? problem->upper[variable] : (double)INFINITY;
    return problem->reach ? fmin(high, point[variable] + problem->reach[variable]) : high;
}

hstar_status problem_values(const struct problem *problem, const double *point, double *y, hstar_error *err)
{
    const struct function *f = problem->f;
    const double **column = memory_array(f->n_variables, sizeof *column);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    double **outputs = memory_array(f->n_outputs, sizeof *outputs);
    hstar_status status = column && varies && outputs ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; !status && v < f->n_variables; v++) column[v] = &point[v];
    for (size_t o = 0; !status && o < f->n_outputs; o++) outputs[o] = &y[o];
    const struct points one = {.n = 1, .column = column, .varies = varies};
    if (!status) status = function_evaluate(f, &one, outputs, err);
    free(column);
    free(varies);
    free(outputs);
    return status;
}
