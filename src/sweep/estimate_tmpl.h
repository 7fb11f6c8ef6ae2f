/* The estimates of a block of steps, for one format: uses T, FN(name) and ROUND(x), as estimate_stencil_tmpl.h, which it
 * includes. */
#include "sweep/estimate_stencil_tmpl.h"

/* One more row of a tableau, in place of the one above it: (f(x+h) - f(x-h))/(2h) first, y having the values in pairs, then
 * T[i][k] = (4^k T[i][k-1] - T[i-1][k-1]) / (4^k - 1). */
static void FN(tableau_row)(const struct rounding *r, T *row, size_t i, const T *const *y, size_t at, T h)
{
    (void)r;
    T factor = 4, entry = ROUND(ROUND(y[2 * i][at] - y[2 * i + 1][at]) / ROUND(2 * h));
    for (size_t k = 0; k < i; k++, factor = ROUND(factor * 4)) {
        const T left = entry;
        entry = ROUND(ROUND(ROUND(factor * left) - row[k]) / ROUND(factor - 1));
        row[k] = left;
    }
    row[i] = entry;
}

static T FN(richardson)(const struct rounding *r, const T *const *y, size_t at, T h, size_t levels)
{
    T row[METHOD_MAX_LEVELS];
    for (size_t i = 0; i < levels; i++, h = ROUND(h / 2)) FN(tableau_row)(r, row, i, y, at, h);
    return row[levels - 1];
}

static T FN(larger)(T a, T b)
{
    const T p = a < 0 ? -a : a, q = b < 0 ? -b : b;
    return p > q ? p : q;
}

/* Ridders (1982), as Numerical Recipes and Ceres have it, with steps that are halved: the entry that differs least from
 * the two that it is made of; the search ends where the diagonal moves by twice that. */
static T FN(ridders)(const struct rounding *r, const T *const *y, size_t at, T h, size_t levels,
                     struct tableau_entry *chosen)
{
    T row[METHOD_MAX_LEVELS], above[METHOD_MAX_LEVELS], least = (T)INFINITY;
    unsigned char rows = 1;
    FN(tableau_row)(r, row, 0, y, at, h);
    T best = row[0];
    *chosen = (struct tableau_entry){0, 1, 1};
    for (size_t i = 1; i < levels; i++) {
        memcpy(above, row, i * sizeof *row);
        h = ROUND(h / 2);
        FN(tableau_row)(r, row, i, y, at, h);
        rows++;
        for (size_t k = 1; k <= i; k++) {
            const T change = FN(larger)(ROUND(row[k] - row[k - 1]), ROUND(row[k] - above[k - 1]));
            if (!(change <= least)) continue;
            least = change;
            best = row[k];
            *chosen = (struct tableau_entry){(unsigned char)(i - k), (unsigned char)(k + 1), 0};
        }
        const T moved = ROUND(row[i] - above[i - 1]);
        if (moved >= 2 * least || -moved >= 2 * least) break;
    }
    chosen->rows = rows;
    return best;
}

/* What the methods of a block are computed from. */
struct FN(values) {
    const struct rounding *rounding;
    const struct component *place;
    const double *h; /* the steps, numbers of the format */
    const T *y;      /* f at node k of the shared_nodes and step i in y[k * n + i] */
    size_t n;
    T *room; /* for 2 n numbers */
};

static hstar_status FN(complex_step)(const struct FN(values) * v, const struct format_column *imaginary,
                                     const struct format_column *out, hstar_error *err)
{
    const struct rounding *r = v->rounding;
    (void)r;
    T *h = v->room, *part = v->room + v->n;
    for (size_t i = 0; i < v->n; i++) h[i] = (T)v->h[i];
    hstar_status status = v->place->problem->f->class->complex_step->evaluate(
        v->place->problem->f, v->place->output, v->place->problem->point, v->place->wrt, h, v->n, part, err);
    if (status) return status;
    FN(put)(part, v->n, imaginary, 0);
    for (size_t i = 0; i < v->n; i++) part[i] = ROUND(part[i] / h[i]);
    FN(put)(part, v->n, out, 0);
    return HSTAR_OK;
}

/* Method m of a shared_nodes, to a block. */
static hstar_status FN(estimate)(const struct FN(values) * v, const struct method *method, size_t m,
                                 const struct shared_nodes *shared_nodes, const struct estimate_block *block,
                                 hstar_error *err)
{
    const struct rounding *r = v->rounding;
    const struct format_column *out = &block->estimate[m];
    const T *y[STENCIL_MAX_NODES];
    for (size_t k = 0; k < method_n_nodes(method); k++) y[k] = v->y + shared_nodes->index[m][k] * v->n;
    switch (method->kind) {
    case METHOD_STENCIL:
        FN(combine)(r, method->stencil, y, v->h, v->n, out);
        break;
    case METHOD_RICHARDSON:
        for (size_t i = 0; i < v->n; i++) {
            const T estimate = FN(richardson)(r, y, i, (T)v->h[i], method->stencil->n / 2);
            FN(put)(&estimate, 1, out, i);
        }
        break;
    case METHOD_RIDDERS:
        for (size_t i = 0; i < v->n; i++) {
            struct tableau_entry chosen;
            const T estimate = FN(ridders)(r, y, i, (T)v->h[i], method->n_levels, &chosen);
            FN(put)(&estimate, 1, out, i);
            if (block->entry) block->entry[m * v->n + i] = chosen;
        }
        break;
    case METHOD_COMPLEX_STEP:
        return FN(complex_step)(v, &block->imaginary, out, err);
    }
    return HSTAR_OK;
}
