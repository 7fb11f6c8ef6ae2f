/* hstar_sweep_function and hstar_sweep_expression: every number again by a loop of our own. */
#include "check.h"
#include "hstar.h"

#include <stdbool.h>

static double cosine(double x, void *context)
{
    (void)context;
    return cos(x);
}

static double no_number(double x, void *context)
{
    (void)x, (void)context;
    return NAN;
}

/* The loop that a reader would write. */
static double central(double x, double h)
{
    volatile double ahead = cos(x + h), behind = cos(x - h);
    return (ahead - behind) / (2 * h);
}

static void check_estimates(const hstar_sweep *s, double x, double truth, double from, double to, size_t n,
                            const char *label)
{
    const double *h = hstar_sweep_column(s, HSTAR_COLUMN_H);
    const double *estimate = hstar_sweep_column(s, HSTAR_COLUMN_ESTIMATE);
    const double *error = hstar_sweep_column(s, HSTAR_COLUMN_ERROR);
    CHECK(hstar_sweep_size(s) == n && h[0] == from && h[n - 1] == to, "%s: %zu steps", label,
          hstar_sweep_size(s));
    for (size_t i = 0; i < hstar_sweep_size(s); i++) {
        CHECK_SAME(estimate[i], central(x, h[i]), label);
        CHECK(fabs(error[i] - (estimate[i] - truth)) < 1e-15, "%s: error %g at h = %g", label, error[i],
              h[i]);
    }
    /* The textbook's step is near 6e-6, its error near 1e-11. */
    double best = hstar_sweep_best_h(s), counted_on = hstar_sweep_best_error(s);
    CHECK(best > 1e-7 && best < 1e-4, "%s: best h %g", label, best);
    CHECK(counted_on > 1e-13 && counted_on < 1e-9, "%s: its error %g", label, counted_on);
}

static void expression(void **state)
{
    (void)state;
    hstar_sweep *s = NULL;
    const double x = 2.385, truth = -0.68632888303269; /* -sin */
    assert_int_equal(hstar_sweep_expression("cos(x)", x, NULL, &s, NULL), HSTAR_OK);
    CHECK(fabs(hstar_sweep_truth(s) + sin(x)) < 1e-15, "%.17g, about %g", hstar_sweep_truth(s), truth);
    check_estimates(s, x, -sin(x), 1e-16, 1, 500, "cos(x)");
    const double *error = hstar_sweep_column(s, HSTAR_COLUMN_ERROR);
    const double *truncation = hstar_sweep_column(s, HSTAR_COLUMN_TRUNCATION);
    const double *rounding = hstar_sweep_column(s, HSTAR_COLUMN_ROUNDING);
    const double *node = hstar_sweep_column(s, HSTAR_COLUMN_NODE);
    const double *evaluation = hstar_sweep_column(s, HSTAR_COLUMN_EVALUATION);
    const double *arithmetic = hstar_sweep_column(s, HSTAR_COLUMN_ARITHMETIC);
    for (size_t i = 0; i < hstar_sweep_size(s); i++) {
        double size = fabs(truncation[i]) + fabs(node[i]) + fabs(evaluation[i]) + fabs(arithmetic[i]);
        CHECK(fabs(truncation[i] + rounding[i] - error[i]) <= 1e-11 * size, "the parts at %zu", i);
        CHECK(fabs(node[i] + evaluation[i] + arithmetic[i] - rounding[i]) <= 1e-11 * size, "of rounding, %zu",
              i);
    }
    CHECK(hstar_sweep_column(s, (hstar_column)99) == NULL, "a column that there is not");
    hstar_sweep_free(s);
    hstar_sweep_free(NULL);
    CHECK_DONE();
}

