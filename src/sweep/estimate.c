/* The estimates: nodes, values of f, and the stencils' sums, over blocks of steps. */
#include "sweep/estimate.h"
#include "base/memory.h"

#include <stdlib.h>

#define T        double
#define FN(name) name##_f64
#include "sweep/estimate_tmpl.h"
#undef T
#undef FN

/* y[i] = f at x[i], in one call; other outputs are dropped. */
static hstar_status evaluate(const struct place *place, const double *x, size_t n, double *y,
                             hstar_error *err)
{
    size_t n_variables = place->f->n_variables, n_outputs = place->f->n_outputs;
    const double **column = memory_array(n_variables, sizeof *column);
    bool *varies = memory_array(n_variables, sizeof *varies);
    double **outputs = memory_array(n_outputs, sizeof *outputs);
    double *others = memory_array(n_outputs > 1 ? n : 0, sizeof *others);
    hstar_status status = HSTAR_OK;
    if (!column || !varies || !outputs || !others) {
        status = error_memory(err);
        goto done;
    }
    for (size_t v = 0; v < n_variables; v++) column[v] = &place->point[v];
    for (size_t o = 0; o < n_outputs; o++) outputs[o] = o == place->output ? y : others;
    column[place->wrt] = x;
    varies[place->wrt] = true;
    struct points points = {.n = n, .column = column, .varies = varies};
    status = function_evaluate(place->f, &points, outputs, err);
done:
    free(column);
    free(varies);
    free(outputs);
    free(others);
    return status;
}

hstar_status estimate_run(const struct place *place, const struct method *methods,
                          const struct lattice *lattice, struct estimate_block *block, hstar_error *err)
{
    size_t n = block->n, n_moving = lattice->n - lattice->has_zero;
    for (size_t k = 0; k < lattice->n; k++)
        nodes_f64(place->point[place->wrt], lattice->node_d[k], block->h, n, block->x + k * n);
    hstar_status status = evaluate(place, block->x, n_moving * n, block->y, err);
    if (status) return status;
    if (lattice->has_zero) {
        /* x itself, the same at every step: one evaluation */
        double *y = block->y + n_moving * n;
        if ((status = evaluate(place, block->x + n_moving * n, 1, y, err))) return status;
        for (size_t i = 1; i < n; i++) y[i] = y[0];
    }
    for (size_t m = 0; m < lattice->n_methods; m++) {
        const double *y[STENCIL_MAX_NODES];
        const struct stencil *s = methods[m].stencil;
        for (size_t k = 0; k < s->n; k++) y[k] = block->y + lattice->index[m][k] * n;
        combine_f64(s, y, block->h, n, block->estimate[m]);
    }
    return HSTAR_OK;
}
