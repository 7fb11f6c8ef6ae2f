/* hstar_sweep and hstar_optimal: every number again by a loop of our own. */
#include "check.h"
#include "hstar.h"

#include <stdbool.h>

static int cosine(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    *y = cos(*x);
    return 0;
}

static int no_number(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)x, (void)n, (void)m, (void)context;
    *y = NAN;
    return 0;
}

/* The loop that a reader would write. */
static double central(double x, double h)
{
    volatile double ahead = cos(x + h), behind = cos(x - h);
    return (ahead - behind) / (2 * h);
}

static hstar_problem *expression_at(const char *text, const char *at)
{
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_expression(&text, 1, at, &problem, NULL), HSTAR_OK);
    return problem;
}

static hstar_problem *function_at(hstar_vector_function *f, double x)
{
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_function(f, NULL, &x, 1, 1, &problem, NULL), HSTAR_OK);
    return problem;
}

/* The problem is asked, and freed. */
static hstar_results *sweep_of(hstar_problem *problem, const hstar_options *options)
{
    hstar_results *results = NULL;
    hstar_error error = {0};
    CHECK(hstar_sweep(problem, options, &results, &error) == HSTAR_OK, "%s", error.message);
    hstar_problem_free(problem);
    assert_non_null(results);
    return results;
}

static const double *column(const hstar_results *s, hstar_column which)
{
    size_t n;
    return hstar_results_column(s, 0, 0, which, &n);
}

static hstar_optimum optimum_of(const hstar_results *s)
{
    hstar_optimum optimum = {0};
    CHECK(hstar_results_optimum(s, 0, 0, &optimum, sizeof optimum, NULL) == HSTAR_OK, "no optimum");
    return optimum;
}

static void check_estimates(const hstar_results *s, double x, double truth, double from, double to, size_t n,
                            const char *label)
{
    size_t got;
    const double *h = hstar_results_column(s, 0, 0, HSTAR_COLUMN_H, &got);
    const double *estimate = column(s, HSTAR_COLUMN_ESTIMATE), *error = column(s, HSTAR_COLUMN_ERROR);
    CHECK(got == n && h[0] == from && h[n - 1] == to, "%s: %zu steps", label, got);
    for (size_t i = 0; i < got; i++) {
        CHECK_SAME(estimate[i], central(x, h[i]), label);
        CHECK(fabs(error[i] - (estimate[i] - truth)) < 1e-15, "%s: error %g at h = %g", label, error[i],
              h[i]);
    }
    /* The textbook's step is near 6e-6, its error near 1e-11. */
    const hstar_optimum best = optimum_of(s);
    CHECK(best.measured_h > 1e-7 && best.measured_h < 1e-4, "%s: best h %g", label, best.measured_h);
    CHECK(best.measured_error > 1e-13 && best.measured_error < 1e-9, "%s: its error %g", label,
          best.measured_error);
}

static void check_parts(const hstar_results *s)
{
    size_t n;
    const double *error = hstar_results_column(s, 0, 0, HSTAR_COLUMN_ERROR, &n);
    const double *truncation = column(s, HSTAR_COLUMN_TRUNCATION),
                 *rounding = column(s, HSTAR_COLUMN_ROUNDING);
    const double *node = column(s, HSTAR_COLUMN_NODE), *evaluation = column(s, HSTAR_COLUMN_EVALUATION);
    const double *arithmetic = column(s, HSTAR_COLUMN_ARITHMETIC);
    for (size_t i = 0; i < n; i++) {
        const double size = fabs(truncation[i]) + fabs(node[i]) + fabs(evaluation[i]) + fabs(arithmetic[i]);
        CHECK(fabs(truncation[i] + rounding[i] - error[i]) <= 1e-11 * size, "the parts at %zu", i);
        CHECK(fabs(node[i] + evaluation[i] + arithmetic[i] - rounding[i]) <= 1e-11 * size, "of rounding, %zu",
              i);
    }
}

