/* The estimates: nodes, values of f, and the stencils' sums, over blocks of steps. */
#include "sweep/estimate.h"
#include "base/memory.h"
#include "number/round.h"
#include "sweep/estimate_in.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define T        double
#define FN(name) name##_f64
#define ROUND(x) (x)
#include "sweep/estimate_tmpl.h"
#undef T
#undef FN
#undef ROUND

/* y[i] = f at x[i], in one call; other outputs are dropped. */
static hstar_status evaluate_nodes(const struct component *place, const double *x, size_t n, double *y,
                                   hstar_error *err)
{
    size_t n_variables = place->problem->f->n_variables, n_outputs = place->problem->f->n_outputs;
    const double **column = memory_array(n_variables, sizeof *column);
    bool *varies = memory_array(n_variables, sizeof *varies);
    double **outputs = memory_array(n_outputs, sizeof *outputs);
    double *others = memory_array(n_outputs > 1 ? n : 0, sizeof *others);
    hstar_status status = HSTAR_OK;
    if (!column || !varies || !outputs || !others) {
        status = error_memory(err);
        goto done;
    }
    for (size_t v = 0; v < n_variables; v++) column[v] = &place->problem->point[v];
    for (size_t o = 0; o < n_outputs; o++) outputs[o] = o == place->output ? y : others;
    column[place->wrt] = x;
    varies[place->wrt] = true;
    struct points points = {.n = n, .column = column, .varies = varies};
    status = function_evaluate(place->problem->f, &points, outputs, err);
done:
    free(column);
    free(varies);
    free(outputs);
    free(others);
    return status;
}

hstar_status estimate_run(const struct component *place, const struct method *methods,
                          const struct shared_nodes *shared_nodes, struct estimate_block *block,
                          hstar_error *err)
{
    if (place->problem->f->format) return estimate_in_format(place, methods, shared_nodes, block, err);
    const size_t n = block->n, n_moving = shared_nodes->n - shared_nodes->has_zero;
    double *x = block->x.nearest, *y = block->y.nearest;
    for (size_t k = 0; k < shared_nodes->n; k++)
        nodes_f64(NULL, component_x(place), shared_nodes->node_d[k], block->h, n, x + k * n);
    hstar_status status = evaluate_nodes(place, x, n_moving * n, y, err);
    if (status) return status;
    if (shared_nodes->has_zero) {
        /* x itself, the same at every step: one evaluation */
        double *middle = y + n_moving * n;
        if ((status = evaluate_nodes(place, x + n_moving * n, 1, middle, err))) return status;
        for (size_t i = 1; i < n; i++) middle[i] = middle[0];
    }
    double *room = memory_room(2 * n, sizeof *room);
    if (!room) return error_memory(err);
    const struct values_f64 values = {NULL, place, block->h, y, n, room};
    for (size_t m = 0; m < shared_nodes->n_methods && !status; m++)
        status = estimate_f64(&values, &methods[m], m, shared_nodes, block, err);
    free(room);
    return status;
}
