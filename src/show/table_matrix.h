/* The derivative by a matrix in the shape of the matrix. */
#ifndef SHOW_TABLE_MATRIX_H
#define SHOW_TABLE_MATRIX_H

#include "base/sheet.h"
#include "derive/differentiate.h"
#include "problem/matrix.h"
#include "show/table_words.h"

/* One block for each matrix that a single function is differentiated by, where it is not too large; values with six digits. */
void table_matrices(struct sheet *p, const struct derivatives *d);

/* Is there room for the numbers of a matrix? */
bool table_matrix_has_room(const struct matrix_place *m);

/* What stands in the cell of an element. */
typedef void table_matrix_cell(struct sheet *p, const void *what, size_t element);

/* The block of a matrix: `head` in its corner, then its rows. */
void table_matrix_block(struct sheet *p, const char *head, const struct matrix_place *m,
                        table_matrix_cell *cell, const void *what);

/* A number in a cell: more digits than six would hide the shape. */
void table_matrix_number(char out[TABLE_VALUE], double value);

#endif
