/* Automatic differentiation: the derivatives of code by the rules of calculus, in doubles. The code is run once, and the partial
 * derivatives of all that it does are kept; a sweep backwards multiplies them into the gradient of an output, a sweep
 * forwards into the derivatives of all outputs by a variable.
 *
 * What the rules do not tell is NaN: at a kink or a jump, and where a number on the way is none. Kinks are seen in the doubles,
 * which rounding may move off them or onto them; exact_gradient knows. */
#ifndef FUNCTION_AUTOMATIC_AUTOMATIC_H
#define FUNCTION_AUTOMATIC_AUTOMATIC_H

#include "function/function.h"

struct code;

/* As function_automatic. */
MUST_USE hstar_status automatic_derivatives(const struct code *code, const double *point,
                                            enum automatic_mode mode, const size_t *wrt, size_t n_wrt,
                                            double *derivatives, hstar_error *err);

/* How much memory that takes, the same for both modes. */
size_t automatic_bytes(const struct code *code);

#endif
