/* The minimum of a function of a step, sought over log h. */
#ifndef MODEL_MINIMISE_H
#define MODEL_MINIMISE_H

#include "sweep/sweep.h"

/* An error as a function of h > 0. */
struct error_curve {
    double (*at)(double h, const void *context);
    const void *context;
};

/* The h in [from, to] at which the curve is smallest: the best of a scan, then Brent's method in log h; of a flat bottom of
 * several decades the middle.
 * OPTIMUM_NONE and NaN where the curve is nowhere finite. */
MUST_USE hstar_status minimise(const struct error_curve *curve, double from, double to,
                               enum optimum_place *place, double *h, double *error, hstar_error *err);

/* The largest h in [from, to] up to which the curve, which rises, stays at or below a level; `from` where it never is. */
double last_below(const struct error_curve *curve, double level, double from, double to);

#endif
