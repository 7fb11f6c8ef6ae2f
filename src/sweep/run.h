/* Running a sweep. */
#ifndef SWEEP_RUN_H
#define SWEEP_RUN_H

#include "base/progress.h"
#include "stencil/method.h"
#include "sweep/sweep.h"

/* What was measured of a function near the point along a variable, by calling it. */
enum { MEASURED_TERMS = 8 };
struct measured_series {
    bool known;
    double c[MEASURED_TERMS]; /* f^(k)(x) / k!; 0 of those that do not stand out of the noise */
    double noise;             /* a standard deviation, absolute */
    double room[2];           /* how far to the left and to the right f may be called, and was a number */
    size_t evaluations;       /* of f, by the search that told it */
    const char *unknown;      /* not known: why, as a clause */
};

struct sweep_request {
    const struct problem *problem;
    const struct method *methods; /* n_methods, all for the same derivative */
    size_t n_methods;
    struct grid grid;
    enum step_rule step_rule;
    /* The arithmetics, n_formats of them; none: that of f. For sweep_result_new; sweep_run takes that of f. */
    const struct format *const *formats;
    size_t n_formats;
    enum reference_source reference;
    const struct reference
        *estimated; /* REFERENCE_AUTO: one for each output of f and each of wrt, row by row */
    const struct function
        *given; /* REFERENCE_GIVEN: an output for each output of f and each of wrt, row by row */
    const struct measured_series *
        series; /* for a function without an exact form: one for each output and each of wrt, row by row; or NULL */
    size_t calls_of_steps; /* of f, with those of GSL beside them, without those for references and series */
    bool anatomy;          /* split the errors; needs a function with an exact form */
    const struct progress *progress; /* told of the blocks of steps that are done; or NULL */
};

/* Estimates, errors and their anatomy, for every output and every variable of `wrt`. What derives from them
 * is left empty: the envelopes (sweep/envelope.h), the optima and the gradient's error, which stand on higher
 * floors. */
MUST_USE hstar_status sweep_run(const struct sweep_request *request, struct sweep **sweep, hstar_error *err);

/* Tells f of all nodes, before anything is asked, where it computes several points in the time of one. */
MUST_USE hstar_status sweep_foresee(const struct sweep_request *request, hstar_error *err);

/* What is asked, as a sweep without steps: its components, without references, and its methods. */
MUST_USE hstar_status sweep_frame(const struct sweep_request *request, struct sweep **sweep,
                                  hstar_error *err);

#endif
