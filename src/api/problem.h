/* A problem as its asker holds it: what is asked, which may be changed until it is asked and after, and the gradient to check. */
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

#include "check/claim_text.h"
#include "function/source/callback.h"
#include "problem/problem.h"

#include <stdlib.h>

/* What is claimed of derivatives, and is checked. */
struct claim_given {
    enum {
        CLAIM_BY_PROGRAM,
        CLAIM_TEXT,
        CLAIM_FUNCTION,
        CLAIM_VALUES
    } source; /* the first: nothing was said, so it is the problem's program that knows it */
    char *text;
    double *values; /* n_values, as they were given */
    size_t n_values;
    struct callback_call call;
};

struct hstar_problem {
    struct problem *problem;
    size_t calls_made; /* of f, to see what it answers */
    struct claim_given gradient, hessian;
    double *direction; /* a number for each variable; or NULL */
    double *weights;   /* a number for each output; or NULL */
    size_t *solved;    /* n_solved variables that the equations are solved for; or NULL */
    size_t n_solved;
};

/* HSTAR_INVALID where there is no problem. */
MUST_USE hstar_status problem_there(const hstar_problem *problem, hstar_error *err);

/* The direction, or where that is NULL the one that the problem was told; HSTAR_INVALID where there is none. */
MUST_USE hstar_status problem_direction_of(const hstar_problem *problem, const double *direction,
                                           const double **found, hstar_error *err);

/* HSTAR_INVALID where a Hessian would be of several functions. */
MUST_USE hstar_status one_output(const struct problem *p, hstar_error *err);

/* The gradient of the problem as it is asked, as something that can be called: made->g. */
MUST_USE hstar_status gradient_to_differentiate(const hstar_problem *problem, const struct problem *p,
                                                struct claim_made *made, hstar_error *err);

/* HSTAR_INVALID where it is not one finite number for each variable, one of them not 0. */
MUST_USE hstar_status problem_check_direction(const struct problem *p, const double *direction,
                                              hstar_error *err);

/* Nothing is claimed from here on. */
static inline void claim_given_clear(struct claim_given *given)
{
    free(given->text);
    free(given->values);
    *given = (struct claim_given){0};
}

/* What is claimed of the problem as it is asked. */
MUST_USE hstar_status claim_of_given(const struct claim_given *given, const struct claim_form *form,
                                     struct claim_made *made, hstar_error *err);

#endif
