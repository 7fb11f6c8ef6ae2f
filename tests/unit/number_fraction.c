/* Short rationals against FLINT's own functions, over values around each of the limits. */
#include "check.h"

#include "number/fraction.h"

#include <stdlib.h>

static const slong values[] = {0,
                               1,
                               -1,
                               2,
                               -3,
                               7,
                               630,
                               -44100,
                               2147483647,
                               -2147483648,
                               3037000500,
                               -3037000499,
                               COEFF_MAX,
                               -COEFF_MAX,
                               COEFF_MAX - 1,
                               (slong)1 << 53,
                               ((slong)1 << 53) + 1};
enum { N_VALUES = sizeof values / sizeof *values };

typedef void operation(fmpq_t, const fmpq_t, const fmpq_t);

static void check_pair(const fmpq_t a, const fmpq_t b)
{
    static const struct {
        operation *own, *flint;
        bool divides;
    } pairs[] = {{fraction_add, fmpq_add, false},
                 {fraction_sub, fmpq_sub, false},
                 {fraction_mul, fmpq_mul, false},
                 {fraction_div, fmpq_div, true}};
    char *left = fmpq_get_str(NULL, 10, a), *right = fmpq_get_str(NULL, 10, b);
    fmpq_t got, want, in_place;
    fmpq_init(got);
    fmpq_init(want);
    fmpq_init(in_place);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].divides && fmpq_is_zero(b)) continue;
        pairs[i].own(got, a, b);
        pairs[i].flint(want, a, b);
        CHECK(fmpq_equal(got, want) && fmpq_is_canonical(got), "operation %zu of %s and %s", i, left, right);
        fmpq_set(in_place, a);
        pairs[i].own(in_place, in_place, b);
        CHECK(fmpq_equal(in_place, want), "operation %zu of %s and %s, in place", i, left, right);
    }
    CHECK(fraction_same(a, b) == (bool)fmpq_equal(a, b), "%s and %s", left, right);
    flint_free(left);
    flint_free(right);
    fmpq_clear(got);
    fmpq_clear(want);
    fmpq_clear(in_place);
}

static void check_one(const fmpq_t a)
{
    char *own = fraction_text(a), *flint = fmpq_get_str(NULL, 10, a);
    fmpq_t out;
    arb_t ball;
    fmpq_init(out);
    arb_init(ball);
    fraction_neg(out, a);
    fmpq_neg(out, out);
    CHECK(fmpq_equal(out, a), "-%s", flint);
    fraction_set(out, a);
    CHECK(fmpq_equal(out, a), "%s", flint);
    CHECK(fraction_is_negative(a) == (fmpq_sgn(a) < 0), "%s", flint);
    CHECK(own && !strcmp(own, flint), "%s is %s", own, flint);
    arb_set_fmpq(ball, a, 4000);
    CHECK_SAME(fraction_double(a), ball_double(ball), flint);
    free(own);
    flint_free(flint);
    arb_clear(ball);
    fmpq_clear(out);
}

static void test_fractions(void **state)
{
    (void)state;
    enum { N = N_VALUES * N_VALUES };
    fmpq *all = fractions_new(N);
    assert_non_null(all);
    size_t n = 0;
    for (size_t p = 0; p < N_VALUES; p++)
        for (size_t q = 0; q < N_VALUES; q++) {
            if (values[q] <= 0) continue;
            fmpq_set_si(all + n, values[p], (ulong)values[q]);
            fraction_set_ratio(all + N - 1, values[p], (ulong)values[q]);
            CHECK(fmpq_equal(all + n, all + N - 1), "%ld/%ld", (long)values[p], (long)values[q]);
            n++;
        }
    assert_true(n < N - 1);
    for (size_t i = 0; i < n; i++) {
        check_one(all + i);
        for (size_t j = 0; j < n; j++) check_pair(all + i, all + j);
    }
    /* Beyond the limits on both sides. */
    fmpq_mul(all + n, all + n - 1, all + n - 1);
    fmpq_pow_si(all + n, all + n, 3);
    check_one(all + n);
    for (size_t i = 0; i < n; i++) check_pair(all + n, all + i);
    fractions_free(all, N);
    flint_cleanup();
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fractions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
