/* The set "boxes", algorithms of a fixed length: the same in the wide arithmetic is the truth. What they have of noise is their
 * rounding, magnified. */
#include "hard.h"

#include "base/memory.h"

#include <stdlib.h>

#define T          double
#define FN(name)   name##_f64
#define LIBM(name) name
#include "algebra_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          wide
#define FN(name)   name##_wide
#define LIBM(name) WIDE(name)
#include "algebra_tmpl.h"

static void data(struct hard *p, struct dice *d, size_t n, double centre)
{
    p->data = memory_array(n, sizeof *p->data);
    if (!p->data) abort();
    for (size_t i = 0; i < n; i++) p->data[i] = centre + dice_gauss(d);
}

static void throw_hilbert(struct hard *p, struct dice *d)
{
    p->n = 3 + dice_below(d, 6);
    p->x = dice_power(d, -7, 0);
}

static void throw_determinant(struct hard *p, struct dice *d)
{
    p->n = 3 + dice_below(d, 6);
    data(p, d, 2 * p->n, 0);
    p->x = dice_scale(d, -1, 1);
    p->scale = 0.1 * fabs(p->x);
}

static void throw_small_root(struct hard *p, struct dice *d)
{
    p->a[0] = dice_power(d, 1, 7);
    p->noise = p->a[0] * 0x1p-53;
    p->x = dice_power(d, -1, 1);
}

static void throw_variance_in_one_pass(struct hard *p, struct dice *d)
{
    double centre = dice_scale(d, 1, 6);
    p->n = 3 + dice_below(d, 50);
    data(p, d, p->n, centre);
    p->x = centre + dice_gauss(d);
    p->scale = 1;
}

static void throw_difference_of_distances(struct hard *p, struct dice *d)
{
    p->a[0] = dice_power(d, 1, 6);
    p->x = dice_power(d, -1, 1);
}

static void throw_difference_inside(struct hard *p, struct dice *d)
{
    p->a[0] = dice_power(d, -10, -3);
    p->a[1] = dice_uniform(d, 0.3, 3);
    p->x = dice_uniform(d, 0.2, 3);
}

static void throw_second_difference_inside(struct hard *p, struct dice *d)
{
    p->a[0] = dice_power(d, -5, -2);
    p->x = dice_uniform(d, -2, 2);
    p->scale = 1;
}

static void throw_euler(struct hard *p, struct dice *d)
{
    p->n = 5 + dice_below(d, 60);
    p->a[0] = dice_uniform(d, 0.1, 1);
    p->a[1] = dice_uniform(d, 0.1, 2);
    p->x = dice_uniform(d, 0.2, 5);
}

static void throw_runge_kutta(struct hard *p, struct dice *d)
{
    throw_euler(p, d);
    p->n = 3 + p->n / 4;
}

static void throw_pendulum(struct hard *p, struct dice *d)
{
    p->n = 10 + dice_below(d, 100);
    p->a[0] = dice_uniform(d, 0.5, 2);
    p->a[1] = dice_uniform(d, 1, 8);
    p->x = dice_uniform(d, 0.2, 2.5);
}

static void throw_sample_mean(struct hard *p, struct dice *d)
{
    p->n = 10 + dice_below(d, 70);
    p->a[0] = dice_uniform(d, -1, 1);
    data(p, d, p->n, 0);
    p->x = dice_scale(d, -1, 1);
}

static void throw_powers(struct hard *p, struct dice *d)
{
    p->n = 4 + dice_below(d, 26);
    p->x = dice_uniform(d, 0.2, 0.99);
    p->scale = 1 / (double)(p->n * p->n);
}

/* How far the double is from the wide one about x: the most of nine points. */
static double scatter(const struct hard *p)
{
    double most = 0;
    for (int i = -4; i <= 4; i++) {
        double x = p->x * (1 + i * 1e-5);
        most = fmax(most, fabs((double)((wide)p->f(p, x) - p->clean(p, (wide)x))));
    }
    return most;
}

#define X(name, summary)                                                                                     \
    bool hard_boxes_##name(struct hard *p, struct dice *d)                                                   \
    {                                                                                                        \
        throw_##name(p, d);                                                                                  \
        p->f = name##_f64;                                                                                   \
        p->clean = name##_wide;                                                                              \
        if (isnan(p->scale)) p->scale = fabs(p->x);                                                          \
        p->noise = fmax(p->noise, scatter(p));                                                               \
        return p->noise < 1e-3 * fabs(p->f(p, p->x));                                                        \
    }
#include "algebra.def"
#undef X
