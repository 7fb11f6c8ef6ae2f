/* The set "solvers": adaptive solvers of differential equations and integrals with a closed form, whose derivative is the truth.
 *
 * Where a solver decides the same f is smooth; the derivative of that piece is beside the truth, and as good an answer where less than
 * six such pieces are about x. */
#include "hard.h"

#include "base/memory.h"

#include <stdlib.h>

enum { DECAY, LOGISTIC, SQUARE, WAVE, SWELL, N_DIFFERENTIAL, MOMENT = N_DIFFERENTIAL };
enum { DIFFERENTIAL, INTEGRAL };
enum { SOLVER_STEPS = 20000, DECISIONS = 1200 };

/* What was decided, in this order; or what shall be. */
struct decisions {
    bool replay;
    size_t n, at;
    uint64_t hash;
    bool made[DECISIONS];
};

static bool decide(const struct hard *p, bool yes)
{
    struct decisions *d = p->decisions;
    if (!d) return yes;
    if (d->replay) return d->at < d->n ? d->made[d->at++] : yes;
    d->hash = dice_stir(d->hash * 2 + yes + 1);
    if (d->n < DECISIONS) d->made[d->n] = yes;
    d->n++;
    return yes;
}

#define T          double
#define FN(name)   name##_f64
#define LIBM(name) name
#include "solvers_tmpl.h"
#undef T
#undef FN
#undef LIBM

#define T          wide
#define FN(name)   name##_wide
#define LIBM(name) WIDE(name)
#include "solvers_tmpl.h"

static wide solution(const struct hard *p, wide x)
{
    const struct task_wide s = task_of_wide(p, x);
    const wide decay = WIDE(exp)(-s.k * s.end);
    switch (p->component) {
    case DECAY:
        return s.start * decay;
    case LOGISTIC:
        return 1 / (1 + (1 / s.start - 1) * decay);
    case SQUARE:
        return s.start / (1 + s.k * s.start * s.end);
    case WAVE:
        return s.start + WIDE(sin)(s.k * s.end);
    case SWELL:
        return s.start * WIDE(exp)(s.k * s.end * s.end / 2);
    default:
        return s.start + (1 - decay * (1 + s.k * s.end)) / (s.k * s.k);
    }
}

/* How often the decisions change on 64 steps through x ± |x|/4. */
static size_t changes(const struct hard *p, struct decisions *d)
{
    struct hard copy = *p;
    uint64_t before = 0;
    size_t n = 0;
    copy.decisions = d;
    for (int i = -32; i <= 32; i++) {
        *d = (struct decisions){.hash = 0};
        p->f(&copy, p->x * (1 + i / 128.0));
        n += i > -32 && d->hash != before;
        before = d->hash;
    }
    return n;
}

/* The derivative by the decisions at x, where they are few enough to be kept. */
static void freeze(struct hard *p, hard_clean *replayed)
{
    enum { MANY = 6 };
    struct decisions *d = memory_array(1, sizeof *d);
    if (!d) abort();
    p->either = changes(p, d) < MANY;
    *d = (struct decisions){.hash = 0};
    struct hard piece = *p;
    piece.decisions = d;
    piece.f(&piece, p->x);
    d->replay = true;
    piece.clean = replayed;
    if (d->n <= DECISIONS) p->piece = (double)hard_difference(&piece, 1);
    p->either = p->either && !isnan(p->piece);
    free(d);
}

static void throw_task(struct hard *p, struct dice *d, int kind)
{
    p->component = kind == INTEGRAL ? dice_chance(d, 0.5) ? MOMENT : WAVE : dice_below(d, N_DIFFERENTIAL);
    p->label = dice_chance(d, 0.4) ? 0 : dice_chance(d, 0.5) && kind != INTEGRAL ? 1 : 2;
    p->a[0] = dice_uniform(d, 0.3, 3);
    p->a[1] = dice_uniform(d, 0.1, 0.9);
    p->a[2] = dice_uniform(d, 0.5, 3);
    p->a[3] = dice_power(d, -10, -3);
    p->x = p->a[p->label];
    p->scale = fabs(p->x) / 4;
    p->clean = solution;
}

/* The error of a solver grows from its tolerance with the steps; at most some hundred times it, and a count of steps knows nothing
 * of its own. */
static double likely_error(const struct hard *p)
{
    const double f = fabs((double)solution(p, (wide)p->x));
    return 20 * p->a[3] * (1 + f) * (1 + f);
}

#define X(name, kind, summary)                                                                               \
    static wide name##_replayed(const struct hard *p, wide x)                                                \
    {                                                                                                        \
        p->decisions->at = 0;                                                                                \
        return name##_wide(p, x);                                                                            \
    }                                                                                                        \
    bool hard_solvers_##name(struct hard *p, struct dice *d)                                                 \
    {                                                                                                        \
        throw_task(p, d, kind);                                                                              \
        p->f = name##_f64;                                                                                   \
        p->noise = likely_error(p);                                                                          \
        if (p->noise > 1000 * p->a[3]) return false;                                                         \
        freeze(p, name##_replayed);                                                                          \
        return true;                                                                                         \
    }
#include "solvers.def"
