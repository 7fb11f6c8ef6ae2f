/* Problems: how they are made and what is said of them, and each refusal of what is wrong. */
#include "check.h"
#include "hstar.h"

#include <stdbool.h>
#include <stdlib.h>

/* x y^2 of two variables; of more the sum of their squares. */
static int squares(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)m, (void)context;
    *y = n == 2 ? x[0] * x[1] * x[1] : 0;
    for (size_t i = 0; i < n && n != 2; i++) *y += x[i] * x[i];
    return 0;
}

static const double at[] = {2, 3};

static hstar_problem *two(void)
{
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_function(squares, NULL, at, 2, 1, &problem, NULL), HSTAR_OK);
    return problem;
}

/* The derivatives, by a table of what is wanted. */
static void check_derivatives(const hstar_problem *problem, const double *want, size_t n, const char *label)
{
    hstar_results *results = NULL;
    hstar_error error = {0};
    CHECK(hstar_jacobian(problem, NULL, &results, &error) == HSTAR_OK, "%s: %s", label, error.message);
    if (!results) return;
    CHECK(hstar_results_rows(results) == n, "%s: %zu rows", label, hstar_results_rows(results));
    for (size_t i = 0; i < n; i++) {
        hstar_result d = {0};
        CHECK(hstar_results_derivative(results, i, &d, sizeof d, NULL) == HSTAR_OK, "%s: row %zu", label, i);
        CHECK(fabs(d.value - want[i]) <= d.bar + 1e-15 && d.bar < 1e-6, "%s: %zu: %.17g +/- %g, want %g",
              label, i, d.value, d.bar, want[i]);
    }
    hstar_results_free(results);
}

static void of_a_function(void **state)
{
    (void)state;
    const double gradient[] = {9, 12}, by_y_x[] = {12, 9}, moved[] = {1, 4}, there[] = {2, 1};
    hstar_problem *problem = two();
    double y = 42;
    CHECK(hstar_problem_variables(problem) == 2 && hstar_problem_outputs(problem) == 1, "its shape");
    CHECK(!strcmp(hstar_problem_variable(problem, 1), "x[1]") && !hstar_problem_variable(problem, 2),
          "names");
    CHECK_SAME(hstar_problem_point(problem)[1], 3, "the point");
    CHECK(hstar_problem_point(problem) != at, "the point is not copied");
    CHECK(hstar_problem_values(problem, NULL, &y, NULL) == HSTAR_OK && y == 18, "f = %g", y);
    CHECK(hstar_problem_values(problem, there, &y, NULL) == HSTAR_OK && y == 2, "f elsewhere = %g", y);
    check_derivatives(problem, gradient, 2, "all");
    const char *const names[] = {"x", "y"};
    hstar_problem *named = two();
    CHECK(hstar_problem_names(named, names, NULL) == HSTAR_OK, "names");
    CHECK(hstar_problem_wrt(named, "y,x", NULL) == HSTAR_OK, "wrt");
    check_derivatives(named, by_y_x, 2, "by y, x");
    CHECK(hstar_problem_wrt(named, "y", NULL) == HSTAR_OK, "wrt y");
    check_derivatives(named, by_y_x, 1, "by y");
    CHECK(hstar_problem_wrt(named, "all", NULL) == HSTAR_OK, "wrt all");
    CHECK(hstar_problem_move(named, there, NULL) == HSTAR_OK, "moved");
    check_derivatives(named, moved, 2, "moved");
    CHECK(hstar_problem_wrt(named, NULL, NULL) == HSTAR_OK, "NULL is all");
    check_derivatives(named, moved, 2, "by NULL");
    hstar_problem_free(named);
    hstar_problem_free(problem);
    hstar_problem_free(NULL);
    CHECK_DONE();
}

