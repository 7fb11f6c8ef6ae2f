/* Functions that round to integers: floor and its like, fmod, remainder. Flat between their jumps; on a jump
 * only a single number has a value, and no derivative. */
#include "function/exact/exact_functions.h"

enum { LARGEST = 4096 }; /* numbers and quotients of 2^LARGEST and more are not rounded */

enum rounding { DOWN, UP, TO_ZERO, HALF_AWAY, HALF_EVEN };

/* Where a number lies among the halves of integers. */
struct halves {
    fmpz_t twice; /* floor of twice the number */
    bool on;      /* the number is twice/2; else it lies above it */
};

/* False for numbers that are too large to care. */
static bool locate(struct halves *h, const arf_t x)
{
    if (arf_cmpabs_2exp_si(x, LARGEST) >= 0) return false;
    arf_t twice;
    arf_init(twice);
    arf_mul_2exp_si(twice, x, 1);
    arf_get_fmpz(h->twice, twice, ARF_RND_FLOOR);
    h->on = arf_is_int(twice);
    arf_clear(twice);
    return true;
}

/* The integer that the number rounds to, from twice its place; *jump tells that it stands on a jump. */
static void round_halves(fmpz_t integer, bool *jump, const struct halves *h, enum rounding mode)
{
    bool half = fmpz_is_odd(h->twice), negative = fmpz_sgn(h->twice) < 0;
    fmpz_fdiv_q_2exp(integer, h->twice, 1); /* floor */
    bool whole = h->on && !half, middle = h->on && half;
    bool up = false;
    *jump = false;
    switch (mode) {
    case DOWN:
        *jump = whole;
        break;
    case UP:
        *jump = whole;
        up = !whole;
        break;
    case TO_ZERO:
        *jump = whole && !fmpz_is_zero(integer);
        up = negative && !whole;
        break;
    case HALF_AWAY:
        *jump = middle;
        up = middle ? !negative : half;
        break;
    case HALF_EVEN:
        *jump = middle;
        up = middle ? fmpz_is_odd(integer) : half;
        break;
    }
    if (up) fmpz_add_ui(integer, integer, 1);
}

/* What all numbers of the ball round to; false where that differs, or where a ball of several numbers touches
 * a jump. Rounding is monotone: what both ends round to, all between do. */
static bool round_ball(fmpz_t integer, bool *jump, const arb_t x, enum rounding mode, slong prec)
{
    struct halves h;
    arf_t low, high;
    fmpz_t other;
    bool other_jump, known;
    fmpz_init(h.twice);
    fmpz_init(other);
    arf_init(low);
    arf_init(high);
    if (arb_is_exact(x)) {
        known = locate(&h, arb_midref(x));
        if (known) round_halves(integer, jump, &h, mode);
    } else {
        arb_get_interval_arf(low, high, x, prec + 64);
        known = locate(&h, low);
        if (known) round_halves(integer, jump, &h, mode);
        known = known && !*jump && locate(&h, high);
        if (known) round_halves(other, &other_jump, &h, mode);
        known = known && !other_jump && fmpz_equal(integer, other);
    }
    fmpz_clear(h.twice);
    fmpz_clear(other);
    arf_clear(low);
    arf_clear(high);
    return known;
}

static void round_jet(struct jet *r, const struct jet *x, enum rounding mode, slong n, slong prec)
{
    fmpz_t integer;
    bool jump;
    fmpz_init(integer);
    if (arb_is_int(x->c) && n == 1)
        arb_set(r->c, x->c); /* of any size */
    else if (!round_ball(integer, &jump, x->c, mode, prec))
        jet_unknown(r);
    else {
        arb_set_fmpz(r->c, integer);
        if (jump)
            jet_only_value(r);
        else
            jet_level(r, n);
    }
    fmpz_clear(integer);
}

#define EXACT_ROUNDING(name, mode)                                                                           \
    EXACT(name)                                                                                              \
    {                                                                                                        \
        round_jet(r, x[0], mode, n, prec);                                                                   \
    }
