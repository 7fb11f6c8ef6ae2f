/* Stencils: nodes and weights of a difference formula
 *
 *     f^(d)(x)  ~  sum_i w_i f(x + k_i h) / (c h^d)
 *
 * with integer weights w_i and one divisor c, in the order in which the texts sum them. */
#ifndef STENCIL_STENCIL_H
#define STENCIL_STENCIL_H

#include "base/error.h"
#include "number/fraction.h"

#include <stdbool.h>
#include <stddef.h>

enum { STENCIL_MAX_NODES = 32, STENCIL_MAX_DERIVATIVE = 8 };

struct stencil {
    size_t n, n_allocated;                /* nodes whose weight is not zero; room */
    unsigned derivative;                  /* d */
    unsigned order;                       /* p: the error is O(h^p) */
    fmpq *node;                           /* k_i, exact */
    fmpz *weight;                         /* w_i, exact integers */
    fmpz_t divisor;                       /* c > 0, the least that makes them so */
    double *node_d, *weight_d, divisor_d; /* the same as doubles */
    bool weights_are_doubles;             /* weights and divisor exactly, and any sum of the weights */
};

/* The stencil of highest order on these nodes for this derivative, by Fornberg's algorithm in exact
 * rationals; nodes whose weight comes out zero are dropped, the order of the others is kept. */
MUST_USE hstar_status stencil_new(const fmpq *nodes, size_t n, unsigned derivative, struct stencil **stencil,
                                  hstar_error *err);
void stencil_free(struct stencil *s);

/* Is there a stencil for it? From 1 to STENCIL_MAX_DERIVATIVE. */
MUST_USE hstar_status stencil_check_derivative(unsigned derivative, hstar_error *err);

/* The moment sum_i w_i k_i^j / c: d! for j = d, 0 for the other j < d + p. With it the truncation is
 * sum_{j >= d+p} moment_j f^(j)(x)/j! h^(j-d). */
void stencil_moment(fmpq_t moment, const struct stencil *s, unsigned j);

/* sum_i |w_i| / c, and the same without the node at 0: how much the rounding of f and of x + k h is
 * amplified. */
double stencil_noise(const struct stencil *s);
double stencil_node_noise(const struct stencil *s);

/* "-1/2", for people and JSON: weight i over the divisor, node i. For free(); NULL when memory ran out. */
char *stencil_weight_text(const struct stencil *s, size_t i);
char *stencil_node_text(const struct stencil *s, size_t i);

#endif