static void of_text(void **state)
{
    (void)state;
    const double gradient[] = {9, 12}, own = 1;
    const char *text = "x*y^2";
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_expression(&text, 1, "x=2,y=3", &problem, NULL), HSTAR_OK);
    check_derivatives(problem, gradient, 2, "an expression");
    hstar_problem_free(problem);
    problem = NULL;
    assert_int_equal(hstar_problem_catalogue("sin", NULL, &problem, NULL), HSTAR_OK);
    CHECK(hstar_problem_variables(problem) == 1, "%zu variables", hstar_problem_variables(problem));
    hstar_problem_free(problem);
    problem = NULL;
    assert_int_equal(hstar_problem_catalogue("sin", "0", &problem, NULL), HSTAR_OK);
    check_derivatives(problem, &own, 1, "sin of the catalogue at 0");
    hstar_problem_free(problem);
    const char *const program[] = {
        "sh", "-c",
        "while read -r word x y; do awk \"BEGIN { printf \\\"%.17g\\\\n\\\", $x * $y * $y }\"; done"};
    problem = NULL;
    assert_int_equal(hstar_problem_program(program, 3, "x=2,y=3", 60, 2, &problem, NULL), HSTAR_OK);
    check_derivatives(problem, gradient, 2, "a program");
    hstar_problem_free(problem);
    problem = NULL;
    assert_int_equal(hstar_problem_launched(program, 3, "env 'A=b c' nice", "x=2,y=3", 60, 2, &problem, NULL),
                     HSTAR_OK);
    check_derivatives(problem, gradient, 2, "a program that another one starts");
    hstar_problem_free(problem);
    problem = NULL;
    assert_int_equal(hstar_problem_launched(program, 3, NULL, "x=2,y=3", 60, 1, &problem, NULL), HSTAR_OK);
    check_derivatives(problem, gradient, 2, "a program that none starts");
    hstar_problem_free(problem);
    problem = NULL;
    hstar_launch never = HSTAR_LAUNCH;
    never.retries = 0;
    assert_int_equal(hstar_problem_started(program, 3, "x=2,y=3", &never, &problem, NULL), HSTAR_OK);
    check_derivatives(problem, gradient, 2, "a program that is not asked again");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* Where f was called. */
struct seen {
    double lowest[2], highest[2];
};

static int watched(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct seen *seen = context;
    for (size_t i = 0; i < n; i++) {
        seen->lowest[i] = fmin(seen->lowest[i], x[i]);
        seen->highest[i] = fmax(seen->highest[i], x[i]);
    }
    return squares(x, n, y, m, NULL);
}

