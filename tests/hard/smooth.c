/* The set "smooth": functions without any trick, of every scale, shift, offset and speed. */
#include "compose.h"

/* A composition at a place of its own: t = (x - c) / s. */
static bool composed(struct hard *p, struct dice *d, double c, double s)
{
    int y = compose(&p->tape, d, compose_argument(&p->tape, c, s), 1 + (unsigned)dice_below(d, 3));
    tape_with(&p->tape, TAPE_SCALE, y, dice_scale(d, -8, 8));
    p->x = c + s * dice_uniform(d, -3, 3);
    p->scale = fabs(s);
    return p->x != 0 && tells(p, 1e-7);
}

bool hard_smooth_composition(struct hard *p, struct dice *d)
{
    return composed(p, d, dice_uniform(d, -2, 2), dice_power(d, -1, 1));
}

bool hard_smooth_scale(struct hard *p, struct dice *d)
{
    return composed(p, d, 0, dice_power(d, -8, 8));
}

bool hard_smooth_shift(struct hard *p, struct dice *d)
{
    double s = dice_power(d, -6, 6);
    return composed(p, d, s * dice_scale(d, 0.5, 4), s);
}

bool hard_smooth_offset(struct hard *p, struct dice *d)
{
    host(p, d);
    double f = tape_f64(&p->tape, p->x);
    tape_with(&p->tape, TAPE_SHIFT, (int)p->tape.n - 1, (fabs(f) + 1e-300) * dice_scale(d, 0, 8));
    return true;
}

bool hard_smooth_oscillation(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    p->x = dice_scale(d, -3, 3);
    double w = dice_power(d, 1, 6) / fabs(p->x);
    int wave =
        tape_one(t, TAPE_SIN,
                 tape_with(t, TAPE_SHIFT, tape_with(t, TAPE_SCALE, tape_x(t), w), dice_uniform(d, -3, 3)));
    int slow = tape_one(t, dice_chance(d, 0.5) ? TAPE_COS : TAPE_ATAN,
                        compose_argument(t, 0, p->x * dice_power(d, -0.3, 0.5)));
    tape_two(t, dice_chance(d, 0.5) ? TAPE_ADD : TAPE_MULTIPLY, wave, slow);
    p->scale = 1 / w;
    return tells(p, 1e-3);
}

/* A rational function at a distance from its pole. */
bool hard_smooth_pole(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    p->x = dice_scale(d, -2, 2);
    double away = fabs(p->x) * dice_scale(d, -7, 0.3);
    int u = tape_with(t, TAPE_SHIFT, tape_x(t), -(p->x + away));
    int top = tape_with(t, TAPE_SHIFT, tape_with(t, TAPE_SCALE, tape_x(t), dice_scale(d, -1, 1)),
                        dice_uniform(d, -2, 2));
    int bottom = dice_chance(d, 0.5) ? u
                                     : tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_SQUARE, u),
                                                 away * away * dice_uniform(d, 0, 1));
    tape_two(t, TAPE_DIVIDE, top, bottom);
    p->scale = fabs(away);
    return tells(p, 1e-4);
}

bool hard_smooth_exponential(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    p->x = dice_scale(d, -3, 3);
    double large = dice_scale(d, 1, 2.7);
    int y = tape_one(t, TAPE_EXP, tape_with(t, TAPE_SCALE, tape_x(t), large / p->x));
    if (dice_chance(d, 0.3))
        tape_two(t, TAPE_DIVIDE, y, tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_SQUARE, tape_x(t)), 1.25));
    p->scale = fabs(p->x / large);
    return true;
}

/* Sums whose terms cancel to a small rest. */
bool hard_smooth_cancellation(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    int x = tape_x(t);
    p->x = dice_scale(d, -3, 0);
    switch (dice_below(d, 5)) {
    case 0:
        p->noise = 0x1p-53 / (p->x * p->x);
        tape_two(t, TAPE_DIVIDE, tape_two(t, TAPE_SUBTRACT, tape_constant(t, 1), tape_one(t, TAPE_COS, x)),
                 tape_one(t, TAPE_SQUARE, x));
        break;
    case 1:
        p->noise = 0x1p-53;
        tape_two(t, TAPE_SUBTRACT, tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_EXP, x), -1), x);
        break;
    case 2:
        p->x = dice_power(d, 0, 6);
        p->noise = 0x1p-53 * sqrt(p->x);
        tape_two(t, TAPE_SUBTRACT, tape_one(t, TAPE_SQRT, tape_with(t, TAPE_SHIFT, x, 1)),
                 tape_one(t, TAPE_SQRT, x));
        break;
    case 3:
        p->noise = 0x1p-53 * fabs(p->x);
        tape_two(t, TAPE_SUBTRACT, tape_one(t, TAPE_TAN, x), tape_one(t, TAPE_SIN, x));
        break;
    default:
        p->noise = 0x1p-53 / fabs(p->x);
        tape_two(t, TAPE_SUBTRACT, tape_one(t, TAPE_RECIPROCAL, x),
                 tape_one(t, TAPE_RECIPROCAL, tape_one(t, TAPE_TAN, x)));
    }
    p->scale = fabs(p->x);
    return true;
}

