/* Arrays of numbers as numpy.save writes them. */
#ifndef PROBLEM_NPY_FILE_H
#define PROBLEM_NPY_FILE_H

#include "base/text.h"
#include "function/language/shape.h"

struct npy_array {
    struct shape shape;
    double *values; /* row by row */
    bool single;    /* they were numbers of 32 bits */
};

/* Is it such a file, by its ending .npy? */
bool is_npy_file(const char *path);

/* Versions 1 to 3 of the format; numbers of 32 and 64 bits and integers, in either order of bytes, by rows or by columns; no more
 * than two axes; finite numbers. npy_clear frees it. */
MUST_USE hstar_status npy_read(const char *path, struct npy_array *array, hstar_error *err);
void npy_clear(struct npy_array *array);

/* The same as text, a line a row, with as many digits as the numbers have. */
MUST_USE hstar_status npy_read_text(const char *path, struct text *text, hstar_error *err);

#endif
