/* The set "sums": one component of the gradient of a long sum, in double or in float. */
#include "losses.h"

static bool component(struct hard *p, struct dice *d, hard_function *f64, hard_function *f32,
                      hard_clean *clean, bool matrix)
{
    size_t n = (size_t)dice_power(d, 1, matrix ? 1.8 : 3);
    bool in_float = dice_chance(d, 0.3);
    loss_throw(p, d, n, matrix ? 3 + dice_below(d, 20) : 0);
    p->f = in_float ? f32 : f64;
    p->clean = clean;
    p->noise = (in_float ? 0x1p-23 : 0x1p-52) * (double)(n + p->rows) * fabs(p->f(p, p->x));
    return true;
}

#define X(name, matrix, summary)                                                                             \
    bool hard_sums_##name(struct hard *p, struct dice *d)                                                    \
    {                                                                                                        \
        return component(p, d, loss_##name##_f64, loss_##name##_f32, loss_##name##_clean, matrix);           \
    }
#include "losses.def"
#undef X
