/* The polynomial of a ladder: what it predicts, with which noise, and its Taylor coefficients, against polynomials known exactly. */
#include "climbing.h"

#include <stdlib.h>

/* Exact in doubles at few-bit x; by its coefficients about 1/2, which few-bit nodes make exact, too. */
enum { DEGREE = 6 };
static const double coefficients[DEGREE + 1] = {3, -2, 5, 0.5, -1.25, 0.75, -0.375};
static const double centre = 0.5;

static double polynomial(double x)
{
    double sum = 0;
    for (int k = DEGREE; k >= 0; k--) sum = sum * (x - centre) + coefficients[k];
    return sum;
}

static long double change(double t)
{
    long double sum = 0;
    for (int k = DEGREE; k > 0; k--) sum = (sum + (long double)coefficients[k]) * (long double)t;
    return sum;
}

/* The rungs that are enough: three pairs for the sixth degree, six values on one side. */
static const struct {
    int side, n, exponent[7];
} ladders[] = {
    {0, 3, {0, -1, -2}},
    {0, 3, {1, -1, -4}},
    {0, 5, {0, -1, -2, -3, -4}},
    {1, 6, {1, 0, -1, -2, -3, -4}},
    {-1, 6, {1, 0, -1, -2, -3, -4}},
    {1, 7, {2, 1, 0, -1, -2, -3, -5}},
};
enum { N_LADDERS = sizeof ladders / sizeof *ladders };

static const double offsets[] = {0.3, -0.3, 0.01, -0.01, 1.1, -1.1, 1e-4, 2.9, -2.9};
enum { N_OFFSETS = sizeof offsets / sizeof *offsets };

static struct climb *climb_of(size_t i, function *f, double noise)
{
    struct climb *c = climb_new(f, centre, noise, 1, ladders[i].side);
    add_all(c, ladders[i].exponent, ladders[i].n);
    return c;
}

static void predicts_polynomials(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LADDERS; i++) {
        struct climb *c =
            climb_of(i, polynomial, 0x1p-50 * polynomial(-1)); /* some units in the last place */
        const struct ladder *l = &c->ladder;
        struct ladder_polynomial p;
        ladder_polynomial_of(l, l->first, l->end - 1, &p);
        CHECK(p.n == ladders[i].n && p.side == ladders[i].side, "ladder %zu: %d rungs, side %d", i, p.n,
              p.side);
        for (int k = 0; k < N_OFFSETS; k++) {
            const double t = offsets[k];
            if (p.side * t < 0) continue;
            double noise = NAN;
            const double got = ladder_predict(&p, t, &noise), want = (double)change(t);
            CHECK(fabs(got - want) <= noise + 1e-13 * fabs(want), "ladder %zu at %g: %.17g, want %.17g", i, t,
                  got, want);
            CHECK(noise < (fabs(t) <= l->h[l->first] ? 1e-8 : 1e-4), "ladder %zu at %g: noise %g", i, t,
                  noise);
            CHECK(noise >= 0 && isfinite(noise), "ladder %zu at %g: noise %g", i, t, noise);
        }
        free(c);
    }
    CHECK_DONE();
}

/* At the rungs themselves the formula is 0/0, and there is nothing to predict. */
static void nothing_at_the_rungs(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LADDERS; i++) {
        struct climb *c = climb_of(i, polynomial, 0);
        const struct ladder *l = &c->ladder;
        struct ladder_polynomial p;
        ladder_polynomial_of(l, l->first, l->end - 1, &p);
        for (int k = l->first; k < l->end; k++) {
            double noise;
            const double sign = p.side ? p.side : 1, h = sign * l->h[k];
            CHECK(isnan(ladder_predict(&p, h, &noise)), "ladder %zu, rung %d", i, k);
            if (!p.side)
                CHECK(isnan(ladder_predict(&p, -h, &noise)), "ladder %zu, rung %d to the left", i, k);
            CHECK(fabs(ladder_predict(&p, h * (1 + 1e-9), &noise) - (double)change(h)) <
                      1e-6 * fabs((double)change(h)),
                  "ladder %zu beside rung %d", i, k);
        }
        free(c);
    }
    CHECK_DONE();
}

static double planted;

static double noisy(double x)
{
    return polynomial(x) + (x == centre ? 0 : planted * scatter(x));
}

