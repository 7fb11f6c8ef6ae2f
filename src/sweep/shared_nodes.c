/* The shared_nodes. */
#include "sweep/shared_nodes.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* p / 2^q with p of at most 53 bits: a double is exactly that. */
static bool is_dyadic(const fmpq_t x)
{
    slong q = (slong)fmpz_val2(fmpq_denref(x));
    fmpz_t power;
    fmpz_init(power);
    fmpz_one(power);
    fmpz_mul_2exp(power, power, (ulong)q);
    bool dyadic = fmpz_equal(power, fmpq_denref(x)) && fmpz_bits(fmpq_numref(x)) <= 53;
    fmpz_clear(power);
    return dyadic;
}

static size_t place_node(struct shared_nodes *shared_nodes, const struct stencil *s, size_t i)
{
    size_t k = 0;
    while (k < shared_nodes->n && !fmpq_equal(shared_nodes->node + k, s->node + i)) k++;
    if (k == shared_nodes->n) {
        fmpq_set(shared_nodes->node + k, s->node + i);
        shared_nodes->node_d[k] = s->node_d[i];
        shared_nodes->dyadic[k] = is_dyadic(s->node + i);
        shared_nodes->reach = fmax(shared_nodes->reach, fabs(s->node_d[i]));
        shared_nodes->n++;
    }
    return k;
}

/* Gives every node of the methods that is zero, or that is not, its place. */
static void place_nodes(struct shared_nodes *shared_nodes, const struct method *methods, bool zero)
{
    for (size_t m = 0; m < shared_nodes->n_methods; m++) {
        const struct stencil *s = methods[m].stencil;
        for (size_t i = 0; i < method_n_nodes(&methods[m]); i++)
            if (fmpq_is_zero(s->node + i) == zero) shared_nodes->index[m][i] = place_node(shared_nodes, s, i);
    }
}

hstar_status shared_nodes_init(struct shared_nodes *shared_nodes, const struct method *methods, size_t n,
                               hstar_error *err)
{
    size_t most = 0;
    for (size_t m = 0; m < n; m++) most += method_n_nodes(&methods[m]);
    *shared_nodes = (struct shared_nodes){.n_methods = n, .n_allocated = most};
    shared_nodes->node = _fmpq_vec_init((slong)most);
    shared_nodes->node_d = memory_array(most, sizeof *shared_nodes->node_d);
    shared_nodes->dyadic = memory_array(most, sizeof *shared_nodes->dyadic);
    shared_nodes->index = memory_array(n, sizeof *shared_nodes->index);
    bool failed = !shared_nodes->node_d || !shared_nodes->dyadic || !shared_nodes->index;
    for (size_t m = 0; m < n && !failed; m++) {
        shared_nodes->index[m] = memory_array(method_n_nodes(&methods[m]), sizeof **shared_nodes->index);
        failed = !shared_nodes->index[m];
    }
    if (failed) {
        shared_nodes_clear(shared_nodes);
        return error_memory(err);
    }
    place_nodes(shared_nodes, methods, false);
    size_t n_others = shared_nodes->n;
    place_nodes(shared_nodes, methods, true);
    shared_nodes->has_zero = shared_nodes->n > n_others;
    return HSTAR_OK;
}

void shared_nodes_clear(struct shared_nodes *shared_nodes)
{
    _fmpq_vec_clear(shared_nodes->node, (slong)shared_nodes->n_allocated);
    free(shared_nodes->node_d);
    free(shared_nodes->dyadic);
    for (size_t m = 0; shared_nodes->index && m < shared_nodes->n_methods; m++) free(shared_nodes->index[m]);
    free(shared_nodes->index);
    *shared_nodes = (struct shared_nodes){0};
}
