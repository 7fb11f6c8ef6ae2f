/* Sums over a vector as functions of one component, in double and in float. */
#ifndef HARD_LOSSES_H
#define HARD_LOSSES_H

#include "hard.h"

/* data: w (n), then for the two of them with a matrix its rows (rows x n), then y (rows). */
#define X(name, matrix, summary)                                                                             \
    double loss_##name##_f64(const struct hard *p, double x);                                                \
    double loss_##name##_f32(const struct hard *p, double x);                                                \
    wide loss_##name##_clean(const struct hard *p, wide x);
#include "losses.def"
#undef X

/* Throws the vector, the component and, where they belong to the loss, matrix and targets; all are floats, whatever it is
 * computed in. The rest of the sums is in p->rest. */
void loss_throw(struct hard *p, struct dice *d, size_t n, size_t rows);

#endif
