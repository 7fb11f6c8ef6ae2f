/* The set "deceive", functions with steps of their own: stairs, lattices, quantised arguments and values, branches. The truth is the
 * derivative of the smooth function whose stairs they are. */
#include "compose.h"

/* The host without its stairs is the tape alone. */
static void begin(struct hard *p, struct dice *d, struct host_facts *h)
{
    host(p, d);
    host_facts(p, h);
}

/* To `bits` bits, to nearest or towards zero. */
static double round_bits(double y, double bits)
{
    int exponent;
    double mantissa = frexp(y, &exponent);
    return ldexp(rint(ldexp(mantissa, (int)bits)), exponent - (int)bits);
}

static double cut_bits(double y, double bits)
{
    int exponent;
    double mantissa = frexp(y, &exponent);
    return ldexp(trunc(ldexp(mantissa, (int)bits)), exponent - (int)bits);
}

/* ---- The argument ---- */

static double argument_rounded(const struct hard *p, double x)
{
    return tape_f64(&p->tape, rint(x / p->a[0]) * p->a[0]);
}

static double argument_floor(const struct hard *p, double x)
{
    return tape_f64(&p->tape, floor(x / p->a[0]) * p->a[0]);
}

static double argument_shifted(const struct hard *p, double x)
{
    volatile double there = x + p->a[0];
    return tape_f64(&p->tape, there - p->a[0]);
}

static double argument_bits(const struct hard *p, double x)
{
    return tape_f64(&p->tape, round_bits(x, p->a[0]));
}

static bool on_grid(struct hard *p, struct dice *d, hard_function *f, double grid)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.x * grid;
    p->noise = h.slope * p->a[0];
    p->f = f;
    return true;
}

bool hard_deceive_argument_rounded(struct hard *p, struct dice *d)
{
    return on_grid(p, d, argument_rounded, dice_power(d, -10, -1.5));
}

bool hard_deceive_argument_floor(struct hard *p, struct dice *d)
{
    return on_grid(p, d, argument_floor, dice_power(d, -10, -1.5));
}

/* Steps that are powers of two see no stairs, and an argument that is off. */
bool hard_deceive_argument_dyadic(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = exp2(floor(log2(h.x)) - (double)(5 + dice_below(d, 32)));
    p->noise = h.slope * p->a[0];
    p->f = dice_chance(d, 0.5) ? argument_rounded : argument_floor;
    return true;
}

bool hard_deceive_argument_shifted(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.x * dice_scale(d, 2, 12);
    p->noise = h.slope * fabs(p->a[0]) * 0x1p-52;
    p->f = argument_shifted;
    return true;
}

bool hard_deceive_argument_bits(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = dice_chance(d, 0.4) ? 24 : (double)(8 + dice_below(d, 36));
    p->noise = h.slope * h.x * exp2(-p->a[0]);
    p->f = argument_bits;
    return true;
}

/* ---- The value ---- */

static double stairs_rounded(const struct hard *p, double x)
{
    return rint(tape_f64(&p->tape, x) / p->a[0]) * p->a[0];
}

static double stairs_floor(const struct hard *p, double x)
{
    return floor(tape_f64(&p->tape, x) / p->a[0]) * p->a[0];
}

static double stairs_dithered(const struct hard *p, double x)
{
    return floor(tape_f64(&p->tape, x) / p->a[0] + hash_uniform(x, p->salt)) * p->a[0];
}

static double stairs_two(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, x) / 2;
    return rint(y / p->a[0]) * p->a[0] + rint(y / p->a[1]) * p->a[1];
}

static double stairs_unequal(const struct hard *p, double x)
{
    return exp(rint(tape_f64(&p->tape, x) / p->a[0]) * p->a[0]);
}

static wide stairs_unequal_clean(const struct hard *p, wide x)
{
    return WIDE(exp)(tape_wide(&p->tape, x));
}

/* The smooth function plus a wave of the period of its stairs: stairs that were sanded. */
static double stairs_soft(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, x);
    return y + p->a[1] * sin(y / p->a[0]);
}

static wide stairs_soft_clean(const struct hard *p, wide x)
{
    wide y = tape_wide(&p->tape, x);
    return y + (wide)p->a[1] * WIDE(sin)(y / (wide)p->a[0]);
}

/* Eight stairs or more over the range of the function. */
static bool stairs(struct hard *p, struct dice *d, hard_function *f)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.range * dice_power(d, -10, -0.9);
    p->a[1] = p->a[0] * dice_uniform(d, 0.2, 0.8);
    p->noise = p->a[0];
    p->f = f;
    return true;
}

bool hard_deceive_stairs_rounded(struct hard *p, struct dice *d)
{
    return stairs(p, d, stairs_rounded);
}

bool hard_deceive_stairs_floor(struct hard *p, struct dice *d)
{
    return stairs(p, d, stairs_floor);
}

bool hard_deceive_stairs_dithered(struct hard *p, struct dice *d)
{
    return stairs(p, d, stairs_dithered);
}

bool hard_deceive_stairs_two(struct hard *p, struct dice *d)
{
    return stairs(p, d, stairs_two);
}

bool hard_deceive_stairs_unequal(struct hard *p, struct dice *d)
{
    if (!stairs(p, d, stairs_unequal) || !(fabs(tape_f64(&p->tape, p->x)) < 10)) return false;
    p->clean = stairs_unequal_clean;
    p->noise = p->a[0] * exp(tape_f64(&p->tape, p->x));
    return p->a[0] < 0.5;
}

