/* Why a sample is none, or all are. */
#ifndef SWEEP_NO_ESTIMATE_H
#define SWEEP_NO_ESTIMATE_H

#include "reference/reference.h"
#include "stencil/method.h"
#include "sweep/sweep.h"

/* Is the step 0, or what the method divides by there, in the arithmetic of the format? */
bool step_is_too_small(const struct method *method, const struct format *format, double h);

/* Why the method has no estimate at any of n steps, as a clause, for free(): the counts are those of `m`. It asks for f at
 * the point once more where the steps do not explain it. */
MUST_USE hstar_status no_estimate_reason(const struct component *place, const struct method *method,
                                         const struct method_sweep *m, enum step_rule rule, const double *h,
                                         size_t n, char **reason, hstar_error *err);

#endif
