/* Every way to a derivative side by side: values by hand, errors that are what they are called, and what cannot be compared. */
#include "check.h"
#include "derive/comparison.h"
#include "hstar.h"

#include <float.h>

static hstar_results *compare_by(const char *text, const char *at, const char *wrt, double step)
{
    hstar_options o = HSTAR_OPTIONS;
    hstar_problem *p = NULL;
    hstar_results *r = NULL;
    hstar_error error = {0};
    assert_int_equal(hstar_problem_expression(&text, 1, at, &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_wrt(p, wrt, NULL), HSTAR_OK);
    o.step = step;
    if (hstar_compare(p, &o, &r, &error)) fail_msg("%s: %s", text, error.message);
    hstar_problem_free(p);
    return r;
}

static hstar_results *compare(const char *text, const char *at, const char *wrt)
{
    return compare_by(text, at, wrt, 0);
}

static hstar_compared row_of(const hstar_results *r, enum compared_way way)
{
    hstar_compared row = {0};
    for (size_t i = 0; !hstar_results_compared(r, i, &row, sizeof row, NULL); i++)
        if (!strcmp(row.way, compared_rows[way].name)) return row;
    fail_msg("there is no row %s", compared_rows[way].name);
    return row;
}

/* How many digits a way has of a smooth function at least, and at most, a given step of 1e-5; what it calls for n variables. */
static const struct {
    enum compared_way way;
    double least, most;
    size_t once, each;
} ways[] = {
    {COMPARED_FORWARD, 7, 9, 1, 1},           {COMPARED_FORWARD_GIVEN, 4, 6, 1, 1},
    {COMPARED_FORWARD_BEST, 7, 10, 1, 1},     {COMPARED_BACKWARD, 7, 9, 1, 1},
    {COMPARED_BACKWARD_GIVEN, 4, 6, 1, 1},    {COMPARED_BACKWARD_BEST, 7, 10, 1, 1},
    {COMPARED_CENTRAL, 9, 12, 0, 2},          {COMPARED_CENTRAL_GIVEN, 9, 12, 0, 2},
    {COMPARED_CENTRAL_BEST, 9, 13, 0, 2},     {COMPARED_FIVE_POINT, 11, 14, 0, 4},
    {COMPARED_FIVE_POINT_GIVEN, 9, 12, 0, 4}, {COMPARED_FIVE_POINT_BEST, 11, 15, 0, 4},
    {COMPARED_RICHARDSON, 8, 15, 0, 0},       {COMPARED_AUTO, 12, 15, 0, 0},
    {COMPARED_COMPLEX_STEP, 15, 15, 0, 1},    {COMPARED_FORWARD_MODE, 15, 15, 0, 1},
    {COMPARED_REVERSE_MODE, 15, 15, 1, 0},    {COMPARED_PROOF, 15, 15, 1, 0},
};
_Static_assert(sizeof ways / sizeof *ways == N_COMPARED, "a way is not tested");

static void check_ways(const hstar_results *r, size_t n, double derivative)
{
    CHECK(hstar_results_kind(r) == HSTAR_KIND_COMPARISON && hstar_results_rows(r) == N_COMPARED, "%zu rows",
          hstar_results_rows(r));
    CHECK(hstar_results_status(r, NULL) == HSTAR_OK, "not all is told");
    for (size_t i = 0; i < N_COMPARED; i++) {
        const hstar_compared row = row_of(r, ways[i].way);
        CHECK(row.digits >= ways[i].least && row.digits <= ways[i].most, "%s: %g digits, error %g", row.way,
              row.digits, row.error);
        CHECK(row.cost > 0, "%s: cost %g", row.way, row.cost);
        CHECK(isnan(row.value) == (n > 1), "%s: value %g", row.way, row.value);
        const size_t evaluations = ways[i].once + n * ways[i].each;
        CHECK(!evaluations || row.evaluations == evaluations, "%s: %zu evaluations, not %zu", row.way,
              row.evaluations, evaluations);
        if (n == 1)
            CHECK(fabs(fabs(row.value - derivative) - row.error) <= 2 * DBL_EPSILON * fabs(derivative),
                  "%s: %.17g, error %g", row.way, row.value, row.error);
    }
}

static void a_derivative(void **state)
{
    (void)state;
    hstar_results *r = compare_by("exp(sin(x))", "1.1", NULL, 1e-5);
    check_ways(r, 1, cos(1.1) * exp(sin(1.1)));
    hstar_results_free(r);
    CHECK_DONE();
}

static void a_gradient(void **state)
{
    (void)state;
    hstar_results *r = compare_by("exp(sin(x))*cos(y)+z^3", "x=1.1,y=0.7,z=1.3", NULL, 1e-5);
    check_ways(r, 3, NAN);
    hstar_results_free(r);
    CHECK_DONE();
}

/* A way that is not for a function says why; without a proof there are no errors. */
static void what_there_is_not(void **state)
{
    (void)state;
    hstar_results *r = compare("abs(x)*y", "x=2,y=1", "x");
    const hstar_compared complex_step = row_of(r, COMPARED_COMPLEX_STEP);
    CHECK(complex_step.reason && strstr(complex_step.reason, "kink") && isnan(complex_step.value),
          "no reason");
    CHECK(row_of(r, COMPARED_REVERSE_MODE).value == 1, "%g", row_of(r, COMPARED_REVERSE_MODE).value);
    CHECK(row_of(r, COMPARED_FORWARD_BEST).error < 1e-15, "best: %g", row_of(r, COMPARED_FORWARD_BEST).error);
    hstar_results_free(r);
    r = compare("abs(x)", "0", NULL);
    CHECK(hstar_results_status(r, NULL) == HSTAR_UNDEFINED, "a kink");
    hstar_compared row;
    for (size_t i = 0; !hstar_results_compared(r, i, &row, sizeof row, NULL); i++)
        CHECK(isnan(row.error) && isnan(row.digits), "%s: %g", row.way, row.error);
    CHECK(isnan(row_of(r, COMPARED_REVERSE_MODE).value), "reverse mode guesses");
    CHECK(hstar_results_compared(r, N_COMPARED, NULL, 0, NULL) == HSTAR_INVALID, "a row too many");
    hstar_results_free(r);
    CHECK_DONE();
}

/* Two outputs by three variables, of which each way has its calls; operations by hand: sin, *, ^, + of a literal. */
static void a_jacobian(void **state)
{
    (void)state;
    hstar_results *r = compare("[sin(x)*y, z^2+1]", "x=1,y=2,z=3", NULL);
    const hstar_compared forward = row_of(r, COMPARED_FORWARD), reverse = row_of(r, COMPARED_REVERSE_MODE),
                         forward_mode = row_of(r, COMPARED_FORWARD_MODE);
    CHECK(forward.outputs == 2 && forward.variables == 3 && forward.elements == 0, "%zu by %zu",
          forward.outputs, forward.variables);
    CHECK(forward.evaluations == 4 && forward.operations == 4 * 4, "forward: %zu calls, %g operations",
          forward.evaluations, forward.operations);
    /* partial derivatives: of sin one, of * two, of ^ and + one each */
    CHECK(reverse.evaluations == 2 && reverse.operations == 4 + 5 + 2 * 2 * 5, "reverse mode: %g",
          reverse.operations);
    CHECK(forward_mode.evaluations == 3 && forward_mode.operations == 4 + 5 + 3 * 2 * 5, "forward mode: %g",
          forward_mode.operations);
    CHECK(reverse.error < 1e-15 && isnan(reverse.value), "error %g", reverse.error);
    CHECK(row_of(r, COMPARED_CENTRAL_BEST).error < 1e-9, "best: %g", row_of(r, COMPARED_CENTRAL_BEST).error);
    CHECK(!strcmp(row_of(r, COMPARED_AUTO).stop, "converged") && !forward.stop, "stops");
    hstar_results_free(r);
    CHECK_DONE();
}

static void a_doubtful_search(void **state)
{
    (void)state;
    hstar_results *r = compare("log(1+x)/x", "1e-9", NULL);
    CHECK(row_of(r, COMPARED_AUTO).stop && strcmp(row_of(r, COMPARED_AUTO).stop, "converged"), "auto: %s",
          row_of(r, COMPARED_AUTO).stop);
    hstar_results_free(r);
    CHECK_DONE();
}

static int some_function(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)context, (void)n, (void)m;
    *y = *x;
    return 0;
}

