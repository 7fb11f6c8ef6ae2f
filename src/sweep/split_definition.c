/* One sample's parts from their definitions, after docs/definitions.md:
 *
 *     truncation = D - f^(d)(x)         D      = sum w_i f (x + k_i h) / C       C = c h^d
 *     node       = D_node - D           D_node = sum w_i f (x_i)       / C
 *     evaluation = D_eval - D_node      D_eval = sum w_i f^(x_i)       / C
 *     arithmetic = estimate - D_eval
 */
#include "sweep/split_definition.h"

#include <math.h>

enum { FIRST_PRECISION = 128, LAST_PRECISION = 4096, QUOTIENT_PRECISION = 64 };

struct work {
    const struct stencil *stencil;
    const struct estimate_block *block;
    size_t at[STENCIL_MAX_NODES];         /* where the nodes stand in it */
    const struct format_column *estimate; /* at step i */
    size_t i;
    double h;
    slong precision;
    arb_ptr point;                         /* x itself, all variables */
    arb_ptr exact_node;                    /* x + k h */
    bool representable[STENCIL_MAX_NODES]; /* that is the stored node */
    arb_ptr stored, exact;                 /* f at the two */
    arb_t scale, inverse, scratch;         /* C and 1/C */
    arb_ptr part;                          /* N_PARTS, and the rounding behind them */
};

static void work_init(struct work *w, const struct anatomy *a, const struct estimate_block *block, size_t m,
                      size_t i)
{
    const struct method *method = &a->methods[m];
    const struct stencil *s = method->stencil;
    const size_t *index = a->shared_nodes->index[m];
    double h = block->h[i];
    if (method->kind ==
        METHOD_RIDDERS) { /* the entry that was chosen: nodes in pairs, from a halved step on */
        const struct tableau_entry chosen = block->entry[m * block->n + i];
        s = method->tableau[chosen.levels - 1];
        index += 2 * chosen.halvings;
        h = ldexp(h, -chosen.halvings);
    }
    slong n = (slong)s->n, n_variables = (slong)a->place->problem->f->n_variables;
    *w = (struct work){.stencil = s, .block = block, .estimate = &block->estimate[m], .i = i, .h = h};
    w->point = _arb_vec_init(n_variables);
    w->exact_node = _arb_vec_init(n);
    w->stored = _arb_vec_init(n);
    w->exact = _arb_vec_init(n);
    w->part = _arb_vec_init(N_PARTS + 1);
    arb_init(w->scale);
    arb_init(w->inverse);
    arb_init(w->scratch);
    for (slong v = 0; v < n_variables; v++) arb_set_d(w->point + v, a->place->problem->point[v]);
    for (size_t j = 0; j < s->n; j++) w->at[j] = index[j] * block->n + i;
    arb_set_d(w->scratch, w->h);
    arb_pow_ui(w->scale, w->scratch, s->derivative, ARF_PREC_EXACT);
    arb_mul_fmpz(w->scale, w->scale, s->divisor, ARF_PREC_EXACT);
    arb_inv(w->inverse, w->scale, QUOTIENT_PRECISION);
}

static void work_clear(struct work *w, slong n_variables)
{
    slong n = (slong)w->stencil->n;
    _arb_vec_clear(w->point, n_variables);
    _arb_vec_clear(w->exact_node, n);
    _arb_vec_clear(w->stored, n);
    _arb_vec_clear(w->exact, n);
    _arb_vec_clear(w->part, N_PARTS + 1);
    arb_clear(w->scale);
    arb_clear(w->inverse);
    arb_clear(w->scratch);
}

/* x + k h without radius, unless k is no dyadic number; and whether it is the stored node. */
static void enclose_node(struct work *w, arb_srcptr x, const arb_t stored, size_t j)
{
    arb_ptr node = w->exact_node + j;
    slong precision = 2 * w->precision;
    arb_set_fmpq(node, w->stencil->node + j, precision);
    if (arb_is_exact(node)) precision = ARF_PREC_EXACT;
    arb_set_d(w->scratch, w->h);
    arb_mul(node, node, w->scratch, precision);
    arb_add(node, node, x, precision);
    w->representable[j] =
        arb_is_exact(node) && arb_is_exact(stored) && arf_equal(arb_midref(node), arb_midref(stored));
}