bool hard_deceive_stairs_soft(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.range * dice_power(d, -5, -1.5);
    p->a[1] = p->a[0] * dice_uniform(d, 0.1, 0.99);
    p->f = stairs_soft;
    p->clean = stairs_soft_clean;
    p->scale = fmin(p->scale, p->a[0] / h.slope);
    p->noise = h.f * 0x1p-52;
    return true;
}

static double value_bits(const struct hard *p, double x)
{
    return round_bits(tape_f64(&p->tape, x), p->a[0]);
}

static double value_cut(const struct hard *p, double x)
{
    return cut_bits(tape_f64(&p->tape, x), p->a[0]);
}

static double value_absorbed(const struct hard *p, double x)
{
    volatile double sum = tape_f64(&p->tape, x) + p->a[0];
    return sum - p->a[0];
}

static bool with_bits(struct hard *p, struct dice *d, hard_function *f)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = dice_chance(d, 0.4) ? 24 : (double)(9 + dice_below(d, 36));
    p->noise = h.f * exp2(1 - p->a[0]);
    p->f = f;
    return p->noise * 8 < h.range;
}

bool hard_deceive_value_bits(struct hard *p, struct dice *d)
{
    return with_bits(p, d, value_bits);
}

bool hard_deceive_value_cut(struct hard *p, struct dice *d)
{
    return with_bits(p, d, value_cut);
}

bool hard_deceive_value_absorbed(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = (h.f + h.range) * dice_scale(d, 1, 14);
    p->noise = fabs(p->a[0]) * 0x1p-53;
    p->f = value_absorbed;
    return p->noise * 8 < h.range;
}

/* ---- Branches ---- */

static double cell_of(const struct hard *p, double x)
{
    return floor((x - p->a[3]) / p->a[0]);
}

static double branches_two(const struct hard *p, double x)
{
    double cell = cell_of(p, x);
    return tape_f64(&p->tape, x) + (fmod(cell, 2) == 0 ? 0 : p->a[1]);
}

static double branches_many(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[1] * (2 * hash_uniform(cell_of(p, x), p->salt) - 1);
}

static double branches_tilted(const struct hard *p, double x)
{
    double cell = cell_of(p, x), middle = p->a[3] + (cell + 0.5) * p->a[0];
    return tape_f64(&p->tape, x) + p->a[2] * (2 * hash_uniform(cell, p->salt) - 1) * (x - middle);
}

/* Cells of the width a[0], that begin at a[3]; x is not at the rim of its own. */
static bool branches(struct hard *p, struct dice *d, hard_function *f, double low, double high)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.x * dice_power(d, low, high);
    p->a[3] = p->x - p->a[0] * dice_uniform(d, 0.1, 0.9);
    p->a[1] = (h.f + h.range) * dice_scale(d, -12, -3);
    p->a[2] = h.slope * dice_scale(d, -6, -1);
    p->noise = f == branches_tilted ? fabs(p->a[2]) * p->a[0] : fabs(p->a[1]);
    p->f = f;
    return true;
}

bool hard_deceive_branches_two(struct hard *p, struct dice *d)
{
    return branches(p, d, branches_two, -6, -1);
}

bool hard_deceive_branches_many(struct hard *p, struct dice *d)
{
    return branches(p, d, branches_many, -6, -1);
}

/* Each with a slope of its own: the truth is the trend, of 250 cells within |x| or more. */
bool hard_deceive_branches_tilted(struct hard *p, struct dice *d)
{
    if (!branches(p, d, branches_tilted, -7, -2.4)) return false;
    p->piece = (double)tape_derivative(&p->tape, (wide)p->x, 1) +
               p->a[2] * (2 * hash_uniform(cell_of(p, p->x), p->salt) - 1);
    return true;
}

/* ---- Float in a part ---- */

static double part_in_float(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[0] * (double)sinf((float)x);
}

static wide part_in_float_clean(const struct hard *p, wide x)
{
    return tape_wide(&p->tape, x) + (wide)p->a[0] * WIDE(sin)(x);
}

bool hard_deceive_part_in_float(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[0] = h.f * dice_scale(d, -6, 0);
    p->noise = fabs(p->a[0]) * 0x1p-24 * (1 + h.x);
    p->f = part_in_float;
    p->clean = part_in_float_clean;
    p->scale = fmin(p->scale, 1);
    return true;
}

/* To one side of a place the same formula in fewer bits. */
static double side_in_float(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, x);
    return (x - p->a[0]) * p->a[1] > 0 ? (double)(float)y : y;
}

bool hard_deceive_side_in_float(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->a[1] = dice_sign(d);
    p->a[0] = p->x + h.x * dice_scale(d, -6, -0.5);
    p->noise = h.f * 0x1p-24;
    p->f = side_in_float;
    return true;
}

/* A sum of terms, each rounded to a grid of its own before it is added. */
static double terms_rounded(const struct hard *p, double x)
{
    double sum = 0, y = tape_f64(&p->tape, x);
    for (size_t i = 1; i <= p->n; i++) {
        double share = y / (double)p->n * (1 + 0.5 * sin((double)i));
        sum += rint(share / p->a[0]) * p->a[0];
    }
    return sum;
}

static wide terms_rounded_clean(const struct hard *p, wide x)
{
    wide shares = 0;
    for (size_t i = 1; i <= p->n; i++) shares += (1 + (wide)0.5 * (wide)sin((double)i)) / (wide)p->n;
    return shares * tape_wide(&p->tape, x);
}

bool hard_deceive_terms_rounded(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h);
    p->n = 3 + dice_below(d, 50);
    p->a[0] = h.range / (double)p->n * dice_power(d, -9, -1);
    p->noise = p->a[0] * sqrt((double)p->n);
    p->f = terms_rounded;
    p->clean = terms_rounded_clean;
    return true;
}
