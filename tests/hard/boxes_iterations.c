/* The set "boxes", iterations: they stop where a tolerance of 1e-3 to 1e-14 is met, after a number of rounds that depends on x. */
#include "hard.h"

#define T          double
#define FN(name)   name##_f64
#define LIBM(name) name
#define LEAST      p->a[1]
#include "iterations_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef LEAST

#define T          wide
#define FN(name)   name##_wide
#define LIBM(name) WIDE(name)
#define LEAST      ((wide)(4096 * WIDE_EPSILON))
#include "iterations_tmpl.h"

static bool iteration(struct hard *p, struct dice *d, double low, double high)
{
    p->x = dice_chance(d, 0.2) ? fmax(low, fmin(high, ceil(dice_uniform(d, low, high)))) : dice_uniform(d, low, high);
    p->a[0] = dice_uniform(d, 0.5, 1.5);
    p->a[1] = dice_power(d, -14, -3);
    return true;
}

#define X(name, low, high, size, factor, summary)                                                            \
    bool hard_boxes_##name(struct hard *p, struct dice *d)                                                   \
    {                                                                                                        \
        p->f = box_##name##_f64;                                                                             \
        p->clean = box_##name##_wide;                                                                        \
        p->scale = size;                                                                                     \
        bool thrown = iteration(p, d, low, high);                                                            \
        p->noise = p->a[1] * (factor) + 1e-15;                                                               \
        return thrown;                                                                                       \
    }
#include "iterations.def"
