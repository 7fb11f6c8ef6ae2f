/* The ways of comparisons.def, each over all outputs and variables of a problem. */
#ifndef DERIVE_COMPARED_WAYS_H
#define DERIVE_COMPARED_WAYS_H

#include "derive/comparison.h"

/* What the ways share, and what one leaves behind. */
struct contest {
    const struct problem *problem;
    size_t n;      /* derivatives: output by output, within it variable by variable of wrt */
    double step;   /* that is given */
    arb_ptr truth; /* a ball each; not finite: it is not proven */
    struct function_effort effort;

    double *value; /* what a way found, a number each */
    double *point; /* the problem's, moved along one variable */
    double *y;     /* CLASSIC_NODES values of each output */
    double h;      /* of the last variable */
    size_t evaluations;
    double operations, bytes; /* NaN: nobody counts them */
    enum stop stop;           /* of searches, the worst; N_STOPS: none */
};

MUST_USE hstar_status contest_init(struct contest *c, const struct comparison_request *request,
                                   hstar_error *err);
void contest_clear(struct contest *c);

MUST_USE hstar_status compared_way_run(struct contest *c, enum compared_way way, hstar_error *err);

/* Its evaluations are its cost: what it takes to find the step is not counted. */
bool compared_way_is_timed(enum compared_way way);

/* Is it for a step that is given? */
bool compared_way_wants_step(enum compared_way way);

/* The proven derivatives become the truth. */
MUST_USE hstar_status compared_truth(struct contest *c, hstar_error *err);

#endif
