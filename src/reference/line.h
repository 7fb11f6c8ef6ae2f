/* A function of several variables along one of them: what GSL and the selectors call. */
#ifndef REFERENCE_LINE_H
#define REFERENCE_LINE_H

#include "reference/reference.h"

struct line;

MUST_USE hstar_status line_new(const struct place *place, struct line **line, hstar_error *err);
void line_free(struct line *line); /* NULL is fine */

/* y[i] = f(point with variable wrt = x[i]), in one call of function_evaluate. */
MUST_USE hstar_status line_values(struct line *line, const double *x, size_t n, double *y, hstar_error *err);

/* The same with an untyped first parameter, as struct probe has it. */
hstar_status line_call(void *line, const double *x, size_t n, double *y, hstar_error *err);

#endif
