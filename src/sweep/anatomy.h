/* The anatomy: the signed split of an estimate's error into its causes, proven. */
#ifndef SWEEP_ANATOMY_H
#define SWEEP_ANATOMY_H

#include "sweep/estimate.h"
#include "sweep/expansion.h"
#include "sweep/sweep.h"

/* What is the same for all steps of a sweep by one variable. */
struct anatomy {
    const struct component *place;
    const struct method *methods;
    const struct shared_nodes *shared_nodes;
    struct expansion expansion;
    arb_t reference;           /* what the truncation is measured against */
    struct bounded difference; /* f^(d)(x) - reference: exactly 0 where that is the reference */
};

/* reference: the trusted derivative as a ball; exact: the proven one, or NULL where that is the reference. */
MUST_USE hstar_status anatomy_init(struct anatomy *a, const struct component *place,
                                   const struct method *methods, const struct shared_nodes *shared_nodes,
                                   const arb_t reference, const arb_t exact, hstar_error *err);
void anatomy_clear(struct anatomy *a);

/* Per method of a block: where its columns go, and how many samples could not be resolved. */
struct anatomy_columns {
    double *column[N_COLUMNS]; /* of this block; the anatomy's are written */
    size_t n_unresolved;
};

/* Splits the errors of a block of estimates. A component that is not defined, or not resolved at the highest
 * precision, is NaN. */
MUST_USE hstar_status anatomy_run(const struct anatomy *a, const struct estimate_block *block,
                                  struct anatomy_columns *columns, hstar_error *err);

#endif
