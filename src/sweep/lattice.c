/* The lattice. */
#include "sweep/lattice.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

static size_t place_node(struct lattice *lattice, const struct stencil *s, size_t i)
{
    size_t k = 0;
    while (k < lattice->n && !fmpq_equal(lattice->node + k, s->node + i)) k++;
    if (k == lattice->n) {
        fmpq_set(lattice->node + k, s->node + i);
        lattice->node_d[k] = s->node_d[i];
        lattice->reach = fmax(lattice->reach, fabs(s->node_d[i]));
        lattice->n++;
    }
    return k;
}

hstar_status lattice_init(struct lattice *lattice, const struct method *methods, size_t n, hstar_error *err)
{
    size_t most = 0;
    for (size_t m = 0; m < n; m++) most += methods[m].stencil->n;
    *lattice = (struct lattice){.n_methods = n, .n_allocated = most};
    lattice->node = _fmpq_vec_init((slong)most);
    lattice->node_d = memory_array(most, sizeof *lattice->node_d);
    lattice->index = memory_array(n, sizeof *lattice->index);
    if (!lattice->node_d || !lattice->index) goto failed;
    for (size_t m = 0; m < n; m++) {
        const struct stencil *s = methods[m].stencil;
        if (!(lattice->index[m] = memory_array(s->n, sizeof **lattice->index))) goto failed;
        for (size_t i = 0; i < s->n; i++) lattice->index[m][i] = place_node(lattice, s, i);
    }
    return HSTAR_OK;
failed:
    lattice_clear(lattice);
    return error_memory(err);
}

void lattice_clear(struct lattice *lattice)
{
    _fmpq_vec_clear(lattice->node, (slong)lattice->n_allocated);
    free(lattice->node_d);
    for (size_t m = 0; lattice->index && m < lattice->n_methods; m++) free(lattice->index[m]);
    free(lattice->index);
    *lattice = (struct lattice){0};
}
