/* The floor of a stencil: the error that one can count on at its best step, and with it the regret of a step.
 *
 * |error| over 2000 log-spaced steps in [1e-16, 1] max(1, |x|), each made representable; a running median over a third of a
 * decade; the minimum of that. A chosen step's regret is its |error| over the floor, both at least 2^-53 |f'|. */
#ifndef SWEEP_FLOOR_H
#define SWEEP_FLOOR_H

#include "reference/reference.h"
#include "stencil/method.h"

enum { FLOOR_STEPS = 2000 };

/* The floor, absolute, and the step at which it lies, for the trusted derivative `truth` at the place. */
MUST_USE hstar_status floor_find(const struct component *place, const struct method *method, double truth,
                                 double *floor, double *h, hstar_error *err);

/* error and floor are absolute; NaN where one is not a number or truth is 0. */
double floor_regret(double error, double floor, double truth);

/* The running median over a third of a decade of ascending h; NaNs stand aside. */
MUST_USE hstar_status floor_running_median(const double *h, const double *values, size_t n, double *median,
                                           hstar_error *err);

#endif
