/* Rationals that are short, and FLINT's for the others. */
#include "number/fraction.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

fmpq *fractions_new(size_t n)
{
    fmpq *fractions = memory_array(n, sizeof *fractions);
    for (size_t i = 0; fractions && i < n; i++) fmpq_init(fractions + i);
    return fractions;
}

void fractions_free(fmpq *fractions, size_t n)
{
    for (size_t i = 0; fractions && i < n; i++) fmpq_clear(fractions + i);
    free(fractions);
}

static bool is_short(const fmpq_t x)
{
    return !COEFF_IS_MPZ(*fmpq_numref(x)) && !COEFF_IS_MPZ(*fmpq_denref(x));
}

static slong common_divisor(slong a, slong b)
{
    while (b) {
        const slong rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static void put_ratio(fmpz_t out, slong value)
{
    fmpz_clear(out);
    *out = value;
}

/* out = p / q, where that is short; q is not 0. */
static bool put_short(fmpq_t out, slong p, slong q)
{
    const slong most = COEFF_MAX, divisor = p != WORD_MIN && q != WORD_MIN ? common_divisor(p, q) : 0;
    if (divisor == 0) return false;
    p /= q < 0 ? -divisor : divisor;
    q /= q < 0 ? -divisor : divisor;
    if (p > most || p < -most || q > most) return false;
    put_ratio(fmpq_numref(out), p);
    put_ratio(fmpq_denref(out), q);
    return true;
}

/* out = a + sign b, where that is short */
static bool add_short(fmpq_t out, const fmpq_t a, const fmpq_t b, slong sign)
{
    slong left, right, p, q;
    return is_short(a) && is_short(b) && !__builtin_mul_overflow(a->num, b->den, &left) &&
           !__builtin_mul_overflow(sign * b->num, a->den, &right) &&
           !__builtin_add_overflow(left, right, &p) && !__builtin_mul_overflow(a->den, b->den, &q) &&
           put_short(out, p, q);
}

void fraction_set(fmpq_t out, const fmpq_t x)
{
    if (!is_short(x) || !put_short(out, x->num, x->den)) fmpq_set(out, x);
}

void fraction_set_ratio(fmpq_t out, slong numerator, ulong denominator)
{
    if (denominator > COEFF_MAX || !put_short(out, numerator, (slong)denominator))
        fmpq_set_si(out, numerator, denominator);
}

void fraction_add(fmpq_t out, const fmpq_t a, const fmpq_t b)
{
    if (!add_short(out, a, b, 1)) fmpq_add(out, a, b);
}

void fraction_sub(fmpq_t out, const fmpq_t a, const fmpq_t b)
{
    if (!add_short(out, a, b, -1)) fmpq_sub(out, a, b);
}

void fraction_mul(fmpq_t out, const fmpq_t a, const fmpq_t b)
{
    slong p, q;
    bool done = is_short(a) && is_short(b) && !__builtin_mul_overflow(a->num, b->num, &p) &&
                !__builtin_mul_overflow(a->den, b->den, &q) && put_short(out, p, q);
    if (!done) fmpq_mul(out, a, b);
}

void fraction_div(fmpq_t out, const fmpq_t a, const fmpq_t b)
{
    slong p, q;
    bool done = is_short(a) && is_short(b) && b->num != 0 && !__builtin_mul_overflow(a->num, b->den, &p) &&
                !__builtin_mul_overflow(a->den, b->num, &q) && put_short(out, p, q);
    if (!done) fmpq_div(out, a, b);
}

void fraction_neg(fmpq_t out, const fmpq_t x)
{
    if (!is_short(x) || !put_short(out, -x->num, x->den)) fmpq_neg(out, x);
}

bool fraction_is_negative(const fmpq_t x)
{
    return is_short(x) ? x->num < 0 : fmpq_sgn(x) < 0;
}

bool fraction_same(const fmpq_t a, const fmpq_t b)
{
    return is_short(a) && is_short(b) ? a->num == b->num && a->den == b->den : fmpq_equal(a, b);
}

fmpq fraction_of(const fmpz_t z)
{
    return (fmpq){.num = *z, .den = 1};
}

void fraction_to_integer(fmpz_t out, fmpq_t x)
{
    fmpz_swap(out, fmpq_numref(x));
}

/* The quotient of two doubles is rounded once. */
double fraction_double(const fmpq_t x)
{
    const slong whole = (slong)1 << 53, as_good_as_exact = 1024;
    if (is_short(x) && labs(x->num) <= whole && x->den <= whole) return (double)x->num / (double)x->den;
    arb_t ball;
    arb_init(ball);
    arb_set_fmpq(ball, x, as_good_as_exact);
    double d = arf_get_d(arb_midref(ball), ARF_RND_NEAR);
    arb_clear(ball);
    return d;
}

char *fraction_text(const fmpq_t x)
{
    char text[64];
    if (is_short(x)) {
        const bool whole = x->den == 1;
        int n = snprintf(text, sizeof text, whole ? "%ld" : "%ld/%ld", (long)x->num, (long)x->den);
        return memory_text(text, (size_t)n);
    }
    char *flint_text = fmpq_get_str(NULL, 10, x);
    char *copy = flint_text ? memory_text(flint_text, strlen(flint_text)) : NULL;
    flint_free(flint_text);
    return copy;
}
