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

/* The problem's point, with one variable at n places. */
struct node_points {
    const double **column;
    bool *varies;
    struct points points;
};

static hstar_status node_points_init(struct node_points *nodes, const struct component *place,
                                     const double *x, size_t n, hstar_error *err)
{
    const size_t n_variables = place->problem->f->n_variables;
    nodes->column = memory_array(n_variables, sizeof *nodes->column);
    nodes->varies = memory_array(n_variables, sizeof *nodes->varies);
    if (!nodes->column || !nodes->varies) return error_memory(err);
    for (size_t v = 0; v < n_variables; v++) nodes->column[v] = &place->problem->point[v];
    nodes->column[place->wrt] = x;
    nodes->varies[place->wrt] = true;
    nodes->points = (struct points){.n = n, .column = nodes->column, .varies = nodes->varies};
    return HSTAR_OK;
}

static void node_points_clear(struct node_points *nodes)
{
    free(nodes->column);
    free(nodes->varies);
}

/* y[i] = f at x[i], in one call; other outputs are dropped. */
static hstar_status evaluate_nodes(const struct component *place, const double *x, size_t n, double *y,
                                   hstar_error *err)
{
    const size_t n_outputs = place->problem->f->n_outputs;
    double **outputs = memory_array(n_outputs, sizeof *outputs);
    double *others = memory_array(n_outputs > 1 ? n : 0, sizeof *others);
    struct node_points nodes;
    hstar_status status = node_points_init(&nodes, place, x, n, err);
    if (!status && (!outputs || !others)) status = error_memory(err);
    for (size_t o = 0; o < n_outputs && !status; o++) outputs[o] = o == place->output ? y : others;
    if (!status) status = function_evaluate(place->problem->f, &nodes.points, outputs, err);
    node_points_clear(&nodes);
    free(outputs);
    free(others);
    return status;
}

/* The nodes at n steps, those of each node one after the other. */
static void lay_nodes_out(const struct component *place, const struct shared_nodes *shared_nodes,
                          const double *h, size_t n, double *x)
{
    for (size_t k = 0; k < shared_nodes->n; k++)
        nodes_f64(NULL, component_x(place), shared_nodes->node_d[k], h, n, x + k * n);
}

hstar_status estimate_foresee(const struct component *place, const struct shared_nodes *shared_nodes,
                              const double *h, size_t n, hstar_error *err)
{
    double *x = memory_room(shared_nodes->n, n * sizeof *x);
    if (!x) return error_memory(err);
    lay_nodes_out(place, shared_nodes, h, n, x);
    struct node_points nodes;
    /* x itself, the last of the nodes, is asked for once */
    const size_t n_places = (shared_nodes->n - shared_nodes->has_zero) * n + shared_nodes->has_zero;
    const hstar_status status = node_points_init(&nodes, place, x, n_places, err);
    if (!status) function_foresee(place->problem->f, &nodes.points);
    node_points_clear(&nodes);
    free(x);
    return status;
}

hstar_status estimate_run(const struct component *place, const struct method *methods,
                          const struct shared_nodes *shared_nodes, struct estimate_block *block,
                          hstar_error *err)
{
    if (place->problem->f->format) return estimate_in_format(place, methods, shared_nodes, block, err);
    const size_t n = block->n, n_moving = shared_nodes->n - shared_nodes->has_zero;
    double *x = block->x.nearest, *y = block->y.nearest;
    lay_nodes_out(place, shared_nodes, block->h, n, x);
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
