/* Functions made of pieces. On a ball that reaches a kink only the value is kept, on one that reaches a jump
 * nothing, unless the ball is a single number. A piece is chosen only where all numbers of the ball lie
 * inside it; it holds around each of them because a jet known to two coefficients is continuous. */
#include "function/exact/exact_functions.h"

enum order ball_order(const arb_t a, const arb_t b)
{
    if (arb_lt(a, b)) return ORDER_LESS;
    if (arb_gt(a, b)) return ORDER_GREATER;
    return arb_is_exact(a) && arb_is_exact(b) && arb_equal(a, b) ? ORDER_EQUAL : ORDER_UNKNOWN;
}

enum order ball_sign(const arb_t a)
{
    if (arb_is_positive(a)) return ORDER_GREATER;
    if (arb_is_negative(a)) return ORDER_LESS;
    return arb_is_zero(a) ? ORDER_EQUAL : ORDER_UNKNOWN;
}

/* The value has been set; the order of two numbers that decided it makes it level around, or a mere value. */
static void level_unless_equal(struct jet *r, enum order order, slong n)
{
    if (order == ORDER_EQUAL)
        jet_only_value(r);
    else
        jet_level(r, n);
}

static void compare(struct jet *r, const struct jet *const *x, slong n, int less, int equal, int greater)
{
    const int truth[] = {[ORDER_LESS] = less, [ORDER_EQUAL] = equal, [ORDER_GREATER] = greater};
    enum order order = ball_order(x[0]->c, x[1]->c);
    if (order == ORDER_UNKNOWN) {
        jet_unknown(r);
        return;
    }
    arb_set_si(r->c, truth[order]);
    level_unless_equal(r, order, n);
}

#define EXACT_COMPARISON(name, less, equal, greater)                                                         \
    EXACT(name)                                                                                              \
    {                                                                                                        \
        (void)prec;                                                                                          \
        compare(r, x, n, less, equal, greater);                                                              \
    }
EXACT_COMPARISON(lt, 1, 0, 0)
EXACT_COMPARISON(le, 1, 1, 0)
EXACT_COMPARISON(gt, 0, 0, 1)
EXACT_COMPARISON(ge, 0, 1, 1)
EXACT_COMPARISON(eq, 0, 1, 0)
EXACT_COMPARISON(ne, 1, 0, 1)

/* Here n coefficients are wanted, whatever is known of the arguments. Where the condition is the same around
 * every number of the balls, or continuous and not 0 there, one branch is the function; otherwise it is so
 * at the point alone, which must then be decided. */
EXACT(if)
{
    const struct jet *c = x[0];
    (void)prec;
    if (c->good == 0) {
        jet_unknown(r);
        return;
    }
    bool zero = arb_is_zero(c->c);
    if (!zero && arb_contains_zero(c->c)) {
        jet_unknown(r);
        return;
    }
    jet_copy(r, x[zero ? 2 : 1], n);
    if (c->flat || n == 1 || (!zero && c->good > 1)) return;
    r->flat = false;
    if (r->good) jet_only_value(r);
}

/* ---- absolute value and its like ---- */

static void copy_or_negate(struct jet *r, const struct jet *a, bool negate, slong n)
{
    for (slong j = 0; j < n; j++)
        if (negate)
            arb_neg(&r->c[j], &a->c[j]);
        else
            arb_set(&r->c[j], &a->c[j]);
}

EXACT(abs)
{
    enum order sign = ball_sign(x[0]->c);
    (void)prec;
    if (sign == ORDER_GREATER || sign == ORDER_LESS)
        copy_or_negate(r, x[0], sign == ORDER_LESS, n);
    else {
        arb_abs(r->c, x[0]->c);
        jet_only_value(r);
    }
}

EXACT(sign)
{
    static const int value[] = {[ORDER_LESS] = -1, [ORDER_EQUAL] = 0, [ORDER_GREATER] = 1};
    enum order sign = ball_sign(x[0]->c);
    (void)prec;
    if (sign == ORDER_UNKNOWN) {
        jet_unknown(r);
        return;
    }
    arb_set_si(r->c, value[sign]);
    level_unless_equal(r, sign, n);
}

EXACT(step)
{
    enum order sign = ball_sign(x[0]->c);
    (void)prec;
    if (sign == ORDER_UNKNOWN) {
        jet_unknown(r);
        return;
    }
    arb_set_si(r->c, sign != ORDER_LESS);
    level_unless_equal(r, sign, n);
}

/* |x| with the sign of y. The number 0 has no sign: it counts as positive, as the 0 that is typed does. */
EXACT(copysign)
{
    enum order sign = ball_sign(x[1]->c);
    if (sign == ORDER_UNKNOWN) {
        jet_unknown(r);
        return;
    }
    if (x[0]->flat) {
        arb_abs(r->c, x[0]->c);
        jet_level(r, n);
    } else
        exact_abs(r, x, n, prec);
    if (sign == ORDER_LESS)
        for (slong j = 0; j < r->good; j++) arb_neg(&r->c[j], &r->c[j]);
    if (sign == ORDER_EQUAL && !x[1]->flat) {
        r->flat = false;
        jet_only_value(r);
    }
}

/* ---- the larger, the smaller ---- */

/* Where a and b may cross only the value is known: value(a, b). An argument that is chosen and flat leaves a
 * level result. */
static void choose(struct jet *r, const struct jet *a, const struct jet *b, bool larger, slong n, slong prec)
{
    enum order order = ball_order(a->c, b->c);
    if (order == ORDER_LESS || order == ORDER_GREATER) {
        const struct jet *chosen = (order == ORDER_GREATER) == larger ? a : b;
        if (chosen->flat) {
            arb_set(r->c, chosen->c);
            jet_level(r, n);
        } else
            copy_or_negate(r, chosen, false, n);
        return;
    }
    (larger ? arb_max : arb_min)(r->c, a->c, b->c, prec);
    jet_only_value(r);
}

EXACT(max)
{
    choose(r, x[0], x[1], true, n, prec);
}

EXACT(min)
{
    choose(r, x[0], x[1], false, n, prec);
}

static void larger_than_zero(struct jet *r, const struct jet *a, slong n, slong prec)
{
    arb_t zero;
    arb_init(zero);
    const struct jet nothing = {zero, 1, true};
    choose(r, a, &nothing, true, n, prec);
    arb_clear(zero);
}

EXACT(relu)
{
    larger_than_zero(r, x[0], n, prec);
}

EXACT(fdim)
{
    arb_ptr difference = _arb_vec_init(n);
    struct jet d = {difference, n, r->flat};
    exact_sub(&d, x, n, prec);
    larger_than_zero(r, &d, n, prec);
    _arb_vec_clear(difference, n);
}
