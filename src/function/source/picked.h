/* Some of the outputs of another function. */
#ifndef FUNCTION_SOURCE_PICKED_H
#define FUNCTION_SOURCE_PICKED_H

#include "function/function.h"

/* Output o of the result is output which[o] of f. Takes f, also where it fails. Without an exact form. */
MUST_USE hstar_status picked_new(struct function *f, const size_t *which, size_t n, struct function **picked,
                                 hstar_error *err);

#endif
