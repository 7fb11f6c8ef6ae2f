/* The anatomy of a block of steps, after docs/definitions.md:
 *
 *     truncation = D - f^(d)(x)         D      = sum w_i f (x + k_i h) / C       C = c h^d
 *     node       = D_node - D           D_node = sum w_i f (x_i)       / C
 *     evaluation = D_eval - D_node      D_eval = sum w_i f^(x_i)       / C
 *     arithmetic = estimate - D_eval
 *
 * First with 128 bits and the truncation from the Taylor series where that holds; a sample that this leaves
 * unresolved is done again from the definitions, at a precision that doubles until it is resolved. */
#include "sweep/anatomy.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

enum { FIRST_PRECISION = 128, LAST_PRECISION = 4096, QUOTIENT_PRECISION = 64 };

/* Below 2^-40 (9e-13) of the largest component a component is resolved whatever its digits. */
enum { NEGLIGIBLE_BITS = 40 };
/* And below half of the smallest double it is 0 in every column. */
enum { NOTHING_EXPONENT = -1075 };

enum part { TRUNCATION, NODE, EVALUATION, ARITHMETIC, N_PARTS };
static const enum sweep_column part_column[N_PARTS] = {COLUMN_TRUNCATION, COLUMN_NODE, COLUMN_EVALUATION,
                                                       COLUMN_ARITHMETIC};

/* f at the nodes of some steps, node k at step i at [k * n + i]. */
struct values {
    size_t n;
    slong precision;
    arb_ptr stored;                  /* f at the nodes as stored */
    arb_ptr evaluation;              /* computed - stored: the error of f there */
    arb_ptr exact;                   /* f at x + k h; NULL while the series serves instead */
    const struct expansion_cut *cut; /* that series; NULL where it does not hold */
};

struct sample {
    size_t method, step;                                      /* within the block */
    double x[STENCIL_MAX_NODES];                              /* the nodes as stored */
    bool representable[STENCIL_MAX_NODES], all_representable; /* the stored node is x + k h */
    arb_t h, scale, inverse;                                  /* h and C, exact; 1/C */
    arb_struct part[N_PARTS];
    arb_t rounding, sum, stored_sum, scratch;
    fmpz_t weight;
};

hstar_status anatomy_init(struct anatomy *a, const struct place *place, const struct method *methods,
                          const struct lattice *lattice, const arb_t reference, bool reference_exact,
                          hstar_error *err)
{
    *a = (struct anatomy){
        .place = place, .methods = methods, .lattice = lattice, .reference_exact = reference_exact};
    hstar_status status = expansion_init(&a->expansion, place, methods, lattice->n_methods, err);
    if (status) return status;
    arb_init(a->reference);
    arb_set(a->reference, reference);
    return HSTAR_OK;
}

void anatomy_clear(struct anatomy *a)
{
    expansion_clear(&a->expansion);
    arb_clear(a->reference);
}

static void sample_init(struct sample *s)
{
    arb_init(s->h);
    arb_init(s->scale);
    arb_init(s->inverse);
    for (size_t p = 0; p < N_PARTS; p++) arb_init(&s->part[p]);
    arb_init(s->rounding);
    arb_init(s->sum);
    arb_init(s->stored_sum);
    arb_init(s->scratch);
    fmpz_init(s->weight);
}

static void sample_clear(struct sample *s)
{
    arb_clear(s->h);
    arb_clear(s->scale);
    arb_clear(s->inverse);
    for (size_t p = 0; p < N_PARTS; p++) arb_clear(&s->part[p]);
    arb_clear(s->rounding);
    arb_clear(s->sum);
    arb_clear(s->stored_sum);
    arb_clear(s->scratch);
    fmpz_clear(s->weight);
}

/* The exact node x + k h, as a ball without radius unless k is no dyadic number. */
static void exact_node(arb_t node, const struct anatomy *a, size_t k, double h, slong precision)
{
    arb_set_fmpq(node, a->lattice->node + k, 2 * precision);
    arf_t step;
    arf_init(step);
    arf_set_d(step, h);
    slong product_precision = arb_is_exact(node) ? ARF_PREC_EXACT : 2 * precision;
    arb_mul_arf(node, node, step, product_precision);
    arf_set_d(step, a->place->point[a->place->wrt]);
    arb_add_arf(node, node, step, product_precision);
    arf_clear(step);
}

