/* Checks of second derivatives: the entries of hstar's own Hessian beside those that are claimed. What disagrees gets a second opinion: the same
 * Hessian, looked for nearer by. */
#include "derive/hessian_check.h"
#include "base/memory.h"
#include "check/check_parts.h"
#include "derive/hessian.h"

#include <math.h>
#include <stdlib.h>

struct hessian_check {
    const struct check_request *request;
    struct check *check;
    struct hessian *found, *nearer; /* the latter: where somebody asked for it */
};

static hstar_status find_hessian(const struct check_request *r, const struct problem *p,
                                 struct hessian **found, hstar_error *err)
{
    const struct hessian_request request = {
        .problem = p, .gradient = r->second->gradient, .along = r->second->along, .progress = r->progress};
    return hessian_run(&request, found, err);
}

static const struct hessian_entry *entry_of_row(const struct hessian *h, size_t i, size_t j)
{
    return &h->entry[h->along ? i : hessian_place(i, j)];
}

/* How far the searches along a variable went, as far as that is known. */
static double distance_along(const struct hessian *h, size_t i)
{
    const struct step *s = &entry_of_row(h, i, i)->step;
    return isfinite(s->h_largest) && s->h_largest > 0 ? s->h_largest : (double)INFINITY;
}

/* The problem, with f called no further than a part of the way that was gone. */
static hstar_status limit_reach(const struct hessian_check *c, struct problem **limited, hstar_error *err)
{
    const double part = 0.125, part_of_point = 0x1p-8;
    const struct problem *p = c->request->problem;
    double *reach = memory_room(p->f->n_variables, sizeof *reach);
    if (!reach) return error_memory(err);
    for (size_t v = 0; v < p->f->n_variables; v++) reach[v] = p->reach ? p->reach[v] : (double)INFINITY;
    for (size_t i = 0; i < p->n_wrt; i++) {
        const size_t v = p->wrt[i];
        const double gone = distance_along(c->found, i);
        reach[v] = fmin(reach[v], isfinite(gone) ? part * gone : part_of_point * fmax(1, fabs(p->point[v])));
    }
    hstar_status status = problem_copy(p, limited, err);
    if (!status) status = problem_set_reach(*limited, reach, err);
    if (status) {
        problem_release(*limited);
        *limited = NULL;
    }
    free(reach);
    return status;
}

/* Asked for once, for all rows that disagree. */
static hstar_status look_nearer(struct hessian_check *c, hstar_error *err)
{
    struct problem *limited = NULL;
    if (c->nearer) return HSTAR_OK;
    hstar_status status = limit_reach(c, &limited, err);
    if (!status) status = find_hessian(c->request, limited, &c->nearer, err);
    if (!status) c->check->evaluations += c->nearer->evaluations;
    problem_release(limited);
    return status;
}

static hstar_status other_entry(void *context, const struct check_row *row, struct step *other,
                                hstar_error *err)
{
    struct hessian_check *c = context;
    hstar_status status = look_nearer(c, err);
    if (status) return status;
    const size_t n = c->check->along ? 1 : c->request->problem->n_wrt,
                 column = (size_t)(row - c->check->row) % n;
    *other = entry_of_row(c->nearer, row->output, column)->step;
    return HSTAR_OK;
}

static hstar_status fill_entry(struct hessian_check *c, size_t number, const double *value,
                               const double *rounding, hstar_error *err)
{
    const struct problem *p = c->request->problem;
    const size_t n = c->check->along ? 1 : p->n_wrt, i = number / n, j = number % n;
    struct check_row *row = &c->check->row[number];
    row->output = i;
    row->variable = p->wrt[i];
    row->wrt = p->wrt[c->check->along ? i : j];
    row->got = value[number];
    row->rounding = rounding[number];
    row->expected = entry_of_row(c->found, i, j)->step;
    if (!c->check->along && j > i) row->expected.evaluations = 0; /* they are those of the other */
    const struct check_place spot = {.another = other_entry, .context = c};
    return judge_row(c->request, &spot, row, err);
}

hstar_status hessian_check_fill(const struct check_request *request, struct check *check, const double *value,
                                const double *rounding, hstar_error *err)
{
    struct hessian_check c = {.request = request, .check = check};
    hstar_status status = find_hessian(request, request->problem, &c.found, err);
    if (status) return status;
    size_t of_entries = 0;
    for (size_t i = 0; i < check->n_rows && !status; i++) {
        status = fill_entry(&c, i, value, rounding, err);
        of_entries += check->row[i].expected.evaluations;
    }
    check->evaluations +=
        c.found->evaluations - (of_entries < c.found->evaluations ? of_entries : c.found->evaluations);
    hessian_free(c.found);
    hessian_free(c.nearer);
    return status;
}
