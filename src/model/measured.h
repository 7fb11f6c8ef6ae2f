/* The optimum as the samples have it: where the error that one can count on is smallest, and the luckiest of all. */
#ifndef MODEL_MEASURED_H
#define MODEL_MEASURED_H

#include "sweep/sweep.h"

/* Errors over n steps h, ascending, and their envelope. */
struct measuring {
    const double *h, *error, *envelope;
    size_t n;
    unsigned derivative;
    double ulp; /* a unit in the last place of the derivative */
    bool level; /* the rounding does not grow as h shrinks */
};

/* The minimum of the envelope, and the error that one can count on there: 99 of 100 other steps within a tenth of it have no
 * larger one. place is OPTIMUM_NONE, and the numbers NaN, where there is none. */
MUST_USE hstar_status measured_minimum(const struct measuring *question, struct measured *found,
                                       hstar_error *err);

/* That of a method in a format, and its luckiest sample. truth: the derivative; level: the rounding does not grow as h shrinks. Both are left alone where there is no error. */
MUST_USE hstar_status measured_find(const struct method_sweep *method, const struct sweep *s,
                                    const struct format *format, double truth, bool level, struct optimum *o,
                                    hstar_error *err);

#endif
