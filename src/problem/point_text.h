/* The point: "1", "x=1.2,y=pi/4", "w=[1,2]", "A=[[1,2],[3,4]]", "w=@FILE", "@FILE". */
#ifndef PROBLEM_POINT_TEXT_H
#define PROBLEM_POINT_TEXT_H

#include "base/error.h"

#include <stddef.h>

struct point {
    char **names; /* n */
    double *values;
    size_t n;
};

/* A point with a value alone is that of a variable called x. A vector's elements are variables: w[0], w[1];
 * those of a matrix, row by row: A[0,0], A[0,1]. */
MUST_USE hstar_status point_parse(const char *text, struct point *point, hstar_error *err);
void point_clear(struct point *point);

/* Splits text at the commas that stand in no parentheses or brackets; the parts, trimmed, for texts_free(). */
MUST_USE hstar_status split_commas(const char *text, char ***parts, size_t *n, hstar_error *err);

#endif
