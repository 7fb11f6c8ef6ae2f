/* The Taylor test: 2 for the gradient, 1 for any other, nothing where nothing can be told. */
#include "asking.h"
#include "check.h"
#include "check/taylor.h"
#include "function/source/expression.h"

static const char *const names[] = {"x", "y"};

static struct taylor run(const char *text, double x, double y, double gx, double gy)
{
    struct function *f = NULL;
    hstar_error err = {0};
    assert_int_equal(expression_new(&text, 1, names, 2, &f, &err), HSTAR_OK);
    const double point[] = {x, y}, gradient[] = {gx, gy};
    struct problem *problem = asking(f, point);
    const struct taylor_request request = {
        .problem = problem, .gradient = gradient, .n_directions = 3, .seed = 7};
    struct taylor t;
    assert_int_equal(taylor_test(&request, &t, &err), HSTAR_OK);
    problem_release(problem);
    return t;
}

static void slopes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, y, gx, gy, want; /* the slope; NaN: none */
    } rows[] = {
        {"x^2 + 3*x*y + y^2", 1.3, -0.7, 0.5, 2.5, 2},
        {"x^2 + 3*x*y + y^2", 1.3, -0.7, 0.515, 2.575, 1}, /* 3 % */
        {"x^2 + 3*x*y + y^2", 1.3, -0.7, 0.5 * (1 + 1e-6), 2.5 * (1 + 1e-6), 1},
        {"x^2 + 3*x*y + y^2", 1.3, -0.7, -0.5, -2.5, 1},
        {"exp(x)*sin(y)", 0.4, 0.9, 1.1685864301092912, 0.9273331029661835, 2},
        {"exp(x)*sin(y)", 0.4, 0.9, 0, 0, 1},
        {"1e8*(x^2 + y^2)", 1e-8, 2e-8, 2, 4, 2},
        {"1e8*(x^2 + y^2)", 1e-8, 2e-8, 2, -4, 1},
        {"x^3 + y^3", 0, 0, 0, 0, 3},
        {"2*x - 3*y", 1.3, 0.4, 2, -3, NAN}, /* nothing but noise */
        {"log(-1 - x^2)", 1, 1, 1, 1, NAN},
        {"sqrt(x) + y", 0.01, 1, 5, 1, 2}, /* the largest steps leave the domain */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct taylor t = run(rows[i].text, rows[i].x, rows[i].y, rows[i].gx, rows[i].gy);
        if (isnan(rows[i].want))
            CHECK(isnan(t.slope), "%s: %g", rows[i].text, t.slope);
        else
            CHECK(fabs(t.slope - rows[i].want) < 0.05, "%s (%g, %g): slope %g, not %g", rows[i].text,
                  rows[i].gx, rows[i].gy, t.slope, rows[i].want);
        CHECK(t.n_directions == 3 && t.evaluations == 3 * (TAYLOR_STEPS + 1), "%zu", t.evaluations);
        if (isnan(t.slope)) continue;
        CHECK(t.window[0] < t.window[1], "%s: window %g … %g", rows[i].text, t.window[0], t.window[1]);
        for (size_t k = 0; k < TAYLOR_STEPS; k++) { /* the line is that of the remainders in the window */
            if (t.h[k] < t.window[0] || t.h[k] > t.window[1]) continue;
            double line = t.intercept + t.slope * log10(t.h[k]);
            CHECK(fabs(log10(t.remainder[k]) - line) < 0.06, "%s at %g: %g, line %g", rows[i].text, t.h[k],
                  log10(t.remainder[k]), line);
        }
    }
    CHECK_DONE();
}

/* Seeded, and the seed matters. */
static void seeds(void **state)
{
    (void)state;
    struct taylor a = run("exp(x)*sin(y)", 0.4, 0.9, 1.1685864301092912, 0.9273331029661835);
    struct taylor b = run("exp(x)*sin(y)", 0.4, 0.9, 1.1685864301092912, 0.9273331029661835);
    for (size_t k = 0; k < TAYLOR_STEPS; k++) CHECK_SAME(a.remainder[k], b.remainder[k], "twice");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(slopes), cmocka_unit_test(seeds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
