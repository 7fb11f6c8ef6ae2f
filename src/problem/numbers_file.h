/* The numbers of a vector or a matrix, in a file. */
#ifndef PROBLEM_NUMBERS_FILE_H
#define PROBLEM_NUMBERS_FILE_H

#include "base/error.h"
#include "function/language/shape.h"

/* Numbers between blanks, commas and line ends; lines that begin with # are left out. One row, or one number
 * a row, is a vector; several rows of as many numbers, more than one, are a matrix; any others are an error. A file that ends in .npy
 * has its own shape.
 * For free(). */
MUST_USE hstar_status numbers_file_read(const char *path, struct shape *shape, double **values,
                                        hstar_error *err);

#endif
