/* The truncation from the Taylor series of f at the point.
 *
 * For a stencil on nodes k_i with weights w_i / c and |k_i h| <= r,
 *
 *     D - f^(d)(x) = sum_{j=d+1}^{N-1} t_j h^(j-d) + R h^(N-d),   t_j = moment_j f^(j)(x)/j!
 *
 * where R lies in sum_i w_i k_i^N / c times enclosures of f^(N)/N! over [x - r, x + r] (Taylor with
 * Lagrange's remainder). It is as rigorous as evaluating the stencil itself, and tells a truncation of
 * 1e-64 from 128 bits, for which that would need 300. */
#ifndef SWEEP_EXPANSION_H
#define SWEEP_EXPANSION_H

#include "reference/reference.h"
#include "sweep/lattice.h"

struct expansion {
    slong n;        /* coefficients that are known */
    arb_ptr a;      /* f^(j)(x)/j! */
    double *log2_a; /* log2 |a_j|, roughly */
    size_t n_methods;
    arb_ptr *t; /* t[m][j] */
    unsigned derivative, highest_order;
};

enum { EXPANSION_PRECISION = 192 };

MUST_USE hstar_status expansion_init(struct expansion *e, const struct place *place,
                                     const struct method *methods, size_t n_methods, hstar_error *err);
void expansion_clear(struct expansion *e);

/* The series cut off for all steps up to h_max: how many terms, and the remainders. */
struct expansion_cut {
    bool valid;        /* the remainders are finite */
    slong *n;          /* per method: N */
    arb_ptr remainder; /* per method: R */
    size_t n_methods;
};

MUST_USE hstar_status expansion_cut_init(struct expansion_cut *cut, const struct expansion *e,
                                         const struct place *place, const struct method *methods,
                                         const struct lattice *lattice, double h_max, hstar_error *err);
void expansion_cut_clear(struct expansion_cut *cut);

/* D - f^(d)(x) of method m at the step h. */
void expansion_truncation(arb_t truncation, const struct expansion *e, const struct expansion_cut *cut,
                          size_t m, const arb_t h, slong precision);

#endif
