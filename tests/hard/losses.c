/* Sums over vectors: in double, in float, and as closed forms in the one component that varies. */
#include "losses.h"

#include "base/memory.h"

#include <stdlib.h>

#define T          double
#define FN(name)   name##_in_f64
#define LIBM(name) name
#include "losses_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          float
#define FN(name)   name##_in_f32
#define LIBM(name) name##f
#include "losses_tmpl.h"

#define X(name, matrix, summary)                                                                             \
    double loss_##name##_f64(const struct hard *p, double x)                                                 \
    {                                                                                                        \
        return name##_in_f64(p, x);                                                                          \
    }                                                                                                        \
    double loss_##name##_f32(const struct hard *p, double x)                                                 \
    {                                                                                                        \
        return (double)name##_in_f32(p, (float)x);                                                           \
    }
#include "losses.def"
#undef X

/* ---- Throwing ---- */

static double throw_float(struct dice *d, double size)
{
    return (double)(float)(size * dice_gauss(d));
}

/* What the closed forms need of the other components. */
static void sum_the_rest(struct hard *p)
{
    const size_t k = p->component;
    for (size_t i = 0; i < p->n; i++) {
        const wide w = (wide)p->data[i];
        if (i == k) continue;
        p->rest[0] += w;
        p->rest[1] += w * w;
        p->rest[2] += w * w * w * w;
        p->rest[3] += WIDE(exp)(w);
    }
    for (size_t row = 0; row < p->rows; row++) {
        p->margin[row] = 0;
        for (size_t i = 0; i < p->n; i++)
            if (i != k) p->margin[row] += (wide)p->data[p->n + row * p->n + i] * (wide)p->data[i];
    }
}

void loss_throw(struct hard *p, struct dice *d, size_t n, size_t rows)
{
    const double size = dice_power(d, -1, 0.7);
    p->n = n;
    p->rows = rows;
    p->component = dice_below(d, n);
    p->label = dice_chance(d, 0.3) ? p->component : dice_below(d, n);
    p->data = memory_array(n + rows * n + rows, sizeof *p->data);
    p->margin = memory_array(rows + 1, sizeof *p->margin);
    if (!p->data || !p->margin) abort();
    for (size_t i = 0; i < n; i++) p->data[i] = throw_float(d, size);
    for (size_t i = 0; i < rows * n; i++) p->data[n + i] = throw_float(d, 1 / sqrt((double)n));
    for (size_t row = 0; row < rows; row++) p->data[n + rows * n + row] = throw_float(d, 1);
    p->x = p->data[p->component];
    p->scale = fmin(1, fabs(p->x));
    sum_the_rest(p);
}

/* ---- Closed forms ---- */

wide loss_squares_clean(const struct hard *p, wide x)
{
    return p->rest[1] + x * x;
}

wide loss_fourth_powers_clean(const struct hard *p, wide x)
{
    return (p->rest[2] + x * x * x * x) / (wide)p->n;
}

wide loss_norm_clean(const struct hard *p, wide x)
{
    return WIDE(sqrt)(p->rest[1] + x * x);
}

wide loss_log_sum_exp_clean(const struct hard *p, wide x)
{
    return WIDE(log)(p->rest[3] + WIDE(exp)(x));
}

static wide label(const struct hard *p, wide x)
{
    return p->label == p->component ? x : (wide)p->data[p->label];
}

wide loss_cross_entropy_clean(const struct hard *p, wide x)
{
    return loss_log_sum_exp_clean(p, x) - label(p, x);
}

wide loss_softmax_clean(const struct hard *p, wide x)
{
    return WIDE(exp)(label(p, x)) / (p->rest[3] + WIDE(exp)(x));
}

static wide margin(const struct hard *p, wide x, size_t row)
{
    return p->margin[row] + (wide)p->data[p->n + row * p->n + p->component] * x;
}

wide loss_least_squares_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (size_t row = 0; row < p->rows; row++) {
        wide miss = margin(p, x, row) - (wide)p->data[p->n + p->rows * p->n + row];
        sum += miss * miss;
    }
    return sum / (wide)p->rows;
}

wide loss_logistic_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    for (size_t row = 0; row < p->rows; row++) {
        double sign = p->data[p->n + p->rows * p->n + row] > 0 ? -1 : 1;
        sum += WIDE(log1p)(WIDE(exp)((wide)sign * margin(p, x, row)));
    }
    return sum / (wide)p->rows;
}

/* All of it: some microseconds a value. */
wide loss_rosenbrock_clean(const struct hard *p, wide x)
{
    wide sum = 0;
    const size_t k = p->component;
    for (size_t i = 0; i + 1 < p->n; i++) {
        const wide here = i == k ? x : (wide)p->data[i], next = i + 1 == k ? x : (wide)p->data[i + 1];
        sum += 100 * (next - here * here) * (next - here * here) + (1 - here) * (1 - here);
    }
    return sum;
}

wide loss_variance_clean(const struct hard *p, wide x)
{
    const wide n = (wide)p->n, mean = (p->rest[0] + x) / n;
    return (p->rest[1] + x * x) / n - mean * mean;
}
