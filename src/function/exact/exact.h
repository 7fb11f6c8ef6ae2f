/* The exact side of the language: jets, that is Taylor series in one variable with balls as coefficients.
 *
 * Everything here must enclose: the coefficients of a result hold the true ones for every choice of numbers
 * in the balls of the arguments. Where a function is not smooth for one of those choices the coefficients
 * end before the first one that might not exist; they are never guessed. */
#ifndef FUNCTION_EXACT_EXACT_H
#define FUNCTION_EXACT_EXACT_H

#include "number/ball.h"

#include <stdbool.h>

/* c[0 … good) are finite enclosures; from c[good] on nothing is known. A flat jet is constant in a
 * neighbourhood of every number in the balls: only c[0] is stored, the others are exactly zero.
 * A jet that is not flat and has good >= 2 is differentiable, hence continuous. */
struct jet {
    arb_ptr c;
    slong good;
    bool flat;
};

/* Computes r, whose c has room for n coefficients and aliases no argument. On entry r->good = n >= 1,
 * every argument is known to n coefficients or flat, and r->flat says whether all are (then n = 1). The
 * function may lower r->good and may set r->flat; its caller drops what is not finite. */
typedef void exact_function(struct jet *r, const struct jet *const *arguments, slong n, slong precision);

struct code;

/* The instructions of one output, ready to be run on exact numbers: what does not depend on the variable
 * `wrt` has been computed. The balls `at` must outlive it; NULL when memory ran out. */
struct exact_plan;
struct exact_plan *exact_plan_new(const struct code *code, size_t output, arb_srcptr at, size_t wrt,
                                  slong length, slong precision);
void exact_plan_free(struct exact_plan *p);

/* Runs it with the variable at the ball x, which must live until the next run; coefficients[0 … length). */
void exact_plan_run(struct exact_plan *p, arb_srcptr x, arb_ptr coefficients);

/* All first derivatives in one sweep there and back, as function_gradient says; false when memory ran out. */
bool exact_gradient(const struct code *code, size_t output, arb_srcptr at, const size_t *wrt, size_t n_wrt,
                    slong precision, arb_ptr gradient);

/* A plan and its runs at once, as function_jet and function_values say; false when memory ran out. */
bool exact_jet(const struct code *code, size_t output, arb_srcptr at, size_t wrt, slong length,
               slong precision, arb_ptr coefficients);

/* The same along a direction, a number for each variable: of t -> f(at + t direction), at t = 0. */
bool exact_jet_along(const struct code *code, size_t output, arb_srcptr at, const double *direction,
                     slong length, slong precision, arb_ptr coefficients);

bool exact_values(const struct code *code, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x, size_t n,
                  slong precision, arb_ptr y);

#endif