static void values_init(struct values *v, size_t n_nodes, size_t n, const struct expansion_cut *cut)
{
    slong size = (slong)(n_nodes * n);
    *v = (struct values){.n = n, .precision = FIRST_PRECISION, .cut = cut};
    v->stored = _arb_vec_init(size);
    v->evaluation = _arb_vec_init(size);
    if (!cut) v->exact = _arb_vec_init(size);
}

static void values_clear(struct values *v, size_t n_nodes)
{
    slong size = (slong)(n_nodes * v->n);
    _arb_vec_clear(v->stored, size);
    _arb_vec_clear(v->evaluation, size);
    if (v->exact) _arb_vec_clear(v->exact, size);
}

/* Encloses f at the nodes of v->n steps of the block, from step `first`. */
static hstar_status enclose(const struct anatomy *a, const struct estimate_block *block, size_t first,
                            struct values *v, hstar_error *err)
{
    size_t n_nodes = a->lattice->n, n_values = n_nodes * v->n;
    slong n_variables = (slong)a->place->f->n_variables;
    arb_ptr at = _arb_vec_init(n_variables), x = _arb_vec_init((slong)n_values);
    for (slong i = 0; i < n_variables; i++) arb_set_d(at + i, a->place->point[i]);

    for (size_t k = 0; k < n_nodes; k++)
        for (size_t i = 0; i < v->n; i++) {
            double node = block->x[k * block->n + first + i];
            if (isfinite(node))
                arb_set_d(x + k * v->n + i, node);
            else
                arb_indeterminate(x + k * v->n + i);
        }
    hstar_status status = function_values(a->place->f, a->place->output, at, a->place->wrt, x, n_values,
                                          v->precision, v->stored, err);
    for (size_t k = 0; k < n_nodes && !status; k++)
        for (size_t i = 0; i < v->n; i++) {
            arb_ptr evaluation = v->evaluation + k * v->n + i;
            arb_set_d(evaluation, block->y[k * block->n + first + i]);
            arb_sub(evaluation, evaluation, v->stored + k * v->n + i, v->precision);
        }
    if (!status && v->exact) {
        for (size_t k = 0; k < n_nodes; k++)
            for (size_t i = 0; i < v->n; i++)
                exact_node(x + k * v->n + i, a, k, block->h[first + i], v->precision);
        status = function_values(a->place->f, a->place->output, at, a->place->wrt, x, n_values, v->precision,
                                 v->exact, err);
    }
    _arb_vec_clear(at, n_variables);
    _arb_vec_clear(x, (slong)n_values);
    return status;
}

/* Is the stored node the exact one? Both roundings on the way to it, of k h and of the sum, must be exact:
 * what they lose is itself a double (Dekker 1971, Knuth 1969) unless it underflows. */
static bool representable(const struct anatomy *a, size_t k, double h, double stored, arb_t scratch)
{
    const double x = a->place->point[a->place->wrt], node = a->lattice->node_d[k], step = node * h;
    const double no_underflow = 0x1p-900;
    if (!a->lattice->dyadic[k] || (step != 0 && !(fabs(step) > no_underflow))) {
        exact_node(scratch, a, k, h, 64);
        return arb_is_exact(scratch) && arf_cmp_d(arb_midref(scratch), stored) == 0;
    }
    double x_part = stored - step, step_part = stored - x_part;
    return fma(node, h, -step) == 0 && x - x_part == 0 && step - step_part == 0;
}

/* Sets the sample to its method and step of the block. */
static void sample_at(struct sample *s, const struct anatomy *a, const struct estimate_block *block)
{
    const struct stencil *stencil = a->methods[s->method].stencil;
    double h = block->h[s->step];
    arb_set_d(s->h, h);
    arb_pow_ui(s->scale, s->h, stencil->derivative, ARF_PREC_EXACT);
    arb_mul_fmpz(s->scale, s->scale, stencil->divisor, ARF_PREC_EXACT);
    arb_inv(s->inverse, s->scale, QUOTIENT_PRECISION);
    s->all_representable = true;
    for (size_t j = 0; j < stencil->n; j++) {
        size_t k = a->lattice->index[s->method][j];
        s->x[j] = block->x[k * block->n + s->step];
        s->representable[j] = representable(a, k, h, s->x[j], s->scratch);
        s->all_representable = s->all_representable && s->representable[j];
    }
}

