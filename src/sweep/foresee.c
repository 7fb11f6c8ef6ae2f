/* What a sweep will ask is known before it begins: all its nodes. Told of them, copies that would idle in the search for a reference answer some. */
#include "base/memory.h"
#include "sweep/estimate.h"
#include "sweep/run.h"

#include <stdlib.h>

static hstar_status foresee_component(const struct sweep_request *request, const struct component *place,
                                      const struct shared_nodes *shared_nodes, const double *h, size_t n,
                                      hstar_error *err)
{
    double *used = memory_room(n, sizeof *used);
    if (!used) return error_memory(err);
    grid_apply(function_format(place->problem->f), request->step_rule, component_x(place), h, n, used);
    const hstar_status status =
        estimate_foresee(place, shared_nodes, request->step_rule == STEP_RULE_GIVEN ? h : used, n, err);
    free(used);
    return status;
}

hstar_status sweep_foresee(const struct sweep_request *request, hstar_error *err)
{
    const struct problem *problem = request->problem;
    struct shared_nodes shared_nodes;
    double *h = NULL;
    size_t n = 0;
    if (function_width(problem->f) == 1 || problem->f->format) return HSTAR_OK;
    hstar_status status = grid_new(&request->grid, &h, &n, err);
    if (status) return status;
    status = shared_nodes_init(&shared_nodes, request->methods, request->n_methods, err);
    if (!status) {
        for (size_t i = 0; i < problem->f->n_outputs * problem->n_wrt && !status; i++) {
            const struct component place = {problem, i / problem->n_wrt, problem->wrt[i % problem->n_wrt]};
            status = foresee_component(request, &place, &shared_nodes, h, n, err);
        }
        shared_nodes_clear(&shared_nodes);
    }
    free(h);
    return status;
}
