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
    fmpq_t product, quotient;
    fmpq_init(product);
    fmpq_init(quotient);
    fmpz_one(s->divisor);
    for (size_t i = 0; i < n; i++) { /* what a denominator has beyond the divisor comes to it */
        const fmpq divisor = fraction_of(s->divisor), denominator = fraction_of(fmpq_denref(weights + i));
        fraction_div(quotient, &divisor, &denominator);
        const fmpq missing = fraction_of(fmpq_denref(quotient));
        fraction_mul(product, &divisor, &missing);
        fraction_to_integer(s->divisor, product);
    }
    const fmpq divisor = fraction_of(s->divisor);
    s->n = 0;
    for (size_t i = 0; i < n; i++) {
        if (fmpq_is_zero(weights + i)) continue;
        fraction_set(s->node + s->n, nodes + i);
        fraction_mul(product, weights + i, &divisor);
        fraction_to_integer(s->weight + s->n, product);
        s->n++;
    }
    fmpq_clear(product);
    fmpq_clear(quotient);
}

static double integer_double(const fmpz_t x)
{
    const fmpq fraction = fraction_of(x);
    return fraction_double(&fraction);
}

static void to_doubles(struct stencil *s)
{
    fmpq_t sum;
    fmpq_init(sum);
    for (size_t i = 0; i < s->n; i++) {
        const fmpq weight = fraction_of(s->weight + i);
        s->node_d[i] = fraction_double(s->node + i);
        s->weight_d[i] = integer_double(s->weight + i);
        if (fraction_is_negative(&weight))
            fraction_sub(sum, sum, &weight);
        else
            fraction_add(sum, sum, &weight);
    }
    const fmpq divisor = fraction_of(s->divisor);
    fraction_add(sum, sum, &divisor);
    s->divisor_d = integer_double(s->divisor);
    s->weights_are_doubles = integer_double(fmpq_numref(sum)) < 0x1p53;
    fmpq_clear(sum);
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
    s->node = fractions_new(n);
    s->weight = memory_array(n, sizeof *s->weight); /* 0 in memory is FLINT's 0 */
    s->n_allocated = n;
    s->node_d = memory_array(n, sizeof *s->node_d);
    s->weight_d = memory_array(n, sizeof *s->weight_d);
    if (s->node && s->weight && s->node_d && s->weight_d) return s;
    stencil_free(s);
    return NULL;
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
            if (fraction_same(nodes + i, nodes + j)) return repeated(nodes + i, err);
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
    fmpq *weights = fractions_new(n);
    const bool known = weights && stencil_weights(nodes, n, derivative, weights);
    if (known) to_integers(s, nodes, weights, n);
    fractions_free(weights, n);
    if (!known) {
        stencil_free(s);
        return error_memory(err);
    }
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
    fractions_free(s->node, s->n_allocated);
    for (size_t i = 0; s->weight && i < s->n_allocated; i++) fmpz_clear(s->weight + i);
    free(s->weight);
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
        const fmpq weight = fraction_of(s->weight + i);
        fraction_set(power, &weight);
        for (unsigned k = 0; k < j; k++) fraction_mul(power, power, s->node + i);
        fraction_add(moment, moment, power);
    }
    const fmpq divisor = fraction_of(s->divisor);
    fraction_div(moment, moment, &divisor);
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
    const fmpq integer = fraction_of(s->weight + i), divisor = fraction_of(s->divisor);
    fmpq_t weight;
    fmpq_init(weight);
    fraction_div(weight, &integer, &divisor);
    char *text = fraction_text(weight);
    fmpq_clear(weight);
    return text;
}

char *stencil_node_text(const struct stencil *s, size_t i)
{
    return fraction_text(s->node + i);
}
