/* The record: the offsets that were realised, what is kept of answers and what is not, and steps that are uneven and hardly round. */
#include "stepping.h"

#include "step/record.h"

#include <stdlib.h>

static double up_to_two(double x)
{
    return x > 2 ? (double)NAN : x < -1 ? (double)INFINITY : 3 - x;
}

struct asking {
    struct callee callee;
    struct probe probe;
    struct record record;
};

static struct asking *asking_new(function *f, double x, size_t budget)
{
    struct asking *a = calloc(1, sizeof *a);
    a->callee = callee_of(f);
    a->probe = probe_of(&a->callee, x);
    a->probe.budget = budget;
    probe_begin(&a->probe);
    record_init(&a->record, &a->probe);
    return a;
}

static void begins_with_x(void **state)
{
    (void)state;
    struct asking *a = asking_new(up_to_two, 0.5, SIZE_MAX);
    CHECK(a->record.n == 1 && a->record.t[0] == 0, "%d offsets", a->record.n);
    CHECK_SAME(a->record.y[0], 2.5, "f(x)");
    CHECK_SAME(a->record.largest, 2.5, "largest");
    CHECK(isinf(a->record.missing[0]) && isinf(a->record.missing[1]), "f is missing where nobody asked");
    free(a);
    CHECK_DONE();
}

/* x + t rounds: the value belongs to what was asked, and so must the offset. */
static void offsets_are_realised(void **state)
{
    static const double points[] = {0, 0.1, -1.1, 1e10, -1e-10, 1e300, 5e-324};
    static const double wanted[] = {0.1, -0.3, 1e-17, 1.0 / 3, -7e9};
    enum { N = sizeof wanted / sizeof *wanted };
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        const double x = points[i];
        double t[N], y[N];
        struct asking *a = asking_new(atan, x, SIZE_MAX);
        memcpy(t, wanted, sizeof t);
        CHECK(record_ask(&a->record, t, N, y), "atan is finite");
        for (int k = 0; k < N; k++) {
            CHECK_SAME(t[k], record_realised(x, wanted[k]), "realised");
            CHECK_SAME(y[k], atan(x + wanted[k]), "the value");
            CHECK_SAME(y[k], atan(x + t[k]), "the value at the offset that is told");
            CHECK_SAME(a->record.t[1 + k], t[k], "kept");
            CHECK_SAME(a->record.y[1 + k], y[k], "kept");
        }
        CHECK(a->record.n == 1 + N && a->callee.calls == 2 + N, "%d kept, %zu calls", a->record.n,
              a->callee.calls);
        free(a);
    }
    /* By hand: the ulp of 1e10 is 2^-19. */
    CHECK_SAME(record_realised(1e10, 0.9e-6), 0, "1e10 + 9e-7");
    CHECK_SAME(record_realised(1e10, 0.9e-6 + 1.0), 1, "1e10 + 1.0000009");
    CHECK_SAME(record_realised(1e10, 1.4e-6), 0x1p-19, "1e10 + 1.4e-6");
    CHECK_DONE();
}

static void finds_what_was_asked(void **state)
{
    (void)state;
    struct asking *a = asking_new(exp, 0.3, SIZE_MAX);
    double t[] = {0.25, -0.125, 0.01}, y[3], found = 7;
    CHECK(record_ask(&a->record, t, 3, y), "exp is finite");
    for (int i = 0; i < 3; i++) {
        found = NAN;
        CHECK(record_find(&a->record, t[i], &found), "offset %g", t[i]);
        CHECK_SAME(found, y[i], "found");
    }
    CHECK(record_find(&a->record, 0, &found), "x itself");
    CHECK_SAME(found, exp(0.3), "f(x)");
    found = 7;
    CHECK(!record_find(&a->record, -0.25, &found) && found == 7, "never asked: %g", found);
    CHECK_SAME(a->record.largest, exp(0.3 + t[0]), "largest");
    free(a);
    CHECK_DONE();
}

