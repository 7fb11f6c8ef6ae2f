/* An expression with longer vectors: the same text, compiled for another number of elements, at a point drawn from a seed. */
#ifndef DERIVE_GROWN_H
#define DERIVE_GROWN_H

#include "problem/problem.h"

#include <stdint.h>

/* What grows. */
struct grown_request {
    const struct problem *problem; /* of an expression */
    const char *const *vectors;    /* n_vectors names of vectors, or of matrices, whose rows get longer */
    size_t n_vectors;
    uint64_t seed;
};

/* Each vector gets `size` elements: those of the problem in turn, times numbers between 1/2 and 3/2. Of a vector that is
 * differentiated by, all elements are. */
MUST_USE hstar_status grown_new(const struct grown_request *request, size_t size, struct problem **grown,
                                hstar_error *err);

#endif
