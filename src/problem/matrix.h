/* Matrices among the variables of a problem, by the names of their elements. */
#ifndef PROBLEM_MATRIX_H
#define PROBLEM_MATRIX_H

#include "problem/problem.h"

/* Variables from number `first` on that are the elements of one matrix, row by row, from [0,0] on. */
struct matrix_place {
    const char *name; /* begins with it: "A[0,0]" */
    size_t name_length, first, rows, columns;
};

/* Does one begin there? Only one of more than one row and column that is whole, or an upper left part. Of the variables to differentiate by, or of all. */
bool matrix_in_wrt(const struct problem *problem, size_t first, struct matrix_place *m);
bool matrix_in_point(const struct problem *problem, size_t first, struct matrix_place *m);

/* How many elements it has. */
size_t matrix_count(const struct matrix_place *m);

#endif
