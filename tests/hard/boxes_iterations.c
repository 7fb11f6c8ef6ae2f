/* The set "boxes", iterations: they stop where a tolerance of 1e-3 to 1e-14 is met, after a number of rounds that depends on x.
 *
 * Where that number is the same the box is smooth, and its derivative is not that of the limit. Pieces so wide that less than
 * six of them are about x are told by nobody: there the piece's derivative is as good an answer as the limit's. */
#include "hard.h"

/* Until the tolerance is met; or as often as p->frozen says. */
static bool rounds_go_on(const struct hard *p, bool more, size_t *rounds)
{
    enum { MOST = 3000 };
    ++*rounds;
    bool on = p->frozen ? *rounds < p->frozen : more && *rounds < MOST;
    if (!on && p->rounds) *p->rounds = *rounds;
    return on;
}

#define T          double
#define FN(name)   name##_loop_f64
#define LIBM(name) name
#include "iterations_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          wide
#define FN(name)   name##_loop_wide
#define LIBM(name) WIDE(name)
#include "iterations_tmpl.h"

/* ---- Limits in closed form, or by Newton, where the loop would take long ---- */

/* y = x + a/2 cos(y) */
static wide cosine_limit(const struct hard *p, wide x)
{
    wide y = x, e = (wide)p->a[0] / 2;
    for (int i = 0; i < 60; i++) y -= (y - x - e * WIDE(cos)(y)) / (1 + e * WIDE(sin)(y));
    return y;
}

/* sinh(u) + 2 a u / (2 a + 1) = x */
static wide descent_limit(const struct hard *p, wide x)
{
    const wide a = (wide)p->a[0], slope = 2 * a / (2 * a + 1);
    wide u = WIDE(asinh)(x);
    for (int i = 0; i < 30; i++) u -= (WIDE(sinh)(u) + slope * u - x) / (WIDE(cosh)(u) + slope);
    return u;
}

/* The integral of exp(-x t^2) + a t x over 0 … 1. */
static wide integral_limit(const struct hard *p, wide x)
{
    const wide root = WIDE(sqrt)(x), pi = 4 * WIDE(atan)((wide)1);
    return WIDE(sqrt)(pi) / (2 * root) * WIDE(erf)(root) + (wide)p->a[0] * x / 2;
}

/* ---- The boxes ---- */

#define LOOP(name)                                                                                           \
    static wide name##_limit(const struct hard *p, wide x)                                                   \
    {                                                                                                        \
        return name##_loop_wide(p, x, (wide)(4096 * WIDE_EPSILON));                                          \
    }
#define X(name, low, high, size, factor, least, limit, kind, summary)                                        \
    static double name##_f64(const struct hard *p, double x)                                                 \
    {                                                                                                        \
        return name##_loop_f64(p, x, p->a[1]);                                                               \
    }                                                                                                        \
    static wide name##_frozen(const struct hard *p, wide x)                                                  \
    {                                                                                                        \
        return name##_loop_wide(p, x, 0);                                                                    \
    }                                                                                                        \
    limit
#define OWN(name)
#include "iterations.def"
#undef X
#undef LOOP
#undef OWN

/* How often the number of rounds changes on 64 steps through x ± |x|/4. */
static size_t changes(struct hard *p)
{
    size_t rounds = 0, before = 0, n = 0;
    p->rounds = &rounds;
    for (int i = -32; i <= 32; i++) {
        p->f(p, p->x * (1 + i / 128.0));
        n += i > -32 && rounds != before;
        before = rounds;
    }
    p->rounds = NULL;
    return n;
}

/* The derivative of the piece at x. */
static void freeze(struct hard *p, hard_clean *frozen)
{
    enum { MANY = 6 };
    struct hard piece = *p;
    size_t rounds = 0;
    piece.rounds = &rounds;
    piece.f(&piece, p->x);
    piece.rounds = NULL;
    piece.frozen = rounds;
    piece.clean = frozen;
    p->piece = (double)hard_clean_derivative(&piece, p->derivative);
    p->either = changes(p) < MANY;
}

static void throw_iteration(struct hard *p, struct dice *d, double low, double high, double least)
{
    p->x = dice_chance(d, 0.2) ? fmax(low, fmin(high, ceil(dice_uniform(d, low, high))))
                               : dice_uniform(d, low, high);
    p->a[0] = dice_uniform(d, 0.5, 1.5);
    p->a[1] = dice_power(d, log10(least), -3);
}

enum { STAIRS, PIECES };

#define LOOP(name) name##_limit
#define OWN(name)  name##_limit
#define X(name, low, high, size, factor, least, limit, kind, summary)                                        \
    bool hard_boxes_##name(struct hard *p, struct dice *d)                                                   \
    {                                                                                                        \
        throw_iteration(p, d, low, high, least);                                                             \
        p->f = name##_f64;                                                                                   \
        p->clean = limit;                                                                                    \
        p->scale = size;                                                                                     \
        p->noise = p->a[1] * (factor) + 1e-15;                                                               \
        if ((kind) == PIECES) freeze(p, name##_frozen);                                                      \
        return true;                                                                                         \
    }
#include "iterations.def"
