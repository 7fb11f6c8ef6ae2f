/* The estimates in a format other than double. */
#ifndef SWEEP_ESTIMATE_IN_H
#define SWEEP_ESTIMATE_IN_H

#include "sweep/estimate.h"

/* As estimate_run, for a function in a format. The point and the steps are numbers of the format. */
MUST_USE hstar_status estimate_in_format(const struct component *place, const struct method *methods,
                                         const struct shared_nodes *shared_nodes,
                                         struct estimate_block *block, hstar_error *err);

#endif
