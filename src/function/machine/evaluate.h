/* Evaluation of register code as the user's own program would do it, in blocks of points. */
#ifndef FUNCTION_MACHINE_EVALUATE_H
#define FUNCTION_MACHINE_EVALUATE_H

#include "function/machine/code.h"
#include "number/round.h"

/* As function_evaluate: n points by columns, column v one value where varies[v] is false. Columns and outputs
 * do not overlap. False when memory ran out. */
MUST_USE bool evaluate_f64(const struct code *code, size_t n, const double *const *column, const bool *varies,
                           double *const *outputs);

/* The same in another arithmetic: columns, outputs and constants are numbers of its type. The rounding is that of
 * ARITHMETIC_ROUNDED, whose columns and constants are rounded already. */
MUST_USE bool evaluate_numbers(enum arithmetic arithmetic, const struct code *code, const void *constant,
                               const struct rounding *rounding, size_t n, const void *const *column,
                               const bool *varies, void *const *outputs);

/* Parts of code_slice.h: all numbers of a footing; and a slice, whose rows have room, at n points. */
struct footing;
struct code_slice;
void evaluate_footing(struct footing *f, const void *point);
void evaluate_slice(const struct code_slice *s, size_t n, const void *x, void *y);

#endif
