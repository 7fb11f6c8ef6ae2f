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

/* The steps among which an optimum is sought. */
struct optimum_reach {
    double from, to;       /* NaN where there is none */
    bool from_end, to_end; /* they are ends of the grid, beyond which an optimum there may lie */
    enum optimum_place
        level; /* of an optimum that every smaller step shares, as far as small numbers keep their bits */
};

/* Those at which there are estimates: others may be too small for the format, or f is not a number there. */
struct optimum_reach optimum_estimates_reach(const struct optimum_question *q);

/* Measured, luckiest and fitted. */
MUST_USE hstar_status optimum_by_samples(const struct optimum_question *q, const struct optimum_reach *reach,
                                         struct optimum *o, hstar_error *err);

/* What a model says: the total error, the truncation alone, and the least that is left of the rounding. */
struct optimum_model {
    struct error_curve total, truncation;
    double least_rounding;
};

/* Modelled: h, error and place. level: rounding does not grow as h shrinks. */
MUST_USE hstar_status optimum_by_model(const struct optimum_reach *reach, bool level,
                                       const struct optimum_model *model, struct optimum *o,
                                       hstar_error *err);

/* The same by the model that stands in it, and the textbook's h. */
MUST_USE hstar_status optimum_by_own_model(const struct optimum_reach *reach, bool level, struct optimum *o,
                                           hstar_error *err);

#endif
