/* Bounds: "x=0:1,y=0:", "w=0:1" for all of a vector, or "0:1" for all variables. And a reach: "x=0.1,y=2", "w=0.1", "0.5". */
#ifndef PROBLEM_BOUNDS_TEXT_H
#define PROBLEM_BOUNDS_TEXT_H

#include "function/function.h"

/* A lower and an upper bound a variable, infinite where none is given; both arrays for free(). The point lies within. */
MUST_USE hstar_status bounds_parse(const char *text, const struct function *f, const double *point,
                                   double **lower, double **upper, hstar_error *err);

/* A distance a variable, infinite where none is given; for free(). */
MUST_USE hstar_status reach_parse(const char *text, const struct function *f, double **reach,
                                  hstar_error *err);

#endif
