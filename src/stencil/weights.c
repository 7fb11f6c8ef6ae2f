/* Fornberg's weights.
 *
 * B. Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, Mathematics of
 * Computation 51 (1988) 699-706: with w^m_{j,i} the weight of node i for derivative m on nodes 0 … j, and
 * the point at 0,
 *
 *     w^m_{j,i} = (x_j w^m_{j-1,i} - m w^{m-1}_{j-1,i}) / (x_j - x_i)                         for i < j
 *     w^m_{j,j} = c_{j-1}/c_j (m w^{m-1}_{j-1,j-1} - x_{j-1} w^m_{j-1,j-1}),   c_j = prod_{i<j} (x_j - x_i)
 *
 * Here in rationals, so nothing is rounded. */
#include "stencil/weights.h"

/* w[i * (derivative + 1) + m], for the nodes so far. */
static fmpq *entry(fmpq *w, size_t i, unsigned m, unsigned derivative)
{
    return w + i * (derivative + 1) + m;
}

/* out = factor_a a - m b, where b is absent for m = 0. */
static void weight_difference(fmpq_t out, const fmpq_t factor_a, const fmpq_t a, unsigned m, const fmpq_t b,
                              fmpq_t scratch)
{
    fraction_mul(out, factor_a, a);
    if (m == 0) return;
    fraction_set_ratio(scratch, (slong)m, 1);
    fraction_mul(scratch, scratch, b);
    fraction_sub(out, out, scratch);
}

bool stencil_weights(const fmpq *nodes, size_t n, unsigned derivative, fmpq *weights)
{
    const size_t size = n * (derivative + 1);
    fmpq *w = fractions_new(size);
    if (!w) return false;
    fmpq_t c_before, c_now, gap, new_weight, scratch, ratio;
    fmpq_init(c_before);
    fmpq_init(c_now);
    fmpq_init(gap);
    fmpq_init(new_weight);
    fmpq_init(scratch);
    fmpq_init(ratio);

    fmpq_one(entry(w, 0, 0, derivative));
    fmpq_one(c_before);
    for (size_t j = 1; j < n; j++) {
        fmpq_one(c_now);
        for (size_t i = 0; i < j; i++) {
            fraction_sub(gap, nodes + j, nodes + i);
            fraction_mul(c_now, c_now, gap);
        }
        fraction_div(ratio, c_before, c_now);
        unsigned top = j < derivative ? (unsigned)j : derivative;
        /* The new node first: it needs the old weights of the one before it. */
        for (unsigned m = top + 1; m-- > 0;) {
            const fmpq *same = entry(w, j - 1, m, derivative), *lower = m ? same - 1 : same;
            weight_difference(new_weight, nodes + j - 1, same, m, lower, scratch);
            fraction_mul(new_weight, new_weight, ratio);
            fraction_neg(entry(w, j, m, derivative), new_weight);
        }
        for (size_t i = 0; i < j; i++) {
            fraction_sub(gap, nodes + j, nodes + i);
            for (unsigned m = top + 1; m-- > 0;) {
                fmpq *same = entry(w, i, m, derivative);
                weight_difference(new_weight, nodes + j, same, m, m ? same - 1 : same, scratch);
                fraction_div(same, new_weight, gap);
            }
        }
        fraction_set(c_before, c_now);
    }
    for (size_t i = 0; i < n; i++) fraction_set(weights + i, entry(w, i, derivative, derivative));

    fmpq_clear(c_before);
    fmpq_clear(c_now);
    fmpq_clear(gap);
    fmpq_clear(new_weight);
    fmpq_clear(scratch);
    fmpq_clear(ratio);
    fractions_free(w, size);
    return true;
}
