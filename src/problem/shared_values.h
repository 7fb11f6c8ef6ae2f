/* What f has answered along its variables, for several searches to share: one call gives all outputs, and a function that takes many points
 * is handed those of all that ask, and some that will be asked for next. */
#ifndef PROBLEM_SHARED_VALUES_H
#define PROBLEM_SHARED_VALUES_H

#include "problem/problem.h"

struct shared_values;

/* f along variable wrt at n places: y takes that output. */
struct value_request {
    size_t output, wrt, n;
    const double *x;
    double *y;
    const double
        *foreseen; /* n_foreseen places that are likely to be asked for next: f may be called there, too */
    size_t n_foreseen;
};

/* f and the point outlive it. */
MUST_USE hstar_status shared_values_new(const struct function *f, const double *point,
                                        struct shared_values **shared, hstar_error *err);
void shared_values_free(struct shared_values *shared); /* NULL is fine */

/* A search along a variable begins, and ends: what all outputs had is forgotten. */
void shared_values_begin(struct shared_values *shared, size_t wrt);
void shared_values_end(struct shared_values *shared, size_t wrt);

/* What is known now, of all lines, is what can be recalled from here on: not what others ask meanwhile. */
void shared_values_freeze(struct shared_values *shared);

/* At most so many places along a variable but the point itself, and what that output is there; how many. */
size_t shared_values_recall(struct shared_values *shared, size_t output, size_t wrt, double *x, double *y,
                            size_t most);

/* Is it known since then what that output is there, as often as it had it and once more? */
bool shared_values_has(struct shared_values *shared, size_t output, size_t wrt, double x);

/* Answers n requests by at most one call of f. Each answer goes to a search along an output once: who asks again at the same place has f called again,
 * as those want to know who ask. Several threads may ask at once. */
MUST_USE hstar_status shared_values_answer(struct shared_values *shared,
                                           const struct value_request *const *requests, size_t n,
                                           hstar_error *err);

#endif
