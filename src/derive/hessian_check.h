/* The numbers behind a check of second derivatives. */
#ifndef DERIVE_HESSIAN_CHECK_H
#define DERIVE_HESSIAN_CHECK_H

#include "check/check.h"

/* As check_second wants it: the Hessian, or its product with a vector, entry by entry beside what is claimed. Of a Hessian both of two entries that should be the
 * same have a row. */
MUST_USE hstar_status hessian_check_fill(const struct check_request *request, struct check *check,
                                         const double *value, const double *rounding, hstar_error *err);

#endif
