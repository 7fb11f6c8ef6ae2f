/* Does a gradient have the shape of what it is the gradient of? A transposed one has the right number of numbers. */
#ifndef CHECK_CLAIM_SHAPE_H
#define CHECK_CLAIM_SHAPE_H

#include "check/claim_form.h"

/* Of expressions, which make n numbers, those that are matrices: each against its variable, or against the Jacobian. */
MUST_USE hstar_status claim_shape_expressions(const struct claim_form *form, char *const *texts,
                                              size_t n_texts, size_t n, hstar_error *err);

/* Of n numbers in a file, whose lines may be the rows of a matrix: only what is clearly transposed is wrong. */
MUST_USE hstar_status claim_shape_file(const struct claim_form *form, const char *path, const char *text,
                                       size_t n, hstar_error *err);

#endif
