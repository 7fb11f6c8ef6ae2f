/* The set "boxes", what rounds: printed digits, cents, converters, fixed-point numbers, counts. The truth is the derivative of what
 * is rounded. */
#include "compose.h"

#include <stdio.h>
#include <stdlib.h>

static void begin(struct hard *p, struct dice *d, struct host_facts *h, hard_function *f)
{
    host(p, d);
    host_facts(p, h);
    p->f = f;
}

/* "%.Kg" and back */
static double by_text(double y, double digits)
{
    char text[64];
    snprintf(text, sizeof text, "%.*g", (int)digits, y);
    return strtod(text, NULL);
}

static double printed(const struct hard *p, double x)
{
    return by_text(tape_f64(&p->tape, x), p->a[0]);
}

static double typed(const struct hard *p, double x)
{
    return tape_f64(&p->tape, by_text(x, p->a[0]));
}

static double printed_fixed(const struct hard *p, double x)
{
    char text[400];
    snprintf(text, sizeof text, "%.*f", (int)p->a[0], tape_f64(&p->tape, x));
    return strtod(text, NULL);
}

bool hard_boxes_printed(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, printed);
    p->a[0] = dice_chance(d, 0.5) ? 6 : (double)(3 + dice_below(d, 11));
    p->noise = h.f * pow(10, 1 - p->a[0]);
    return p->noise * 4 < h.range;
}

bool hard_boxes_typed(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, typed);
    p->a[0] = (double)(3 + dice_below(d, 11));
    p->noise = h.slope * h.x * pow(10, 1 - p->a[0]);
    return true;
}

bool hard_boxes_printed_fixed(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, printed_fixed);
    p->a[0] = fmax(0, ceil(dice_uniform(d, 1, 9) - log10(h.range)));
    p->noise = pow(10, -p->a[0]);
    return p->a[0] < 18;
}

/* A converter of b bits between two ends, which clips. */
static double converted(const struct hard *p, double x)
{
    double share = (tape_f64(&p->tape, x) - p->a[0]) / (p->a[1] - p->a[0]);
    return p->a[0] + rint(fmax(0, fmin(1, share)) * p->a[2]) / p->a[2] * (p->a[1] - p->a[0]);
}

bool hard_boxes_converter(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, converted);
    double f = tape_f64(&p->tape, p->x);
    p->a[0] = f - h.range * dice_power(d, -0.5, 1);
    p->a[1] = f + h.range * dice_power(d, -0.5, 1);
    p->a[2] = exp2((double)(8 + dice_below(d, 17))) - 1;
    p->noise = (p->a[1] - p->a[0]) / p->a[2];
    return p->noise * 8 < h.range;
}

/* Argument and value of a device that shows both with a fixed number of digits. */
static double device(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, rint(x / p->a[0]) * p->a[0]);
    return rint(y / p->a[1]) * p->a[1];
}

bool hard_boxes_device(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, device);
    p->a[0] = h.x * dice_power(d, -7, -2);
    p->a[1] = h.range * dice_power(d, -7, -1.5);
    p->noise = h.slope * p->a[0] + p->a[1];
    return true;
}

static double decibels(const struct hard *p, double x)
{
    double y = tape_f64(&p->tape, x);
    return rint(10 * log10(1 + y * y) / p->a[0]) * p->a[0];
}

static wide decibels_clean(const struct hard *p, wide x)
{
    wide y = tape_wide(&p->tape, x);
    return 10 * WIDE(log)(1 + y * y) / WIDE(log)((wide)10);
}

bool hard_boxes_decibels(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, decibels);
    p->a[0] = dice_chance(d, 0.5) ? 0.01 : dice_power(d, -6, -1);
    p->clean = decibels_clean;
    p->noise = p->a[0];
    double y = tape_f64(&p->tape, p->x);
    return 20 * fabs(y) * h.range / (1 + y * y) > 10 * p->a[0];
}

static double truncated(const struct hard *p, double x)
{
    return trunc(tape_f64(&p->tape, x) * p->a[0]) / p->a[0];
}

bool hard_boxes_integer(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, truncated);
    p->a[0] = pow(10, ceil(dice_uniform(d, 1, 9) - log10(h.range)));
    p->noise = 1 / p->a[0];
    return h.f * p->a[0] < 1e15;
}