/* No number is an answer: kept, and by side the nearest is known. */
static void missing_sides(void **state)
{
    static const struct {
        double t[4];
        double left, right;
        bool finite;
    } rows[] = {
        {{0.5, -0.5, 1, -1}, INFINITY, INFINITY, true},
        {{3, 2, 1, 5}, INFINITY, 2, false},
        {{-3, -8, -2, -4}, 3, INFINITY, false},
        {{4, -4, 8, -8}, 4, 4, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct asking *a = asking_new(up_to_two, 1, SIZE_MAX);
        double t[4], y[4];
        memcpy(t, rows[i].t, sizeof t);
        CHECK(record_ask(&a->record, t, 4, y) == rows[i].finite, "row %zu", i);
        CHECK_SAME(a->record.missing[0], rows[i].left, "to the left");
        CHECK_SAME(a->record.missing[1], rows[i].right, "to the right");
        CHECK(a->record.n == 5, "row %zu: %d kept", i, a->record.n);
        CHECK(isfinite(a->record.largest) && a->record.largest <= 4, "row %zu: largest %g", i,
              a->record.largest);
        free(a);
    }
    CHECK_DONE();
}

/* What nobody asked f is no answer of f. */
static void nothing_is_kept_beyond_the_budget(void **state)
{
    (void)state;
    for (size_t left = 0; left <= 6; left++) {
        struct asking *a = asking_new(exp, 0.3, 2 + left);
        double t[] = {0.1, -0.1, 0.2, -0.2, 0.4, -0.4}, y[6];
        CHECK(record_ask(&a->record, t, 6, y) == (left == 6), "%zu left", left);
        CHECK(a->record.n == 1 + (int)left && a->callee.calls == 2 + left, "%zu left: %d kept, %zu calls",
              left, a->record.n, a->callee.calls);
        CHECK(isinf(a->record.missing[0]) && isinf(a->record.missing[1]), "%zu left: missing", left);
        for (int i = 0; i < 6; i++)
            CHECK(isfinite(y[i]) == (i < (int)left), "%zu left: value %d is %g", left, i, y[i]);
        free(a);
    }
    CHECK_DONE();
}

/* A function that died did not say that it is not a number there. */
static void nothing_is_kept_of_the_dead(void **state)
{
    (void)state;
    struct asking *a = asking_new(exp, 0.3, SIZE_MAX);
    a->callee.fail_after = 2;
    double t[] = {0.1, -0.1}, y[2];
    CHECK(!record_ask(&a->record, t, 2, y), "it died");
    CHECK(a->record.n == 1 && isinf(a->record.missing[0]) && isinf(a->record.missing[1]), "%d kept",
          a->record.n);
    free(a);
    CHECK_DONE();
}

static void full(void **state)
{
    (void)state;
    struct asking *a = asking_new(atan, 0.3, SIZE_MAX);
    for (int i = 0; i < RECORD_MOST + 40; i++) {
        double t = 1 + i, y = NAN;
        CHECK(record_ask(&a->record, &t, 1, &y), "offset %d", i);
        CHECK_SAME(y, atan(0.3 + t), "answered, kept or not");
    }
    CHECK(a->record.n == RECORD_MOST, "%d kept", a->record.n);
    CHECK_SAME(a->record.y[RECORD_MOST - 1], atan(0.3 + (RECORD_MOST - 1)), "the last that is kept");
    free(a);
    CHECK_DONE();
}

/* ---- uneven numbers ---- */

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Evenly over [0, 1), by Kolmogorov and Smirnov's distance (1.63/sqrt n is its 99 % quantile), along both arguments; neighbours
 * do not go together. */
static void uneven_is_spread(void **state)
{
    enum { N = 2000 };
    (void)state;
    for (int by = 0; by < 2; by++)
        for (int other = 0; other < 4; other++) {
            double v[N], together = 0, farthest = 0;
            for (int i = 0; i < N; i++) v[i] = by ? uneven(other, i - N / 2) : uneven(i - N / 2, other);
            for (int i = 0; i < N; i++) CHECK(v[i] >= 0 && v[i] < 1, "%d, %d: %g", i, other, v[i]);
            for (int i = 1; i < N; i++) together += (v[i] - 0.5) * (v[i - 1] - 0.5) * 12 / N;
            CHECK(fabs(together) < 4 / sqrt(N), "%d, %d: neighbours go together by %g", by, other, together);
            qsort(v, N, sizeof *v, ascending);
            for (int i = 0; i < N; i++) farthest = fmax(farthest, fabs(v[i] - (i + 0.5) / N));
            CHECK(farthest < 1.63 / sqrt(N), "%d, %d: %g from even", by, other, farthest);
            for (int i = 1; i < N; i++) CHECK(v[i] > v[i - 1], "%d, %d: %.17g twice", by, other, v[i]);
        }
    CHECK_DONE();
}

/* Results can be had again, also by another machine: SplitMix64's mixing of a * 0x9e37… + b * 0xd1b5… + 0x8cb9…, worked out in Python. */
static void uneven_is_the_same_everywhere(void **state)
{
    static const struct {
        int a, b;
        double want;
    } rows[] = {{0, 0, 0x1.cce5a45e39744p-3},
                {1, 0, 0x1.ccb9040547159p-1},
                {0, 1, 0x1.75651156839d2p-1},
                {-1, 0, 0x1.bf3109b032417p-1},
                {-20, 1, 0x1.1bb17eb638a16p-1},
                {7, -3, 0x1.aaeb82fa070c0p-1},
                {2147483647, -2147483647 - 1, 0x1.56b2a9f8af890p-2}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SAME(uneven(rows[i].a, rows[i].b), rows[i].want, "uneven");
    CHECK_DONE();
}

/* From 2^e to 1.25 times that; x + h and x - h are doubles wherever a step can make them so. */
static void steps(void **state)
{
    static const double points[] = {0,     1,     -1, 1.1, 2.385, -1e10, 1e-300, 0.1, 0x1.fffffffffffffp3,
                                    1e300, 5e-324};
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        const double x = points[i];
        const int scale = x != 0 ? ilogb(x) : 0;
        for (int e = scale - 46; e < scale + 40; e++) {
            const double h = uneven_step(x, e);
            if (e < -1000 || e > 1000) continue;
            CHECK(h >= ldexp(1, e) && h <= 1.25 * ldexp(1, e), "%g, 2^%d: %a", x, e, h);
            CHECK_SAME(uneven_step(x, e), h, "the same again");
            CHECK_SAME(uneven_step(-x, e), h, "for -x");
            for (int side = -1; side <= 1; side += 2) {
                /* Where the sum has more bits before the point than both, the last of x is lost, and nothing helps. */
                const double missed = fabs(record_realised(x, side * h) - side * h);
                const int top = ilogb(x + side * h);
                const bool carries = x != 0 && top > scale && top > ilogb(h);
                CHECK(e > scale + 1 || missed <= (carries ? ldexp(1, top - 53) : 0),
                      "%.17g %+d * %a: missed by %a", x, side, h, missed);
            }
        }
    }
    CHECK_DONE();
}

/* All bits of the mantissa that x leaves: no two rungs share a divisor, as powers of two do. */
static void steps_are_uneven(void **state)
{
    (void)state;
    const double x = 1.1;
    double least = INFINITY, most = 0;
    for (int e = -20; e <= 0; e++) {
        const double part = uneven_step(x, e) / ldexp(1, e);
        least = fmin(least, part);
        most = fmax(most, part);
        /* fmod by 2^-13 of the step: 0 for a number of few bits. */
        CHECK(fmod(part, 0x1p-13) != 0, "2^%d: %a has few bits", e, part);
    }
    CHECK(least < 1.05 && most > 1.2, "from %g to %g", least, most);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_with_x),
        cmocka_unit_test(offsets_are_realised),
        cmocka_unit_test(finds_what_was_asked),
        cmocka_unit_test(missing_sides),
        cmocka_unit_test(nothing_is_kept_beyond_the_budget),
        cmocka_unit_test(nothing_is_kept_of_the_dead),
        cmocka_unit_test(full),
        cmocka_unit_test(uneven_is_spread),
        cmocka_unit_test(uneven_is_the_same_everywhere),
        cmocka_unit_test(steps),
        cmocka_unit_test(steps_are_uneven),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
