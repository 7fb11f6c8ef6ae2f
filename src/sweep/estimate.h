/* The estimates: what the reader's own loop would get, bit for bit. */
#ifndef SWEEP_ESTIMATE_H
#define SWEEP_ESTIMATE_H

#include "function/function.h"
#include "reference/reference.h"
#include "sweep/shared_nodes.h"

/* An entry of a tableau: the extrapolation of so many levels from h/2^halvings on, and the rows that it took. */
struct tableau_entry {
    unsigned char halvings, levels, rows;
};

/* A block of steps: the nodes as computed and stored, f there, and the methods' estimates. */
struct estimate_block {
    size_t n; /* steps */
    const double *h;
    struct format_column x;         /* x + k h[i], for node k of the shared_nodes, at k * n + i */
    struct format_column y;         /* f there, as computed */
    struct format_column *estimate; /* per method: n numbers */
    struct format_column imaginary; /* Im f(x + i h) as computed, for a complex step; NULL: not asked for */
    struct tableau_entry *entry;    /* of METHOD_RIDDERS m at step i: entry[m * n + i]; NULL likewise */
};

enum { ESTIMATE_BLOCK = 128 };

/* Fills x, y and the estimates of a block; in a format other than double x and y may be NULL, where nobody asks. */
MUST_USE hstar_status estimate_run(const struct component *place, const struct method *methods,
                                   const struct shared_nodes *shared_nodes, struct estimate_block *block,
                                   hstar_error *err);

/* Tells f where estimate_run will ask it, at n steps. */
MUST_USE hstar_status estimate_foresee(const struct component *place, const struct shared_nodes *shared_nodes,
                                       const double *h, size_t n, hstar_error *err);

#endif
