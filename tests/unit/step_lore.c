/* Lore: what it keeps and hands on, and the short search that goes by it: few calls where f is alike along its variables, and the
 * full search where it is not. */
#include "stepping.h"

#include "step/lore.h"

#include <stdlib.h>

/* ---- keeping ---- */

static struct step found(enum stop stop, double noise, double reach, int side)
{
    return (struct step){
        .stop = stop, .noise = noise, .h_brief = reach, .side = side, .value = 1, .bar = 1e-9};
}

static void learns_from_what_ended_well(void **state)
{
    static const struct {
        const char *name;
        enum stop stop;
        double noise, reach;
        int side, learnt;
    } rows[] = {
        {"converged", STOP_CONVERGED, 1e-16, 0.5, 0, 1},
        {"pieces", STOP_PIECES, 1e-16, 0.5, 0, 1},
        {"without noise", STOP_CONVERGED, 0, 0.5, 0, 1},
        {"constant: it may not depend on it", STOP_CONSTANT, 1e-16, 0.5, 0, 0},
        {"a kink", STOP_KINK, 1e-16, 0.5, 0, 0},
        {"too noisy", STOP_NOISE, 1e-16, 0.5, 0, 0},
        {"nothing", STOP_UNDEFINED, NAN, NAN, 0, 0},
        {"one-sided", STOP_CONVERGED, 1e-16, 0.5, 1, 0},
        {"noise unknown", STOP_CONVERGED, NAN, 0.5, 0, 0},
        {"no step", STOP_CONVERGED, 1e-16, NAN, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lore lore;
        lore_init(&lore);
        CHECK(lore.n == 0 && isnan(lore.f) && isnan(lore.f_again), "%s: not empty", rows[i].name);
        struct probe p = {.f = 3, .f_again = 3.5};
        const struct step step = found(rows[i].stop, rows[i].noise, rows[i].reach, rows[i].side);
        lore_learn(&lore, -2, &p, &step);
        CHECK(lore.n == rows[i].learnt, "%s: %d learnt", rows[i].name, lore.n);
        CHECK(lore.f == 3 && lore.f_again == 3.5, "%s: f(x) is kept in any case", rows[i].name);
        if (lore.n)
            CHECK(lore.size[0] == 2 && lore.reach[0] == 0.5, "%s: |x| %g", rows[i].name, lore.size[0]);
    }
    CHECK_DONE();
}

static void suffices(void **state)
{
    (void)state;
    struct lore lore;
    lore_init(&lore);
    CHECK(!lore_suffices(NULL), "no lore at all");
    struct probe p = {.f = 3, .f_again = 3};
    const struct step step = found(STOP_CONVERGED, 1e-16, 0.5, 0);
    for (int i = 1; i <= LORE_MOST + 3; i++) {
        lore_learn(&lore, 1, &p, &step);
        CHECK(lore_suffices(&lore) == (i >= LORE_ENOUGH), "%d learnt", i);
        CHECK(lore.n == (i < LORE_MOST ? i : LORE_MOST), "%d of %d kept", lore.n, i);
    }
    lore.f_again = 3.0000001;
    CHECK(!lore_suffices(&lore), "f answers differently each time");
    lore.f = lore.f_again = NAN;
    CHECK(!lore_suffices(&lore), "f(x) is not a number");
    CHECK_DONE();
}

/* The upper quartile of the noise with its doubt; steps as a part of |x|, by the median, and no variable much smaller than they usually are. */
static void hands_on(void **state)
{
    (void)state;
    struct lore lore;
    lore_init(&lore);
    struct probe p = {.f = 3, .f_again = 3};
    static const double noise[] = {1e-16, 5e-16, 2e-16, 4e-16, 3e-16}, x[] = {1, -2, 4, 8, 16},
                        part[] = {0.5, 0.1, 0.3, 0.2, 0.4};
    for (int i = 0; i < 5; i++) {
        const struct step step = found(STOP_CONVERGED, noise[i], part[i] * fabs(x[i]), 0);
        lore_learn(&lore, x[i], &p, &step);
    }
    CHECK_CLOSE(lore_noise(&lore), 1.3 * 4e-16, 1e-12, "noise");
    CHECK_CLOSE(lore_reach(&lore, 10), 3, 1e-12, "a part of |x|");
    CHECK_CLOSE(lore_reach(&lore, -10), 3, 1e-12, "a part of |x|");
    CHECK_CLOSE(lore_reach(&lore, 0), 0.3 * 0.05 * 4, 1e-12, "x is 0 by chance");
    lore_init(&lore);
    for (int i = 0; i < 3; i++) {
        const struct step step = found(STOP_CONVERGED, 1e-16, 0.1 + i, 0);
        lore_learn(&lore, 0, &p, &step);
    }
    CHECK_CLOSE(lore_reach(&lore, 0), 1.1, 1e-12, "all are 0: the steps themselves");
    CHECK_DONE();
}

/* ---- the short search ---- */

enum { N = 30 };
static double point[N];
static size_t along, calls, calls_at_x;

static double sum_of_squares(const double *x)
{
    double sum = 0;
    for (int i = 0; i < N; i++) sum += (i + 1) * (x[i] - 0.3) * (x[i] - 0.3);
    return sum;
}

static double coupled(const double *x)
{
    double sum = 0;
    for (int i = 0; i + 1 < N; i++) sum += sin(x[i]) * exp(x[i + 1] / 4) + x[i] * x[i];
    return sum;
}

static double with_a_kink(const double *x)
{
    return sum_of_squares(x) + fabs(x[N - 1] - point[N - 1]);
}

static double with_a_fast_one(const double *x)
{
    return sum_of_squares(x) + sin(1e4 * x[N - 1]);
}

static double with_a_jump(const double *x)
{
    return sum_of_squares(x) + (x[N - 1] > point[N - 1] + 1e-4);
}

static double with_noise(const double *x)
{
    return sum_of_squares(x) * (1 + 1e-10 * scatter(x[along]));
}

typedef double of_many(const double *x);
static of_many *many;

static double of_one(double x)
{
    double at[N];
    memcpy(at, point, sizeof at);
    at[along] = x;
    calls++;
    calls_at_x += x == point[along];
    return many(at);
}

static struct step search(size_t variable, const struct lore *lore, enum stencil_use use, unsigned derivative,
                          struct probe *p)
{
    static struct callee c;
    along = variable;
    calls = calls_at_x = 0;
    c = callee_of(of_one);
    *p = probe_of(&c, point[variable]);
    p->lore = lore;
    struct step step;
    const struct step_request request = {.derivative = derivative, .use = use};
    assert_int_equal(step_find(SELECTOR_AUTO, &request, p, &step, NULL), HSTAR_OK);
    CHECK(calls == step.evaluations, "%zu calls, %zu counted", calls, step.evaluations);
    return step;
}

/* The first variables teach, as the caller does it: by searches that know f(x) only, or nothing. */
static void learn(of_many *f, struct lore *lore, int first, enum stencil_use use, unsigned derivative)
{
    many = f;
    for (int i = 0; i < N; i++) point[i] = 1 + 0.17 * i - 0.5 * (i % 3);
    lore_init(lore);
    for (int i = first; i < first + 4; i++) {
        struct probe p;
        const struct step step = search((size_t)i, lore, use, derivative, &p);
        lore_learn(lore, point[i], &p, &step);
    }
    assert_true(lore_suffices(lore));
}

static double slope(of_many *f, int i)
{
    if (f == coupled) {
        const double own = i + 1 < N ? cos(point[i]) * exp(point[i + 1] / 4) + 2 * point[i] : 0;
        return own + (i ? sin(point[i - 1]) * exp(point[i] / 4) / 4 : 0);
    }
    return 2 * (i + 1) * (point[i] - 0.3) +
           (f == with_a_fast_one && i == N - 1 ? 1e4 * cos(1e4 * point[i]) : 0);
}

static void few_calls_where_all_is_alike(void **state)
{
    static const struct {
        const char *name;
        of_many *f;
        double relative; /* error */
        size_t most;     /* calls, of that part of the variables: */
        double part;
    } rows[] = {{"a sum of squares", sum_of_squares, 1e-11, 10, 0.95}, {"coupled", coupled, 1e-10, 16, 0.4}};
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct lore lore;
        learn(rows[r].f, &lore, 0, N_USES, 1);
        int few = 0, n = 0;
        for (int i = 4; i < N; i++, n++) {
            struct probe p;
            const struct step s = search((size_t)i, &lore, N_USES, 1, &p);
            const double truth = slope(rows[r].f, i);
            few += s.evaluations <= rows[r].most;
            CHECK(calls_at_x == 0, "%s, %d: f(x) was asked again, %zu times", rows[r].name, i, calls_at_x);
            CHECK(stops[s.stop].trust == TRUST_OK && fabs(s.value - truth) <= s.bar,
                  "%s, %d: %.17g +/- %g is wrong by %g, %s", rows[r].name, i, s.value, s.bar, s.value - truth,
                  stops[s.stop].name);
            CHECK(fabs(s.value - truth) <= rows[r].relative * fabs(truth) &&
                      s.bar <= 100 * rows[r].relative * fabs(truth),
                  "%s, %d: %.17g +/- %g, want %.17g", rows[r].name, i, s.value, s.bar, truth);
        }
        CHECK(few >= rows[r].part * n, "%s: only %d of %d in %zu calls", rows[r].name, few, n, rows[r].most);
    }
    CHECK_DONE();
}

