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
#include "sweep/estimate_stencil_tmpl.h"
#include "sweep/estimate_tmpl.h"
#undef T
#undef FN
#undef ROUND

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

static hstar_status complex_step(const struct place *place, struct estimate_block *block, double *estimate,
                                 hstar_error *err)
{
    const size_t n = block->n;
    hstar_status status = place->f->class->complex_step->evaluate(place->f, place->output, place->point,
                                                                  place->wrt, block->h, n, estimate, err);
    if (status) return status;
    if (block->imaginary) memcpy(block->imaginary, estimate, n * sizeof *estimate);
    for (size_t i = 0; i < n; i++) estimate[i] /= block->h[i];
    return HSTAR_OK;
}

/* One method's, from the values at its nodes. */
static hstar_status combine(const struct place *place, const struct method *method, const double *const *y,
                            struct estimate_block *block, double *estimate, struct tableau_entry *entry,
                            hstar_error *err)
{
    switch (method->kind) {
    case METHOD_STENCIL:
        combine_f64(NULL, method->stencil, y, block->h, block->n, estimate);
        break;
    case METHOD_RICHARDSON:
        for (size_t i = 0; i < block->n; i++)
            estimate[i] = richardson_f64(y, i, block->h[i], method->stencil->n / 2);
        break;
    case METHOD_RIDDERS:
        for (size_t i = 0; i < block->n; i++) {
            struct tableau_entry chosen;
            estimate[i] = ridders_f64(y, i, block->h[i], method->n_levels, &chosen);
            if (entry) entry[i] = chosen;
        }
        break;
    case METHOD_COMPLEX_STEP:
        return complex_step(place, block, estimate, err);
    }
    return HSTAR_OK;
}

hstar_status estimate_run(const struct place *place, const struct method *methods,
                          const struct lattice *lattice, struct estimate_block *block, hstar_error *err)
{
    if (place->f->format) return estimate_in_format(place, methods, lattice, block, err);
    size_t n = block->n, n_moving = lattice->n - lattice->has_zero;
    for (size_t k = 0; k < lattice->n; k++)
        nodes_f64(NULL, place->point[place->wrt], lattice->node_d[k], block->h, n, block->x + k * n);
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
        for (size_t k = 0; k < method_n_nodes(&methods[m]); k++) y[k] = block->y + lattice->index[m][k] * n;
        struct tableau_entry *entry = block->entry ? block->entry + m * n : NULL;
        status = combine(place, &methods[m], y, block, block->estimate[m], entry, err);
        if (status) return status;
    }
    return HSTAR_OK;
}
