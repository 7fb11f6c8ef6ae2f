/* The slices of a compiled function of n variables and one output, which reads them from an array. */
#ifndef FUNCTION_SOURCE_VECTOR_LINE_H
#define FUNCTION_SOURCE_VECTOR_LINE_H

#include "function/function.h"

/* What is called, with its context first: one number, which is NaN before. It fails where f gave up. */
typedef hstar_status vector_call(const void *context, const double *x, size_t n, double *y, hstar_error *err);

/* As base_new of struct function_slices. */
MUST_USE hstar_status vector_base_new(vector_call *call, const void *context, const double *point,
                                      size_t n_variables, void **base, hstar_error *err);

/* The others of struct function_slices. */
void vector_base_free(void *base);
hstar_status vector_line_new(void *base, size_t output, size_t wrt, void **line, hstar_error *err);
hstar_status vector_line_values(void *line, const double *x, size_t n, double *y, hstar_error *err);
void vector_line_trust(void *line);
bool vector_line_spoilt(void *line);
void vector_line_free(void *line);

/* The whole of it, with the base_new of a class. */
#define VECTOR_LINE_SLICES(new_base)                                                                         \
    {                                                                                                        \
        .base_new = new_base, .base_free = vector_base_free, .line_new = vector_line_new,                    \
        .line_values = vector_line_values, .line_free = vector_line_free, .line_trust = vector_line_trust,   \
        .line_spoilt = vector_line_spoilt                                                                    \
    }

#endif
