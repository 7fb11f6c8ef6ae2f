/* The problem of a direction. */
#include "problem/problem_along.h"
#include "function/source/direction.h"

#include <math.h>
#include <stdlib.h>

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

hstar_status problem_along(const struct problem *p, const double *direction, struct problem **along,
                           hstar_error *err)
{
    struct problem_parts parts = {.point = calloc(1, sizeof *parts.point),
                                  .wrt = calloc(1, sizeof *parts.wrt)};
    struct problem *a = NULL;
    hstar_status status = parts.point && parts.wrt ? HSTAR_OK : error_memory(err);
    if (!status) status = along_new(p->f, p->point, direction, true, &parts.f, err);
    if (status) {
        free(parts.point);
        free(parts.wrt);
        return status;
    }
    status = problem_made_of(p, &parts, 1, &a, err);
    if (status) return status;
    a->noise = p->noise;
    a->accuracy = p->accuracy;
    a->evaluations = p->evaluations;
    a->n_threads = p->n_threads;
    a->ledger = p->ledger;
    status = limit_direction(p, direction, a, err);
    if (!status) status = problem_set_command(a, p->command, p->n_command, err);
    if (status)
        problem_release(a);
    else
        *along = a;
    return status;
}
