/* The shape of a value: one number, a vector, or a matrix. */
#ifndef FUNCTION_LANGUAGE_SHAPE_H
#define FUNCTION_LANGUAGE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum rank { RANK_SCALAR, RANK_VECTOR, RANK_MATRIX };

struct shape {
    enum rank rank;
    size_t rows, columns; /* a vector of n has n rows and 1 column */
};

static inline struct shape shape_scalar(void)
{
    return (struct shape){RANK_SCALAR, 1, 1};
}

static inline struct shape shape_vector(size_t n)
{
    return (struct shape){RANK_VECTOR, n, 1};
}

static inline struct shape shape_matrix(size_t rows, size_t columns)
{
    return (struct shape){RANK_MATRIX, rows, columns};
}

/* Its elements; those of a matrix are counted row by row. */
static inline size_t shape_count(struct shape s)
{
    return s.rows * s.columns;
}

static inline bool shape_same(struct shape a, struct shape b)
{
    return a.rank == b.rank && a.rows == b.rows && a.columns == b.columns;
}

/* Appends to a name the place of element i: w[3], A[1,0]; nothing for a scalar. Returns what snprintf does. */
int shape_element(char *out, size_t room, struct shape s, size_t i);

#endif