static void callback(void **state)
{
    (void)state;
    const double x = 2.385;
    static const struct {
        const char *label;
        bool told;
    } rows[] = {{"told the derivative", true}, {"found by itself", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_sweep_options options = HSTAR_SWEEP_OPTIONS;
        hstar_sweep *s = NULL;
        options.from = 1e-12;
        options.to = 1e-1;
        options.n = 222;
        if (rows[i].told) options.truth = -sin(x);
        assert_int_equal(hstar_sweep_function(cosine, NULL, x, &options, &s, NULL), HSTAR_OK);
        double truth = hstar_sweep_truth(s);
        CHECK(fabs(truth + sin(x)) <= (rows[i].told ? 0 : 1e-9), "%s: %.17g", rows[i].label, truth);
        check_estimates(s, x, truth, 1e-12, 1e-1, 222, rows[i].label);
        CHECK(!hstar_sweep_column(s, HSTAR_COLUMN_TRUNCATION) &&
                  !hstar_sweep_column(s, HSTAR_COLUMN_ROUNDING),
              "%s: parts of an error that cannot be split", rows[i].label);
        hstar_sweep_free(s);
    }
    CHECK_DONE();
}

/* A truth that is given to an expression is held against as it is, wrong or not. */
static void given_truth(void **state)
{
    (void)state;
    hstar_sweep_options options = HSTAR_SWEEP_OPTIONS;
    hstar_sweep *s = NULL;
    options.truth = -0x1.8p-3;
    assert_int_equal(hstar_sweep_expression("cos(x)", 2.385, &options, &s, NULL), HSTAR_OK);
    CHECK_SAME(hstar_sweep_truth(s), -0x1.8p-3, "the truth");
    hstar_sweep_free(s);
    CHECK_DONE();
}

/* A higher derivative, of an expression in a format and of a C function, beside the same by hand. */
static void higher_derivative(void **state)
{
    (void)state;
    const double x = 2.385;
    hstar_sweep_options options = HSTAR_SWEEP_OPTIONS;
    hstar_sweep *s = NULL;
    options.from = 1e-3;
    options.derivative = 2;
    options.format = "float";
    assert_int_equal(hstar_sweep_expression("cos(x)", x, &options, &s, NULL), HSTAR_OK);
    const double *h = hstar_sweep_column(s, HSTAR_COLUMN_H),
                 *y = hstar_sweep_column(s, HSTAR_COLUMN_ESTIMATE);
    const float xf = (float)x;
    for (size_t i = 0; i < hstar_sweep_size(s); i += 7) {
        const float hf = (float)h[i], sum = cosf(xf + hf) + -2 * cosf(xf) + cosf(xf - hf);
        CHECK_SAME(y[i], (double)(sum / (hf * hf)), "the estimate in float");
    }
    CHECK_CLOSE(hstar_sweep_truth(s), -cos((double)xf), 1e-15, "the truth at the float");
    hstar_sweep_free(s);

    options.format = NULL;
    assert_int_equal(hstar_sweep_function(cosine, NULL, x, &options, &s, NULL), HSTAR_OK);
    CHECK_CLOSE(hstar_sweep_truth(s), -cos(x), 1e-6, "the truth that is found");
    CHECK(hstar_sweep_best_error(s) < 1e-5, "%g", hstar_sweep_best_error(s));
    hstar_sweep_free(s);

    hstar_error error = {0};
    options.format = "float";
    CHECK(hstar_sweep_function(cosine, NULL, x, &options, &s, &error) == HSTAR_INVALID &&
              strstr(error.message, "double"),
          "%s", error.message);
    CHECK_DONE();
}

/* A function without a value: no estimates, no optimum, and no failure. */
static void undefined(void **state)
{
    (void)state;
    hstar_sweep *s = NULL;
    assert_int_equal(hstar_sweep_function(no_number, NULL, 1, NULL, &s, NULL), HSTAR_OK);
    const double *estimate = hstar_sweep_column(s, HSTAR_COLUMN_ESTIMATE);
    for (size_t i = 0; i < hstar_sweep_size(s); i++) CHECK(isnan(estimate[i]), "%g", estimate[i]);
    CHECK(isnan(hstar_sweep_truth(s)) && isnan(hstar_sweep_best_h(s)) && isnan(hstar_sweep_best_error(s)),
          "best h %g", hstar_sweep_best_h(s));
    hstar_sweep_free(s);
    CHECK_DONE();
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        hstar_sweep_options options;
        const char *says;
    } rows[] = {
        {"cso(x)", 1, HSTAR_SWEEP_OPTIONS, "cso"},
        {"sin(y)", 1, HSTAR_SWEEP_OPTIONS, "y"},
        {"", 1, HSTAR_SWEEP_OPTIONS, ""},
        {NULL, 1, HSTAR_SWEEP_OPTIONS, "NULL"},
        {"x", NAN, HSTAR_SWEEP_OPTIONS, "x is not a finite number"},
        {"x", 1, {NULL, 1e-16, 1, 500, NAN, 1, NULL}, "method"},
        {"x", 1, {"middle", 1e-16, 1, 500, NAN, 1, NULL}, "middle"},
        {"x", 1, {"central,forward", 1e-16, 1, 500, NAN, 1, NULL}, "one method"},
        {"x", 1, {"central", 1, 1e-16, 500, NAN, 1, NULL}, "smallest step"},
        {"x", 1, {"central", 0, 1, 500, NAN, 1, NULL}, "positive"},
        {"x", 1, {"central", 1e-16, 1, 1, NAN, 1, NULL}, "steps"},
        {"x", 1, {"central", 1e-16, 1, 500, HUGE_VAL, 1, NULL}, "infinite"},
        {"x", 1, {"central", 1e-16, 1, 500, NAN, 0, NULL}, "derivative 1 to 8"},
        {"x", 1, {"central", 1e-16, 1, 500, NAN, 9, NULL}, "derivative 1 to 8"},
        {"x", 1, {"richardson", 1e-16, 1, 500, NAN, 2, NULL}, "first derivative"},
        {"x", 1, {"central", 1e-16, 1, 500, NAN, 1, "floaty"}, "floaty"},
        {"x", 1e6, {"central", 1e-16, 1, 500, NAN, 1, "half"}, "half"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_error error = {0};
        hstar_sweep *s = NULL;
        hstar_status status = hstar_sweep_expression(rows[i].text, rows[i].x, &rows[i].options, &s, &error);
        CHECK(status == HSTAR_INVALID && !s && strstr(error.message, rows[i].says), "row %zu: %d, %s", i,
              (int)status, error.message);
    }
    hstar_error error = {0};
    hstar_sweep *s = NULL;
    CHECK(hstar_sweep_function(NULL, NULL, 1, NULL, &s, &error) == HSTAR_INVALID && !s, "no f");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expression),        cmocka_unit_test(callback),  cmocka_unit_test(given_truth),
        cmocka_unit_test(higher_derivative), cmocka_unit_test(undefined), cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
