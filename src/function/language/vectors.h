/* What the language does to vectors and matrices: each operation becomes instructions on numbers, in the order of
 * the plain loop.
 *
 * All take their arguments for good, and are false after a complaint, at byte `place` of the text where that is
 * theirs. */
#ifndef FUNCTION_LANGUAGE_VECTORS_H
#define FUNCTION_LANGUAGE_VECTORS_H

#include "function/language/names.h"

/* Emits one instruction; false when memory ran out, or there are too many. */
MUST_USE bool emit(struct parser *p, enum opcode opcode, const operand *arguments, operand *o);

/* An operation on numbers, element by element; single numbers go with every element. */
MUST_USE bool elementwise(struct parser *p, enum opcode opcode, struct value *arguments, unsigned n,
                          size_t place, struct value *result);

/* a*b: the product of two matrices, or of a matrix and a vector, and otherwise element by element. */
MUST_USE bool multiply(struct parser *p, struct value *sides, size_t place, struct value *result);

MUST_USE bool matrix_product(struct parser *p, struct value *sides, size_t place, struct value *result);
MUST_USE bool dot_product(struct parser *p, struct value *sides, size_t place, struct value *result);
MUST_USE bool outer_product(struct parser *p, struct value *sides, size_t place, struct value *result);
MUST_USE bool transpose(struct parser *p, struct value *matrix, struct value *result);

/* A row of reductions.def, with as many arguments as it takes. */
MUST_USE bool reduce(struct parser *p, const struct reduction_row *row, struct value *arguments, size_t place,
                     struct value *result);

/* The same of each column (axis 0, or -2) or each row (axis 1, or -1) of a matrix, for rows that have an axis; a vector has axis 0 alone. */
bool reduction_has_axis(const struct reduction_row *row);
MUST_USE bool reduce_along(struct parser *p, const struct reduction_row *row, struct value *v, long axis,
                           size_t place, struct value *result);

/* Room for the elements of a result, or a complaint. */
MUST_USE bool result_new(struct parser *p, struct shape shape, size_t place, struct value *result);

#endif