static int give_up(void *context, size_t done, size_t all)
{
    (void)context, (void)all;
    return done == 3;
}

static void refusals(void **state)
{
    (void)state;
    static const char *const one = "x^2";
    const double x = 1;
    hstar_problem *p = NULL;
    hstar_results *r = NULL;
    hstar_options o = HSTAR_OPTIONS;
    assert_int_equal(hstar_problem_function(some_function, NULL, &x, 1, 1, &p, NULL), HSTAR_OK);
    CHECK(hstar_compare(p, NULL, &r, NULL) == HSTAR_INVALID && !r, "a C function");
    hstar_problem_free(p);
    assert_int_equal(hstar_problem_expression(&one, 1, "1", &p, NULL), HSTAR_OK);
    o.progress = give_up;
    CHECK(hstar_compare(p, &o, &r, NULL) == HSTAR_CANCELLED && !r, "not called off");
    hstar_problem_free(p);
    CHECK(hstar_compare(NULL, NULL, &r, NULL) == HSTAR_INVALID && !r, "no problem");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_derivative),      cmocka_unit_test(a_gradient),
        cmocka_unit_test(a_jacobian),        cmocka_unit_test(a_doubtful_search),
        cmocka_unit_test(what_there_is_not), cmocka_unit_test(refusals),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    hstar_cleanup();
    return failed;
}
