/* The set "float32": functions computed in float behind doubles. The truths are those of the same formulas and data. */
#include "compose.h"
#include "losses.h"

/* Constants that are floats: else the function itself would be another one. */
static void constants_to_float(struct tape *t)
{
    for (size_t i = 0; i < t->n; i++) t->step[i].c = (double)(float)t->step[i].c;
}

static bool float_host(struct hard *p, struct dice *d)
{
    struct host_facts h;
    host(p, d);
    constants_to_float(&p->tape);
    if (dice_chance(d, 0.5)) p->x = (double)(float)p->x;
    host_facts(p, &h);
    p->noise = 0x1p-22 * (h.f + h.slope * h.x);
    return tells(p, 0.05);
}

static double formula(const struct hard *p, double x)
{
    return (double)tape_f32(&p->tape, (float)x);
}

bool hard_float32_formula(struct hard *p, struct dice *d)
{
    p->f = formula;
    return float_host(p, d);
}

/* The argument in double, and each result in float or not, as the salt's bits have it. */
static double mixed(const struct hard *p, double x)
{
    struct tape one = p->tape;
    double value[TAPE_MOST] = {x};
    for (size_t i = 0; i < p->tape.n; i++) {
        const struct tape_step *s = &p->tape.step[i];
        one.n = 0;
        if (s->op == TAPE_X) {
            value[i] = x;
        } else {
            int a = tape_constant(&one, value[s->a]), b = tape_constant(&one, value[s->b]);
            one.step[one.n++] = (struct tape_step){.op = s->op, .a = a, .b = b, .c = s->c};
            value[i] = tape_f64(&one, 0);
        }
        if (p->salt >> i & 1) value[i] = (double)(float)value[i];
    }
    return value[p->tape.n - 1];
}

bool hard_float32_mixed(struct hard *p, struct dice *d)
{
    p->f = mixed;
    return float_host(p, d);
}

bool hard_float32_polynomial(struct hard *p, struct dice *d)
{
    struct tape *t = &p->tape;
    int x = tape_x(t), y = tape_constant(t, dice_uniform(d, -2, 2));
    unsigned degree = 2 + (unsigned)dice_below(d, 9);
    for (unsigned i = 0; i < degree; i++)
        y = tape_with(t, TAPE_SHIFT, tape_two(t, TAPE_MULTIPLY, y, x), dice_uniform(d, -3, 3));
    constants_to_float(t);
    p->x = dice_scale(d, -1, 0.5);
    p->scale = fabs(p->x);
    p->noise = 0x1p-23 * pow(fmax(1, fabs(p->x)), degree) * 6;
    p->f = formula;
    return tells(p, 0.05);
}

bool hard_float32_composition(struct hard *p, struct dice *d)
{
    compose(&p->tape, d, tape_x(&p->tape), 2);
    constants_to_float(&p->tape);
    p->x = dice_scale(d, -1, 0.7);
    p->scale = fabs(p->x);
    p->f = formula;
    p->noise = fabs(formula(p, p->x) - tape_f64(&p->tape, p->x)) + 0x1p-22 * fabs(tape_f64(&p->tape, p->x));
    return tells(p, 0.05) && p->noise < 1e-3 * fabs(tape_f64(&p->tape, p->x));
}

/* ---- Losses over vectors ---- */

static bool loss(struct hard *p, struct dice *d, hard_function *f, hard_clean *clean, bool matrix)
{
    size_t n = (size_t)dice_power(d, 0.5, matrix ? 1.7 : 3);
    loss_throw(p, d, n, matrix ? 3 + dice_below(d, 20) : 0);
    p->f = f;
    p->clean = clean;
    p->noise = 0x1p-23 * (double)(n + p->rows) * fabs(f(p, p->x));
    return true;
}

#define X(name, matrix, summary)                                                                             \
    bool hard_float32_##name(struct hard *p, struct dice *d)                                                 \
    {                                                                                                        \
        return loss(p, d, loss_##name##_f32, loss_##name##_clean, matrix);                                   \
    }
#include "losses.def"
#undef X
