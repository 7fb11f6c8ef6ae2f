/* Smooth functions, thrown: deep compositions, and well-behaved hosts. */
#include "compose.h"

int compose_argument(struct tape *t, double c, double s)
{
    int u = tape_x(t);
    if (c != 0) u = tape_with(t, TAPE_SHIFT, u, -c);
    int scale = tape_constant(t, s);
    return tape_two(t, TAPE_DIVIDE, u, scale);
}

static int linear(struct tape *t, struct dice *d, int u)
{
    return tape_with(t, TAPE_SHIFT, tape_with(t, TAPE_SCALE, u, dice_scale(d, -1, 0.7)),
                     dice_uniform(d, -3, 3));
}

static int leaf(struct tape *t, struct dice *d, int u)
{
    if (dice_chance(d, 0.4)) return u;
    if (dice_chance(d, 0.8)) return linear(t, d, u);
    int wave = tape_with(t, TAPE_SHIFT, tape_with(t, TAPE_SCALE, u, dice_power(d, 0.5, 2.5)),
                         dice_uniform(d, -3, 3));
    return tape_one(t, TAPE_SIN, wave);
}

static int of_two(struct tape *t, struct dice *d, int a, int b)
{
    switch (dice_below(d, 5)) {
    case 0:
        return tape_two(t, TAPE_ADD, a, b);
    case 1:
        return tape_two(t, TAPE_SUBTRACT, a, b);
    case 2:
        return tape_two(t, TAPE_MULTIPLY, a, tape_one(t, TAPE_SIN, b));
    case 3:
        return tape_two(t, TAPE_DIVIDE, a, tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_COS, b), 2.1875));
    default:
        return tape_two(t, TAPE_MULTIPLY, a, b);
    }
}

int compose(struct tape *t, struct dice *d, int at, unsigned depth)
{
    static const enum tape_op ones[] = {TAPE_SIN,   TAPE_COS,        TAPE_EXP,     TAPE_TANH,   TAPE_ATAN,
                                        TAPE_ERF,   TAPE_SINH,       TAPE_EXPM1,   TAPE_SQUARE, TAPE_LOG,
                                        TAPE_SQRT,  TAPE_ASINH,      TAPE_COSH,    TAPE_CBRT,   TAPE_SIGMOID,
                                        TAPE_LOG1P, TAPE_RECIPROCAL, TAPE_SOFTPLUS};
    enum { N_ONES = sizeof ones / sizeof *ones };
    if (depth == 0) return leaf(t, d, at);
    int a = compose(t, d, at, depth - 1);
    if (dice_chance(d, 0.35)) return of_two(t, d, a, compose(t, d, at, depth - 1));
    enum tape_op op = ones[dice_below(d, N_ONES)];
    if ((op == TAPE_LOG || op == TAPE_SQRT) && dice_chance(d, 0.5))
        a = tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_SQUARE, a), dice_power(d, -1, 1));
    return tape_one(t, op, a);
}

/* A polynomial of degree 3 with coefficients of the size of 1. */
static int cubic(struct tape *t, struct dice *d, int u)
{
    int y = tape_constant(t, dice_uniform(d, -1, 1));
    for (int i = 0; i < 3; i++)
        y = tape_with(t, TAPE_SHIFT, tape_two(t, TAPE_MULTIPLY, y, u), dice_uniform(d, -2, 2));
    return y;
}

static int simple(struct tape *t, struct dice *d, int u)
{
    int v = tape_with(t, TAPE_SHIFT, u, dice_uniform(d, -1, 1));
    int square = tape_one(t, TAPE_SQUARE, v);
    switch (dice_below(d, 14)) {
    case 0:
        return tape_one(t, TAPE_SIN, v);
    case 1:
        return tape_one(t, TAPE_EXP, v);
    case 2:
        return cubic(t, d, u);
    case 3:
        return tape_one(t, TAPE_TANH, v);
    case 4:
        return tape_one(t, TAPE_RECIPROCAL, tape_with(t, TAPE_SHIFT, square, 1));
    case 5:
        return tape_one(t, TAPE_SQRT, tape_with(t, TAPE_SHIFT, square, 1));
    case 6:
        return tape_one(t, TAPE_LOG, tape_with(t, TAPE_SHIFT, square, 2));
    case 7:
        return tape_two(t, TAPE_MULTIPLY, v, tape_one(t, TAPE_EXP, tape_with(t, TAPE_SCALE, u, -0.75)));
    case 8:
        return tape_two(t, TAPE_MULTIPLY, tape_one(t, TAPE_COS, u),
                        tape_one(t, TAPE_EXP, tape_with(t, TAPE_SCALE, v, 0.5)));
    case 9:
        return tape_two(t, TAPE_ADD, v, tape_one(t, TAPE_ATAN, u));
    case 10:
        return tape_one(t, TAPE_ERF, v);
    case 11:
        return tape_two(t, TAPE_ADD, tape_one(t, TAPE_SIN, u), tape_with(t, TAPE_SCALE, square, 0.375));
    case 12:
        return tape_one(t, TAPE_SIGMOID, tape_with(t, TAPE_SCALE, v, 1.5));
    default:
        return tape_two(t, TAPE_MULTIPLY, u, tape_one(t, TAPE_ASINH, v));
    }
}

bool tells(const struct hard *p, double share)
{
    double f = fabs((double)tape_wide(&p->tape, (wide)p->x));
    double slope = fabs((double)tape_derivative(&p->tape, (wide)p->x, 1));
    return p->scale * slope >= share * f;
}

void host_at(struct hard *p, struct dice *d, double x, double scale)
{
    const struct tape before = p->tape;
    p->x = x;
    p->scale = scale;
    do {
        p->tape = before;
        int u = compose_argument(&p->tape, x + scale * dice_uniform(d, -1, 1), scale);
        u = simple(&p->tape, d, u);
        tape_with(&p->tape, TAPE_SCALE, u, dice_chance(d, 0.5) ? 1 : dice_scale(d, -3, 3));
    } while (!tells(p, 0.05));
}

/* People like round numbers, which lattices do as well. */
static double place(struct dice *d)
{
    static const double round[] = {1, 2, 0.5, 0.1, 3, 10, 100, 0.25, 1.5, 4, 0.01, 1000};
    if (dice_chance(d, 0.25)) return dice_sign(d) * round[dice_below(d, sizeof round / sizeof *round)];
    return dice_chance(d, 0.6) ? dice_sign(d) * dice_uniform(d, 0.3, 5) : dice_scale(d, -3, 3);
}

void host(struct hard *p, struct dice *d)
{
    double x = place(d);
    host_at(p, d, x, fabs(x) * dice_power(d, -0.5, 0.7));
}

void host_facts(const struct hard *p, struct host_facts *h)
{
    h->x = fabs(p->x);
    h->f = fabs((double)tape_wide(&p->tape, (wide)p->x));
    h->slope = fabs((double)tape_derivative(&p->tape, (wide)p->x, 1));
    h->range = h->slope * p->scale;
}

/* ---- What stands beside a tape ---- */

#define T          double
#define FN(name)   extra_##name
#define LIBM(name) name
#define TAPE       tape_f64
#include "extras_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef TAPE

#define T          wide
#define FN(name)   extra_##name##_clean
#define LIBM(name) WIDE(name)
#define TAPE       tape_wide
#include "extras_tmpl.h"
