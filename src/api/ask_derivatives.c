/* hstar_jacobian and hstar_along. */
#include "api/question.h"
#include "derive/differentiate.h"
#include "function/source/direction.h"

#include <math.h>
#include <stdlib.h>

static hstar_status ask_derivatives(struct asked_question *q, struct derivatives **found, hstar_error *err)
{
    struct differentiate_request r = {.problem = q->problem, .progress = question_listener(q)};
    hstar_status status = options_step(&q->options, &r.selector, &r.step, err);
    return status ? status : differentiate_run(&r, found, err);
}

hstar_status hstar_jacobian(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = ask_derivatives(&q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}

/* How far t may go, from 0, for each variable to stay within its ends. */
static hstar_status limit_direction(const struct problem *p, const double *direction, struct problem *along,
                                    hstar_error *err)
{
    double lower = -(double)INFINITY, upper = (double)INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double d = direction[v], low = problem_lower(p, p->point, v) - p->point[v],
                     high = problem_upper(p, p->point, v) - p->point[v];
        if (d == 0) continue;
        lower = fmax(lower, d > 0 ? low / d : high / d);
        upper = fmin(upper, d > 0 ? high / d : low / d);
    }
    hstar_status status = problem_set_lower(along, &lower, err);
    return status ? status : problem_set_upper(along, &upper, err);
}

/* A problem of t alone, which keeps the other one. The direction is looked at while f is called, and not later. */
static hstar_status problem_along(const struct problem *p, const double *direction, struct problem **along,
                                  hstar_error *err)
{
    struct problem_parts parts = {.point = calloc(1, sizeof *parts.point),
                                  .wrt = calloc(1, sizeof *parts.wrt)};
    struct problem *a = NULL;
    hstar_status status = parts.point && parts.wrt ? HSTAR_OK : error_memory(err);
    if (!status) status = along_new(p->f, p->point, direction, &parts.f, err);
    if (!status) {
        parts.of = problem_hold(p);
        status = problem_new(&parts, 1, &a, err);
        if (status) problem_release(p);
    }
    if (status) {
        function_free(parts.f);
        free(parts.point);
        free(parts.wrt);
        return status;
    }
    a->noise = p->noise;
    a->accuracy = p->accuracy;
    a->evaluations = p->evaluations;
    a->n_threads = p->n_threads;
    status = limit_direction(p, direction, a, err);
    if (!status) status = problem_set_command(a, p->command, p->n_command, err);
    if (status)
        problem_release(a);
    else
        *along = a;
    return status;
}

static hstar_status check_direction(const struct problem *p, const double *direction, hstar_error *err)
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

hstar_status hstar_along(const hstar_problem *problem, const double *direction, const hstar_options *options,
                         hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = check_direction(q.problem, direction, err);
    if (!status) {
        struct problem *along;
        status = problem_along(q.problem, direction, &along, err);
        if (!status) {
            problem_release(q.problem); /* which the other holds */
            q.problem = along;
        }
    }
    if (!status) status = ask_derivatives(&q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}
