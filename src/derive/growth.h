/* What `hstar compare --scan` finds: what each way to the derivatives costs when the vectors of f get longer. Plain data. */
#ifndef DERIVE_GROWTH_H
#define DERIVE_GROWTH_H

#include "derive/comparison.h"

#include <stdint.h>

struct growth_request {
    const struct problem *problem;
    const char *const *vectors; /* n_vectors names */
    size_t n_vectors;
    size_t from, to;   /* elements; 1 <= from <= to */
    double parameters; /* for how many variables it is to be extrapolated; 0: not */
    uint64_t seed;
    const struct progress *progress;
};

/* f with vectors of so many elements. */
struct growth_size {
    size_t elements, n_variables, n_outputs; /* n_variables: that it is differentiated by */
    struct comparison compared;
};

/* A way, from the smallest to the largest f. */
struct growth_way {
    enum compared_way way;
    double
        exponent; /* the time in calls of f grows as elements^exponent, over the last two decades; NaN: too few */
    double evaluations, cost, seconds, bytes; /* extrapolated to `parameters`; NaN without */
};

struct growth {
    const struct problem *problem;
    char **vectors;
    size_t n_vectors;
    struct growth_size *size;
    size_t n_sizes;
    struct growth_way way[N_COMPARED];
    size_t n_ways;
    double parameters;   /* 0: nothing is extrapolated */
    double call_seconds; /* of one call of f with them, extrapolated; NaN without */
};

MUST_USE hstar_status growth_run(const struct growth_request *request, struct growth **result,
                                 hstar_error *err);
void growth_free(struct growth *g); /* NULL is fine */

/* A way at a size. */
const struct compared *growth_compared(const struct growth *g, size_t size, size_t way);

#endif
