/* The weighted sum of the outputs of another function: its gradient is v'J. */
#ifndef FUNCTION_SOURCE_WEIGHTED_H
#define FUNCTION_SOURCE_WEIGHTED_H

#include "function/function.h"

/* f and weights outlive it; a weight for each output of f, and an output whose weight is 0 counts for nothing, whatever it is. It has an
 * exact form where f has one. */
MUST_USE hstar_status weighted_new(const struct function *f, const double *weights,
                                   struct function **weighted, hstar_error *err);

#endif