/* Noise moves no prediction further than its bound says, and for some comes near. */
static void noise_is_bounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LADDERS; i++) {
        double closest = 0;
        for (int k = 0; k < N_OFFSETS; k++)
            for (planted = 1e-6; planted < 2e-6; planted *= 1.01) {
                const double t = offsets[k], level = planted;
                if (ladders[i].side * t < 0) continue;
                struct climb *c = climb_of(i, noisy, level);
                struct ladder_polynomial p;
                ladder_polynomial_of(&c->ladder, c->ladder.first, c->ladder.end - 1, &p);
                double noise;
                const double moved = fabs(ladder_predict(&p, t, &noise) - (double)change(t));
                CHECK(moved <= noise * (1 + 1e-6), "ladder %zu at %g: %g > %g", i, t, moved, noise);
                closest = fmax(closest, moved / noise);
                free(c);
            }
        CHECK(closest > 0.1, "ladder %zu: at most %g of the bound", i, closest);
    }
    CHECK_DONE();
}

static void taylor_coefficients(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LADDERS; i++) {
        struct climb *c = climb_of(i, polynomial, 0);
        const struct ladder *l = &c->ladder;
        struct ladder_polynomial p;
        ladder_polynomial_of(l, l->first, l->end - 1, &p);
        enum { MOST = 8 };
        double odd[MOST], even[MOST];
        ladder_taylor(&p, p.odd, odd, MOST);
        ladder_taylor(&p, p.even, even, MOST);
        const double fine = l->h[l->end - 1];
        for (int k = 1; k <= DEGREE; k++) {
            /* c_k: the k-th power of x, from one side of h, from both of h^2. */
            const double got = p.side  ? odd[k - 1] * (p.side < 0 && k % 2 ? -1 : 1)
                               : k % 2 ? odd[(k - 1) / 2]
                                       : even[(k - 2) / 2],
                         rounding = 64 * 0x1p-53 * 3 /
                                    pow(fine, p.side  ? fmin(k + 1, 3)
                                              : k % 2 ? 1
                                                      : 2);
            CHECK(fabs(got - coefficients[k]) <= 100 * rounding + 1e-9, "ladder %zu: c%d %.17g, want %g", i,
                  k, got, coefficients[k]);
        }
        /* Beyond the polynomial there is nothing. */
        for (int k = p.n; k < MOST; k++) CHECK(odd[k] == 0 && even[k] == 0, "ladder %zu: term %d", i, k);
        free(c);
    }
    CHECK_DONE();
}

/* The best entry's polynomial is that of its rungs; fewer rungs do not see the high terms. */
static void of_some_rungs(void **state)
{
    (void)state;
    struct climb *c = climb_new(exp, 0.3, 0x1p-53, 1, 0);
    add_all(c, (const int[]){0, -1, -2, -3, -4, -5}, 6);
    const struct ladder *l = &c->ladder;
    assert_true(l->best.rung >= 0 && l->best.column > 0);
    struct ladder_polynomial best, same;
    ladder_polynomial(l, &best);
    ladder_polynomial_of(l, l->best.rung - l->best.column, l->best.rung, &same);
    CHECK(best.n == l->best.column + 1 && same.n == best.n, "%d rungs of column %d", best.n, l->best.column);
    double noise, one[1], other[1];
    ladder_taylor(&best, best.odd, one, 1);
    ladder_taylor(&same, same.odd, other, 1);
    CHECK_SAME(one[0], other[0], "the derivative");
    CHECK_CLOSE(one[0], l->best.value, 1e-12, "the derivative is the entry");
    double before = INFINITY;
    for (int n = 1; n <= 4; n++) { /* the error at a quarter falls with the rungs */
        struct ladder_polynomial p;
        ladder_polynomial_of(l, l->first, l->first + n - 1, &p);
        const double off = fabs(ladder_predict(&p, 0.25, &noise) - exp(0.3) * expm1(0.25));
        CHECK(off < before / 8, "%d rungs: off by %g, before %g", n, off, before);
        before = off;
    }
    free(c);
    CHECK_DONE();
}

static double fourth_power(double x)
{
    return x * x * x * x;
}

/* Far beyond the rungs the terms of the formula cancel: what is left is as good as the rungs' own rounding lets it be. */
static void far_beyond(void **state)
{
    (void)state;
    struct climb *c = climb_new(fourth_power, 0, 0, 1, 0);
    add_all(c, (const int[]){-8, -10, -12}, 3);
    struct ladder_polynomial p;
    double noise;
    ladder_polynomial_of(&c->ladder, c->ladder.first, c->ladder.end - 1, &p);
    for (double t = -0.7; t < 1; t += 1.1)
        CHECK_CLOSE(ladder_predict(&p, t, &noise), fourth_power(t), 1e-10, "far beyond");
    free(c);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(predicts_polynomials), cmocka_unit_test(nothing_at_the_rungs),
        cmocka_unit_test(noise_is_bounded),     cmocka_unit_test(taylor_coefficients),
        cmocka_unit_test(of_some_rungs),        cmocka_unit_test(far_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
