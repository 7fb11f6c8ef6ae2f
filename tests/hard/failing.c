/* The set "failing": functions that answer no number, or rubbish, beyond some distance from x, on one side or on both. */
#include "compose.h"

enum what { NO_NUMBER, INFINITE, HUGE_NUMBER, ZERO, LAST };

/* a[0], a[1]: where it fails to the left, to the right; a[2]: what it answers there; a[3]: noise. */
static double failing(const struct hard *p, double x)
{
    if (x >= p->a[0] && x <= p->a[1]) return tape_f64(&p->tape, x) + p->a[3] * hash_gauss(x, p->salt);
    switch ((enum what)p->a[2]) {
    case NO_NUMBER:
        return (double)NAN;
    case INFINITE:
        return (double)INFINITY;
    case HUGE_NUMBER:
        return 1e308;
    case ZERO:
        return 0;
    case LAST:
        break;
    }
    return tape_f64(&p->tape, x < p->a[0] ? p->a[0] : p->a[1]);
}

static bool fails(struct hard *p, struct dice *d, enum what what, double low, double high, double noise)
{
    struct host_facts h;
    int sides = (int)dice_below(d, 3);
    host(p, d);
    host_facts(p, &h);
    p->a[0] = sides == 0 ? (double)-INFINITY : p->x - h.x * dice_power(d, low, high);
    p->a[1] = sides == 1 ? (double)INFINITY : p->x + h.x * dice_power(d, low, high);
    p->a[2] = what;
    p->a[3] = noise * h.f;
    p->noise = p->a[3] + h.f * 0x1p-51;
    p->scale = fmin(p->scale, fmin(p->x - p->a[0], p->a[1] - p->x));
    p->f = failing;
    return true;
}

bool hard_failing_no_number(struct hard *p, struct dice *d)
{
    return fails(p, d, NO_NUMBER, -1, 2, 0);
}

bool hard_failing_no_number_near(struct hard *p, struct dice *d)
{
    return fails(p, d, NO_NUMBER, -6, -1, 0);
}

bool hard_failing_infinite(struct hard *p, struct dice *d)
{
    return fails(p, d, INFINITE, -1, 2, 0);
}

bool hard_failing_huge(struct hard *p, struct dice *d)
{
    return fails(p, d, HUGE_NUMBER, -1, 2, 0);
}

bool hard_failing_zero(struct hard *p, struct dice *d)
{
    return fails(p, d, ZERO, -1, 2, 0);
}

bool hard_failing_last_value(struct hard *p, struct dice *d)
{
    return fails(p, d, LAST, -1, 2, 0);
}

bool hard_failing_noisy(struct hard *p, struct dice *d)
{
    return fails(p, d, (enum what)dice_below(d, 5), -2, 1, dice_power(d, -10, -2));
}

/* One argument in ten is rejected, wherever it lies: but x is not. */
static double holes(const struct hard *p, double x)
{
    if (x != p->x && hash_uniform(x, p->salt) < p->a[0]) return (double)NAN;
    return tape_f64(&p->tape, x) + p->a[3] * hash_gauss(x, p->salt);
}

bool hard_failing_holes(struct hard *p, struct dice *d)
{
    if (!fails(p, d, NO_NUMBER, 0, 1, dice_chance(d, 0.5) ? 0 : dice_power(d, -10, -3))) return false;
    p->a[0] = dice_uniform(d, 0.02, 0.3);
    p->f = holes;
    return true;
}

/* exp of a power overflows beside x: the values grow without bound before they are none. */
bool hard_failing_overflow(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    p->x = dice_scale(d, -1, 2);
    double large = dice_uniform(d, 100, 700);
    int u = tape_with(t, TAPE_SCALE, tape_x(t), 1 / p->x);
    int y = tape_one(t, TAPE_EXP,
                     tape_with(t, TAPE_SCALE, tape_with(t, TAPE_POWER, u, dice_uniform(d, 1, 4)), large));
    if (dice_chance(d, 0.5)) tape_two(t, TAPE_MULTIPLY, y, tape_one(t, TAPE_COS, u));
    p->scale = fabs(p->x) / large / 4;
    p->noise = large * 0x1p-50 * fabs(tape_f64(t, p->x));
    return true;
}

/* Refuses negative arguments, and such beyond a limit: x is near the limit. */
bool hard_failing_refusing(struct hard *p, struct dice *d)
{
    struct host_facts h;
    if (!fails(p, d, NO_NUMBER, -1, 2, 0)) return false;
    host_facts(p, &h);
    p->a[0] = p->x > 0 ? 0 : p->x - h.x;
    p->a[1] = p->x > 0 ? p->x + h.x * dice_power(d, -5, 0) : 0;
    return true;
}
