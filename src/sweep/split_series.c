/* The parts from the Taylor series.
 *
 *     truncation   the series itself
 *     node         sum_i w_i (f(x_i) - f(x + k_i h)) / C, each from the slope of f and the exact rounding of the node
 *     evaluation   sum_i w_i (f^(x_i) - f(x_i)) / C, f enclosed in balls: the one thing that doubles cannot tell
 *     arithmetic   estimate - sum_i w_i f^(x_i) / C, from the exact roundings of its operations          C = c h^d
 */
#include "sweep/split_series.h"
#include "base/memory.h"

#include <stdlib.h>

enum { PRECISION = 128 };

/* Where products are that small or large, what their rounding lost may not be a double. */
#define SMALLEST 0x1p-900
#define LARGEST  0x1p1000

static bool in_range(double x)
{
    return x == 0 || (fabs(x) > SMALLEST && fabs(x) < LARGEST);
}

/* f^(x_i) - f(x_i) at every stored node. */
static hstar_status enclose_evaluation(struct split_series *s, hstar_error *err)
{
    const struct anatomy *a = s->a;
    size_t n = a->lattice->n * s->block->n;
    arb_ptr at = component_point(a->place), x = _arb_vec_init((slong)n), y = _arb_vec_init((slong)n);
    for (size_t i = 0; i < n; i++) {
        if (isfinite(s->block->x.nearest[i]))
            arb_set_d(x + i, s->block->x.nearest[i]);
        else
            arb_indeterminate(x + i);
    }
    hstar_status status =
        function_values(a->place->problem->f, a->place->output, at, a->place->wrt, x, n, PRECISION, y, err);
    for (size_t i = 0; i < n && !status; i++) {
        arb_set_d(x + i, s->block->y.nearest[i]);
        arb_sub(x + i, x + i, y + i, PRECISION);
        s->evaluation[i] = bounded_ball(x + i);
    }
    _arb_vec_clear(at, (slong)a->place->problem->f->n_variables);
    _arb_vec_clear(x, (slong)n);
    _arb_vec_clear(y, (slong)n);
    return status;
}

/* x_i - (x + step + lost_step), where x_i is the rounded sum of x and step. */
static struct bounded moved(double x, double step, double lost_step, double x_i)
{
    return bounded_add(bounded_exact(-bounded_lost(x, step, x_i)), bounded_exact(-lost_step));
}

/* The same where x_i was rounded to fewer bits: the difference x_i - x is the sum of two doubles. */
static struct bounded moved_far(double x, double step, double lost_step, double x_i)
{
    const double difference = x_i - x, lost = bounded_lost(x_i, -x, difference);
    return bounded_add(bounded_add(bounded_exact(difference), bounded_exact(-step)),
                       bounded_add(bounded_exact(lost), bounded_exact(-lost_step)));
}

/* f(x_i) - f(x + k h) at every node: x_i = x + k h + move, what the roundings on the way to it lost. */
static void enclose_moves(struct split_series *s)
{
    const struct lattice *lattice = s->a->lattice;
    const double x = s->a->place->problem->point[s->a->place->wrt];
    const bool format = s->a->place->problem->f->format;
    for (size_t k = 0; k < lattice->n; k++)
        for (size_t i = 0; i < s->block->n; i++) {
            size_t at = k * s->block->n + i;
            double node = lattice->node_d[k], h = s->block->h[i], step = node * h;
            if (!lattice->dyadic[k] || !in_range(step)) {
                s->move[at] = (struct bounded){0, INFINITY};
                continue;
            }
            double lost_step = fma(node, h, -step);
            struct bounded move = format ? moved_far(x, step, lost_step, s->block->x.nearest[at])
                                         : moved(x, step, lost_step, s->block->x.nearest[at]);
            s->move[at] =
                expansion_move(&s->a->expansion, &s->cut, (struct bounded){step, fabs(lost_step)}, move);
        }
}

hstar_status split_series_init(struct split_series *s, const struct anatomy *a,
                               const struct estimate_block *block, hstar_error *err)
{
    size_t n = a->lattice->n * block->n;
    *s = (struct split_series){.a = a,
                               .block = block,
                               .evaluation = memory_room(n, sizeof *s->evaluation),
                               .move = memory_room(n, sizeof *s->move)};
    if (!s->evaluation || !s->move) {
        split_series_clear(s);
        return error_memory(err);
    }
    /* numbers wider than doubles are split after the definitions */
    if (format_is_wide(function_format(a->place->problem->f))) return HSTAR_OK;
    hstar_status status = expansion_cut_init(&s->cut, &a->expansion, a->place, a->methods, a->lattice,
                                             block->h[block->n - 1], err);
    if (!status && s->cut.valid) status = enclose_evaluation(s, err);
    if (!status && s->cut.valid) enclose_moves(s);
    if (status) split_series_clear(s);
    return status;
}

void split_series_clear(struct split_series *s)
{
    expansion_cut_clear(&s->cut);
    free(s->evaluation);
    free(s->move);
    *s = (struct split_series){0};
}

/* C = high + low + rest, |rest| <= its bound, and 1/C. */
struct scale {
    double high, low, rest;
    struct bounded inverse;
};

