/* The estimates: what the reader's own loop would get, bit for bit. */
#ifndef SWEEP_ESTIMATE_H
#define SWEEP_ESTIMATE_H

#include "function/function.h"
#include "reference/reference.h"
#include "sweep/lattice.h"

/* An entry of a tableau: the extrapolation of so many levels from h/2^halvings on, and the rows that it took. */
struct tableau_entry {
    unsigned char halvings, levels, rows;
};

/* A block of steps: the nodes as computed and stored, f there, and the methods' estimates; numbers of the format, as sums of
 * doubles. */
struct estimate_block {
    size_t n; /* steps */
    const double *h;
    struct terms x;              /* x + k h[i], for node k of the lattice, at k * n + i */
    struct terms y;              /* f there, as computed */
    struct terms *estimate;      /* per method: n numbers */
    struct terms imaginary;      /* Im f(x + i h) as computed, for a complex step; NULL: not asked for */
    struct tableau_entry *entry; /* of METHOD_RIDDERS m at step i: entry[m * n + i]; NULL likewise */
};

enum { ESTIMATE_BLOCK = 128 };

/* Fills x, y and the estimates of a block; in a format other than double x and y may be NULL, where nobody asks. */
MUST_USE hstar_status estimate_run(const struct place *place, const struct method *methods,
                                   const struct lattice *lattice, struct estimate_block *block,
                                   hstar_error *err);

#endif
