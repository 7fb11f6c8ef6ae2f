/* The last look: results that the values of their own search contradict are not called ok with the bar that they had; those that nothing
 * contradicts stay as they are. */
#include "step/last_look.h"

#include "stepping.h"

struct row {
    const char *what;
    function *f;
    double x, truth;
    enum selector_id selectors[4];
};

static double f_float(double x)
{
    return (float)sin(x);
}

static double f_printed(double x)
{
    return round(exp(x) * 1e6) / 1e6;
}

static double f_noisy(double x)
{
    return sin(x) + 1e-9 * scatter(x);
}

static double f_stairs(double x)
{
    return round(100 * sin(x)) / 100;
}

static double f_kink_beside(double x)
{
    return exp(x) + fmax(0, x - 1.3004);
}

static double f_fast_wave(double x)
{
    return exp(x) + 1e-3 * sin(2385 * x);
}

static struct step look(enum selector_id id, function *f, double x, size_t budget)
{
    struct callee c = callee_of(f);
    struct probe p = probe_of(&c, x);
    struct step step;
    p.budget = budget;
    hstar_status status =
        step_find(id, &(struct step_request){.derivative = 1, .use = N_USES}, &p, &step, NULL);
    CHECK(status == HSTAR_OK, "%s: %d", selectors[id].name, status);
    CHECK(c.calls <= selectors[id].max_evaluations && c.calls <= budget && c.calls == step.evaluations,
          "%s: %zu calls, %zu counted", selectors[id].name, c.calls, step.evaluations);
    return step;
}

/* Not ok, or within its bar. */
static void test_contradicted(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a float behind a double",
         f_float,
         1.3,
         0.26749882862458740,
         {SELECTOR_GSL, SELECTOR_STEPLEMAN_WINARSKY, SELECTOR_RICHARDSON, SELECTOR_KOSTYRKA}},
        {"six digits",
         f_printed,
         1.3,
         3.6692966676192444,
         {SELECTOR_GSL, SELECTOR_STEPLEMAN_WINARSKY, SELECTOR_TAYLOR_ESTIMATE, SELECTOR_RIDDERS}},
        {"noise",
         f_noisy,
         1.3,
         0.26749882862458740,
         {SELECTOR_GSL, SELECTOR_RICHARDSON, SELECTOR_TAYLOR_ESTIMATE, SELECTOR_RIDDERS}},
        {"stairs",
         f_stairs,
         1.3,
         0.26749882862458740,
         {SELECTOR_GSL, SELECTOR_RICHARDSON, SELECTOR_MATHUR, SELECTOR_KOSTYRKA}},
        {"a kink beside",
         f_kink_beside,
         1.3,
         3.6692966676192444,
         {SELECTOR_GSL, SELECTOR_RIDDERS, SELECTOR_RICHARDSON_TRIMMED, SELECTOR_TAYLOR_ESTIMATE}},
        {"a wave",
         f_fast_wave,
         1.3,
         3.6692966676192444,
         {SELECTOR_GSL, SELECTOR_RIDDERS, SELECTOR_RICHARDSON, SELECTOR_OLIVER}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < 4; k++) {
            const struct step s = look(rows[i].selectors[k], rows[i].f, rows[i].x, SIZE_MAX);
            double truth = rows[i].truth;
            if (rows[i].f == f_fast_wave) truth += 2.385 * cos(2385 * 1.3);
            const double error = fabs(s.value - truth);
            CHECK(stops[s.stop].trust != TRUST_OK || error <= s.bar, "%s, %s: ok with %g, error %g",
                  rows[i].what, selectors[rows[i].selectors[k]].name, s.bar, error);
        }
    CHECK_DONE();
}

static double f_smooth(double x)
{
    return exp(sin(2.385 * x)) / (1 + x * x);
}

static double f_far_constant(double x)
{
    return x < -1 ? -1 - x : 0;
}

static double f_constant(double x)
{
    (void)x;
    return 2.385;
}

static double f_line(double x)
{
    return x;
}

/* The steps of a search are multiples of each other, and so are the values of a line there: that is no quantum of f. */
static void test_line(void **state)
{
    (void)state;
    for (enum selector_id id = SELECTOR_AUTO + 1; id < N_SELECTORS; id++) {
        const struct step s = look(id, f_line, 3, SIZE_MAX);
        CHECK(!(stops[s.stop].trust == TRUST_OK) || s.bar < 1e-7, "%s: %g", selectors[id].name, s.bar);
    }
    CHECK_DONE();
}

/* What nothing contradicts is ok: a smooth function, by all; a constant, and one that changes on one side only, by those that know of constants. */
static void test_not_contradicted(void **state)
{
    (void)state;
    static const enum selector_id knowing[] = {SELECTOR_GSL, SELECTOR_RIDDERS, SELECTOR_RICHARDSON,
                                               SELECTOR_KOSTYRKA};
    for (enum selector_id id = SELECTOR_AUTO + 1; id < N_SELECTORS; id++) {
        if (id == SELECTOR_RULE_FORWARD || id == SELECTOR_RULE_CENTRAL) continue;
        const struct step s = look(id, f_smooth, 0.7385, SIZE_MAX);
        CHECK(stops[s.stop].trust == TRUST_OK, "%s: %s", selectors[id].name, stops[s.stop].name);
    }
    for (size_t i = 0; i < sizeof knowing / sizeof *knowing; i++) {
        struct step s = look(knowing[i], f_constant, 0.7385, SIZE_MAX);
        CHECK(s.stop == STOP_CONSTANT, "%s: %s", selectors[knowing[i]].name, stops[s.stop].name);
        s = look(knowing[i], f_far_constant, 0.7385, SIZE_MAX);
        CHECK(stops[s.stop].trust == TRUST_OK && s.value == 0, "%s: %g, %s", selectors[knowing[i]].name,
              s.value, stops[s.stop].name);
    }
    CHECK_DONE();
}

/* A budget that the search spends leaves nothing to ask for: the look goes without. */
static void test_budget(void **state)
{
    (void)state;
    for (enum selector_id id = SELECTOR_AUTO + 1; id < N_SELECTORS; id++)
        for (size_t budget = 2; budget < 40; budget++) look(id, f_smooth, 0.7385, budget);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contradicted),
        cmocka_unit_test(test_line),
        cmocka_unit_test(test_not_contradicted),
        cmocka_unit_test(test_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
