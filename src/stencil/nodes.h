/* Nodes as people write them: -2:2, 0,1,2,5, -1/2,1/2, 0.25. */
#ifndef STENCIL_NODES_H
#define STENCIL_NODES_H

#include "stencil/stencil.h"

/* Numerators and denominators: beyond them weights would have hundreds of digits. */
enum { NODES_MOST = 1000000 };

/* Reads text[from … to): whole numbers, fractions, decimals and ranges a:b, which step by 1 up or down, with commas
 * between them. nodes: STENCIL_MAX_NODES of them, initialised. An error points into `text`. */
MUST_USE hstar_status nodes_read(const char *text, size_t from, size_t to, fmpq *nodes, size_t *n,
                                 hstar_error *err);

#endif