static bool scale_of(struct scale *c, const struct stencil *s, double h)
{
    *c = (struct scale){.high = s->divisor_d};
    for (unsigned j = 0; j < s->derivative; j++) {
        double product = c->high * h, lost = fma(c->high, h, -product);
        if (!in_range(product) || product == 0) return false;
        /* the first time low is 0, and nothing is lost */
        double carried = c->low * h;
        if (j > 0) c->rest = c->rest * h * BOUNDED_SLACK + BOUNDED_ROUNDING * (fabs(carried) + fabs(lost));
        if (c->low != 0) c->rest += BOUNDED_UNDERFLOW;
        c->low = carried + lost;
        c->high = product;
    }
    double inverse = 1 / c->high;
    c->inverse = bounded_rounded(inverse, fabs(inverse) * (s->derivative + 1) * BOUNDED_ROUNDING);
    return true;
}

/* estimate - sum_i w_i f^(x_i) / C */
static struct bounded arithmetic_of(const struct split_series *s, const struct stencil *stencil,
                                    const size_t *index, size_t i, double estimate, const struct scale *c)
{
    const struct bounded unknown = {0, INFINITY};
    /* high + low = estimate C - sum w y so far, low being known to `bound` */
    double high = estimate * c->high, low = fma(estimate, c->high, -high), extra = estimate * c->low;
    double bound = fabs(estimate) * c->rest + BOUNDED_ROUNDING * fabs(extra);
    if (!in_range(high)) return unknown;
    for (size_t j = 0; j < stencil->n; j++) {
        double w = -stencil->weight_d[j], y = s->block->y.nearest[index[j] * s->block->n + i];
        double product = w * y, sum = high + product;
        if (!in_range(product)) return unknown;
        double lost = fma(w, y, -product), lost_sum = bounded_lost(high, product, sum);
        double new_low = low + (lost + lost_sum);
        if (lost != 0 || lost_sum != 0) bound += BOUNDED_ROUNDING * (fabs(lost) + fabs(lost_sum) + fabs(low));
        low = new_low;
        high = sum;
    }
    if (low == 0 && extra == 0 && bound == 0) return bounded_mul(bounded_exact(high), c->inverse);
    double rest = low + extra;
    bound += BOUNDED_ROUNDING * (fabs(low) + fabs(extra));
    return bounded_mul(bounded_rounded(high + rest, bound * BOUNDED_SLACK), c->inverse);
}

/* The weights, those of nodes that are stored as the same number added up at the first of them. */
static void merge_weights(const struct split_series *s, const struct stencil *stencil, const size_t *index,
                          size_t i, double *merged)
{
    size_t at[STENCIL_MAX_NODES], first[STENCIL_MAX_NODES];
    for (size_t j = 0; j < stencil->n; j++) {
        at[j] = index[j] * s->block->n + i;
        merged[j] = 0;
    }
    parts_same_nodes(&s->block->x, at, stencil->n, first);
    for (size_t j = 0; j < stencil->n; j++) merged[first[j]] += stencil->weight_d[j];
}

/* Each part told, or lost beside the largest: see parts.h. A bound that is not a number makes all comparisons
 * false. */
static bool resolved(const struct bounded parts[N_PARTS], struct bounded rounding)
{
    double largest = 0;
    for (size_t p = 0; p < N_PARTS; p++) largest = fmax(largest, fabs(parts[p].value) - parts[p].bound);
    double negligible = ldexp(largest, -PART_NEGLIGIBLE_BITS);
    for (size_t p = 0; p <= N_PARTS; p++) {
        struct bounded b = p < N_PARTS ? parts[p] : rounding;
        double size = fabs(b.value);
        bool told = b.bound <= ldexp(size, -PART_ACCURACY_BITS) || size + b.bound < negligible;
        if (!(b.bound <= negligible && told)) return false;
    }
    return true;
}

static double bounded_as_double(struct bounded b)
{
    return fabs(b.value) <= b.bound ? 0 : b.value;
}

bool split_series(const struct split_series *s, size_t m, size_t i, struct part_numbers *numbers)
{
    const struct stencil *stencil = s->a->methods[m].stencil;
    const size_t *index = s->a->lattice->index[m];
    struct scale c;
    if (!s->cut.valid || !stencil->weights_are_doubles || !scale_of(&c, stencil, s->block->h[i]))
        return false;

    struct bounded parts[N_PARTS] = {{0, 0}};
    double merged[STENCIL_MAX_NODES];
    merge_weights(s, stencil, index, i, merged);
    for (size_t j = 0; j < stencil->n; j++) {
        size_t at = index[j] * s->block->n + i;
        struct bounded weight = bounded_exact(stencil->weight_d[j]);
        parts[PART_EVALUATION] =
            bounded_add(parts[PART_EVALUATION], bounded_mul(bounded_exact(merged[j]), s->evaluation[at]));
        parts[PART_NODE] = bounded_add(parts[PART_NODE], bounded_mul(weight, s->move[at]));
    }
    parts[PART_EVALUATION] = bounded_mul(parts[PART_EVALUATION], c.inverse);
    parts[PART_NODE] = bounded_mul(parts[PART_NODE], c.inverse);
    parts[PART_ARITHMETIC] = arithmetic_of(s, stencil, index, i, s->block->estimate[m].nearest[i], &c);
    parts[PART_TRUNCATION] =
        bounded_add(expansion_truncation(&s->a->expansion, &s->cut, m, s->block->h[i]), s->a->difference);
    struct bounded rounding =
        bounded_add(bounded_add(parts[PART_NODE], parts[PART_EVALUATION]), parts[PART_ARITHMETIC]);
    if (!resolved(parts, rounding)) return false;
    for (size_t p = 0; p < N_PARTS; p++) numbers->part[p] = bounded_as_double(parts[p]);
    numbers->rounding = bounded_as_double(rounding);
    return true;
}