static hstar_problem *watched_two(struct seen *seen)
{
    hstar_problem *problem = NULL;
    *seen = (struct seen){{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    assert_int_equal(hstar_problem_function(watched, seen, at, 2, 1, &problem, NULL), HSTAR_OK);
    return problem;
}

/* f is called within what was said, whichever way it was said; what is taken away again does not count. */
static void limits(void **state)
{
    (void)state;
    const double gradient[] = {9, 12}, lower[] = {2, -HUGE_VAL}, upper[] = {HUGE_VAL, 3.25};
    struct seen seen;
    hstar_problem *problem = watched_two(&seen);
    CHECK(hstar_problem_bounds(problem, "x[0]=2:,x[1]=:3.25", NULL) == HSTAR_OK, "bounds");
    check_derivatives(problem, gradient, 2, "bounds");
    CHECK(seen.lowest[0] >= 2 && seen.highest[1] <= 3.25, "called at %g, %g", seen.lowest[0],
          seen.highest[1]);
    CHECK(hstar_problem_bounds(problem, NULL, NULL) == HSTAR_OK, "no bounds");
    check_derivatives(problem, gradient, 2, "no bounds");
    CHECK(seen.lowest[0] < 2 && seen.highest[1] > 3.25, "the bounds are there still");
    hstar_problem_free(problem);

    problem = watched_two(&seen);
    CHECK(hstar_problem_limits(problem, lower, upper, NULL) == HSTAR_OK, "limits");
    check_derivatives(problem, gradient, 2, "limits");
    CHECK(seen.lowest[0] >= 2 && seen.highest[1] <= 3.25, "called at %g, %g", seen.lowest[0],
          seen.highest[1]);
    hstar_problem_free(problem);

    problem = watched_two(&seen);
    CHECK(hstar_problem_reach(problem, "0.125", NULL) == HSTAR_OK, "reach");
    check_derivatives(problem, gradient, 2, "reach");
    CHECK(seen.lowest[0] >= 1.875 && seen.highest[1] <= 3.125, "called at %g, %g", seen.lowest[0],
          seen.highest[1]);
    CHECK(hstar_problem_reach(problem, NULL, NULL) == HSTAR_OK, "no reach");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* Bounds that exclude the point are told where they are said, and where the point was moved out of them where it is asked. */
static void excluded(void **state)
{
    (void)state;
    const double beyond[] = {5, 3}, lower[] = {3, 0}, upper[] = {4, 9};
    hstar_problem *problem = two();
    hstar_results *results = NULL;
    hstar_error error = {0};
    CHECK(hstar_problem_bounds(problem, "x[0]=0:1", &error) == HSTAR_INVALID && strstr(error.message, "x[0]"),
          "%s", error.message);
    CHECK(hstar_problem_bounds(problem, "x[0]=0:4", NULL) == HSTAR_OK, "bounds");
    CHECK(hstar_problem_move(problem, beyond, NULL) == HSTAR_OK, "moved");
    CHECK(hstar_jacobian(problem, NULL, &results, &error) == HSTAR_INVALID && !results &&
              strstr(error.message, "x[0] = 5 is outside the bounds"),
          "%s", error.message);
    CHECK(hstar_problem_limits(problem, lower, upper, NULL) == HSTAR_OK, "limits, and then the point");
    CHECK(hstar_jacobian(problem, NULL, &results, &error) == HSTAR_INVALID && !results, "outside the limits");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* A noise that is known makes the bar wider; of noise and accuracy the last counts. */
static double bar_of(const hstar_problem *problem)
{
    hstar_results *results = NULL;
    hstar_result d = {0};
    assert_int_equal(hstar_jacobian(problem, NULL, &results, NULL), HSTAR_OK);
    assert_int_equal(hstar_results_derivative(results, 0, &d, sizeof d, NULL), HSTAR_OK);
    hstar_results_free(results);
    return d.bar;
}

static void noises(void **state)
{
    (void)state;
    hstar_problem *problem = two();
    const double measured = bar_of(problem);
    CHECK(hstar_problem_noise(problem, 1e-4, NULL) == HSTAR_OK, "noise");
    const double known = bar_of(problem);
    CHECK(known > 1e3 * measured, "%g with a noise, %g without", known, measured);
    CHECK(hstar_problem_accuracy(problem, 1e-10, NULL) == HSTAR_OK, "accuracy");
    const double accurate = bar_of(problem);
    CHECK(accurate < known / 10 && accurate > measured, "%g by accuracy, %g by noise", accurate, known);
    CHECK(hstar_problem_noise(problem, 0, NULL) == HSTAR_OK, "unknown");
    CHECK_SAME(bar_of(problem), measured, "unknown again");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* What is refused, and what is said of it. */
static void check_setters(hstar_problem *p)
{
    static const double nan_point[] = {NAN, 1}, crossed[] = {3, 4};
    static const char *const same[] = {"x", "x"}, *const empty[] = {"x", ""}, *const missing[] = {"x", NULL};
    hstar_error e;
#define REFUSED(call, says)                                                                                  \
    do {                                                                                                     \
        e = (hstar_error){0};                                                                                \
        hstar_status status_ = (call);                                                                       \
        CHECK(status_ == HSTAR_INVALID && e.status == status_ && strstr(e.message, says), "%s: %d, %s",      \
              #call, (int)status_, e.message);                                                               \
    } while (0)
    REFUSED(hstar_problem_names(p, NULL, &e), "NULL");
    REFUSED(hstar_problem_names(p, same, &e), "two variables are called x");
    REFUSED(hstar_problem_names(p, empty, &e), "variable 1 is empty");
    REFUSED(hstar_problem_names(p, missing, &e), "variable 1 is empty");
    REFUSED(hstar_problem_move(p, NULL, &e), "the point is NULL");
    REFUSED(hstar_problem_move(p, nan_point, &e), "not finite: x[0] = nan");
    REFUSED(hstar_problem_wrt(p, "z", &e), "no variable \"z\"");
    REFUSED(hstar_problem_wrt(p, "x[0],x[0]", &e), "x[0] twice");
    REFUSED(hstar_problem_wrt(p, "", &e), "");
    REFUSED(hstar_problem_bounds(p, "x[0]", &e), "no colon");
    REFUSED(hstar_problem_bounds(p, "y=0:1", &e), "no variable \"y\"");
    REFUSED(hstar_problem_limits(p, crossed, crossed, &e), "the bounds of x[0] leave no room");
    REFUSED(hstar_problem_limits(p, nan_point, NULL, &e), "the bounds of x[0] leave no room");
    REFUSED(hstar_problem_reach(p, "-1", &e), "reach");
    REFUSED(hstar_problem_noise(p, -1, &e), "noise");
    REFUSED(hstar_problem_noise(p, NAN, &e), "noise");
    REFUSED(hstar_problem_accuracy(p, 1, &e), "accuracy");
    REFUSED(hstar_problem_accuracy(p, NAN, &e), "accuracy");
    REFUSED(hstar_problem_gradient_function(p, NULL, NULL, &e), "NULL");
    REFUSED(hstar_problem_gradient_values(p, NULL, 2, &e), "NULL");
    REFUSED(hstar_problem_gradient_values(p, at, 1, &e), "1 number where 2 are wanted");
    REFUSED(hstar_problem_values(p, NULL, NULL, &e), "NULL");
}

static void refused_setters(void **state)
{
    (void)state;
    const double gradient[] = {9, 12};
    hstar_problem *p = two();
    check_setters(p);
    check_derivatives(p, gradient, 2, "after all that was refused");
    hstar_problem_free(p);
    CHECK_DONE();
}

static void refused_problems(void **state)
{
    (void)state;
    static const double nan_point[] = {NAN};
    static const char *const text[] = {"sin(x)", NULL}, *const wrong[] = {"cso(x)"};
    hstar_problem *p = NULL;
    hstar_error e;
    REFUSED(hstar_problem_function(NULL, NULL, at, 2, 1, &p, &e), "the function is NULL");
    REFUSED(hstar_problem_function(squares, NULL, NULL, 2, 1, &p, &e), "the point is NULL");
    REFUSED(hstar_problem_function(squares, NULL, at, 0, 1, &p, &e), "at least one variable");
    REFUSED(hstar_problem_function(squares, NULL, at, 2, 0, &p, &e), "at least one output");
    REFUSED(hstar_problem_function(squares, NULL, nan_point, 1, 1, &p, &e), "x = nan");
    REFUSED(hstar_problem_function(squares, NULL, at, 2, 1, NULL, &e), "NULL");
    REFUSED(hstar_problem_batch(NULL, NULL, at, 2, 1, &p, &e), "the function is NULL");
    REFUSED(hstar_problem_expression(NULL, 1, "1", &p, &e), "the expression is NULL");
    REFUSED(hstar_problem_expression(text, 0, "1", &p, &e), "no expression");
    REFUSED(hstar_problem_expression(text, 2, "1", &p, &e), "the expression is NULL");
    REFUSED(hstar_problem_expression(text, 1, NULL, &p, &e), "no point");
    REFUSED(hstar_problem_expression(text, 1, "one", &p, &e), "one");
    REFUSED(hstar_problem_expression(text, 1, "y=1", &p, &e), "x");
    REFUSED(hstar_problem_expression(text, 1, "1", NULL, &e), "NULL");
    REFUSED(hstar_problem_expression(wrong, 1, "1", &p, &e), "cso");
    CHECK(e.position == 0 && !strcmp(e.excerpt, "cso(x)") && e.caret == 0, "the place: %zu, %s", e.position,
          e.excerpt);
    REFUSED(hstar_problem_catalogue("no such", NULL, &p, &e), "no such");
    REFUSED(hstar_problem_catalogue(NULL, NULL, &p, &e), "NULL");
    REFUSED(hstar_problem_plugin(NULL, "1", &p, &e), "NULL");
    REFUSED(hstar_problem_program(text, 1, "1", -1, 1, &p, &e), "timeout");
    REFUSED(hstar_problem_program(text, 1, "1", 1, 65, &p, &e), "64 copies");
    CHECK(hstar_problem_plugin("/nowhere.so:f", "1", &p, &e) != HSTAR_OK && e.message[0], "%s", e.message);
    CHECK(hstar_problem_program((const char *const[]){"/nowhere"}, 1, "1", 1, 1, &p, &e) == HSTAR_CHILD, "%s",
          e.message);
    REFUSED(hstar_problem_launched(text, 1, "", "1", 1, 1, &p, &e), "names no program");
    REFUSED(hstar_problem_launched(text, 1, "nice '", "1", 1, 1, &p, &e), "not closed");
    REFUSED(hstar_problem_launched(NULL, 1, "nice", "1", 1, 1, &p, &e), "the program is NULL");
    REFUSED(hstar_problem_launched((const char *const[]){""}, 1, "nice", "1", 1, 1, &p, &e), "no program");
    REFUSED(hstar_problem_launched(text, 1, "nice", "1", 1, 65, &p, &e), "64 copies");
    hstar_launch often = HSTAR_LAUNCH;
    often.launcher = "nice";
    often.retries = 1001;
    REFUSED(hstar_problem_started(text, 1, "1", &often, &p, &e), "at most 1000 times");
    REFUSED(hstar_problem_started(NULL, 1, "1", NULL, &p, &e), "the program is NULL");
    REFUSED(hstar_problem_started(text, 1, NULL, NULL, &p, &e), "point");
    REFUSED(hstar_problem_started(text, 1, "1", NULL, NULL, &e), "place for the problem");
    CHECK(hstar_problem_launched(text, 1, "/nowhere", "1", 1, 1, &p, &e) == HSTAR_CHILD &&
              strstr(e.message, "/nowhere"),
          "%s", e.message);
    CHECK(hstar_problem_launched(text, 1, "@/nowhere", "1", 1, 1, &p, &e) == HSTAR_FILE, "%s", e.message);
    CHECK(hstar_problem_launched(text, 1, "/nowhere", "1", 1, 1, &p, NULL) == HSTAR_CHILD, "no error");
    CHECK(!p, "a problem that was refused");
    CHECK_DONE();
}

/* The gradient, from each place it can come from: right, and with one sign wrong. */
static int gradient_of(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m;
    y[0] = x[1] * x[1];
    y[1] = *(const double *)context * 2 * x[0] * x[1];
    return 0;
}

static hstar_verdict verdict_of(const hstar_problem *problem)
{
    hstar_results *results = NULL;
    hstar_error error = {0};
    CHECK(hstar_check(problem, NULL, &results, &error) == HSTAR_OK, "%s", error.message);
    if (!results) return HSTAR_UNDECIDED;
    const hstar_verdict verdict = hstar_results_verdict(results);
    CHECK(hstar_results_says(results) && strstr(hstar_results_says(results), "the gradient"), "what it says");
    hstar_results_free(results);
    return verdict;
}

static void gradients(void **state)
{
    (void)state;
    double sign = 1;
    const double right[] = {9, 12}, wrong[] = {9, -12}, by_y[] = {12};
    hstar_problem *p = two();
    hstar_results *results = NULL;
    hstar_error error = {0};
    CHECK(hstar_check(p, NULL, &results, &error) == HSTAR_INVALID && !results && error.message[0],
          "no gradient");
    CHECK(hstar_problem_gradient_function(p, gradient_of, &sign, NULL) == HSTAR_OK, "a C function");
    CHECK(verdict_of(p) == HSTAR_AGREES, "a C function, right");
    sign = -1;
    CHECK(verdict_of(p) == HSTAR_DISAGREES, "a C function, wrong");
    CHECK(hstar_problem_gradient_values(p, right, 2, NULL) == HSTAR_OK, "values");
    CHECK(verdict_of(p) == HSTAR_AGREES, "values, right");
    CHECK(hstar_problem_gradient_values(p, wrong, 2, NULL) == HSTAR_OK, "values");
    CHECK(verdict_of(p) == HSTAR_DISAGREES, "values, wrong");
    CHECK(hstar_problem_gradient(p, "9, 12", NULL) == HSTAR_OK, "text");
    CHECK(verdict_of(p) == HSTAR_AGREES, "text, right");
    CHECK(hstar_problem_wrt(p, "x[1]", NULL) == HSTAR_OK, "wrt");
    CHECK(hstar_problem_gradient_values(p, by_y, 1, NULL) == HSTAR_OK, "values of wrt");
    CHECK(verdict_of(p) == HSTAR_AGREES, "values of wrt");
    CHECK(hstar_problem_gradient_values(p, right, 2, NULL) == HSTAR_OK, "values of all variables");
    CHECK(verdict_of(p) == HSTAR_AGREES, "values of all variables");
    CHECK(hstar_problem_wrt(p, "all", NULL) == HSTAR_OK, "wrt");
    CHECK(verdict_of(p) == HSTAR_AGREES, "values of all variables, and then by all");
    CHECK(hstar_problem_wrt(p, "x[1]", NULL) == HSTAR_OK, "wrt");
    CHECK(hstar_problem_gradient_values(p, by_y, 1, NULL) == HSTAR_OK, "values of one");
    CHECK(hstar_problem_wrt(p, "all", NULL) == HSTAR_OK, "wrt");
    CHECK(hstar_check(p, NULL, &results, &error) == HSTAR_INVALID &&
              strstr(error.message, "1 number where 2"),
          "%s", error.message);
    hstar_problem_free(p);
    CHECK_DONE();
}

/* Numbers of a C program are exact, also those that are short to write: 2.5 has no more digits. */
static void short_values(void **state)
{
    (void)state;
    const double x[] = {2.5, -3}, right[] = {9, -15}, nan_value[] = {9, NAN};
    hstar_problem *p = NULL;
    assert_int_equal(hstar_problem_function(squares, NULL, x, 2, 1, &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(p, right, 2, NULL), HSTAR_OK);
    CHECK(verdict_of(p) == HSTAR_AGREES, "integers");
    const double there[] = {2.5, 0.5}, short_right[] = {0.25, 2.5};
    assert_int_equal(hstar_problem_move(p, there, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(p, short_right, 2, NULL), HSTAR_OK);
    CHECK(verdict_of(p) == HSTAR_AGREES, "short numbers");
    assert_int_equal(hstar_problem_gradient_values(p, nan_value, 2, NULL), HSTAR_OK);
    CHECK(verdict_of(p) != HSTAR_AGREES, "a NaN");
    hstar_problem_free(p);
    CHECK_DONE();
}

/* Numbers are the gradient at one point: after a move there is none. */
static void numbers_of_one_point(void **state)
{
    const char *square = "x^2";
    const double two = 2, five = 5;
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_error err;
    (void)state;
    assert_int_equal(hstar_problem_expression(&square, 1, "1", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(problem, &two, 1, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_move(problem, &five, NULL), HSTAR_OK);
    assert_int_equal(hstar_check(problem, NULL, &results, &err), HSTAR_INVALID);
    CHECK(strstr(err.message, "no gradient"), "%s", err.message);
    hstar_problem_free(problem);
    CHECK_DONE();
}

static void no_problem(void **state)
{
    const double x = 1;
    (void)state;
    CHECK(hstar_problem_move(NULL, &x, NULL) == HSTAR_INVALID, "move");
    CHECK(hstar_problem_wrt(NULL, "x", NULL) == HSTAR_INVALID, "wrt");
    CHECK(hstar_problem_noise(NULL, 1, NULL) == HSTAR_INVALID, "noise");
    CHECK(hstar_problem_gradient(NULL, "x", NULL) == HSTAR_INVALID, "gradient");
    CHECK(hstar_problem_threads(NULL, 1, NULL) == HSTAR_INVALID, "threads");
    CHECK(hstar_problem_variables(NULL) == 0 && !hstar_problem_point(NULL), "what can be read");
    CHECK_DONE();
}

int main(void)
{
    setenv("LC_ALL", "C", 1); /* awk, which answers here, would print commas in some locales */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_one_point),
        cmocka_unit_test(no_problem),
        cmocka_unit_test(of_a_function),
        cmocka_unit_test(of_text),
        cmocka_unit_test(limits),
        cmocka_unit_test(excluded),
        cmocka_unit_test(noises),
        cmocka_unit_test(refused_setters),
        cmocka_unit_test(refused_problems),
        cmocka_unit_test(gradients),
        cmocka_unit_test(short_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
