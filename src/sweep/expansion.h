/* The Taylor series of f at the point, and what follows from it for small steps: the truncation, and what
 * moving a node costs.
 *
 * For a stencil on nodes k_i with weights w_i / c, all k_i h within r of 0,
 *
 *     D - f^(d)(x) = sum_{j=d+1}^{N-1} t_j h^(j-d) + R h^(N-d),   t_j = moment_j f^(j)(x)/j!
 *
 * where |R| <= sum_i |w_i k_i^N| / c times a bound of |f^(N)/N!| over [x - r, x + r] (Taylor with Lagrange's
 * remainder). Likewise for a node that is stored beside its place, at x + u instead of x + s, |u| <= r too,
 *
 *     f(x + u) - f(x + s) = (u - s) (p[u, s] + S q^(N-1)),   p = sum_{j<N} f^(j)(x)/j! t^j, q = max(|u|, |s|)
 *
 * with the divided difference p[u, s] and |S| <= N |f^(N)/N!| over the interval (the same for f'). This is as
 * rigorous as evaluating f, tells a truncation of 1e-64, for which f would be needed to 300 bits, and needs nothing
 * but doubles with bounds. */
#ifndef SWEEP_EXPANSION_H
#define SWEEP_EXPANSION_H

#include "reference/reference.h"
#include "sweep/bounded.h"
#include "sweep/shared_nodes.h"

struct expansion {
    slong n;            /* coefficients that are known */
    bool finite;        /* all of them are */
    double *log2_a;     /* log2 |a_j|, roughly */
    struct bounded *a;  /* f^(j)(x)/j! */
    struct bounded **t; /* t[m][j] */
    size_t n_methods;
    unsigned derivative, highest_order;
};

MUST_USE hstar_status expansion_init(struct expansion *e, const struct component *place,
                                     const struct method *methods, size_t n_methods, hstar_error *err);
void expansion_clear(struct expansion *e);

/* The series cut off for all steps up to some h_max: how many terms, and bounds of the remainders. */
struct expansion_cut {
    bool valid;        /* they are finite, and f is smooth on the interval */
    slong *n;          /* per method: N */
    double *remainder; /* per method: of |R| */
    slong n_slope;
    double slope_remainder; /* of |S| */
};

MUST_USE hstar_status expansion_cut_init(struct expansion_cut *cut, const struct expansion *e,
                                         const struct component *place, const struct method *methods,
                                         const struct shared_nodes *shared_nodes, double h_max,
                                         hstar_error *err);
void expansion_cut_clear(struct expansion_cut *cut);

/* D - f^(d)(x) of method m at the step h. */
struct bounded expansion_truncation(const struct expansion *e, const struct expansion_cut *cut, size_t m,
                                    double h);

/* f(x + s + move) - f(x + s) */
struct bounded expansion_move(const struct expansion *e, const struct expansion_cut *cut, struct bounded s,
                              struct bounded move);

#endif
