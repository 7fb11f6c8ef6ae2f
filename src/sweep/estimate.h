/* The estimates: what the reader's own loop would get, bit for bit. */
#ifndef SWEEP_ESTIMATE_H
#define SWEEP_ESTIMATE_H

#include "function/function.h"
#include "reference/reference.h"
#include "sweep/lattice.h"

/* A block of steps: the nodes as computed and stored, f there, and the methods' estimates. */
struct estimate_block {
    size_t n; /* steps */
    const double *h;
    double *x;         /* x[k * n + i] = x + k h[i], for node k of the lattice */
    double *y;         /* f there, as computed */
    double **estimate; /* per method: n numbers, owned by the caller */
};

enum { ESTIMATE_BLOCK = 128 };

/* Fills x, y and the estimates of a block. */
MUST_USE hstar_status estimate_run(const struct place *place, const struct method *methods,
                                   const struct lattice *lattice, struct estimate_block *block,
                                   hstar_error *err);

#endif
