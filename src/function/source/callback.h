/* C functions of a caller's, of many variables and outputs, one point a call or many. */
#ifndef FUNCTION_SOURCE_CALLBACK_H
#define FUNCTION_SOURCE_CALLBACK_H

#include "function/function.h"

/* What is called: one of the two. */
struct callback_call {
    hstar_vector_function *vector;
    hstar_batch_function *batch;
    void *context;
};

/* n variables to m outputs. The names of the variables are x, or x[0], x[1], …; those of the outputs f(x), or f(x)[0], … It may write into its
 * arguments: they are laid out anew for each call. */
MUST_USE hstar_status callback_new(const struct callback_call *call, size_t n, size_t m, struct function **f,
                                   hstar_error *err);

/* Other names, n of them. */
MUST_USE hstar_status callback_name(struct function *f, const char *const *names, hstar_error *err);

/* May several threads call it at once? Its user's word. Another kind of function stays as it is. */
void callback_share(struct function *f, bool shared);

/* The error of a function that gave up by such an answer. */
hstar_status callback_gave_up(hstar_error *err, int answer);

#endif
