/* Every way to a derivative side by side: values by hand, errors that are what they are called, and what cannot be compared. */
#include "check.h"
#include "derive/comparison.h"
#include "hstar.h"

#include <float.h>

static hstar_results *compare(const char *text, const char *at, const char *wrt)
{
    hstar_problem *p = NULL;
    hstar_results *r = NULL;
    hstar_error error = {0};
    assert_int_equal(hstar_problem_expression(&text, 1, at, &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_wrt(p, wrt, NULL), HSTAR_OK);
    if (hstar_compare(p, NULL, &r, &error)) fail_msg("%s: %s", text, error.message);
    hstar_problem_free(p);
    return r;
}

static hstar_compared row_of(const hstar_results *r, enum compared_way way)
{
    hstar_compared row = {0};
    assert_int_equal(hstar_results_compared(r, way, &row, sizeof row, NULL), HSTAR_OK);
    CHECK(!strcmp(row.way, compared_rows[way].name), "%s", row.way);
    return row;
}

/* How many digits a way has of a smooth function at least, and at most; what it calls for n variables. */
static const struct {
    enum compared_way way;
    double least, most;
    size_t once, each;
} ways[] = {
    {COMPARED_FORWARD, 7, 9, 1, 1},        {COMPARED_FORWARD_BEST, 7, 10, 1, 1},
    {COMPARED_BACKWARD, 7, 9, 1, 1},       {COMPARED_BACKWARD_BEST, 7, 10, 1, 1},
    {COMPARED_CENTRAL, 9, 12, 0, 2},       {COMPARED_CENTRAL_BEST, 9, 13, 0, 2},
    {COMPARED_FIVE_POINT, 11, 14, 0, 4},   {COMPARED_FIVE_POINT_BEST, 11, 15, 0, 4},
    {COMPARED_RICHARDSON, 8, 15, 0, 0},    {COMPARED_AUTO, 12, 15, 0, 0},
    {COMPARED_COMPLEX_STEP, 15, 15, 0, 1}, {COMPARED_FORWARD_MODE, 15, 15, 0, 1},
    {COMPARED_REVERSE_MODE, 15, 15, 1, 0}, {COMPARED_PROOF, 15, 15, 1, 0},
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
    hstar_results *r = compare("exp(sin(x))", "1.1", NULL);
    check_ways(r, 1, cos(1.1) * exp(sin(1.1)));
    hstar_results_free(r);
    CHECK_DONE();
}

static void a_gradient(void **state)
{
    (void)state;
    hstar_results *r = compare("exp(sin(x))*cos(y)+z^3", "x=1.1,y=0.7,z=1.3", NULL);
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
    for (enum compared_way i = 0; i < N_COMPARED; i++)
        CHECK(isnan(row_of(r, i).error) && isnan(row_of(r, i).digits), "%s: %g", row_of(r, i).way,
              row_of(r, i).error);
    CHECK(isnan(row_of(r, COMPARED_REVERSE_MODE).value), "reverse mode guesses");
    CHECK(hstar_results_compared(r, N_COMPARED, NULL, 0, NULL) == HSTAR_INVALID, "a row too many");
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
    static const char *const text = "[x, x^2]", *const one = "x^2";
    const double x = 1;
    hstar_problem *p = NULL;
    hstar_results *r = NULL;
    hstar_options o = HSTAR_OPTIONS;
    assert_int_equal(hstar_problem_expression(&text, 1, "1", &p, NULL), HSTAR_OK);
    CHECK(hstar_compare(p, NULL, &r, NULL) == HSTAR_INVALID && !r, "two outputs");
    hstar_problem_free(p);
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
        cmocka_unit_test(a_derivative),
        cmocka_unit_test(a_gradient),
        cmocka_unit_test(what_there_is_not),
        cmocka_unit_test(refusals),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    hstar_cleanup();
    return failed;
}
