/* Tapes: how they are made, and computed in each type. */
#include "tape.h"

#include <stdlib.h>

static int append(struct tape *t, struct tape_step step)
{
    if (t->n == TAPE_MOST) abort(); /* a family that is too long: found the first time it runs */
    t->step[t->n] = step;
    return (int)t->n++;
}

int tape_x(struct tape *t)
{
    return append(t, (struct tape_step){.op = TAPE_X});
}

int tape_constant(struct tape *t, double c)
{
    return append(t, (struct tape_step){.op = TAPE_CONSTANT, .c = c});
}

int tape_one(struct tape *t, enum tape_op op, int a)
{
    return append(t, (struct tape_step){.op = op, .a = a});
}

int tape_two(struct tape *t, enum tape_op op, int a, int b)
{
    return append(t, (struct tape_step){.op = op, .a = a, .b = b});
}

int tape_with(struct tape *t, enum tape_op op, int a, double c)
{
    return append(t, (struct tape_step){.op = op, .a = a, .c = c});
}

#define T          double
#define FN(name)   name##_f64
#define LIBM(name) name
#include "tape_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          float
#define FN(name)   name##_f32
#define LIBM(name) name##f
#include "tape_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          wide
#define FN(name)   name##_wide
#define LIBM(name) WIDE(name)
#include "tape_tmpl.h"