static hstar_status enclose_f(struct work *w, const struct component *place, hstar_error *err)
{
    size_t n = w->stencil->n;
    arb_ptr nodes = _arb_vec_init((slong)n);
    for (size_t j = 0; j < n; j++) {
        ball_set_number(nodes + j, &w->block->x, w->at[j]);
        enclose_node(w, w->point + place->wrt, nodes + j, j);
    }
    hstar_status status = function_values(place->problem->f, place->output, w->point, place->wrt, nodes, n,
                                          w->precision, w->stored, err);
    if (!status)
        status = function_values(place->problem->f, place->output, w->point, place->wrt, w->exact_node, n,
                                 w->precision, w->exact, err);
    _arb_vec_clear(nodes, (slong)n);
    return status;
}

/* All parts times C, then divided by it. A node that is stored as it is costs exactly nothing. */
static void split_sample(struct work *w, const arb_t reference)
{
    arb_ptr truncation = w->part + PART_TRUNCATION, node = w->part + PART_NODE;
    arb_ptr evaluation = w->part + PART_EVALUATION, arithmetic = w->part + PART_ARITHMETIC;
    arb_ptr rounding = w->part + N_PARTS;
    slong precision = w->precision;
    size_t first[STENCIL_MAX_NODES];
    fmpz *merged = _fmpz_vec_init((slong)w->stencil->n);
    parts_same_nodes(&w->block->x, w->at, w->stencil->n, first);
    for (size_t j = 0; j < w->stencil->n; j++)
        fmpz_add(merged + first[j], merged + first[j], w->stencil->weight + j);

    arb_mul(truncation, reference, w->scale, precision);
    arb_neg(truncation, truncation);
    arb_zero(node);
    arb_zero(evaluation);
    ball_set_number(arithmetic, w->estimate, w->i);
    arb_mul(arithmetic, arithmetic, w->scale, ARF_PREC_EXACT);
    for (size_t j = 0; j < w->stencil->n; j++) {
        const fmpz *weight = w->stencil->weight + j;
        arb_addmul_fmpz(truncation, (w->representable[j] ? w->stored : w->exact) + j, weight, precision);
        if (!w->representable[j]) {
            arb_sub(w->scratch, w->stored + j, w->exact + j, precision);
            arb_addmul_fmpz(node, w->scratch, weight, precision);
        }
        ball_set_number(w->scratch, &w->block->y, w->at[j]);
        arb_submul_fmpz(arithmetic, w->scratch, weight, ARF_PREC_EXACT);
        if (fmpz_is_zero(merged + j)) continue;
        arb_sub(w->scratch, w->scratch, w->stored + j, precision);
        arb_addmul_fmpz(evaluation, w->scratch, merged + j, precision);
    }
    arb_add(rounding, node, evaluation, precision);
    arb_add(rounding, rounding, arithmetic, precision);
    for (size_t p = 0; p <= N_PARTS; p++) arb_mul(w->part + p, w->part + p, w->inverse, QUOTIENT_PRECISION);
    _fmpz_vec_clear(merged, (slong)w->stencil->n);
}

hstar_status split_definition(const struct anatomy *a, const struct estimate_block *block, size_t m, size_t i,
                              struct part_numbers *numbers, bool *resolved, hstar_error *err)
{
    struct work w;
    hstar_status status = HSTAR_OK;
    work_init(&w, a, block, m, i);
    *resolved = false;
    for (w.precision = FIRST_PRECISION; !*resolved && w.precision <= LAST_PRECISION; w.precision *= 2) {
        status = enclose_f(&w, a->place, err);
        if (status) break;
        split_sample(&w, a->reference);
        *resolved = parts_told(w.part);
    }
    parts_numbers(w.part, *resolved, numbers);
    work_clear(&w, (slong)a->place->problem->f->n_variables);
    return status;
}
