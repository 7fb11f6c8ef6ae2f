/* The shared_nodes: the nodes that the methods of a sweep share, so that f is evaluated once at each. */
#ifndef SWEEP_SHARED_NODES_H
#define SWEEP_SHARED_NODES_H

#include "stencil/method.h"

#include <stdbool.h>

struct shared_nodes {
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

MUST_USE hstar_status shared_nodes_init(struct shared_nodes *shared_nodes, const struct method *methods,
                                        size_t n, hstar_error *err);
void shared_nodes_clear(struct shared_nodes *shared_nodes);

#endif
