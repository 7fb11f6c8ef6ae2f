/* The classic stencils, in small integers: searches for a step take differences of them, without the rational arithmetic that finds the
 * weights of any other. */
#ifndef STENCIL_CLASSIC_H
#define STENCIL_CLASSIC_H

enum {
#define X(identifier, name, order, divisor, nodes, weights) CLASSIC_##identifier,
#include "stencil/classic.def"
#undef X
    N_CLASSICS,
    CLASSIC_NODES = 5 /* at most */
};

/* f'(x) = sum_i weight_i f(x + node_i h) / (divisor h), by the n nodes in turn. */
struct classic_stencil {
    const char *name;
    unsigned order;
    int n;
    double divisor, node[CLASSIC_NODES], weight[CLASSIC_NODES];
};
extern const struct classic_stencil classics[N_CLASSICS];
extern const struct classic_stencil classics_aside[N_CLASSICS]; /* to the right only; classic_aside.def */

/* The difference at h of the values y[i] = f(x + node_i h). */
double classic_difference(const struct classic_stencil *s, const double *y, double h);

/* How many of the nodes are not x itself. */
int classic_evaluations(const struct classic_stencil *s);

/* sum |weight| / divisor: by which the noise of f over h is multiplied. */
double classic_gain(const struct classic_stencil *s);

/* The truncation is sum_(j > order) moment_j f^(j)(x)/j! h^(j-1). */
double classic_moment(const struct classic_stencil *s, unsigned j);

#endif
