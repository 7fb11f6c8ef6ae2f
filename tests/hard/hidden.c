/* The set "hidden": a well-behaved function with something next to x, at distances between a close look and |x|. The truth is
 * the derivative at x, with all that is there. */
#include "compose.h"

/* A distance, with a sign. */
static double away(struct dice *d, double size)
{
    return dice_sign(d) * size * exp2(-dice_uniform(d, 1, 19));
}

/* A host, and the facts of it; the extra's place A(0) = x + away and the scale that it leaves to x. */
static double place_extra(struct hard *p, struct dice *d, struct host_facts *h)
{
    host(p, d);
    host_facts(p, h);
    double distance = away(d, h->x);
    p->a[0] = p->x + distance;
    p->scale = fmin(p->scale, fabs(distance));
    return fabs(distance);
}

bool hard_hidden_kink(struct hard *p, struct dice *d)
{
    struct host_facts h;
    place_extra(p, d, &h);
    p->a[1] = h.slope * dice_scale(d, -7, 1);
    EXTRA(p, kink);
    return true;
}

bool hard_hidden_kinks_both_sides(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[0] = p->x + distance;
    p->a[1] = h.slope * dice_scale(d, -6, 1);
    p->a[2] = p->x - distance * dice_uniform(d, 0.7, 1.5);
    p->a[3] = dice_chance(d, 0.5) ? p->a[1] : h.slope * dice_scale(d, -6, 1);
    EXTRA(p, kink_pair);
    p->scale = distance * 0.7;
    return true;
}

bool hard_hidden_jump(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[1] = dice_chance(d, 0.5) ? h.slope * distance * dice_scale(d, -6, 2)
                                  : (h.f + h.range) * dice_scale(d, -12, 0);
    EXTRA(p, jump);
    p->noise = fabs(p->a[1]) * 0x1p-50;
    return true;
}

bool hard_hidden_bend(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[1] = h.slope / distance * dice_scale(d, -6, 1);
    EXTRA(p, bend);
    return true;
}

bool hard_hidden_root(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[1] = h.slope / sqrt(distance) * dice_scale(d, -5, 1);
    EXTRA(p, root);
    return true;
}

/* A small fast wave on a slow function: its slope is 1e-5 to 10 of the function's, which all is the truth. */
bool hard_hidden_wave(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double period = place_extra(p, d, &h);
    p->a[0] = 6.283185307179586 / period;
    p->a[1] = h.slope * dice_scale(d, -5, 1) / p->a[0];
    p->a[2] = p->x;
    p->a[3] = dice_uniform(d, -3, 3);
    EXTRA(p, wave);
    p->scale = fmin(p->scale, 1 / p->a[0]);
    return fabs(p->a[1]) >= 3e-12 * (h.f + h.slope * h.x);
}

bool hard_hidden_two_waves(struct hard *p, struct dice *d)
{
    if (!hard_hidden_wave(p, d)) return false;
    p->a[4] = p->a[0] * dice_power(d, -2, 0);
    p->a[5] = p->a[1] * dice_scale(d, -1, 1.5) * p->a[0] / p->a[4];
    p->a[6] = dice_uniform(d, -3, 3);
    EXTRA(p, waves);
    return true;
}

/* A wave whose period divides a power of two, so that steps that are powers of two see none of it. */
bool hard_hidden_dyadic_wave(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    double period = exp2(floor(log2(h.x)) - (double)(2 + dice_below(d, 16)));
    if (dice_chance(d, 0.3)) period /= 3;
    p->a[0] = 6.283185307179586 / period;
    p->a[1] = h.slope * dice_scale(d, -5, 1) / p->a[0];
    p->a[2] = p->x;
    p->a[3] = dice_chance(d, 0.5) ? 0 : dice_uniform(d, -3, 3);
    EXTRA(p, wave);
    p->scale = fmin(p->scale, 1 / p->a[0]);
    return fabs(p->a[1]) >= 3e-12 * (h.f + h.slope * h.x);
}

bool hard_hidden_wave_beyond(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    if (p->a[0] < p->x) return false; /* it lies to the right */
    p->a[2] = dice_power(d, 0.5, 2.5) / distance;
    p->a[1] = h.slope / p->a[2] * dice_scale(d, -4, 1);
    EXTRA(p, wave_beyond);
    return true;
}

bool hard_hidden_spike(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[2] = distance * dice_power(d, -2, -0.5);
    p->a[1] = (h.f + h.range) * dice_scale(d, -6, 1);
    if (dice_chance(d, 0.5))
        EXTRA(p, pole);
    else
        EXTRA(p, bell);
    return true;
}

bool hard_hidden_step(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[2] = distance * dice_power(d, -2.5, 0);
    p->a[1] = (h.f + h.range) * dice_scale(d, -6, 1);
    if (dice_chance(d, 0.5))
        EXTRA(p, step_tanh);
    else
        EXTRA(p, step_atan);
    p->scale = fmin(p->scale, p->a[2]);
    return true;
}

bool hard_hidden_chirp(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[2] = distance * dice_power(d, 0, 1.5);
    p->a[1] = h.slope * distance * distance / p->a[2] * dice_scale(d, -3, 1);
    EXTRA(p, chirp);
    p->scale = fmin(p->scale, distance * distance / p->a[2]);
    return fabs(p->a[1]) >= 3e-12 * (h.f + h.slope * h.x);
}

bool hard_hidden_corner(struct hard *p, struct dice *d)
{
    struct host_facts h;
    double distance = place_extra(p, d, &h);
    p->a[2] = distance * dice_power(d, -3, 0.5);
    p->a[1] = h.slope * dice_scale(d, -4, 1);
    EXTRA(p, corner);
    return true;
}
