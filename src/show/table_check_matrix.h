/* The gradient by a matrix in the shape of the matrix: both numbers of each element, and what is wrong. */
#ifndef SHOW_TABLE_CHECK_MATRIX_H
#define SHOW_TABLE_CHECK_MATRIX_H

#include "base/sheet.h"
#include "check/check.h"
#include "problem/matrix.h"

enum { MOST_CHECKED_MATRICES = 8 };

/* Those that are shown with all their numbers. */
struct checked_matrices {
    struct matrix_place place[MOST_CHECKED_MATRICES];
    size_t n;
};

/* Writes them, and fills in which they are. */
void table_check_matrices(struct sheet *p, const struct check *c, struct checked_matrices *shown);

/* Is row number i of the check among them? */
bool table_check_in_matrix(const struct checked_matrices *shown, size_t i);

#endif
