/* The ways to an optimum, for a component and for the norm of a gradient. */
#ifndef MODEL_OPTIMUM_WAYS_H
#define MODEL_OPTIMUM_WAYS_H

#include "model/minimise.h"

/* Errors over the steps of a sweep, and what is known of them. */
struct optimum_question {
    const struct sweep *s;
    const struct format *format;
    const struct method_sweep *method; /* its columns and envelopes */
    const double *used;                /* the steps as used */
    double truth;                      /* the derivative */
    double x;                          /* the size of what the steps are added to */
    bool level;                        /* rounding does not grow as h shrinks */
};

void optimum_none(struct optimum *o);

/* Is there any estimate? Without one there is no optimum. */
bool optimum_has_estimates(const struct optimum_question *q);

/* Measured, luckiest and fitted. */
MUST_USE hstar_status optimum_by_samples(const struct optimum_question *q, struct optimum *o,
                                         hstar_error *err);

/* What a model says: the total error, the truncation alone, and the least that is left of the rounding. */
struct optimum_model {
    struct error_curve total, truncation;
    double least_rounding;
};

/* Modelled: h, error and place. */
MUST_USE hstar_status optimum_by_model(const struct optimum_question *q, const struct optimum_model *model,
                                       struct optimum *o, hstar_error *err);

#endif
