/* A block of estimates in one format: uses T, FN(name) and ROUND(x), as the loops. */
#include "sweep/estimate_tmpl.h"

/* All that a block needs, in one piece: columns of n numbers. */
struct FN(work) {
    T *x, *y, *others, *point, *room;
};

static T *FN(work_new)(struct FN(work) * w, const struct component *place,
                       const struct shared_nodes *shared_nodes, size_t n)
{
    const size_t others = place->problem->f->n_outputs > 1 ? shared_nodes->n : 0;
    T *memory =
        memory_room((2 + 2 * shared_nodes->n + others) * n + place->problem->f->n_variables, sizeof *memory);
    if (!memory) return NULL;
    w->room = memory;
    w->x = w->room + 2 * n;
    w->y = w->x + shared_nodes->n * n;
    w->others = w->y + shared_nodes->n * n;
    w->point = w->others + others * n;
    for (size_t v = 0; v < place->problem->f->n_variables; v++) w->point[v] = (T)place->problem->point[v];
    return memory;
}

/* y[i] = f at x[i], in one call; other outputs are dropped. */
static hstar_status FN(evaluate)(const struct component *place, const struct FN(work) * w, const T *x,
                                 size_t n, T *y, hstar_error *err)
{
    const struct function *f = place->problem->f;
    const void **column = memory_array(f->n_variables, sizeof *column);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    void **outputs = memory_array(f->n_outputs, sizeof *outputs);
    hstar_status status = column && varies && outputs ? HSTAR_OK : error_memory(err);
    if (!status) {
        for (size_t v = 0; v < f->n_variables; v++) column[v] = &w->point[v];
        for (size_t o = 0; o < f->n_outputs; o++) outputs[o] = o == place->output ? y : w->others;
        column[place->wrt] = x;
        varies[place->wrt] = true;
        status = f->class->evaluate_in(f, n, column, varies, outputs, err);
    }
    free(column);
    free(varies);
    free(outputs);
    return status;
}

static hstar_status FN(run)(const struct rounding *r, const struct component *place,
                            const struct method *methods, const struct shared_nodes *shared_nodes,
                            struct estimate_block *block, hstar_error *err)
{
    const size_t n = block->n, n_moving = shared_nodes->n - shared_nodes->has_zero;
    struct FN(work) w;
    T *memory = FN(work_new)(&w, place, shared_nodes, n);
    if (!memory) return error_memory(err);
    for (size_t k = 0; k < shared_nodes->n; k++)
        FN(nodes)(r, w.point[place->wrt], ROUND((T)shared_nodes->node_d[k]), block->h, n, w.x + k * n);
    hstar_status status = FN(evaluate)(place, &w, w.x, n_moving * n, w.y, err);
    if (!status && shared_nodes->has_zero) {
        /* x itself, the same at every step: one evaluation */
        T *y = w.y + n_moving * n;
        status = FN(evaluate)(place, &w, w.x + n_moving * n, 1, y, err);
        for (size_t i = 1; i < n; i++) y[i] = y[0];
    }
    const struct FN(values) values = {r, place, block->h, w.y, n, w.room};
    for (size_t m = 0; m < shared_nodes->n_methods && !status; m++)
        status = FN(estimate)(&values, &methods[m], m, shared_nodes, block, err);
    if (!status) {
        FN(put)(w.x, shared_nodes->n * n, &block->x, 0);
        FN(put)(w.y, shared_nodes->n * n, &block->y, 0);
    }
    free(memory);
    return status;
}