bool hard_smooth_special(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    static const enum tape_op kinds[] = {TAPE_J0, TAPE_LGAMMA, TAPE_ERF, TAPE_ASINH, TAPE_SOFTPLUS};
    enum tape_op kind = kinds[dice_below(d, 5)];
    p->x = kind == TAPE_LGAMMA ? dice_power(d, -2, 1.5) : dice_scale(d, -2, kind == TAPE_J0 ? 1.5 : 0.4);
    int y = tape_one(t, kind, tape_x(t));
    if (dice_chance(d, 0.5)) tape_two(t, TAPE_MULTIPLY, y, tape_one(t, TAPE_COS, tape_x(t)));
    p->scale = fmin(1, fabs(p->x));
    return tells(p, 1e-3);
}

/* exp(-1 / (1 - u^2)), and nothing beyond u = 1. */
static double bump_function(const struct hard *p, double x)
{
    double u = (x - p->a[0]) / p->a[1], rest = 1 - u * u;
    return p->a[2] * (rest > 0 ? exp(-1 / rest) : 0) + p->a[3] * x;
}

static wide bump_clean(const struct hard *p, wide x)
{
    wide u = (x - (wide)p->a[0]) / (wide)p->a[1], rest = 1 - u * u;
    return (wide)p->a[2] * (rest > 0 ? WIDE(exp)(-1 / rest) : 0) + (wide)p->a[3] * x;
}

bool hard_smooth_bump(struct hard *p, struct dice *d)
{
    double u = dice_uniform(d, -0.96, 0.96);
    p->a[1] = dice_power(d, -3, 3);
    p->a[0] = p->a[1] * dice_scale(d, -1, 2);
    p->a[2] = dice_scale(d, -2, 2);
    p->a[3] = dice_chance(d, 0.5) ? dice_scale(d, -3, 0) : 0;
    p->x = p->a[0] + p->a[1] * u;
    p->f = bump_function;
    p->clean = bump_clean;
    p->scale = p->a[1] * (1 - u * u) / 4;
    return true;
}

bool hard_smooth_gaussian(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    double s = dice_power(d, -4, 4), c = s * dice_scale(d, -1, 3), u = dice_uniform(d, -4, 4);
    int square = tape_one(t, TAPE_SQUARE, compose_argument(t, c, s));
    int y = tape_one(t, TAPE_EXP, tape_with(t, TAPE_SCALE, square, -1));
    if (dice_chance(d, 0.5)) tape_with(t, TAPE_SHIFT, y, dice_power(d, -3, 1));
    p->x = c + s * u;
    p->scale = s / fmax(1, fabs(u));
    return tells(p, 1e-8);
}

bool hard_smooth_tiny_x(struct hard *p, struct dice *d)
{
    double x = dice_scale(d, -200, -8);
    host_at(p, d, x, dice_chance(d, 0.5) ? fabs(x) * dice_power(d, -0.5, 0.5) : dice_power(d, -2, 2));
    return true;
}

bool hard_smooth_huge_x(struct hard *p, struct dice *d)
{
    double x = dice_scale(d, 6, 200);
    host_at(p, d, x, fabs(x) * dice_power(d, -3, 1));
    return true;
}

bool hard_smooth_at_zero(struct hard *p, struct dice *d)
{
    host_at(p, d, 0, dice_power(d, -4, 4));
    return true;
}

/* At an extremum to the last bit but a few, or exactly at one. */
bool hard_smooth_flat(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    double c = dice_chance(d, 0.2) ? 0 : dice_scale(d, -2, 2), s = dice_power(d, -2, 2);
    int u = compose_argument(t, c, s);
    static const enum tape_op evens[] = {TAPE_COS, TAPE_COSH, TAPE_SQUARE};
    int y = tape_one(t, evens[dice_below(d, 3)], u);
    if (dice_chance(d, 0.4)) y = tape_one(t, TAPE_EXP, y);
    if (dice_chance(d, 0.4))
        y = tape_two(t, TAPE_ADD, y, tape_two(t, TAPE_MULTIPLY, tape_one(t, TAPE_SQUARE, u), u));
    tape_with(t, TAPE_SHIFT, y, dice_chance(d, 0.5) ? 0 : dice_uniform(d, -2, 2));
    p->x = c + s * (dice_chance(d, 0.4) ? 0 : dice_scale(d, -16, -4));
    p->scale = s;
    return true;
}

static int polynomial(struct tape *t, struct dice *d, int u, unsigned degree, double low, double high)
{
    int y = tape_constant(t, dice_scale(d, low, high));
    for (unsigned i = 0; i < degree; i++)
        y = tape_with(t, TAPE_SHIFT, tape_two(t, TAPE_MULTIPLY, y, u), dice_scale(d, low, high));
    return y;
}

bool hard_smooth_polynomial(struct hard *p, struct dice *d)
{
    polynomial(&p->tape, d, tape_x(&p->tape), 3 + (unsigned)dice_below(d, 10), -2, 2);
    p->x = dice_scale(d, -1.5, 1.5);
    p->scale = fabs(p->x);
    return tells(p, 1e-4);
}

bool hard_smooth_quadratic(struct hard *p, struct dice *d)
{
    polynomial(&p->tape, d, tape_x(&p->tape), 2, -4, 4);
    p->x = dice_scale(d, -4, 4);
    p->scale = fabs(p->x);
    return tells(p, 1e-8);
}

bool hard_smooth_linear(struct hard *p, struct dice *d)
{
    polynomial(&p->tape, d, tape_x(&p->tape), 1, -6, 6);
    p->x = dice_scale(d, -6, 6);
    p->scale = fabs(p->x);
    return tells(p, 1e-9);
}

bool hard_smooth_constant(struct hard *p, struct dice *d)
{
    tape_constant(&p->tape, dice_scale(d, -8, 8));
    p->x = dice_scale(d, -8, 8);
    p->scale = fabs(p->x);
    return true;
}