EXACT_ROUNDING(floor, DOWN)
EXACT_ROUNDING(ceil, UP)
EXACT_ROUNDING(trunc, TO_ZERO)
EXACT_ROUNDING(round, HALF_AWAY)
EXACT_ROUNDING(nearbyint, HALF_EVEN)

/* ---- x - y round(x/y) ---- */

/* Bits to compute x/y with, so that its integer part is whole; 0 where that is too many. */
static slong quotient_precision(const arb_t x, const arb_t y, slong prec)
{
    mag_t q, d;
    mag_init(q);
    mag_init(d);
    arb_get_mag(q, x);
    arb_get_mag_lower(d, y);
    mag_div(q, q, d);
    slong bits = 0;
    if (mag_cmp_2exp_si(q, LARGEST) < 0) {
        bits = prec + 32;
        if (mag_cmp_2exp_si(q, 0) > 0) bits += fmpz_get_si(MAG_EXPREF(q));
    }
    mag_clear(q);
    mag_clear(d);
    return bits;
}

/* Two exact numbers whose quotient q is so near to k/2 that it cannot be told from it: where it is k/2, what
 * it rounds to. */
static bool round_exact(fmpz_t integer, bool *jump, const arb_t q, const arb_t x, const arb_t y,
                        enum rounding mode)
{
    if (!arb_is_exact(x) || !arb_is_exact(y) || arf_bits(arb_midref(x)) > LARGEST ||
        arf_bits(arb_midref(y)) > LARGEST || arf_cmpabs_2exp_si(arb_midref(q), LARGEST) >= 0)
        return false;
    struct halves h = {.on = false};
    arf_t product, twice;
    fmpz_init(h.twice);
    arf_init(product);
    arf_init(twice);
    arf_mul_2exp_si(twice, arb_midref(q), 1);
    arf_get_fmpz(h.twice, twice, ARF_RND_NEAR);
    arf_mul_fmpz(product, arb_midref(y), h.twice, ARF_PREC_EXACT, ARF_RND_DOWN);
    arf_mul_2exp_si(twice, arb_midref(x), 1);
    h.on = arf_equal(product, twice);
    if (h.on) round_halves(integer, jump, &h, mode);
    arf_clear(product);
    arf_clear(twice);
    fmpz_clear(h.twice);
    return h.on;
}

/* The coefficients of a - integer b. */
static void subtract_multiple(struct jet *r, const struct jet *a, const struct jet *b, const fmpz_t integer,
                              slong n, slong prec)
{
    arb_t multiple;
    arb_init(multiple);
    for (slong j = 0; j < n; j++) {
        if (j == 0 || !b->flat)
            arb_mul_fmpz(multiple, &b->c[j], integer, prec);
        else
            arb_zero(multiple);
        if (j == 0 || !a->flat)
            arb_sub(&r->c[j], &a->c[j], multiple, prec);
        else
            arb_neg(&r->c[j], multiple);
    }
    arb_clear(multiple);
}

static void modulo(struct jet *r, const struct jet *const *x, enum rounding mode, slong n, slong prec)
{
    const struct jet *a = x[0], *b = x[1];
    slong bits = arb_contains_zero(b->c) ? 0 : quotient_precision(a->c, b->c, prec);
    if (bits == 0) {
        jet_unknown(r);
        return;
    }
    fmpz_t integer;
    arb_t q;
    bool jump;
    fmpz_init(integer);
    arb_init(q);
    arb_div(q, a->c, b->c, bits);
    if (round_ball(integer, &jump, q, mode, bits) || round_exact(integer, &jump, q, a->c, b->c, mode)) {
        subtract_multiple(r, a, b, integer, n, bits);
        if (jump) jet_only_value(r);
    } else
        jet_unknown(r);
    fmpz_clear(integer);
    arb_clear(q);
}

EXACT(fmod)
{
    modulo(r, x, TO_ZERO, n, prec);
}

EXACT(remainder)
{
    modulo(r, x, HALF_EVEN, n, prec);
}
