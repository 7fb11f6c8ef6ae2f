/* The set "deceive", functions that are smooth at x: steep steps, waves of all speeds, pieces, iterated maps, and formulas whose
 * rounding errors form lattices. The truth is the derivative at x. */
#include "compose.h"

#include "base/memory.h"

/* A steep step at x, or within some of its widths. */
static bool steep(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[2] = h.x * dice_power(d, -7, -1);
    p->a[0] = p->x + p->a[2] * (dice_chance(d, 0.7) ? dice_uniform(d, -4, 4) : dice_uniform(d, -30, 30));
    p->a[1] = (h.f + h.range) * dice_scale(d, -3, 1);
    p->scale = fmin(p->scale, p->a[2]);
    return true;
}

bool hard_deceive_steep_sigmoid(struct hard *p, struct dice *d)
{
    EXTRA(p, step_sigmoid);
    return steep(p, d);
}

bool hard_deceive_steep_tanh(struct hard *p, struct dice *d)
{
    EXTRA(p, step_tanh);
    return steep(p, d);
}

bool hard_deceive_steep_atan(struct hard *p, struct dice *d)
{
    EXTRA(p, step_atan);
    return steep(p, d);
}

bool hard_deceive_steep_erf(struct hard *p, struct dice *d)
{
    EXTRA(p, step_erf);
    return steep(p, d);
}

/* Of every speed, with an amplitude that stands out of rounding. */
bool hard_deceive_wave(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[0] = dice_power(d, 0.5, 9) / h.x;
    p->a[1] = (h.f + h.range) * dice_scale(d, -10, 0);
    p->a[2] = dice_chance(d, 0.5) ? 0 : p->x;
    p->a[3] = dice_uniform(d, -3, 3);
    EXTRA(p, wave);
    p->scale = fmin(p->scale, 1 / p->a[0]);
    p->noise = fabs(p->a[1] * p->a[0] * p->x) * 0x1p-53; /* of the wave's argument */
    return true;
}

/* Few of them: of hundreds the trend would be the truth, as in branches_tilted. */
bool hard_deceive_triangle(struct hard *p, struct dice *d)
{
    if (!hard_deceive_wave(p, d)) return false;
    struct host_facts h;
    host_facts(p, &h);
    p->a[0] = 3.141592653589793 / (h.x * dice_power(d, -1.5, -0.3));
    p->a[1] = h.slope / p->a[0] * dice_scale(d, -4, 0.7);
    p->a[2] = p->x;
    p->a[3] = dice_uniform(d, 0.1, 3); /* x lies on a rising side, not next to its ends */
    EXTRA(p, triangle);
    p->scale = fmin(p->scale, fmin(p->a[3], 3.141592653589793 - p->a[3]) / p->a[0]);
    p->noise = fabs(p->a[1]) * 0x1p-26; /* acos near its ends */
    return true;
}

bool hard_deceive_saw(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[0] = h.x * dice_power(d, -1.5, -0.3);
    p->a[1] = h.slope * p->a[0] * dice_scale(d, -4, 0.5);
    double phase = dice_uniform(d, 0.1, 0.9);
    p->a[2] = p->x - p->a[0] * phase;
    EXTRA(p, saw);
    p->scale = fmin(p->scale, p->a[0] * fmin(phase, 1 - phase));
    return true;
}

/* Six knots about x, each with a height that matters to the slope. */
static bool knots(struct hard *p, struct dice *d, int power)
{
    enum { KNOTS = 6 };
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->n = KNOTS;
    p->data = memory_array(2 * KNOTS, sizeof *p->data);
    p->a[0] = power;
    for (size_t i = 0; i < KNOTS; i++) {
        double away = h.x * dice_scale(d, -4, -0.3);
        p->data[i] = p->x + away;
        p->data[KNOTS + i] = h.slope * pow(fabs(away), 1 - power) * dice_scale(d, -4, 0.5);
        p->scale = fmin(p->scale, fabs(away));
    }
    EXTRA(p, knots);
    return true;
}

bool hard_deceive_pieces_jump(struct hard *p, struct dice *d)
{
    return knots(p, d, 0);
}

bool hard_deceive_pieces_kink(struct hard *p, struct dice *d)
{
    return knots(p, d, 1);
}

bool hard_deceive_pieces_bend(struct hard *p, struct dice *d)
{
    return knots(p, d, 2);
}