static void expression(void **state)
{
    (void)state;
    const double x = 2.385;
    hstar_options options = HSTAR_OPTIONS;
    options.methods = "central";
    hstar_results *s = sweep_of(expression_at("cos(x)", "2.385"), &options);
    assert_int_equal(hstar_results_kind(s), HSTAR_KIND_SWEEP);
    assert_int_equal(hstar_results_rows(s), 1);
    CHECK_CLOSE(optimum_of(s).truth, -sin(x), 1e-15, "the truth");
    check_estimates(s, x, -sin(x), 1e-16, 1, 500, "cos(x)");
    check_parts(s);
    size_t n = 42;
    CHECK(!strcmp(hstar_results_method(s, 0), "central") && !hstar_results_method(s, 1), "the methods");
    CHECK(!hstar_results_column(s, 0, 0, (hstar_column)99, &n) && n == 0, "a column that there is not");
    CHECK(!hstar_results_column(s, 0, 1, HSTAR_COLUMN_H, NULL), "a method that there is not");
    CHECK(!hstar_results_column(s, 1, 0, HSTAR_COLUMN_H, NULL), "a row that there is not");
    hstar_results_free(s);
    hstar_results_free(NULL);
    CHECK_DONE();
}

/* Without options the four classic formulas, each with its slopes: truncation as h^order, rounding as 1/h. */
static void classic(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double order;
    } rows[] = {{"forward", 1}, {"backward", 1}, {"central", 2}, {"five-point", 4}};
    hstar_results *s = sweep_of(expression_at("cos(x)", "2.385"), NULL);
    for (size_t j = 0; j < sizeof rows / sizeof *rows; j++) {
        hstar_optimum o = {0};
        const char *name = hstar_results_method(s, j);
        CHECK(name && !strcmp(name, rows[j].name), "method %zu is %s", j, name ? name : "none");
        CHECK(hstar_results_optimum(s, 0, j, &o, sizeof o, NULL) == HSTAR_OK, "%s", rows[j].name);
        CHECK(fabs(o.truncation_slope - rows[j].order) < 0.1, "%s: %g", rows[j].name, o.truncation_slope);
        CHECK(fabs(o.rounding_slope + 1) < 0.2, "%s: %g", rows[j].name, o.rounding_slope);
        CHECK(o.modelled_h > o.fitted_h / 10 && o.modelled_h < o.fitted_h * 10, "%s: modelled %g, fitted %g",
              rows[j].name, o.modelled_h, o.fitted_h);
        CHECK(o.luckiest_error <= o.measured_error, "%s: luck %g", rows[j].name, o.luckiest_error);
    }
    hstar_results_free(s);
    CHECK_DONE();
}

static void callback(void **state)
{
    (void)state;
    const double x = 2.385;
    static const struct {
        const char *label, *reference;
        double accuracy;
    } rows[] = {{"told the derivative", "-sin(x)", 1e-15}, {"found by itself", NULL, 1e-9}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_options options = HSTAR_OPTIONS;
        options.methods = "central";
        options.from = 1e-12;
        options.to = 1e-1;
        options.steps = 222;
        options.reference = rows[i].reference;
        hstar_results *s = sweep_of(function_at(cosine, x), &options);
        const double truth = optimum_of(s).truth;
        CHECK(fabs(truth + sin(x)) <= rows[i].accuracy, "%s: %.17g", rows[i].label, truth);
        check_estimates(s, x, truth, 1e-12, 1e-1, 222, rows[i].label);
        CHECK(!column(s, HSTAR_COLUMN_TRUNCATION) && !column(s, HSTAR_COLUMN_ROUNDING),
              "%s: parts of an error that cannot be split", rows[i].label);
        hstar_results_free(s);
    }
    CHECK_DONE();
}