/* The weight of node i together with those of later nodes that are stored as the same number, so that what
 * cancels there cancels exactly; 0 for a node that an earlier one has taken in. */
static void merged_weight(fmpz_t weight, const struct stencil *s, const double *x, size_t i)
{
    fmpz_set(weight, s->weight + i);
    for (size_t j = 0; j < s->n; j++) {
        if (j == i || x[j] != x[i]) continue;
        if (j < i) {
            fmpz_zero(weight);
            return;
        }
        fmpz_add(weight, weight, s->weight + j);
    }
}

/* Truncation and node error times C, D from the series. */
static void split_by_series(const struct anatomy *a, struct sample *s, const struct values *v)
{
    arb_ptr truncation = &s->part[TRUNCATION], node = &s->part[NODE];
    const struct expansion *e = &a->expansion;
    expansion_truncation(truncation, e, v->cut, s->method, s->h, v->precision);
    /* D = t_d + truncation, t_d = f^(d)(x) */
    arb_add(s->sum, truncation, e->t[s->method] + e->derivative, v->precision);
    if (!a->reference_exact) arb_sub(truncation, s->sum, a->reference, v->precision);
    arb_mul(s->sum, s->sum, s->scale, v->precision);
    arb_sub(node, s->stored_sum, s->sum, v->precision);
}

/* The same, D from values of f at the exact nodes. */
static void split_by_definition(const struct anatomy *a, struct sample *s, const struct values *v, size_t i)
{
    const struct stencil *stencil = a->methods[s->method].stencil;
    arb_ptr truncation = &s->part[TRUNCATION], node = &s->part[NODE];
    arb_mul(s->sum, a->reference, s->scale, v->precision);
    arb_neg(truncation, s->sum);
    arb_zero(node);
    for (size_t j = 0; j < stencil->n; j++) {
        size_t at = a->lattice->index[s->method][j] * v->n + i;
        arb_addmul_fmpz(truncation, (s->representable[j] ? v->stored : v->exact) + at, stencil->weight + j,
                        v->precision);
        if (s->representable[j]) continue;
        arb_sub(s->scratch, v->stored + at, v->exact + at, v->precision);
        arb_addmul_fmpz(node, s->scratch, stencil->weight + j, v->precision);
    }
    arb_mul(truncation, truncation, s->inverse, v->precision);
}

/* All parts of one sample, as balls; i: the step among those of v. */
static void split(const struct anatomy *a, const struct estimate_block *block, struct sample *s,
                  const struct values *v, size_t i)
{
    const struct stencil *stencil = a->methods[s->method].stencil;
    const size_t *index = a->lattice->index[s->method];
    arb_ptr node = &s->part[NODE], evaluation = &s->part[EVALUATION], arithmetic = &s->part[ARITHMETIC];

    sample_at(s, a, block);
    arb_zero(s->stored_sum);
    arb_zero(evaluation);
    arb_set_d(arithmetic, block->estimate[s->method][s->step]);
    arb_mul(arithmetic, arithmetic, s->scale, ARF_PREC_EXACT);
    for (size_t j = 0; j < stencil->n; j++) {
        size_t at = index[j] * v->n + i;
        arb_set_d(s->scratch, block->y[index[j] * block->n + s->step]);
        arb_submul_fmpz(arithmetic, s->scratch, stencil->weight + j, ARF_PREC_EXACT);
        merged_weight(s->weight, stencil, s->x, j);
        if (fmpz_is_zero(s->weight)) continue;
        arb_addmul_fmpz(s->stored_sum, v->stored + at, s->weight, v->precision);
        arb_addmul_fmpz(evaluation, v->evaluation + at, s->weight, v->precision);
    }
    if (v->cut)
        split_by_series(a, s, v);
    else
        split_by_definition(a, s, v, i);
    if (s->all_representable) arb_zero(node);

    arb_add(s->rounding, node, evaluation, v->precision);
    arb_add(s->rounding, s->rounding, arithmetic, v->precision);
    arb_mul(s->rounding, s->rounding, s->inverse, QUOTIENT_PRECISION);
    for (size_t p = NODE; p < N_PARTS; p++) arb_mul(&s->part[p], &s->part[p], s->inverse, QUOTIENT_PRECISION);
}

