/* Fornberg's weights, in exact rationals. */
#ifndef STENCIL_WEIGHTS_H
#define STENCIL_WEIGHTS_H

#include "base/error.h"
#include "number/fraction.h"

#include <stddef.h>

/* weights[0 … n): f^(derivative)(0) ~ sum_i weights[i] f(nodes[i]), exact for polynomials of degree below n.
 * The nodes differ from each other; derivative < n. `weights` is initialised by the caller. Is there memory for it? */
MUST_USE bool stencil_weights(const fmpq *nodes, size_t n, unsigned derivative, fmpq *weights);

#endif
