/* From the names of scalar variables to variables with shapes: w[0], w[1] are the vector w, A[0,0], A[0,1] a
 * matrix A of one row. */
#ifndef FUNCTION_LANGUAGE_VARIABLES_H
#define FUNCTION_LANGUAGE_VARIABLES_H

#include "base/error.h"
#include "function/language/shape.h"

struct variable {
    char *name; /* without the place: "w" */
    struct shape shape;
    size_t first; /* the index of its first element among the scalars */
};

struct variables {
    struct variable *variable;
    size_t n;
};

/* names: n_names scalars, the elements of a vector or matrix next to each other and in order, from [0] or
 * [0,0] on. */
MUST_USE hstar_status variables_group(const char *const *names, size_t n_names, struct variables *variables,
                                      hstar_error *err);
void variables_clear(struct variables *variables);

#endif
