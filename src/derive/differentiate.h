/* The derivative that `hstar diff` prints: for every output and every variable, by a selector, beside the proven one where
 * there is an exact form. Plain data, like a sweep. */
#ifndef DERIVE_DIFFERENTIATE_H
#define DERIVE_DIFFERENTIATE_H

#include "base/progress.h"
#include "reference/reference.h"
#include "step/step.h"

struct differentiate_request {
    const struct problem *problem;
    enum selector_id selector;
    struct step_request step;        /* whose use may be a way that needs no selector */
    const struct progress *progress; /* told of the components that are done; or NULL */
};

struct derivative {
    size_t output, wrt;
    struct step step;
    struct reference exact; /* REFERENCE_NONE where there is no exact form, or no derivative */
    double error;           /* value - exact, NaN without */
};

struct derivatives {
    const struct problem *problem;
    enum selector_id selector;
    struct step_request step;
    struct derivative *component; /* output by output, within it variable by variable */
    size_t n_components;

    /* Of an implicit derivative: the variables that stand in place of outputs; NULL else. */
    char **solved;
    double *off; /* how far each is from where the equations hold; NaN: that cannot be told */
    size_t n_solved;
};

MUST_USE hstar_status differentiate_run(const struct differentiate_request *request,
                                        struct derivatives **result, hstar_error *err);
void derivatives_free(struct derivatives *d); /* NULL is fine */

#endif
