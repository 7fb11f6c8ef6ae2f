/* The set "boxes", functions that are made of pieces by what they are: sums of |w|, networks of max(0, w), ranks, brackets, clipped
 * values. The slope at x is the truth. */
#include "compose.h"

#include "base/memory.h"

#include <stdlib.h>

enum { MOST = 64 };

/* data: n slopes, n offsets, n weights. Unit i is slope x + offset. */
static double unit(const struct hard *p, double x, size_t i)
{
    return p->data[i] * x + p->data[p->n + i];
}

/* Units whose zeros lie at distances of 1e-4 |x| or more; the scale is that of the nearest. */
static bool units(struct hard *p, struct dice *d, hard_function *f, size_t n)
{
    p->n = n;
    p->data = memory_array(3 * n, sizeof *p->data);
    if (!p->data) abort();
    p->x = dice_scale(d, -1, 1);
    p->scale = fabs(p->x);
    for (size_t i = 0; i < n; i++) {
        double away = p->x * dice_scale(d, -4, 0.5);
        p->scale = fmin(p->scale, fabs(away));
        p->data[i] = dice_scale(d, -1, 1);
        p->data[n + i] = -p->data[i] * (p->x + away);
        p->data[2 * n + i] = dice_uniform(d, -1, 1);
        p->noise += fabs(p->data[i] * p->x) * 0x1p-50;
    }
    p->f = f;
    return true;
}

static double sum_abs(const struct hard *p, double x)
{
    double sum = 0;
    for (size_t i = 0; i < p->n; i++) sum += fabs(unit(p, x, i));
    return sum;
}

static double network(const struct hard *p, double x)
{
    double sum = 0;
    for (size_t i = 0; i < p->n; i++) sum += p->data[2 * p->n + i] * fmax(0, unit(p, x, i));
    return sum;
}

static double hinge(const struct hard *p, double x)
{
    double sum = 0;
    for (size_t i = 0; i < p->n; i++) sum += fmax(0, 1 + unit(p, x, i));
    return sum / (double)p->n + x * x / 16;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value of a rank; a[0]: which. */
static double ranked(const struct hard *p, double x)
{
    double value[MOST];
    for (size_t i = 0; i < p->n; i++) value[i] = unit(p, x, i) + p->data[2 * p->n + i] * sin(x);
    qsort(value, p->n, sizeof *value, ascending);
    return value[p->label];
}

static double trimmed(const struct hard *p, double x)
{
    double value[MOST], sum = 0;
    size_t cut = p->n / 5;
    for (size_t i = 0; i < p->n; i++) value[i] = unit(p, x, i);
    qsort(value, p->n, sizeof *value, ascending);
    for (size_t i = cut; i < p->n - cut; i++) sum += value[i];
    return sum / (double)(p->n - 2 * cut);
}

/* The slope at x of what is locally a sum of units and weights of sin: by the branch that f takes at x. */
static void slope_of_sum(struct hard *p, double (*weight)(const struct hard *p, size_t i), double extra)
{
    wide sum = (wide)extra;
    for (size_t i = 0; i < p->n; i++) sum += (wide)weight(p, i) * (wide)p->data[i];
    p->truth = (double)sum;
}

static double weight_abs(const struct hard *p, size_t i)
{
    return unit(p, p->x, i) > 0 ? 1 : -1;
}

static double weight_network(const struct hard *p, size_t i)
{
    return unit(p, p->x, i) > 0 ? p->data[2 * p->n + i] : 0;
}

static wide abs_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (size_t i = 0; i < p->n; i++)
        sum += (wide)weight_abs(p, i) * ((wide)p->data[i] * x + (wide)p->data[p->n + i]);
    return sum;
}

static wide network_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (size_t i = 0; i < p->n; i++)
        sum += (wide)weight_network(p, i) * ((wide)p->data[i] * x + (wide)p->data[p->n + i]);
    return sum;
}

static wide hinge_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (size_t i = 0; i < p->n; i++)
        if (1 + unit(p, p->x, i) > 0) sum += 1 + (wide)p->data[i] * x + (wide)p->data[p->n + i];
    return sum / (wide)p->n + x * x / 16;
}

bool hard_boxes_sum_of_distances(struct hard *p, struct dice *d)
{
    units(p, d, sum_abs, 3 + dice_below(d, 30));
    slope_of_sum(p, weight_abs, 0);
    p->clean = abs_clean;
    return true;
}

bool hard_boxes_network(struct hard *p, struct dice *d)
{
    units(p, d, network, 4 + dice_below(d, 50));
    slope_of_sum(p, weight_network, 0);
    p->clean = network_clean;
    return fabs(p->truth) > 1e-3;
}

bool hard_boxes_hinge(struct hard *p, struct dice *d)
{
    units(p, d, hinge, 4 + dice_below(d, 50));
    double nearest = INFINITY;
    for (size_t i = 0; i < p->n; i++) nearest = fmin(nearest, fabs((1 + unit(p, p->x, i)) / p->data[i]));
    p->clean = hinge_clean;
    p->scale = nearest;
    return nearest > 1e-4 * fabs(p->x);
}

