/* A problem as its asker holds it: what is asked, which may be changed until it is asked and after, and the gradient to check. */
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

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
};

/* So many numbers are no gradient of that. */
hstar_status problem_no_gradient(const struct problem *p, size_t n, hstar_error *err);

/* What is asked, as it is now: a copy that the options have their say in. */
MUST_USE hstar_status problem_asked(const hstar_problem *problem, const hstar_options *options,
                                    struct problem **asked, hstar_error *err);

#endif