bool hard_deceive_pieces_spline(struct hard *p, struct dice *d)
{
    return knots(p, d, 3);
}

bool hard_deceive_corner(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[2] = h.x * dice_power(d, -8, -1);
    p->a[0] = p->x + p->a[2] * dice_uniform(d, -3, 3);
    p->a[1] = h.slope * dice_scale(d, -1, 1);
    EXTRA(p, corner);
    p->scale = fmin(p->scale, p->a[2]);
    return true;
}

/* ---- Formulas whose rounding errors follow a pattern ---- */

/* (1 + x/n)^n: the rounding of 1 + x/n is a shared_nodes in x. */
bool hard_deceive_growth(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    double n = round(dice_power(d, 3, 10));
    int rate = tape_two(t, TAPE_DIVIDE, tape_x(t), tape_constant(t, n));
    tape_with(t, TAPE_POWER, tape_with(t, TAPE_SHIFT, rate, 1), n);
    p->x = dice_uniform(d, 0.05, 4);
    p->scale = 1;
    p->noise = n * 0x1p-53 * exp(p->x);
    return true;
}

/* x = ((sqrt sqrt … x)^2)^2…: a shared_nodes that grows with their number. */
bool hard_deceive_roots_and_squares(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    int y = tape_x(t), n = 4 + (int)dice_below(d, 24);
    for (int i = 0; i < n; i++) y = tape_one(t, TAPE_SQRT, y);
    for (int i = 0; i < n; i++) y = tape_one(t, TAPE_SQUARE, y);
    if (dice_chance(d, 0.5)) tape_one(t, TAPE_ATAN, y);
    p->x = dice_power(d, -1, 1);
    p->scale = p->x;
    p->noise = exp2(n - 53) * p->x;
    return true;
}

/* There and back: exp(log(x) p) and its like. */
bool hard_deceive_there_and_back(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    double power = dice_scale(d, -0.5, 2), shift = dice_power(d, 0, 8);
    int x = tape_x(t);
    p->x = dice_power(d, -1, 0.5);
    p->scale = p->x / (1 + fabs(power));
    switch (dice_below(d, 3)) {
    case 0:
        tape_one(t, TAPE_EXP, tape_with(t, TAPE_SCALE, tape_one(t, TAPE_LOG, x), power));
        break;
    case 1:
        tape_with(t, TAPE_POWER, tape_with(t, TAPE_POWER, x, power), 1 / power);
        p->noise = 0x1p-53 * p->x * (1 + 1 / fabs(power));
        break;
    default: {
        int y = tape_with(t, TAPE_SHIFT, x, shift);
        tape_with(t, TAPE_SHIFT, tape_one(t, TAPE_SQRT, tape_two(t, TAPE_MULTIPLY, y, y)), -shift);
        p->noise = 0x1p-52 * shift;
    }
    }
    return true;
}

/* (x - 1)^n by its coefficients. */
bool hard_deceive_expanded(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    const int n = 3 + (int)dice_below(d, 7);
    double c = 1;
    int x = tape_x(t), y = tape_constant(t, 1);
    for (int i = 1; i <= n; i++) {
        c = -c * (n - i + 1) / i;
        y = tape_with(t, TAPE_SHIFT, tape_two(t, TAPE_MULTIPLY, y, x), c);
    }
    double away = dice_scale(d, -3, -0.2);
    p->x = 1 + away;
    p->scale = fabs(away);
    p->noise = pow(2 + fabs(away), n) * 0x1p-53;
    return pow(fabs(away), n) > 30 * p->noise; /* else it is all noise */
}

/* x -> r x (1 - x), several times. */
bool hard_deceive_iterated(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    double r = dice_uniform(d, 2.5, 3.95);
    int n = 2 + (int)dice_below(d, 12), y = tape_x(t);
    for (int i = 0; i < n; i++) {
        int rest = tape_with(t, TAPE_SHIFT, tape_with(t, TAPE_SCALE, y, -1), 1);
        y = tape_with(t, TAPE_SCALE, tape_two(t, TAPE_MULTIPLY, y, rest), r);
    }
    p->x = dice_uniform(d, 0.05, 0.95);
    p->scale = 0.1 * pow(2, -n);
    p->noise = exp2(n - 53);
    return tells(p, 1e-4);
}
