/* Stencils: from nodes to integer weights, one divisor, the order, the noise factors. */
#include "stencil/stencil.h"
#include "base/memory.h"
#include "stencil/weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The integers w_i and the divisor c with w_i / c = weights[i]; nodes of weight 0 are left out. */
static void to_integers(struct stencil *s, const fmpq *nodes, const fmpq *weights, size_t n)
{
    fmpz_one(s->divisor);
    for (size_t i = 0; i < n; i++) fmpz_lcm(s->divisor, s->divisor, fmpq_denref(weights + i));
    s->n = 0;
    for (size_t i = 0; i < n; i++) {
        if (fmpq_is_zero(weights + i)) continue;
        fmpq_set(s->node + s->n, nodes + i);
        fmpz_divexact(s->weight + s->n, s->divisor, fmpq_denref(weights + i));
        fmpz_mul(s->weight + s->n, s->weight + s->n, fmpq_numref(weights + i));
        s->n++;
    }
}

static double fraction_double(const fmpq_t x)
{
    arb_t ball;
    arb_init(ball);
    arb_set_fmpq(ball, x, 1024); /* once is all that it is rounded, to the double */
    double d = arf_get_d(arb_midref(ball), ARF_RND_NEAR);
    arb_clear(ball);
    return d;
}

/* The nearest double. */
static double integer_double(const fmpz_t x)
{
    fmpq_t fraction;
    fmpq_init(fraction);
    fmpq_set_fmpz(fraction, x);
    double d = fraction_double(fraction);
    fmpq_clear(fraction);
    return d;
}

static void to_doubles(struct stencil *s)
{
    fmpz_t sum, size;
    fmpz_init(sum);
    fmpz_init(size);
    fmpz_set(sum, s->divisor);
    for (size_t i = 0; i < s->n; i++) {
        s->node_d[i] = fraction_double(s->node + i);
        s->weight_d[i] = integer_double(s->weight + i);
        fmpz_abs(size, s->weight + i);
        fmpz_add(sum, sum, size);
    }
    s->divisor_d = integer_double(s->divisor);
    s->weights_are_doubles = fmpz_bits(sum) <= 53;
    fmpz_clear(sum);
    fmpz_clear(size);
}

/* The order: how many powers of h beyond the derivative have a vanishing moment, and one more. A stencil on n
 * nodes has a moment that does not vanish at the latest at n (its nodes would all be 0 otherwise). */
static unsigned order_of(const struct stencil *s)
{
    fmpq_t moment;
    fmpq_init(moment);
    unsigned j = s->derivative;
    do stencil_moment(moment, s, ++j);
    while (fmpq_is_zero(moment));
    fmpq_clear(moment);
    return j - s->derivative;
}

static struct stencil *stencil_allocate(size_t n)
{
    struct stencil *s = memory_array(1, sizeof *s);
    if (!s) return NULL;
    fmpz_init(s->divisor);
    s->node = _fmpq_vec_init((slong)n);
    s->weight = _fmpz_vec_init((slong)n);
    s->n_allocated = n;
    s->node_d = memory_array(n, sizeof *s->node_d);
    s->weight_d = memory_array(n, sizeof *s->weight_d);
    if (s->node_d && s->weight_d) return s;
    stencil_free(s);
    return NULL;
}

static char *fraction_text(const fmpq_t x)
{
    char *flint_text = fmpq_get_str(NULL, 10, x);
    if (!flint_text) return NULL;
    char *text = memory_text(flint_text, strlen(flint_text));
    flint_free(flint_text);
    return text;
}

hstar_status stencil_check_derivative(unsigned derivative, hstar_error *err)
{
    if (derivative >= 1 && derivative <= STENCIL_MAX_DERIVATIVE) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "a stencil is for derivative 1 to %d, not %u",
                     STENCIL_MAX_DERIVATIVE, derivative);
}

