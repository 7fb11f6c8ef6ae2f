/* What `auto` makes of what it is told: the noise of f, absolute or as a part of |f|; how far it may go; few evaluations; which of two derivatives is
 * meant where f is smooth in pieces. And what it tells of places where f is not a number. */
#include "stepping.h"

/* A search with what it was told; NaN, 0, INFINITY and so on: nothing. */
struct told {
    double noise, accuracy, reach;
    size_t budget;
    struct step_request request;
};

static struct told nothing(void)
{
    return (struct told){NAN, 0, INFINITY, SIZE_MAX, {.derivative = 1, .use = N_USES}};
}

static struct step find(enum selector_id id, struct callee *c, double x, const struct told *told)
{
    struct probe p = probe_of(c, x);
    struct step step = {0};
    hstar_error err = {0};
    p.noise_given = told->noise;
    p.accuracy = told->accuracy;
    p.budget = told->budget;
    if (isfinite(told->reach)) probe_within(&p, told->reach);
    CHECK(step_find(id, &told->request, &p, &step, &err) == HSTAR_OK, "%s", err.message);
    return step;
}

static bool is_ok(const struct step *s)
{
    return stops[s->stop].trust == TRUST_OK;
}

/* ---- noise ---- */

static double planted; /* relative */

static double noisy_exp(double x)
{
    return exp(x) * (1 + planted * scatter(x));
}

static double noisy_wave(double x)
{
    return 1000 * sin(x) * (1 + planted * scatter(x));
}

/* Told 1e-6 to 1e-2, absolute and relative: the bar is that of such noise, in every mode, and it holds. */
static void told_noise(void **state)
{
    static const struct {
        function *f;
        double (*slope)(double);
        double x, size;
    } rows[] = {{noisy_exp, exp, 0.73, 1}, {noisy_wave, cos, 0.9, 1000}};
    static const enum stencil_use uses[] = {N_USES, USE_FORWARD, USE_CENTRAL, USE_FIVE_POINT};
    enum { POINTS = 20 };
    (void)state;
    for (size_t r = 0; r < 2; r++)
        for (size_t u = 0; u < sizeof uses / sizeof *uses; u++)
            for (int relative = 0; relative < 2; relative++)
                for (planted = 1e-7; planted < 2e-2; planted *= 10) {
                    int held = 0;
                    for (int i = 0; i < POINTS; i++) {
                        const double x = rows[r].x + 0.0137 * i, truth = rows[r].size * rows[r].slope(x);
                        struct callee c = callee_of(rows[r].f);
                        struct told told = nothing();
                        told.request.use = uses[u];
                        told.accuracy = relative ? planted : 0;
                        if (!relative) told.noise = planted * fabs(rows[r].f(x));
                        const struct step s = find(SELECTOR_AUTO, &c, x, &told);
                        held += fabs(s.value - truth) <= s.bar && s.evaluations == c.calls;
                        CHECK(s.noise >= planted * fabs(rows[r].f(x)) / 2, "noise %g of %g", s.noise,
                              planted);
                        CHECK(planted > 1e-4 || s.bar <= 0.2 * fabs(truth), "noise %g, %s: +/- %g of %g",
                              planted, uses[u] < N_USES ? use_names[uses[u]] : "any", s.bar, truth);
                    }
                    CHECK(held >= POINTS - 1, "noise %g, %s, %s: %d of %d bars hold", planted,
                          relative ? "relative" : "absolute", uses[u] < N_USES ? use_names[uses[u]] : "any",
                          held, POINTS);
                }
    CHECK_DONE();
}

/* A smooth f that is said to be accurate to 1e-4: its wiggle is noise, and the slope is that beyond it. */
static double wiggles(double x)
{
    return exp(x) * (1 + 5e-5 * sin(3e4 * x));
}

static double steps_down(double x)
{
    return x < 1 ? exp(x) : exp(x) * (1 - 3e-5);
}

static void accuracy(void **state)
{
    static function *const functions[] = {wiggles, steps_down};
    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (double a = 1e-4; a > 4e-5; a /= 2) {
            struct callee c = callee_of(functions[i]);
            struct told told = nothing();
            told.accuracy = a;
            const struct step s = find(SELECTOR_AUTO, &c, 1, &told);
            CHECK(is_ok(&s) && fabs(s.value - exp(1)) <= s.bar && s.bar < 0.1, "%zu, %g: %g +/- %g, %s", i, a,
                  s.value, s.bar, stops[s.stop].name);
        }
    /* The published selectors take it, too: at |f(x)|. */
    struct callee c = callee_of(wiggles);
    struct told told = nothing();
    told.accuracy = 1e-4;
    const struct step s = find(SELECTOR_GILL_MURRAY, &c, 1, &told);
    CHECK_CLOSE(s.noise, 1e-4 * wiggles(1), 1e-15, "gill-murray");
    CHECK(fabs(s.value - exp(1)) <= s.bar, "%g +/- %g", s.value, s.bar);
    CHECK_DONE();
}

