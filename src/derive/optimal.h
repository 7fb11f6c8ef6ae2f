/* What `hstar optimal` finds: a sweep with its optima where there is an exact form, and with it what every selector chooses.
 * Plain data, like a sweep. */
#ifndef DERIVE_OPTIMAL_H
#define DERIVE_OPTIMAL_H

#include "derive/choices.h"
#include "sweep/run.h"

struct optimal {
    struct sweep *sweep;    /* without steps, only with models, for a function that has no exact form */
    struct choice *choices; /* n_choices for each component, one component after the other */
    size_t n_choices;       /* 0: a sweep alone */
};

/* The choices of one component; NULL where there are none. */
const struct choice *optimal_choices(const struct optimal *o, size_t component);

MUST_USE hstar_status optimal_run(const struct sweep_request *sweep, struct optimal **optimal,
                                  hstar_error *err);
/* Its sweep, which is the caller's; the rest is freed. */
struct sweep *optimal_take_sweep(struct optimal *o);

void optimal_free(struct optimal *o); /* NULL is fine */

#endif
