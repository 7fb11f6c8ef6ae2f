/* The problem of a weighted sum. Of the noise nothing is kept: that of one output says little of a sum. */
#include "problem/problem_weighted.h"
#include "base/memory.h"
#include "function/source/weighted.h"

#include <stdlib.h>
#include <string.h>

/* What else the other problem says. */
static hstar_status keep_settings(const struct problem *p, struct problem *weighted, hstar_error *err)
{
    weighted->evaluations = p->evaluations;
    weighted->n_threads = p->n_threads;
    weighted->ledger = p->ledger;
    hstar_status status = p->lower ? problem_set_lower(weighted, p->lower, err) : HSTAR_OK;
    if (!status && p->upper) status = problem_set_upper(weighted, p->upper, err);
    if (!status && p->reach) status = problem_set_reach(weighted, p->reach, err);
    if (!status) status = problem_set_command(weighted, p->command, p->n_command, err);
    return status;
}

hstar_status problem_weighted(const struct problem *p, const double *weights, struct problem **weighted,
                              hstar_error *err)
{
    struct problem_parts parts = {.point = memory_array(p->f->n_variables, sizeof *parts.point),
                                  .wrt = memory_array(p->n_wrt, sizeof *parts.wrt)};
    struct problem *w = NULL;
    hstar_status status = parts.point && parts.wrt ? HSTAR_OK : error_memory(err);
    if (!status) status = weighted_new(p->f, weights, &parts.f, err);
    if (status) {
        free(parts.point);
        free(parts.wrt);
        return status;
    }
    memcpy(parts.point, p->point, p->f->n_variables * sizeof *parts.point);
    memcpy(parts.wrt, p->wrt, p->n_wrt * sizeof *parts.wrt);
    status = problem_made_of(p, &parts, p->n_wrt, &w, err);
    if (status) return status;
    status = keep_settings(p, w, err);
    if (status)
        problem_release(w);
    else
        *weighted = w;
    return status;
}
