/* The optimum as the samples have it: where the error that one can count on is smallest, and the luckiest of all. */
#ifndef MODEL_MEASURED_H
#define MODEL_MEASURED_H

#include "sweep/sweep.h"

/* The minimum of an envelope over n steps h, ascending. ulp: a unit in the last place of the derivative; level: the rounding does
 * not grow as h shrinks. place is OPTIMUM_NONE, and the numbers NaN, where there is none. */
MUST_USE hstar_status measured_minimum(const double *h, const double *envelope, size_t n, double ulp,
                                       bool level, struct measured *found, hstar_error *err);

/* That of a method, and its luckiest sample. truth: the derivative; level: the rounding does not grow as h shrinks. Both are left alone where there is no error. */
MUST_USE hstar_status measured_find(const struct method_sweep *method, const struct sweep *s, double truth,
                                    bool level, struct optimum *o, hstar_error *err);

#endif
