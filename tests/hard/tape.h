/* A tape: a smooth function of x as a list of operations, each on earlier results. One tape is computed in double, in float,
 * in the wide arithmetic of the truths, and there with its derivatives: what is told of a function is true of that function. */
#ifndef HARD_TAPE_H
#define HARD_TAPE_H

#include "wide.h"

#include <stddef.h>

enum tape_op {
#define X(identifier, expression) TAPE_##identifier,
#include "tape_ops.def"
#undef X
    N_TAPE_OPS
};

enum { TAPE_MOST = 64, JET = 5 };

struct tape_step {
    enum tape_op op;
    int a, b;
    double c;
};

struct tape {
    size_t n;
    struct tape_step step[TAPE_MOST];
};

/* Each answers with the place of its result. */
int tape_x(struct tape *t);
int tape_constant(struct tape *t, double c);
int tape_one(struct tape *t, enum tape_op op, int a);
int tape_two(struct tape *t, enum tape_op op, int a, int b);
int tape_with(struct tape *t, enum tape_op op, int a, double c); /* SCALE, SHIFT, POWER */

double tape_f64(const struct tape *tape, double x);
float tape_f32(const struct tape *tape, float x);
wide tape_wide(const struct tape *tape, wide x);

/* The derivative, 0 … 4, in the wide arithmetic. */
wide tape_derivative(const struct tape *tape, wide x, unsigned derivative);

#endif
