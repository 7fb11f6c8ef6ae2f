/* A function of several variables along one of them: what GSL and the selectors call. */
#ifndef PROBLEM_SLICE_H
#define PROBLEM_SLICE_H

#include "problem/component.h"

struct slice;

MUST_USE hstar_status slice_new(const struct component *place, struct slice **line, hstar_error *err);
void slice_free(struct slice *line); /* NULL is fine */

/* y[i] = f(point with variable wrt = x[i]), in one call of function_evaluate. */
MUST_USE hstar_status slice_values(struct slice *line, const double *x, size_t n, double *y,
                                   hstar_error *err);

/* The same with an untyped first parameter, as struct probe has it. */
hstar_status slice_call(void *line, const double *x, size_t n, double *y, hstar_error *err);

#endif
