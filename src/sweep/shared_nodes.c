/* The lattice. */
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

static size_t place_node(struct lattice *lattice, const struct stencil *s, size_t i)
{
    size_t k = 0;
    while (k < lattice->n && !fmpq_equal(lattice->node + k, s->node + i)) k++;
    if (k == lattice->n) {
        fmpq_set(lattice->node + k, s->node + i);
        lattice->node_d[k] = s->node_d[i];
        lattice->dyadic[k] = is_dyadic(s->node + i);
        lattice->reach = fmax(lattice->reach, fabs(s->node_d[i]));
        lattice->n++;
    }
    return k;
}

/* Gives every node of the methods that is zero, or that is not, its place. */
static void place_nodes(struct lattice *lattice, const struct method *methods, bool zero)
{
    for (size_t m = 0; m < lattice->n_methods; m++) {
        const struct stencil *s = methods[m].stencil;
        for (size_t i = 0; i < method_n_nodes(&methods[m]); i++)
            if (fmpq_is_zero(s->node + i) == zero) lattice->index[m][i] = place_node(lattice, s, i);
    }
}

hstar_status lattice_init(struct lattice *lattice, const struct method *methods, size_t n, hstar_error *err)
{
    size_t most = 0;
    for (size_t m = 0; m < n; m++) most += method_n_nodes(&methods[m]);
    *lattice = (struct lattice){.n_methods = n, .n_allocated = most};
    lattice->node = _fmpq_vec_init((slong)most);
    lattice->node_d = memory_array(most, sizeof *lattice->node_d);
    lattice->dyadic = memory_array(most, sizeof *lattice->dyadic);
    lattice->index = memory_array(n, sizeof *lattice->index);
    bool failed = !lattice->node_d || !lattice->dyadic || !lattice->index;
    for (size_t m = 0; m < n && !failed; m++) {
        lattice->index[m] = memory_array(method_n_nodes(&methods[m]), sizeof **lattice->index);
        failed = !lattice->index[m];
    }
    if (failed) {
        lattice_clear(lattice);
        return error_memory(err);
    }
    place_nodes(lattice, methods, false);
    size_t n_others = lattice->n;
    place_nodes(lattice, methods, true);
    lattice->has_zero = lattice->n > n_others;
    return HSTAR_OK;
}

void lattice_clear(struct lattice *lattice)
{
    _fmpq_vec_clear(lattice->node, (slong)lattice->n_allocated);
    free(lattice->node_d);
    free(lattice->dyadic);
    for (size_t m = 0; lattice->index && m < lattice->n_methods; m++) free(lattice->index[m]);
    free(lattice->index);
    *lattice = (struct lattice){0};
}
