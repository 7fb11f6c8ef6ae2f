/* auto on the hard functions: of a fixed sample of every set, how often it is confidently wrong, and how often it dares to answer;
 * and whether what the hard functions call the truth is one. `scripts/bench hard` measures more of them. */
#include "check.h"

#include "hard.h"

enum { SEED = 5 };

enum { EACH = 3 }; /* problems a family */

/* Wrong at most, and missed or wrong at most: what was measured when it was written down, and may only be tightened. Called ok at least:
 * a selector that answers "doubtful" to everything is never wrong. */
static const struct {
    const char *set;
    size_t wrong, missed, ok;
} bounds[] = {
    {"smooth", 0, 0, 57}, {"hidden", 0, 1, 38},  {"deceive", 0, 0, 109},    {"float32", 0, 0, 42},
    {"boxes", 0, 3, 181}, {"noise", 0, 0, 30},   {"derivatives", 0, 0, 34}, {"onesided", 0, 1, 36},
    {"sums", 0, 0, 29},   {"failing", 0, 0, 24}, {"solvers", 0, 1, 18},
};

struct counts {
    size_t n, n_of[N_HARD_VERDICTS];
};

static struct counts count(const char *set)
{
    struct counts c = {0};
    for (size_t i = 0; i < N_HARD_FAMILIES; i++)
        for (uint64_t k = 0; k < EACH && !strcmp(hard_families[i].set, set); k++) {
            struct hard p;
            const bool made = hard_make(&hard_families[i], SEED, k, &p);
            CHECK(made, "%s/%s %d:%d cannot be made", set, hard_families[i].name, SEED, (int)k);
            if (!made) continue;
            const struct step s = hard_ask(&p, SELECTOR_AUTO);
            c.n++;
            c.n_of[hard_judge(&p, &s)]++;
            hard_clear(&p);
        }
    return c;
}

static void test_auto(void **state)
{
    (void)state;
    size_t sets = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        const struct counts c = count(bounds[i].set);
        const size_t wrong = c.n_of[HARD_WRONG], missed = wrong + c.n_of[HARD_MISSED],
                     ok = missed + c.n_of[HARD_HELD];
        CHECK(wrong <= bounds[i].wrong, "%s: %zu of %zu are wrong, at most %zu were", bounds[i].set, wrong,
              c.n, bounds[i].wrong);
        CHECK(missed <= bounds[i].missed, "%s: %zu of %zu bars do not hold, at most %zu did not",
              bounds[i].set, missed, c.n, bounds[i].missed);
        CHECK(ok >= bounds[i].ok, "%s: %zu of %zu are called ok, at least %zu were", bounds[i].set, ok, c.n,
              bounds[i].ok);
        sets++;
    }
    CHECK(sets == N_HARD_SETS, "%zu sets have bounds, there are %d", sets, N_HARD_SETS);
    CHECK_DONE();
}

static void test_truths(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_HARD_FAMILIES; i++)
        for (uint64_t k = 0; k < EACH; k++) {
            struct hard p;
            const char *why =
                hard_make(&hard_families[i], SEED, k, &p) ? hard_self_test(&p) : "cannot be made";
            CHECK(!why, "%s/%s %d:%d: %s", hard_families[i].set, hard_families[i].name, SEED, (int)k, why);
            hard_clear(&p);
        }
    CHECK_DONE();
}

/* The same seed makes the same problem, another one another. */
static void test_seeds(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_HARD_FAMILIES; i++) {
        struct hard p, again, other;
        assert_true(hard_make(&hard_families[i], SEED, 1, &p) &&
                    hard_make(&hard_families[i], SEED, 1, &again) &&
                    hard_make(&hard_families[i], SEED + 1, 1, &other));
        CHECK_SAME(again.truth, p.truth, hard_families[i].name);
        CHECK_SAME(again.x, p.x, hard_families[i].name);
        CHECK(other.salt != p.salt, "%s: the seed is of no account", hard_families[i].name);
        hard_clear(&p);
        hard_clear(&again);
        hard_clear(&other);
    }
    CHECK_DONE();
}

/* Held, missed and wrong are told by the bar; a piece counts where it may; what is not called ok claims nothing. */
static void test_verdicts(void **state)
{
    (void)state;
    const struct {
        double value, bar, piece;
        enum stop stop;
        bool either;
        enum hard_verdict want;
    } cases[] = {
        {2.385, 1e-9, NAN, STOP_CONVERGED, false, HARD_HELD},
        {2.385 + 0.9e-9, 1e-9, NAN, STOP_EXACT, false, HARD_HELD},
        {2.385 + 1.5e-9, 1e-9, NAN, STOP_CONVERGED, false, HARD_MISSED},
        {2.385 + 1.1e-8, 1e-9, NAN, STOP_CONVERGED, false, HARD_WRONG},
        {2.385 + 4.4e-16, 0, NAN, STOP_CONSTANT, false, HARD_HELD},
        {2.384, 0, NAN, STOP_CONSTANT, false, HARD_WRONG},
        {2.5, 1e-9, 2.5, STOP_CONVERGED, true, HARD_HELD},
        {2.5, 1e-9, 2.5, STOP_CONVERGED, false, HARD_WRONG},
        {7, 1e-9, NAN, STOP_NOISE, false, HARD_DOUBTFUL},
        {7, INFINITY, NAN, STOP_CONVERGED, false, HARD_DOUBTFUL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct hard p = {.truth = 2.385, .piece = cases[i].piece, .either = cases[i].either};
        const struct step s = {.value = cases[i].value, .bar = cases[i].bar, .stop = cases[i].stop};
        CHECK(hard_judge(&p, &s) == cases[i].want, "case %zu: %d", i, (int)hard_judge(&p, &s));
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_auto),
        cmocka_unit_test(test_truths),
        cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_verdicts),
    };
    if (!HSTAR_QUAD) return 77; /* the truths need the wide arithmetic */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