/* Second derivatives and stencils go by it, too. */
static void other_questions(void **state)
{
    (void)state;
    struct lore lore;
    struct probe p;
    learn(sum_of_squares, &lore, 0, N_USES, 2);
    for (int i = 4; i < N; i++) {
        const struct step s = search((size_t)i, &lore, N_USES, 2, &p);
        CHECK(fabs(s.value - 2 * (i + 1)) <= s.bar && s.bar < 1e-6 * (i + 1), "%d: %.17g +/- %g, want %d", i,
              s.value, s.bar, 2 * (i + 1));
    }
    for (enum stencil_use use = USE_FORWARD; use <= USE_FIVE_POINT; use++) {
        learn(sum_of_squares, &lore, 0, N_USES, 1);
        for (int i = 4; i < N; i++) {
            const struct step s = search((size_t)i, &lore, use, 1, &p);
            CHECK(s.use == use && fabs(s.value - slope(sum_of_squares, i)) <= s.bar,
                  "%s, %d: %.17g +/- %g, want %.17g", use_names[use], i, s.value, s.bar,
                  slope(sum_of_squares, i));
        }
    }
    CHECK_DONE();
}

/* Where one variable is another than the others, what is seen does not fit, and the full search is done. */
static void falls_back(void **state)
{
    static const struct {
        const char *name;
        of_many *f;
        enum stop stop;
    } rows[] = {{"a kink", with_a_kink, STOP_KINK},
                {"a fast one", with_a_fast_one, STOP_CONVERGED},
                {"a jump nearby", with_a_jump, STOP_CONVERGED}};
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct lore lore;
        learn(rows[r].f, &lore, 0, N_USES, 1);
        for (int i = 4; i < N; i++) {
            struct probe p;
            const struct step s = search((size_t)i, &lore, N_USES, 1, &p);
            const bool odd = i == N - 1;
            const double truth = slope(rows[r].f, i);
            CHECK(s.stop == (odd ? rows[r].stop : STOP_CONVERGED), "%s, %d: %s", rows[r].name, i,
                  stops[s.stop].name);
            CHECK(!odd || s.evaluations > 10, "%s: %zu evaluations", rows[r].name, s.evaluations);
            CHECK(calls_at_x == 0, "%s, %d: f(x) was asked again", rows[r].name, i);
            CHECK(fabs(s.value - truth) <= s.bar, "%s, %d: %.17g +/- %g is wrong by %g", rows[r].name, i,
                  s.value, s.bar, s.value - truth);
        }
    }
    CHECK_DONE();
}

/* Bars hold where f is noisy, too: the noise is known from the others. */
static void with_noise_as_the_others(void **state)
{
    (void)state;
    struct lore lore;
    learn(with_noise, &lore, 0, N_USES, 1);
    int held = 0, n = 0;
    for (int i = 4; i < N; i++, n++) {
        struct probe p;
        const struct step s = search((size_t)i, &lore, N_USES, 1, &p);
        held += fabs(s.value - slope(with_noise, i)) <= s.bar;
        CHECK(fabs(s.value - slope(with_noise, i)) <= 3 * s.bar, "%d: %.17g +/- %g, want %.17g", i, s.value,
              s.bar, slope(with_noise, i));
    }
    CHECK(held >= 0.95 * n, "%d of %d bars hold", held, n);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_from_what_ended_well),
        cmocka_unit_test(suffices),
        cmocka_unit_test(hands_on),
        cmocka_unit_test(few_calls_where_all_is_alike),
        cmocka_unit_test(other_questions),
        cmocka_unit_test(falls_back),
        cmocka_unit_test(with_noise_as_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
