/* The derivative that `hstar diff` prints: for every output and every variable, by a selector, beside the proven one where
 * there is an exact form. Plain data, like a sweep. */
#ifndef DERIVE_DIFFERENTIATE_H
#define DERIVE_DIFFERENTIATE_H

#include "base/progress.h"
#include "reference/reference.h"
#include "step/step.h"

struct differentiate_request {
    const struct function *f;
    const double *point;
    const size_t *wrt; /* n_wrt variables */
    size_t n_wrt;
    enum selector_id selector;
    struct step_request step;
    size_t evaluations; /* budget a component; 0: the selector's own bound */
    const double *lower,
        *upper;          /* a bound a variable of f, infinite where there is none; NULL: none at all */
    const double *reach; /* how far from the point f is called along a variable of it; NULL: any distance */
    double noise;        /* NaN: unknown */
    double accuracy;     /* the same as a part of |f|; 0: unknown */
    size_t n_threads;    /* 0: as many as there are processors, if f is concurrent */
    const struct progress *progress; /* told of the components that are done; or NULL */
};

struct derivative {
    size_t output, wrt;
    struct step step;
    struct reference exact; /* REFERENCE_NONE where there is no exact form, or no derivative */
    double error;           /* value - exact, NaN without */
};

struct derivatives {
    char **command;
    size_t n_command;
    char *kind;
    char **texts; /* n_outputs */
    size_t n_outputs;
    char **variables; /* n_variables */
    double *point;
    size_t n_variables;
    enum selector_id selector;
    struct step_request step;
    struct derivative *component; /* output by output, within it variable by variable */
    size_t n_components;
};

MUST_USE hstar_status differentiate_run(const struct differentiate_request *request,
                                        struct derivatives **result, hstar_error *err);
void derivatives_free(struct derivatives *d); /* NULL is fine */

#endif
