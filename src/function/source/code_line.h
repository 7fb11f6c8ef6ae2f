/* The slices of functions that are register code: an expression, in doubles or in a format. */
#ifndef FUNCTION_SOURCE_CODE_LINE_H
#define FUNCTION_SOURCE_CODE_LINE_H

#include "function/function.h"
#include "function/machine/code_slice.h"

/* As base_new of struct function_slices. Code, constants and rounding are those of f in its format. */
MUST_USE hstar_status code_base_new(const struct function *f, const struct code *code, const void *constants,
                                    const struct rounding *rounding, const double *point, void **base,
                                    hstar_error *err);

/* The others of struct function_slices. */
void code_base_free(void *base);
hstar_status code_line_new(void *base, size_t output, size_t wrt, void **line, hstar_error *err);
hstar_status code_line_values(void *line, const double *x, size_t n, double *y, hstar_error *err);
void code_line_free(void *line);

#endif
