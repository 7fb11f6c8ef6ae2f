/* The parts of a block's samples from the Taylor series, in doubles with bounds: some twenty times faster than
 * from their definitions, and as rigorous. */
#ifndef SWEEP_SPLIT_SERIES_H
#define SWEEP_SPLIT_SERIES_H

#include "sweep/anatomy.h"
#include "sweep/parts.h"

struct split_series {
    const struct anatomy *a;
    const struct estimate_block *block;
    struct expansion_cut cut;
    struct bounded *evaluation; /* f^(x_i) - f(x_i), node k at step i at [k * n + i] */
    struct bounded *move;       /* f(x_i) - f(x + k h), likewise */
};

/* What the methods share: the series and its remainders, and both errors at every node. */
MUST_USE hstar_status split_series_init(struct split_series *s, const struct anatomy *a,
                                        const struct estimate_block *block, hstar_error *err);
void split_series_clear(struct split_series *s);

/* Method m at step i; false where this way does not tell the parts well enough. */
bool split_series(const struct split_series *s, size_t m, size_t i, struct part_numbers *numbers);

#endif