/* ---- few evaluations ---- */

/* Below 16 evaluations: with a noise that is told a bar that holds; without it none. */
static void few_evaluations(void **state)
{
    enum { POINTS = 40 };
    (void)state;
    for (size_t budget = 4; budget < STEP_LEAST_BUDGET; budget++)
        for (planted = 1e-6; planted < 2e-3; planted *= 1000) {
            int held = 0;
            for (int i = 0; i < POINTS; i++) {
                const double x = -0.5 + 0.0371 * i;
                struct callee c = callee_of(noisy_exp);
                struct told told = nothing();
                told.budget = budget;
                struct step s = find(SELECTOR_AUTO, &c, x, &told);
                CHECK(isfinite(s.value) && isinf(s.bar) && s.stop == STOP_FEW, "%zu: +/- %g, %s", budget,
                      s.bar, stops[s.stop].name);
                c = callee_of(noisy_exp);
                told.noise = planted * exp(x);
                s = find(SELECTOR_AUTO, &c, x, &told);
                CHECK(s.stop == STOP_BUDGET && s.evaluations == c.calls && c.calls <= budget &&
                          c.calls + 2 > budget - budget % 2 - 4,
                      "%zu: %s, %zu calls", budget, stops[s.stop].name, c.calls);
                /* Nine times what the best step would leave: (3 noise)^(2/3) / 2 of f. */
                const double best = exp(x) * pow(3 * planted, 2.0 / 3);
                CHECK(s.bar <= 9 * best, "%zu: +/- %g, best %g", budget, s.bar, best);
                held += fabs(s.value - exp(x)) <= s.bar;
            }
            CHECK(held >= POINTS - 1, "%zu evaluations, noise %g: %d of %d hold", budget, planted, held,
                  POINTS);
        }
    CHECK_DONE();
}

static double in_float(double x)
{
    return (double)(sinf((float)x) * expf((float)x / 2));
}

static double in_float_slope(double x)
{
    return (cos(x) + sin(x) / 2) * exp(x / 2);
}

static double pieces(double x)
{
    const double k = floor(x * 1e4 + 0.37);
    return sin(x) + 3e-9 * scatter(k);
}

/* What is called ok was confirmed, however few evaluations there are; what was not is said to lack them. */
static void budgets(void **state)
{
    static const struct {
        function *f;
        double (*slope)(double);
        double noise;
    } rows[] = {{exp, exp, 0}, {noisy_exp, exp, 1e-5}, {in_float, in_float_slope, 0}, {pieces, cos, 0}};
    (void)state;
    int ok = 0, lacking = 0;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (size_t budget = STEP_LEAST_BUDGET; budget <= 60; budget++)
            for (int i = 0; i < 10; i++) {
                const double x = 0.7 + 0.0831 * i;
                struct callee c = callee_of(rows[r].f);
                struct told told = nothing();
                told.budget = budget;
                planted = rows[r].noise;
                const struct step s = find(SELECTOR_AUTO, &c, x, &told);
                CHECK(s.evaluations == c.calls && c.calls <= budget, "%zu calls of %zu", c.calls, budget);
                CHECK(is_ok(&s) || s.stop == STOP_BUDGET || s.stop == STOP_TOO_FEW || s.stop == STOP_NOISE,
                      "%zu, %zu evaluations: %s", r, budget, stops[s.stop].name);
                CHECK(!is_ok(&s) || fabs(s.value - rows[r].slope(x)) <= 2 * s.bar,
                      "%zu, %zu evaluations at %g: %g +/- %g, wrong by %g", r, budget, x, s.value, s.bar,
                      s.value - rows[r].slope(x));
                ok += is_ok(&s);
                lacking += s.stop == STOP_BUDGET;
            }
    CHECK(ok > 200 && lacking > 600, "%d ok, %d that lack evaluations", ok, lacking);
    CHECK_DONE();
}

/* ---- pieces ---- */

static double table(double x)
{
    const double h = 1e-3, k = floor(x / h), t = x / h - k;
    return sin(k * h) * (1 - t) + sin(k * h + h) * t;
}

