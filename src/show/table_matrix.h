/* The derivative by a matrix in the shape of the matrix. */
#ifndef SHOW_TABLE_MATRIX_H
#define SHOW_TABLE_MATRIX_H

#include "derive/differentiate.h"
#include "show/table_page.h"

/* One block for each matrix that a single function is differentiated by, where it is not too large; values with six digits. */
void table_matrices(struct page *p, const struct derivatives *d);

#endif
