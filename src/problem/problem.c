/* Problems and who holds them. */
#include "problem/problem.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/counted.h"

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
    atomic_init(&kept->n_holders, 1);
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

/* A copy of n objects, or NULL for NULL, takes the place of what was kept. */
static hstar_status replace(void **kept, const void *from, size_t n, size_t size, hstar_error *err)
{
    void *copy = from ? memory_room(n, size) : NULL;
    if (from && !copy) return error_memory(err);
    if (from) memcpy(copy, from, n * size);
    free(*kept);
    *kept = copy;
    return HSTAR_OK;
}

/* A part that has a number a variable. */
static hstar_status set_numbers(struct problem *p, double **kept, const double **part, const double *from,
                                hstar_error *err)
{
    void *room = *kept;
    hstar_status status = replace(&room, from, p->f->n_variables, sizeof *from, err);
    *kept = room;
    if (!status) *part = room;
    return status;
}

hstar_status problem_set_point(struct problem *p, const double *point, hstar_error *err)
{
    return set_numbers(p, &p->parts->point, &p->point, point, err);
}

hstar_status problem_set_lower(struct problem *p, const double *lower, hstar_error *err)
{
    return set_numbers(p, &p->parts->lower, &p->lower, lower, err);
}

hstar_status problem_set_upper(struct problem *p, const double *upper, hstar_error *err)
{
    return set_numbers(p, &p->parts->upper, &p->upper, upper, err);
}

hstar_status problem_set_reach(struct problem *p, const double *reach, hstar_error *err)
{
    return set_numbers(p, &p->parts->reach, &p->reach, reach, err);
}

hstar_status problem_set_wrt(struct problem *p, const size_t *wrt, size_t n_wrt, hstar_error *err)
{
    void *room = p->parts->wrt;
    hstar_status status = replace(&room, wrt, n_wrt, sizeof *wrt, err);
    p->parts->wrt = room;
    if (status) return status;
    p->wrt = room;
    p->n_wrt = n_wrt;
    return HSTAR_OK;
}

hstar_status problem_set_command(struct problem *p, const char *const *words, size_t n, hstar_error *err)
{
    char **copy = texts_copy(words, n);
    if (!copy) return error_memory(err);
    texts_free(p->parts->command, p->parts->n_command);
    p->parts->command = copy;
    p->parts->n_command = n;
    p->command = (const char *const *)copy;
    p->n_command = n;
    return HSTAR_OK;
}

/* Who keeps f, and the ledger. */
static const struct problem *owner_of(const struct problem *problem)
{
    const struct problem_parts *parts = problem->parts;
    return !parts || parts->f || parts->ledger || !parts->of ? problem : parts->of;
}

hstar_status problem_count(struct problem *p, size_t most, size_t begun, hstar_error *err)
{
    struct ledger *ledger = memory_array(1, sizeof *ledger);
    hstar_status status = HSTAR_OK;
    if (!ledger) return error_memory(err);
    ledger_init(ledger);
    ledger->most = most;
    ledger_begin(ledger, begun);
    if (counted_suits(p->f)) status = counted_new(p->f, ledger, &p->parts->f, err);
    if (status) {
        free(ledger);
        return status;
    }
    if (p->parts->f) p->f = p->parts->f;
    p->ledger = p->parts->ledger = ledger;
    return HSTAR_OK;
}

hstar_status problem_made_of(const struct problem *of, struct problem_parts *parts, size_t n_wrt,
                             struct problem **problem, hstar_error *err)
{
    parts->of = problem_hold(of);
    hstar_status status = problem_new(parts, n_wrt, problem, err);
    if (!status) return HSTAR_OK;
    problem_release(of);
    function_free(parts->f);
    free(parts->point);
    free(parts->wrt);
    return status;
}

hstar_status problem_copy(const struct problem *problem, struct problem **copy, hstar_error *err)
{
    struct problem *p;
    const struct problem_parts none = {0};
    hstar_status status = problem_new(&none, problem->n_wrt, &p, err);
    if (status) return status;
    struct problem_parts *kept = p->parts;
    *p = *problem;
    p->parts = kept;
    kept->of = problem_hold(owner_of(problem));
    status = problem_set_point(p, problem->point, err);
    if (!status) status = problem_set_lower(p, problem->lower, err);
    if (!status) status = problem_set_upper(p, problem->upper, err);
    if (!status) status = problem_set_reach(p, problem->reach, err);
    if (!status) status = problem_set_wrt(p, problem->wrt, problem->n_wrt, err);
    if (!status) status = problem_set_command(p, problem->command, problem->n_command, err);
    if (status)
        problem_release(p);
    else
        *copy = p;
    return status;
}

hstar_status problem_at(const struct problem *problem, const double *point, struct problem **there,
                        hstar_error *err)
{
    struct problem *p;
    hstar_status status = problem_copy(problem, &p, err);
    if (status) return status;
    status = problem_set_point(p, point, err);
    if (status)
        problem_release(p);
    else
        *there = p;
    return status;
}

hstar_status problem_own(struct problem **problem, hstar_error *err)
{
    struct problem *own;
    if (atomic_load(&(*problem)->parts->n_holders) == 1) return HSTAR_OK;
    hstar_status status = problem_copy(*problem, &own, err);
    if (status) return status;
    problem_release(*problem);
    *problem = own;
    return HSTAR_OK;
}

const struct problem *problem_hold(const struct problem *problem)
{
    if (problem->parts) atomic_fetch_add(&problem->parts->n_holders, 1);
    return problem;
}

void problem_release(const struct problem *problem)
{
    if (!problem || !problem->parts || atomic_fetch_sub(&problem->parts->n_holders, 1) > 1) return;
    struct problem_parts *parts = problem->parts;
    function_free(parts->f);
    free(parts->ledger);
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
    if (!status) ledger_charge(problem->ledger, 1);
    free(column);
    free(varies);
    free(outputs);
    return status;
}