/* The two derivatives, each as the value where it is asked for, and beside the value where it is not. */
static void two_derivatives(void **state)
{
    static const struct {
        function *f;
        double x;
        unsigned derivative;
        double across, local; /* NaN: not known */
        double joint_from, joint_to;
    } rows[] = {
        {pieces, 1.10001, 1, 0.45358721, 0.45358721, 1e-6, 1e-4},
        {table, 1.10037, 1, 0.45326638, 0.45315044, 1e-4, 1e-3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct callee c = callee_of(rows[i].f);
        struct told told = nothing();
        told.request.derivative = rows[i].derivative;
        const struct step s = find(SELECTOR_AUTO, &c, rows[i].x, &told);
        told.request.piece = true;
        const struct step t = find(SELECTOR_AUTO, &c, rows[i].x, &told);
        CHECK(s.stop == STOP_PIECES && t.stop == STOP_PIECE, "%zu: %s, %s", i, stops[s.stop].name,
              stops[t.stop].name);
        CHECK(fabs(s.value - rows[i].across) <= s.bar + 1e-6, "%zu: across %.9g +/- %g", i, s.value, s.bar);
        CHECK(isnan(rows[i].local) || fabs(t.value - rows[i].local) <= t.bar + 1e-6, "%zu: piece %.9g +/- %g",
              i, t.value, t.bar);
        CHECK_SAME(s.value, s.piece.across, "across");
        CHECK_SAME(s.bar, s.piece.across_bar, "its bar");
        CHECK_SAME(t.value, t.piece.local, "piece");
        CHECK_SAME(t.bar, t.piece.local_bar, "its bar");
        CHECK_SAME(s.piece.local, t.piece.local, "piece beside");
        CHECK_SAME(t.piece.across, s.piece.across, "across beside");
        CHECK(t.piece.reach > rows[i].joint_from && t.piece.reach < rows[i].joint_to, "%zu: ends at %g", i,
              t.piece.reach);
        CHECK(t.h_largest <= t.piece.reach && s.h_largest > s.piece.reach, "%zu: h %g, %g", i, t.h_largest,
              s.h_largest);
    }
    /* A stencil's step is chosen for the one that is meant. */
    struct callee c = callee_of(table);
    struct told told = nothing();
    told.request = (struct step_request){.derivative = 1, .piece = true, .use = USE_CENTRAL};
    const struct step s = find(SELECTOR_AUTO, &c, 1.10037, &told);
    CHECK(s.h < 3.7e-4 && fabs(s.value - 0.45315044) < 1e-7, "%.9g with h = %g", s.value, s.h);
    /* Where there are none nothing changes. */
    c = callee_of(exp);
    told.request.use = N_USES;
    const struct step t = find(SELECTOR_AUTO, &c, 1.1, &told);
    CHECK(t.stop == STOP_CONVERGED && isnan(t.piece.local) && isnan(t.piece.across), "%s",
          stops[t.stop].name);
    CHECK_DONE();
}

/* ---- reach ---- */

static double ends_at_1_3(double x)
{
    return x > 1.3 ? (double)NAN : exp(x);
}

static void reach(void **state)
{
    static const double reaches[] = {1e-9, 1e-6, 1e-3, 0.1, 1, 10};
    static const enum selector_id ids[] = {SELECTOR_AUTO, SELECTOR_STEPLEMAN_WINARSKY, SELECTOR_RIDDERS};
    (void)state;
    for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++)
        for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
            struct callee c = callee_of(exp);
            c.lower = 1 - reaches[i];
            c.upper = 1 + reaches[i];
            struct probe p = probe_of(&c, 1);
            p.lower = -INFINITY;
            p.upper = INFINITY;
            probe_within(&p, reaches[i]);
            const struct step_request request = {.derivative = 1, .use = N_USES};
            struct step s = {0};
            assert_int_equal(step_find(ids[k], &request, &p, &s, NULL), HSTAR_OK);
            CHECK(!c.strayed, "%s went beyond %g", selectors[ids[k]].name, reaches[i]);
            CHECK(!is_ok(&s) || fabs(s.value - exp(1)) <= s.bar, "%s within %g: %g +/- %g",
                  selectors[ids[k]].name, reaches[i], s.value, s.bar);
            CHECK(k > 0 || is_ok(&s), "auto within %g: %s", reaches[i], stops[s.stop].name);
        }
    CHECK_DONE();
}

/* The nearest place where f was no number; none beyond bounds, where f is not asked. */
static void missing(void **state)
{
    (void)state;
    struct callee c = callee_of(ends_at_1_3);
    struct told told = nothing();
    struct step s = find(SELECTOR_AUTO, &c, 1, &told);
    CHECK(isinf(s.missing[0]) && s.missing[1] > 0.3 && s.missing[1] < 3, "%g, %g", s.missing[0],
          s.missing[1]);
    CHECK(is_ok(&s) && fabs(s.value - exp(1)) <= s.bar, "%g +/- %g", s.value, s.bar);
    told.reach = 0.29;
    s = find(SELECTOR_AUTO, &c, 1, &told);
    CHECK(isinf(s.missing[0]) && isinf(s.missing[1]), "%g, %g", s.missing[0], s.missing[1]);
    s = find(SELECTOR_RULE_CENTRAL, &c, 1, &told);
    CHECK(isinf(s.missing[0]) && isinf(s.missing[1]), "%g, %g", s.missing[0], s.missing[1]);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_noise), cmocka_unit_test(accuracy),        cmocka_unit_test(few_evaluations),
        cmocka_unit_test(budgets),    cmocka_unit_test(two_derivatives), cmocka_unit_test(reach),
        cmocka_unit_test(missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
