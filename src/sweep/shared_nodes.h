/* The lattice: the nodes that the methods of a sweep share, so that f is evaluated once at each. */
#ifndef SWEEP_SHARED_NODES_H
#define SWEEP_SHARED_NODES_H

#include "stencil/method.h"

#include <stdbool.h>

struct lattice {
    size_t n; /* distinct nodes k; 0, where it is one of them, is the last */
    bool has_zero;
    size_t n_allocated;
    fmpq *node; /* exact */
    double *node_d;
    bool *dyadic;   /* node_d is the node exactly */
    double reach;   /* the largest |k| */
    size_t **index; /* index[m][i]: where node i of method m stands */
    size_t n_methods;
};

MUST_USE hstar_status lattice_init(struct lattice *lattice, const struct method *methods, size_t n,
                                   hstar_error *err);
void lattice_clear(struct lattice *lattice);

#endif