/* Which unit has the rank at x, and that no other is about to take it. */
static size_t holder(const struct hard *p, double *gap)
{
    double value = ranked(p, p->x);
    size_t at = 0;
    *gap = INFINITY;
    for (size_t i = 0; i < p->n; i++) {
        double other = unit(p, p->x, i) + p->data[2 * p->n + i] * sin(p->x);
        if (other == value) at = i;
        if (other != value) *gap = fmin(*gap, fabs(other - value));
    }
    return at;
}

static wide rank_clean(const struct hard *p, wide x)
{
    return (wide)p->data[p->component] * x + (wide)p->data[p->n + p->component] +
           (wide)p->data[2 * p->n + p->component] * WIDE(sin)(x);
}

bool hard_boxes_rank(struct hard *p, struct dice *d)
{
    units(p, d, ranked, 5 + dice_below(d, 25));
    double gap;
    p->label = dice_chance(d, 0.5) ? p->n / 2 : dice_below(d, p->n);
    p->component = holder(p, &gap);
    p->clean = rank_clean;
    p->scale = gap / 40; /* slopes differ by 22 at most */
    return gap > 1e-3 * fabs(p->x);
}

static wide trimmed_clean(const struct hard *p, wide x)
{
    double value[MOST];
    size_t cut = p->n / 5;
    for (size_t i = 0; i < p->n; i++) value[i] = unit(p, p->x, i);
    qsort(value, p->n, sizeof *value, ascending);
    wide sum = 0;
    for (size_t i = 0; i < p->n; i++) {
        double y = unit(p, p->x, i);
        if (y >= value[cut] && y <= value[p->n - cut - 1])
            sum += (wide)p->data[i] * x + (wide)p->data[p->n + i];
    }
    return sum / (wide)(p->n - 2 * cut);
}

bool hard_boxes_trimmed_mean(struct hard *p, struct dice *d)
{
    units(p, d, trimmed, 6 + dice_below(d, 30));
    double value[MOST];
    size_t cut = p->n / 5;
    for (size_t i = 0; i < p->n; i++) value[i] = unit(p, p->x, i);
    qsort(value, p->n, sizeof *value, ascending);
    double gap =
        fmin(cut ? value[cut] - value[cut - 1] : 1, cut ? value[p->n - cut] - value[p->n - cut - 1] : 1);
    p->clean = trimmed_clean;
    p->scale = gap / 40;
    return gap > 3e-3 * fabs(p->x);
}

/* Rates that rise by brackets, and cents. */
static double tax(const struct hard *p, double x)
{
    double sum = 0;
    for (int i = 0; i < 5; i++) sum += fmax(0, x - p->a[i]) * p->a[5 + i];
    return p->a[10] > 0 ? rint(sum / p->a[10]) * p->a[10] : sum;
}

static wide tax_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (int i = 0; i < 5; i++)
        if (p->x > p->a[i]) sum += (x - (wide)p->a[i]) * (wide)p->a[5 + i];
    return sum;
}

bool hard_boxes_tax(struct hard *p, struct dice *d)
{
    double nearest = INFINITY;
    p->x = rint(dice_power(d, 3.5, 5.5));
    for (int i = 0; i < 5; i++) {
        p->a[i] = rint(dice_uniform(d, 0, 2) * p->x / 100) * 100;
        p->a[5 + i] = dice_uniform(d, 0.02, 0.2);
        nearest = fmin(nearest, fabs(p->x - p->a[i]));
    }
    p->a[10] = dice_chance(d, 0.3) ? 0 : dice_chance(d, 0.5) ? 0.01 : 1;
    p->scale = nearest;
    p->noise = p->a[10] + 1e-9;
    p->f = tax;
    p->clean = tax_clean;
    return nearest > 0.01 * p->x && tax(p, p->x) > 0;
}

/* Between two limits; x is within, the limits beside it. */
static double clipped(const struct hard *p, double x)
{
    return fmax(p->a[0], fmin(p->a[1], tape_f64(&p->tape, x)));
}

bool hard_boxes_clipped(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    double f = tape_f64(&p->tape, p->x);
    p->a[0] = f - h.range * dice_power(d, -4, 0);
    p->a[1] = dice_chance(d, 0.5) ? (double)INFINITY : f + h.range * dice_power(d, -4, 0);
    p->f = clipped;
    p->scale = fmin(p->scale, fmin(f - p->a[0], p->a[1] - f) / h.slope / 2);
    p->noise = h.f * 0x1p-51;
    return true;
}

/* The larger of two smooth functions. */
static double larger(const struct hard *p, double x)
{
    return fmax(tape_f64(&p->tape, x), p->a[0] + p->a[1] * (x - p->x));
}

bool hard_boxes_larger_of_two(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[0] = tape_f64(&p->tape, p->x) - h.range * dice_power(d, -4, 0);
    p->a[1] = h.slope * dice_scale(d, -1, 1);
    p->f = larger;
    p->scale = fmin(p->scale, (tape_f64(&p->tape, p->x) - p->a[0]) / (h.slope + fabs(p->a[1])) / 2);
    p->noise = h.f * 0x1p-51;
    return true;
}
