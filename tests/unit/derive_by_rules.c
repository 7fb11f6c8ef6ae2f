/* hstar_jacobian by rules: values by hand, what is claimed of them, and what is refused. */
#include "check.h"

#include "hstar.h"

#include <float.h>

static const struct {
    const char *by, *method;
} ways[] = {{"reverse", "reverse-mode"}, {"forward", "forward-mode"}, {"complex-step", "complex-step"}};
enum { N_WAYS_HERE = sizeof ways / sizeof *ways };

static hstar_problem *ask(const char *const *texts, size_t n, const char *at)
{
    hstar_problem *p = NULL;
    assert_int_equal(hstar_problem_expression(texts, n, at, &p, NULL), HSTAR_OK);
    return p;
}

static hstar_result row_of(const hstar_results *r, size_t i)
{
    hstar_result row = {0};
    assert_int_equal(hstar_results_derivative(r, i, &row, sizeof row, NULL), HSTAR_OK);
    return row;
}

/* Two outputs by two variables, in the order of wrt. */
static void values_by_hand(void **state)
{
    (void)state;
    static const char *const texts[] = {"x*y^2 + sin(x)", "exp(x - y)"};
    const double x = 2.385, y = -0.715;
    const double want[] = {2 * x * y, y * y + cos(x), -exp(x - y), exp(x - y)};
    for (size_t w = 0; w < N_WAYS_HERE; w++) {
        hstar_problem *p = ask(texts, 2, "x=2.385,y=-0.715");
        hstar_options o = HSTAR_OPTIONS;
        hstar_results *r = NULL;
        o.by = ways[w].by;
        assert_int_equal(hstar_problem_wrt(p, "y,x", NULL), HSTAR_OK);
        assert_int_equal(hstar_jacobian(p, &o, &r, NULL), HSTAR_OK);
        CHECK(hstar_results_rows(r) == 4, "%zu rows", hstar_results_rows(r));
        CHECK(hstar_results_status(r, NULL) == HSTAR_OK, "by %s", o.by);
        for (size_t i = 0; i < 4; i++) {
            const hstar_result d = row_of(r, i);
            CHECK_CLOSE(d.value, want[i], 4 * DBL_EPSILON, ways[w].by);
            CHECK(!strcmp(d.method, ways[w].method), "%s, not %s", d.method, ways[w].method);
            CHECK(d.trust == HSTAR_TRUST_OK && !strcmp(d.stop, "rules") && d.evaluations == (w == 2 ? 2 : 1),
                  "%s: %s", ways[w].by, d.stop);
            CHECK(fabs(d.error) <= d.bar && d.bar < 4 * DBL_EPSILON * fabs(want[i]),
                  "by %s: error %g, bar %g", ways[w].by, d.error, d.bar);
            CHECK(isnan(d.h) == (w != 2), "by %s: h = %g", ways[w].by, d.h);
        }
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK_DONE();
}

/* ---- what cannot be told, or has no bar ---- */

static const struct {
    const char *text, *at, *by, *stop;
    double value;
} edges[] = {
    {"abs(x)", "0", "reverse", "no rule", NAN},
    {"abs(x)", "0", "forward", "no rule", NAN},
    {"abs(x)", "-2", "forward", "rules", -1},
    {"exp(x)", "800", "reverse", "no rule", NAN},
    {"sqrt(x)", "-1", "complex-step", "no rule", NAN},
    {"bessel_k0(x)", "1e5", "reverse", "unproven", 0},
    {"log(x)", "1e-200", "complex-step", "rules", 1e200},
    {"x^2", "1e-100", "complex-step", "rules", 2e-100},
    {"7", "x=1", "reverse", "rules", 0},
};

static void edges_say_so(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        hstar_problem *p = ask(&edges[i].text, 1, edges[i].at);
        hstar_options o = HSTAR_OPTIONS;
        hstar_results *r = NULL;
        o.by = edges[i].by;
        assert_int_equal(hstar_jacobian(p, &o, &r, NULL), HSTAR_OK);
        const hstar_result d = row_of(r, 0);
        CHECK(!strcmp(d.stop, edges[i].stop), "%s by %s: %s, not %s", edges[i].text, o.by, d.stop,
              edges[i].stop);
        CHECK(isnan(edges[i].value) ? isnan(d.value)
                                    : fabs(d.value - edges[i].value) <= 1e-15 * fabs(edges[i].value),
              "%s by %s: %g", edges[i].text, o.by, d.value);
        CHECK(isfinite(d.bar) == (d.trust == HSTAR_TRUST_OK), "%s by %s: bar %g", edges[i].text, o.by, d.bar);
        CHECK(!isfinite(d.bar) || d.bar > 0, "%s by %s: bar %g", edges[i].text, o.by, d.bar);
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK_DONE();
}

/* ---- refusals ---- */

static int some_function(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)context, (void)n, (void)m;
    *y = *x;
    return 0;
}

static void check_refused(const hstar_problem *p, const hstar_options *o, const char *says)
{
    hstar_results *r = NULL;
    hstar_error error = {0};
    CHECK(hstar_jacobian(p, o, &r, &error) == HSTAR_INVALID && !r, "not refused: %s", says);
    CHECK(strstr(error.message, says) != NULL, "%s", error.message);
}

static void refusals(void **state)
{
    (void)state;
    static const char *const text = "abs(x)";
    const double x = 1;
    hstar_problem *expression = ask(&text, 1, "1"), *f = NULL;
    hstar_results *r = NULL;
    assert_int_equal(hstar_problem_function(some_function, NULL, &x, 1, 1, &f, NULL), HSTAR_OK);
    hstar_options o = HSTAR_OPTIONS;
    o.by = "backward";
    check_refused(expression, &o, "cannot be \"backward\"");
    o.by = "reverse";
    check_refused(f, &o, "need an expression");
    o.method = "central";
    check_refused(expression, &o, "does not go with a method");
    o.method = NULL;
    o.derivative = 2;
    check_refused(expression, &o, "first derivatives only");
    o.derivative = 1;
    CHECK(hstar_along(expression, &x, &o, &r, NULL) == HSTAR_INVALID && !r, "along");
    o.by = "complex-step";
    check_refused(expression, &o, "kink");
    check_refused(f, &o, "needs an expression");
    hstar_problem_free(expression);
    hstar_problem_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_by_hand),
        cmocka_unit_test(edges_say_so),
        cmocka_unit_test(refusals),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    hstar_cleanup();
    return failed;
}