/* Horner's scheme in fixed-point numbers: each product cut to the grid. */
static double fixed_point_numbers(const struct hard *p, double x)
{
    const double grid = p->a[0];
    double y = 0;
    x = floor(x / grid) * grid;
    for (int i = 1; i < 6; i++) y = floor(y * x / grid) * grid + p->a[i];
    return y;
}

static wide fixed_point_numbers_clean(const struct hard *p, wide x)
{
    wide y = 0;
    for (int i = 1; i < 6; i++) y = y * x + (wide)p->a[i];
    return y;
}

bool hard_boxes_fixed_point_numbers(struct hard *p, struct dice *d)
{
    p->x = dice_scale(d, -1, 0.3);
    p->scale = fabs(p->x);
    p->a[0] = exp2(-(double)(8 + dice_below(d, 33)));
    for (int i = 1; i < 6; i++) p->a[i] = rint(dice_uniform(d, -2, 2) / p->a[0]) * p->a[0];
    p->f = fixed_point_numbers;
    p->clean = fixed_point_numbers_clean;
    p->noise = 40 * p->a[0];
    return fabs(p->x) > 10 * p->a[0];
}

/* A loan: interest each month, rounded to cents; x is the loan, the rate or the payment. */
static double loan(const struct hard *p, double x)
{
    double balance = p->label == 0 ? x : p->a[0], rate = p->label == 1 ? x : p->a[1],
           payment = p->label == 2 ? x : p->a[2];
    for (size_t month = 0; month < p->n; month++)
        balance = rint((balance * (1 + rate / 12) - payment) / p->a[3]) * p->a[3];
    return balance;
}

static wide loan_clean(const struct hard *p, wide x)
{
    wide balance = p->label == 0 ? x : (wide)p->a[0], rate = p->label == 1 ? x : (wide)p->a[1],
         payment = p->label == 2 ? x : (wide)p->a[2];
    for (size_t month = 0; month < p->n; month++) balance = balance * (1 + rate / 12) - payment;
    return balance;
}

bool hard_boxes_loan(struct hard *p, struct dice *d)
{
    p->n = 6 + dice_below(d, 115);
    p->label = dice_below(d, 3);
    p->a[0] = rint(dice_power(d, 3, 6));
    p->a[1] = rint(dice_uniform(d, 100, 1500)) / 1e4;
    p->a[2] = rint(p->a[0] / (double)p->n * dice_uniform(d, 0.5, 1.2));
    p->a[3] = dice_chance(d, 0.6) ? 0.01 : dice_power(d, -6, 0);
    p->x = p->a[p->label];
    p->scale = fabs(p->x);
    p->f = loan;
    p->clean = loan_clean;
    p->noise = p->a[3] * (double)p->n;
    return true;
}

/* How many of N evenly spread thresholds lie below: stairs of height 1/N. */
static double counted(const struct hard *p, double x)
{
    double share = 1 / (1 + exp(-tape_f64(&p->tape, x)));
    return floor(share * p->a[0] + 0.5) / p->a[0];
}

static wide counted_clean(const struct hard *p, wide x)
{
    return 1 / (1 + WIDE(exp)(-tape_wide(&p->tape, x)));
}

bool hard_boxes_count(struct hard *p, struct dice *d)
{
    struct host_facts h;
    begin(p, d, &h, counted);
    p->a[0] = floor(dice_power(d, 2, 7));
    p->clean = counted_clean;
    p->noise = 1 / p->a[0];
    double y = counted(p, p->x);
    return y * (1 - y) * h.range > 10 / p->a[0];
}

/* A sample drawn once, by strata: the share of it below a threshold is a count that scatters. */
static double sampled(const struct hard *p, double x)
{
    double share = 1 / (1 + exp(-tape_f64(&p->tape, x))) * p->a[0], stratum = floor(share);
    return (stratum + (hash_uniform(stratum, p->salt) < share - stratum ? 1 : 0)) / p->a[0];
}

bool hard_boxes_sample(struct hard *p, struct dice *d)
{
    if (!hard_boxes_count(p, d)) return false;
    p->f = sampled;
    return true;
}