/* A truth that is given to an expression is held against as it is, wrong or not. */
static void given_truth(void **state)
{
    (void)state;
    hstar_options options = HSTAR_OPTIONS;
    options.reference = "-0.1875";
    hstar_results *s = sweep_of(expression_at("cos(x)", "2.385"), &options);
    CHECK_SAME(optimum_of(s).truth, -0x1.8p-3, "the truth");
    hstar_results_free(s);
    CHECK_DONE();
}

/* A higher derivative, of an expression in a format and of a C function, beside the same by hand. */
static void higher_derivative(void **state)
{
    (void)state;
    const double x = 2.385;
    const float xf = (float)x;
    hstar_options options = HSTAR_OPTIONS;
    options.from = 1e-3;
    options.derivative = 2;
    options.methods = "central";
    options.formats = "float";
    hstar_results *s = sweep_of(expression_at("cos(x)", "2.385"), &options);
    size_t n;
    const double *h = hstar_results_column(s, 0, 0, HSTAR_COLUMN_H, &n),
                 *y = column(s, HSTAR_COLUMN_ESTIMATE);
    for (size_t i = 0; i < n; i += 7) {
        const float hf = (float)h[i], sum = cosf(xf + hf) + -2 * cosf(xf) + cosf(xf - hf);
        CHECK_SAME(y[i], (double)(sum / (hf * hf)), "the estimate in float");
    }
    CHECK_CLOSE(optimum_of(s).truth, -cos((double)xf), 1e-15, "the truth at the float");
    hstar_results_free(s);

    options.formats = NULL;
    options.reference = "-cos(x)";
    s = sweep_of(function_at(cosine, x), &options);
    CHECK_CLOSE(optimum_of(s).truth, -cos(x), 1e-15, "the truth that is told");
    CHECK(optimum_of(s).measured_error < 1e-5, "%g", optimum_of(s).measured_error);
    hstar_results_free(s);

    options.reference = NULL; /* by auto, with a bar */
    s = sweep_of(function_at(cosine, x), &options);
    CHECK_CLOSE(optimum_of(s).truth, -cos(x), 1e-11, "the truth that auto tells");
    CHECK(optimum_of(s).measured_error < 1e-5, "%g", optimum_of(s).measured_error);
    hstar_results_free(s);

    hstar_problem *problem = function_at(cosine, x);
    hstar_error error = {0};
    s = NULL;
    options.reference = "gsl";
    CHECK(hstar_sweep(problem, &options, &s, &error) == HSTAR_INVALID && !s && strstr(error.message, "GSL"),
          "%s", error.message);
    options.reference = "auto";
    options.derivative = 5;
    CHECK(hstar_sweep(problem, &options, &s, &error) == HSTAR_INVALID && !s &&
              strstr(error.message, "up to 4"),
          "%s", error.message);
    options.derivative = 2;
    options.formats = "float";
    options.reference = "-cos(x)";
    CHECK(hstar_sweep(problem, &options, &s, &error) == HSTAR_INVALID && !s &&
              strstr(error.message, "double"),
          "%s", error.message);
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* A function without a value: no estimates, no optimum, and no failure of the call. */
static void undefined(void **state)
{
    (void)state;
    hstar_results *s = sweep_of(function_at(no_number, 1), NULL);
    hstar_error error = {0};
    size_t n;
    const double *estimate = hstar_results_column(s, 0, 0, HSTAR_COLUMN_ESTIMATE, &n);
    for (size_t i = 0; i < n; i++) CHECK(isnan(estimate[i]), "%g", estimate[i]);
    const hstar_optimum o = optimum_of(s);
    CHECK(isnan(o.truth) && isnan(o.measured_h) && isnan(o.measured_error), "best h %g", o.measured_h);
    CHECK(hstar_results_status(s, &error) == HSTAR_UNDEFINED && error.message[0], "%s", error.message);
    hstar_results_free(s);
    CHECK_DONE();
}

static int counted(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m;
    ++*(size_t *)context;
    *y = exp(sin(*x));
    return 0;
}

static int straight(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m;
    (void)context;
    *y = 3 * *x;
    return 0;
}

/* Of a C function the best step in theory is measured, by what auto is told: no step is tried. */
static void optimal_of_a_function(void **state)
{
    static const double x = 1;
    (void)state;
    size_t calls = 0, evaluations = 0;
    hstar_problem *problem = NULL;
    hstar_results *s = NULL;
    hstar_result choice;
    assert_int_equal(hstar_problem_function(counted, &calls, &x, 1, 1, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_optimal(problem, NULL, &s, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    for (size_t k = 0; !hstar_results_choice(s, 0, k, &choice, sizeof choice, NULL, NULL); k++)
        evaluations += choice.evaluations;
    assert_int_equal(hstar_results_choice(s, 0, 0, &choice, sizeof choice, NULL, NULL), HSTAR_OK);
    CHECK(calls == evaluations, "%zu calls, %zu evaluations", calls, evaluations);
    for (size_t j = 0; hstar_results_method(s, j); j++) {
        hstar_optimum o = {0};
        size_t n = 1;
        assert_int_equal(hstar_results_optimum(s, 0, j, &o, sizeof o, NULL), HSTAR_OK);
        CHECK(o.modelled_evaluations == choice.evaluations && !o.no_model, "%zu evaluations: %s",
              o.modelled_evaluations, o.no_model);
        CHECK(o.modelled_h > 1e-9 && o.modelled_h < 1e-2 && o.modelled_error > 0, "h = %g", o.modelled_h);
        CHECK(isnan(o.measured_h) && isnan(o.fitted_h) && isnan(o.truth), "a step that was tried: %g",
              o.measured_h);
        CHECK(hstar_results_column(s, 0, j, HSTAR_COLUMN_H, &n) && n == 0, "%zu steps", n);
        CHECK(hstar_results_column(s, 0, j, HSTAR_COLUMN_ESTIMATE, &n) && n == 0, "%zu estimates", n);
    }
    CHECK(hstar_results_method(s, 3) && !hstar_results_method(s, 4), "four methods");
    hstar_results_free(s);
    problem = function_at(straight, x);
    assert_int_equal(hstar_optimal(problem, NULL, &s, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    hstar_optimum o = {0};
    assert_int_equal(hstar_results_optimum(s, 0, 0, &o, sizeof o, NULL), HSTAR_OK);
    CHECK(o.no_model && strstr(o.no_model, "derivative 2") && isnan(o.modelled_h) && !o.modelled_evaluations,
          "h = %g: %s", o.modelled_h, o.no_model);
    hstar_results_free(s);
    CHECK_DONE();
}

/* What every selector chooses: named, each beside the proven derivative; the row of the whole is one of them. */
static void optimal(void **state)
{
    (void)state;
    hstar_problem *problem = expression_at("cos(x)", "2.385");
    hstar_results *s = NULL;
    hstar_result best, choice;
    const char *name = NULL;
    size_t k = 0;
    bool found = false;
    assert_int_equal(hstar_optimal(problem, NULL, &s, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    assert_int_equal(hstar_results_kind(s), HSTAR_KIND_OPTIMAL);
    assert_int_equal(hstar_results_derivative(s, 0, &best, sizeof best, NULL), HSTAR_OK);
    for (; hstar_results_choice(s, 0, k, &choice, sizeof choice, &name, NULL) == HSTAR_OK; k++) {
        CHECK(name && *name, "choice %zu has no name", k);
        CHECK_CLOSE(choice.exact, -sin(2.385), 1e-15, name);
        CHECK(fabs(choice.error - (choice.value - choice.exact)) <= 1e-16, "%s: %g", name, choice.error);
        found = found || (choice.value == best.value && choice.h == best.h);
    }
    CHECK(k > 15 && found, "%zu choices, auto's %samong them", k, found ? "" : "not ");
    CHECK(column(s, HSTAR_COLUMN_TRUNCATION) != NULL, "no anatomy");
    CHECK(hstar_results_choice(s, 1, 0, &choice, sizeof choice, &name, NULL) == HSTAR_INVALID,
          "a second row");
    hstar_results_free(s);
    CHECK_DONE();
}

/* A wrong option, one a row. */
struct wrong_sweep {
    const char *says, *methods, *formats, *reference, *grid, *step_rule;
    double from, to;
    size_t steps;
    unsigned derivative;
};

static void check_refused(hstar_problem *problem, const struct wrong_sweep *row, size_t i)
{
    hstar_options options = HSTAR_OPTIONS;
    hstar_error error = {0};
    hstar_results *s = NULL;
    options.methods = row->methods;
    options.formats = row->formats;
    options.reference = row->reference;
    options.grid = row->grid;
    options.step_rule = row->step_rule;
    options.from = row->from;
    options.to = row->to;
    options.steps = row->steps;
    options.derivative = row->derivative;
    hstar_status status = hstar_sweep(problem, &options, &s, &error);
    CHECK(status == HSTAR_INVALID && !s && strstr(error.message, row->says), "row %zu: %d, %s", i,
          (int)status, error.message);
}

static void refusals(void **state)
{
    (void)state;
    static const struct wrong_sweep rows[] = {
        {"method", "", NULL, NULL, NULL, NULL, 0, 1, 500, 1},
        {"middle", "middle", NULL, NULL, NULL, NULL, 0, 1, 500, 1},
        {"smallest step", NULL, NULL, NULL, NULL, NULL, 1, 1e-16, 500, 1},
        {"positive", NULL, NULL, NULL, NULL, NULL, -1, 1, 500, 1},
        {"steps", NULL, NULL, NULL, NULL, NULL, 0, 1, 1, 1},
        {"1 to 8, not 0", NULL, NULL, NULL, NULL, NULL, 0, 1, 500, 0},
        {"1 to 8, not 9", NULL, NULL, NULL, NULL, NULL, 0, 1, 500, 9},
        {"first derivative", "richardson", NULL, NULL, NULL, NULL, 0, 1, 500, 2},
        {"floaty", NULL, "floaty", NULL, NULL, NULL, 0, 1, 500, 1},
        {"float twice", NULL, "float,float", NULL, NULL, NULL, 0, 1, 500, 1},
        {"grid", NULL, NULL, NULL, "squares", NULL, 0, 1, 500, 1},
        {"steps does not go with", NULL, NULL, NULL, "powers-of-two", NULL, 0, 1, 5, 1},
        {"step rule", NULL, NULL, NULL, NULL, "sometimes", 0, 1, 500, 1},
        {"gives 2 derivatives", NULL, NULL, "1,2", NULL, NULL, 0, 1, 500, 1},
        {"cso", NULL, NULL, "cso(x)", NULL, NULL, 0, 1, 500, 1},
    };
    hstar_problem *problem = expression_at("sin(x)", "1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_refused(problem, &rows[i], i);
    hstar_results *s = NULL;
    CHECK(hstar_sweep(NULL, NULL, &s, NULL) == HSTAR_INVALID && !s, "no problem");
    CHECK(hstar_sweep(problem, NULL, NULL, NULL) == HSTAR_INVALID, "no place for results");
    hstar_problem_free(problem);
    problem = expression_at("x", "1e6");
    const struct wrong_sweep half = {"half", NULL, "half", NULL, NULL, NULL, 0, 1, 500, 1};
    check_refused(problem, &half, 99);
    hstar_problem_free(problem);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expression), cmocka_unit_test(classic),
        cmocka_unit_test(callback),   cmocka_unit_test(given_truth),
        cmocka_unit_test(undefined),  cmocka_unit_test(optimal_of_a_function),
        cmocka_unit_test(optimal),    cmocka_unit_test(higher_derivative),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
