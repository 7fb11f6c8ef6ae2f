/* Evaluation of register code as the user's own program would do it, in blocks of points. */
#ifndef FUNCTION_EVALUATE_H
#define FUNCTION_EVALUATE_H

#include "function/code.h"
#include "number/round.h"

/* As function_evaluate: n points by columns, column v one value where varies[v] is false. Columns and outputs
 * do not overlap. False when memory ran out. One function a format. */
MUST_USE bool evaluate_f64(const struct code *code, size_t n, const double *const *column, const bool *varies,
                           double *const *outputs);

/* The same in another arithmetic, with the constants of that: float, long double; and doubles of which each result is
 * rounded, the columns and constants being so already. */
MUST_USE bool evaluate_f32(const struct code *code, const float *constant, size_t n,
                           const float *const *column, const bool *varies, float *const *outputs);
MUST_USE bool evaluate_f80(const struct code *code, const long double *constant, size_t n,
                           const long double *const *column, const bool *varies, long double *const *outputs);
MUST_USE bool evaluate_rounded(const struct code *code, const double *constant,
                               const struct rounding *rounding, size_t n, const double *const *column,
                               const bool *varies, double *const *outputs);

/* One operation on numbers. */
double evaluate_operation_f64(enum opcode opcode, const double *arguments);

#endif