static hstar_status repeated(const fmpq_t node, hstar_error *err)
{
    char *text = fraction_text(node);
    if (!text) return error_memory(err);
    error_set(err, HSTAR_INVALID, "the node %s stands there twice", text);
    free(text);
    return HSTAR_INVALID;
}

static hstar_status check_nodes(const fmpq *nodes, size_t n, unsigned derivative, hstar_error *err)
{
    hstar_status status = stencil_check_derivative(derivative, err);
    if (status) return status;
    if (n > STENCIL_MAX_NODES)
        return error_set(err, HSTAR_INVALID, "%zu nodes are more than the %d that a stencil can have", n,
                         STENCIL_MAX_NODES);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (fmpq_equal(nodes + i, nodes + j)) return repeated(nodes + i, err);
    if (n > derivative) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "derivative %u needs at least %u nodes, and there %s %zu", derivative,
              derivative + 1, n == 1 ? "is" : "are", n);
    error_remedy(err, "-%u:%u has enough of them", (derivative + 1) / 2, (derivative + 1) / 2);
    return HSTAR_INVALID;
}

/* What no double can be makes no estimate. */
static hstar_status check_range(const struct stencil *s, hstar_error *err)
{
    bool finite = isfinite(s->divisor_d);
    for (size_t i = 0; i < s->n; i++) finite = finite && isfinite(s->weight_d[i]);
    if (finite) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the weights of these nodes are beyond the largest double");
    error_remedy(err, "take fewer nodes, or ones with a small common denominator");
    return HSTAR_INVALID;
}

hstar_status stencil_new(const fmpq *nodes, size_t n, unsigned derivative, struct stencil **stencil,
                         hstar_error *err)
{
    hstar_status status = check_nodes(nodes, n, derivative, err);
    if (status) return status;
    struct stencil *s = stencil_allocate(n);
    if (!s) return error_memory(err);
    s->derivative = derivative;
    fmpq *weights = _fmpq_vec_init((slong)n);
    stencil_weights(nodes, n, derivative, weights);
    to_integers(s, nodes, weights, n);
    _fmpq_vec_clear(weights, (slong)n);
    to_doubles(s);
    s->order = order_of(s);
    status = check_range(s, err);
    if (status)
        stencil_free(s);
    else
        *stencil = s;
    return status;
}

void stencil_free(struct stencil *s)
{
    if (!s) return;
    fmpz_clear(s->divisor);
    _fmpq_vec_clear(s->node, (slong)s->n_allocated);
    _fmpz_vec_clear(s->weight, (slong)s->n_allocated);
    free(s->node_d);
    free(s->weight_d);
    free(s);
}

void stencil_moment(fmpq_t moment, const struct stencil *s, unsigned j)
{
    fmpq_t power;
    fmpq_init(power);
    fmpq_zero(moment);
    for (size_t i = 0; i < s->n; i++) {
        fmpq_pow_si(power, s->node + i, (slong)j);
        fmpq_mul_fmpz(power, power, s->weight + i);
        fmpq_add(moment, moment, power);
    }
    fmpq_div_fmpz(moment, moment, s->divisor);
    fmpq_clear(power);
}

double stencil_noise(const struct stencil *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->n; i++) sum += fabs(s->weight_d[i]);
    return sum / s->divisor_d;
}

double stencil_node_noise(const struct stencil *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->node_d[i] != 0) sum += fabs(s->weight_d[i]);
    return sum / s->divisor_d;
}

char *stencil_weight_text(const struct stencil *s, size_t i)
{
    fmpq_t weight;
    fmpq_init(weight);
    fmpq_set_fmpz(weight, s->weight + i);
    fmpq_div_fmpz(weight, weight, s->divisor);
    char *text = fraction_text(weight);
    fmpq_clear(weight);
    return text;
}

char *stencil_node_text(const struct stencil *s, size_t i)
{
    return fraction_text(s->node + i);
}