/* A part is told when its radius is small beside itself, or all of it beside the largest part. */
static bool told(const arb_t part, const mag_t negligible)
{
    return arb_is_finite(part) && mag_cmp(arb_radref(part), negligible) <= 0 &&
           (ball_resolved(part) || ball_below(part, negligible));
}

/* The rule of docs/definitions.md: each part is told to 1e-6, or is lost beside the largest; and what is not
 * told is lost beside the largest too, so that the sum of the parts is the error to 1e-12 of it. */
static bool resolved(const struct sample *s)
{
    mag_t negligible, size;
    mag_init(negligible);
    mag_init(size);
    for (size_t p = 0; p < N_PARTS; p++) {
        if (!arb_is_finite(&s->part[p])) continue;
        arb_get_mag_lower(size, &s->part[p]);
        mag_max(negligible, negligible, size);
    }
    mag_mul_2exp_si(negligible, negligible, -NEGLIGIBLE_BITS);
    mag_one(size);
    mag_mul_2exp_si(size, size, NOTHING_EXPONENT);
    mag_max(negligible, negligible, size);
    bool all = told(s->rounding, negligible);
    for (size_t p = 0; p < N_PARTS && all; p++) all = told(&s->part[p], negligible);
    mag_clear(negligible);
    mag_clear(size);
    return all;
}

/* The number for a column. One that may be 0 is written as 0: its sign and digits are not known. */
static double number(const arb_t ball, bool trusted)
{
    if (!trusted && !ball_resolved(ball)) return NAN;
    return arb_is_finite(ball) && arb_contains_zero(ball) ? 0 : ball_double(ball);
}

static void store(const struct sample *s, struct anatomy_columns *columns, bool is_resolved)
{
    for (size_t p = 0; p < N_PARTS; p++)
        columns->column[part_column[p]][s->step] = number(&s->part[p], is_resolved);
    columns->column[COLUMN_ROUNDING][s->step] = number(s->rounding, is_resolved);
    if (!is_resolved) columns->n_unresolved++;
}

static void store_undefined(size_t step, struct anatomy_columns *columns)
{
    for (size_t p = 0; p < N_PARTS; p++) columns->column[part_column[p]][step] = NAN;
    columns->column[COLUMN_ROUNDING][step] = NAN;
}

/* One sample from the definitions alone, at a rising precision. */
static hstar_status insist(const struct anatomy *a, const struct estimate_block *block, struct sample *s,
                           bool *done, hstar_error *err)
{
    struct values v;
    hstar_status status = HSTAR_OK;
    values_init(&v, a->lattice->n, 1, NULL);
    *done = false;
    for (v.precision = 2 * FIRST_PRECISION; !*done && v.precision <= LAST_PRECISION; v.precision *= 2) {
        status = enclose(a, block, s->step, &v, err);
        if (status) break;
        split(a, block, s, &v, 0);
        *done = resolved(s);
    }
    values_clear(&v, a->lattice->n);
    return status;
}

static hstar_status each_sample(const struct anatomy *a, const struct estimate_block *block,
                                const struct values *v, struct anatomy_columns *columns, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    struct sample s;
    sample_init(&s);
    for (s.method = 0; s.method < a->lattice->n_methods && !status; s.method++)
        for (s.step = 0; s.step < block->n && !status; s.step++) {
            if (!isfinite(block->estimate[s.method][s.step])) {
                store_undefined(s.step, &columns[s.method]);
                continue;
            }
            split(a, block, &s, v, s.step);
            bool done = resolved(&s);
            if (!done) status = insist(a, block, &s, &done, err);
            store(&s, &columns[s.method], done);
        }
    sample_clear(&s);
    return status;
}

hstar_status anatomy_run(const struct anatomy *a, const struct estimate_block *block,
                         struct anatomy_columns *columns, hstar_error *err)
{
    struct expansion_cut cut;
    struct values v;
    hstar_status status = expansion_cut_init(&cut, &a->expansion, a->place, a->methods, a->lattice,
                                             block->h[block->n - 1], err);
    if (status) return status;
    values_init(&v, a->lattice->n, block->n, cut.valid ? &cut : NULL);
    status = enclose(a, block, 0, &v, err);
    if (!status) status = each_sample(a, block, &v, columns, err);
    values_clear(&v, a->lattice->n);
    expansion_cut_clear(&cut);
    return status;
}
