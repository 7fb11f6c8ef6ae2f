/* The set "onesided": bounds at x or beside it, and ends of domains, beyond which f is not a number. */
#include "compose.h"

typedef bool maker(struct hard *p, struct dice *d);

/* The bound lies at x, on either side. */
static bool at_x(struct hard *p, struct dice *d, maker *const *makes, size_t n)
{
    if (!makes[dice_below(d, n)](p, d)) return false;
    if (dice_chance(d, 0.5))
        p->lower = p->x;
    else
        p->upper = p->x;
    return true;
}

#define AT_X(name, ...)                                                                                      \
    bool hard_onesided_##name(struct hard *p, struct dice *d)                                                \
    {                                                                                                        \
        static maker *const makes[] = {__VA_ARGS__};                                                         \
        return at_x(p, d, makes, sizeof makes / sizeof *makes);                                              \
    }
AT_X(smooth, hard_smooth_composition, hard_smooth_scale, hard_smooth_shift, hard_smooth_oscillation,
     hard_smooth_polynomial, hard_smooth_exponential, hard_smooth_at_zero, hard_smooth_offset)
AT_X(noisy, hard_noise_uniform, hard_noise_gauss, hard_noise_quantum, hard_noise_relative, hard_noise_laplace)
AT_X(hidden, hard_hidden_kink, hard_hidden_jump, hard_hidden_wave, hard_hidden_step, hard_hidden_bend,
     hard_hidden_spike)
AT_X(float32, hard_float32_formula, hard_float32_mixed, hard_float32_squares, hard_float32_log_sum_exp)
AT_X(rounded, hard_deceive_stairs_rounded, hard_deceive_argument_bits, hard_deceive_value_bits,
     hard_deceive_argument_rounded, hard_boxes_printed)
AT_X(steep, hard_deceive_steep_tanh, hard_deceive_steep_atan, hard_deceive_corner)
#undef AT_X

/* The bound lies beside x, or two do. */
bool hard_onesided_beside(struct hard *p, struct dice *d)
{
    bool made = dice_chance(d, 0.5) ? hard_smooth_composition(p, d) : hard_noise_gauss(p, d);
    double room = fabs(p->x) * dice_power(d, -9, -0.5), more = fabs(p->x) * dice_power(d, -4, 0);
    int sides = (int)dice_below(d, 3);
    if (sides != 1) p->lower = p->x - room;
    if (sides != 0) p->upper = p->x + (sides == 1 ? room : more);
    return made;
}

/* Beside the end of the domain: sqrt, log and powers of the distance to it, with or without noise. */
static double ended(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, x);
    return y * (1 + p->a[0] * hash_gauss(x, p->salt));
}

static bool end_of_domain(struct hard *p, struct dice *d, enum tape_op op, double power, double noise)
{
    struct tape *t = &p->tape;
    double away = dice_power(d, -6, 0), side = dice_sign(d);
    p->x = dice_scale(d, -1, 1);
    away *= fabs(p->x);
    /* side (x - c), which is `away` at x */
    int room = tape_with(t, TAPE_SCALE, tape_with(t, TAPE_SHIFT, tape_x(t), side * away - p->x), side);
    int y = op == TAPE_POWER ? tape_with(t, op, room, power) : tape_one(t, op, room);
    tape_two(t, TAPE_ADD, y, tape_one(t, TAPE_SIN, tape_x(t)));
    p->scale = away;
    p->a[0] = noise;
    p->noise = (noise + 0x1p-50) * fabs(tape_f64(t, p->x)) + 0x1p-52 * fabs(p->x / away);
    p->f = ended;
    return true;
}

bool hard_onesided_root(struct hard *p, struct dice *d)
{
    return end_of_domain(p, d, TAPE_SQRT, 0, 0);
}

bool hard_onesided_logarithm(struct hard *p, struct dice *d)
{
    return end_of_domain(p, d, TAPE_LOG, 0, 0);
}

bool hard_onesided_power(struct hard *p, struct dice *d)
{
    return end_of_domain(p, d, TAPE_POWER, dice_uniform(d, 1.1, 3.5), 0);
}

bool hard_onesided_noisy_root(struct hard *p, struct dice *d)
{
    return end_of_domain(p, d, TAPE_SQRT, 0, dice_power(d, -11, -3));
}

/* x is the end itself: a power above 1 of the distance to it has a derivative from one side. */
static double beyond_end(const struct hard *p, double x)
{
    double room = p->a[1] * (x - p->x);
    return room < 0 ? (double)NAN : p->a[0] * pow(room, 2.5) + tape_f64(&p->tape, x);
}

bool hard_onesided_at_the_end(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[0] = h.slope * pow(h.x, -1.5) * dice_scale(d, -2, 1);
    p->a[1] = dice_sign(d);
    p->f = beyond_end;
    p->noise = fabs(p->a[0]) * pow(1e-2 * p->scale, 2.5); /* what the power is beside x */
    return true;
}
