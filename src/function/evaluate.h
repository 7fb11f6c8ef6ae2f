/* Evaluation of register code as the user's own program would do it, in blocks of points. */
#ifndef FUNCTION_EVALUATE_H
#define FUNCTION_EVALUATE_H

#include "function/code.h"

/* As function_evaluate: n points by columns, column v one value where varies[v] is false. Columns and outputs
 * do not overlap. False when memory ran out. One function a format. */
MUST_USE bool evaluate_f64(const struct code *code, size_t n, const double *const *column, const bool *varies,
                           double *const *outputs);

#endif
