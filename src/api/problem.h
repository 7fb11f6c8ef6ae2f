/* A problem as its asker holds it: what is asked, which may be changed until it is asked and after, and the gradient to check. */
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

#include "check/claim_text.h"
#include "function/source/callback.h"
#include "problem/problem.h"

/* Where the gradient comes from that hstar_check checks. */
enum gradient_source { GRADIENT_BY_PROGRAM, GRADIENT_TEXT, GRADIENT_FUNCTION, GRADIENT_VALUES };

struct hstar_problem {
    struct problem *problem;
    enum gradient_source
        gradient; /* the first: nothing was said, so it is the problem's program that knows it */
    char *gradient_text;
    double *gradient_values; /* n_gradient_values, as they were given */
    size_t n_gradient_values;
    struct callback_call gradient_call;
    double *direction; /* a number for each variable; or NULL */
    double *weights;   /* a number for each output; or NULL */
    size_t *solved;    /* n_solved variables that the equations are solved for; or NULL */
    size_t n_solved;
};

/* HSTAR_INVALID where there is no problem. */
MUST_USE hstar_status problem_there(const hstar_problem *problem, hstar_error *err);

/* None is known from here on. */
void problem_forget_gradient(hstar_problem *problem);

/* The gradient of the problem as it is asked. */
MUST_USE hstar_status problem_claim(const hstar_problem *problem, const struct problem *p,
                                    struct claim_made *made, hstar_error *err);

#endif
