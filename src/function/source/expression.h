/* The expression language: from text to a function.
 *
 *     statements    a = x^2; b = sin(a); a*b    local names; the last statement is the value
 *     precedence    from loose to tight:  < <= > >= == !=    + -    * /    unary -    ^
 *     association   + - * / to the left, ^ to the right; comparisons not at all: a < b < c is an error
 *     ^             -x^2 is -(x^2), 2^-1 is 0.5, 2^3^2 is 2^9; it is the C library's pow
 *     comparisons   give 1 or 0, with a NaN as C does
 *     if(c, a, b)   a where c is not zero, b elsewhere; both are computed
 *     numbers       decimal, scientific and hexadecimal floats, rounded once; without a sign of their own
 *     vectors       [a, b, c] and [[a, b], [c, d]]; w[0], A[1,0], and A[1], which is a row; a scalar goes with
 *                   every element
 *     *             of a matrix and a vector or matrix is the matrix product; all else goes element by element
 *     names         a local name or a variable hides a constant (pi, e, …); the name of a function is taken
 *
 * The double of each function is the C library's, GSL's (bessel_… and their like), or the formula that its
 * row of functions.def states. The exact function is what the formula says with exact real numbers. */
#ifndef FUNCTION_SOURCE_EXPRESSION_H
#define FUNCTION_SOURCE_EXPRESSION_H

#include "function/function.h"
#include "function/language/offers.h"
#include "function/language/shape.h"

/* Compiles n_texts expressions over the named variables to one function, with an output for each; one whose
 * value is a vector or a matrix has an output for each of its elements. A variable is a letter or _ and then
 * letters, digits and _, no two alike, none called like a function. The names w[0], w[1], … make the vector
 * w, A[0,0], A[0,1], … row by row the matrix A. */
MUST_USE hstar_status expression_new(const char *const *texts, size_t n_texts, const char *const *variables,
                                     size_t n_variables, struct function **f, hstar_error *err);

/* The n texts that a function was compiled from; NULL: it is not an expression. */
const char *const *expression_sources(const struct function *f, size_t *n);

/* The shape of the value of one expression over the variables. */
MUST_USE hstar_status expression_shape(const char *text, const char *const *variables, size_t n_variables,
                                       struct shape *shape, hstar_error *err);

/* The shape of the value of a constant expression, and its elements, for free(). */
MUST_USE hstar_status expression_constant(const char *text, struct shape *shape, double **values,
                                          hstar_error *err);

#endif
