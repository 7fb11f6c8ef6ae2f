/* hstar_differentiate, hstar_jacobian and hstar_noise: what the header promises, against derivatives known in closed form. */
#include "check.h"
#include "hstar.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How often f was called, and where: what the results say of it must be so. */
struct witness {
    double (*f)(double x);
    size_t calls;
    double lowest, highest;
};

static int watched(double x, double *y, void *context)
{
    struct witness *w = context;
    w->calls++;
    w->lowest = fmin(w->lowest, x);
    w->highest = fmax(w->highest, x);
    *y = w->f(x);
    return 0;
}

static struct witness witness_of(double (*f)(double x))
{
    return (struct witness){f, 0, INFINITY, -INFINITY};
}

static double reciprocal(double x)
{
    return 1 / x;
}

static double quintic(double x)
{
    return x * x * x * x * x;
}

static double constant(double x)
{
    (void)x;
    return 2.385;
}

static double nowhere(double x)
{
    (void)x;
    return NAN;
}

static double kink(double x)
{
    return fabs(x - 0.3);
}

/* Smooth functions: the derivative lies within the bar, and the bar is small. */
static void smooth(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double (*f)(double x);
        unsigned derivative;
        double x, want, accuracy; /* accuracy: of the bar, beside the derivative */
    } rows[] = {
        {"exp at 1", exp, 1, 1, M_E, 1e-7},
        {"sin at 2.385", sin, 1, 2.385, -0.72717919253917265, 1e-7},
        {"1/x at 0.01", reciprocal, 1, 0.01, -1e4, 1e-6},
        {"x^5 at -1.7", quintic, 1, -1.7, 5 * 8.3521, 1e-7},
        {"exp at -3.3", exp, 1, -3.3, 0.036883167401240015, 1e-6},
        {"second, exp at 1", exp, 2, 1, M_E, 1e-4},
        {"third, sin at 0.4", sin, 3, 0.4, -0.92106099400288508, 1e-3},
        {"fourth, exp at 0.5", exp, 4, 0.5, 1.6487212707001282, 1e-2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(rows[i].f);
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d = {0};
        options.derivative = rows[i].derivative;
        hstar_status status = hstar_differentiate(watched, &w, rows[i].x, &options, &d, sizeof d, NULL);
        CHECK(status == HSTAR_OK && d.trust == HSTAR_TRUST_OK, "%s: status %d, %s", rows[i].label,
              (int)status, d.reason);
        CHECK(fabs(d.value - rows[i].want) <= d.bar, "%s: %.17g +/- %g, want %.17g", rows[i].label, d.value,
              d.bar, rows[i].want);
        CHECK(d.bar <= rows[i].accuracy * fabs(rows[i].want), "%s: a bar of %g", rows[i].label, d.bar);
        CHECK(d.evaluations == w.calls && w.calls <= 100, "%s: %zu evaluations, %zu calls", rows[i].label,
              d.evaluations, w.calls);
        CHECK(rows[i].x + d.h - rows[i].x == d.h && d.h > 0, "%s: h = %a is not representable there",
              rows[i].label, d.h);
    }
    CHECK_DONE();
}

/* NULL for options is HSTAR_OPTIONS, and the same question has the same answer. */
static void standard_options(void **state)
{
    (void)state;
    hstar_options options = HSTAR_OPTIONS;
    hstar_result a, b;
    struct witness w = witness_of(exp);
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &a, sizeof a, NULL), HSTAR_OK);
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &b, sizeof b, NULL), HSTAR_OK);
    CHECK_SAME(a.value, b.value, "value");
    CHECK_SAME(a.bar, b.bar, "bar");
    CHECK_SAME(a.h, b.h, "h");
    CHECK(a.reason == b.reason && a.method == b.method, "%s, %s", a.reason, b.reason);
    CHECK_DONE();
}

/* h is found for the method that was asked for. */
static void methods(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        unsigned order;
        double least, most; /* between which h must lie, three decades around the textbook's */
    } rows[] = {
        {"forward", 1, 1e-11, 1e-5},
        {"backward", 1, 1e-11, 1e-5},
        {"central", 2, 1e-7, 1e-2},
        {"five-point", 4, 1e-5, 1e-1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(exp);
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d = {0};
        options.method = rows[i].name;
        assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(!strcmp(d.method, rows[i].name) && d.order == rows[i].order, "%s: %s, order %u", rows[i].name,
              d.method, d.order);
        CHECK(d.h > rows[i].least && d.h < rows[i].most, "%s: h = %g", rows[i].name, d.h);
        CHECK(fabs(d.value - M_E) <= d.bar, "%s: %.17g +/- %g", rows[i].name, d.value, d.bar);
    }
    CHECK_DONE();
}

/* f is never called outside the bounds, and there is a result all the same; nor beyond the budget. */
static void limits(void **state)
{
    (void)state;
    static const struct {
        double x, lower, upper;
        size_t evaluations;
    } rows[] = {
        {1, 1, HUGE_VAL, 0},         {1, -HUGE_VAL, 1, 0},        {1, 0.999, 1.0001, 0}, {1, 1 - 1e-7, 2, 0},
        {1, -HUGE_VAL, HUGE_VAL, 4}, {1, -HUGE_VAL, HUGE_VAL, 9}, {1, 1, HUGE_VAL, 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(exp);
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d = {0};
        options.lower = rows[i].lower;
        options.upper = rows[i].upper;
        options.evaluations = rows[i].evaluations;
        assert_int_equal(hstar_differentiate(watched, &w, rows[i].x, &options, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(w.lowest >= rows[i].lower && w.highest <= rows[i].upper, "row %zu: called in [%.17g, %.17g]", i,
              w.lowest, w.highest);
        CHECK(!rows[i].evaluations || w.calls <= rows[i].evaluations, "row %zu: %zu calls", i, w.calls);
        CHECK(d.trust != HSTAR_TRUST_OK || fabs(d.value - M_E) <= d.bar, "row %zu: %.17g +/- %g, %s", i,
              d.value, d.bar, d.reason);
        CHECK(rows[i].evaluations || fabs(d.value - M_E) < 1e-4, "row %zu: %.17g, %s", i, d.value, d.reason);
    }
    CHECK_DONE();
}

/* What no derivative can be trusted of is no failure, and is never called trustworthy. */
static void awkward(void **state)
{
    (void)state;
    hstar_result d;
    struct witness w = witness_of(nowhere);
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &d, sizeof d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_NONE && isnan(d.value) && isinf(d.bar), "NaN: %g, %s", d.value, d.reason);
    w = witness_of(kink);
    assert_int_equal(hstar_differentiate(watched, &w, 0.3, NULL, &d, sizeof d, NULL), HSTAR_OK);
    CHECK(d.trust != HSTAR_TRUST_OK && strlen(d.reason) > 10 && strlen(d.stop) > 2, "a kink: %g +/- %g, %s",
          d.value, d.bar, d.reason);
    w = witness_of(constant);
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &d, sizeof d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_OK && fabs(d.value) <= d.bar, "a constant: %g, %s", d.value, d.reason);
    CHECK_DONE();
}

/* Wrong input: refused with a sentence that says what, before f is called, and the result stays as it was. */
static void refusals(void **state)
{
    (void)state;
    static const struct {
        double x;
        unsigned derivative;
        const char *method, *selector;
        double lower, upper, noise, accuracy, reach;
        const char *says;
    } rows[] = {
        {NAN, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "x is not a finite number"},
        {HUGE_VAL, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "x is not a finite number"},
        {1, 0, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "1 to 4, not 0"},
        {1, 5, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "1 to 4, not 5"},
        {1, 1, "centrel", NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "the method cannot be \"centrel\""},
        {1, 1, "extrapolation", NULL, -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "the method cannot be"},
        {1, 1, NULL, "", -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "the selector cannot be \"\""},
        {1, 1, NULL, "curtis-ried", -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "cannot be \"curtis-ried\""},
        {1, 2, NULL, "curtis-reid", -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "no derivative of order 2"},
        {1, 1, "forward", "curtis-reid", -HUGE_VAL, HUGE_VAL, 0, 0, HUGE_VAL, "is for central, not forward"},
        {1, 1, NULL, NULL, 2, 3, 0, 0, HUGE_VAL, "outside the bounds"},
        {1, 1, NULL, NULL, 3, 2, 0, 0, HUGE_VAL, "between the bounds"},
        {1, 1, NULL, NULL, NAN, 2, 0, 0, HUGE_VAL, "between the bounds"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, -1, 0, HUGE_VAL, "the noise"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, NAN, 0, HUGE_VAL, "the noise"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, HUGE_VAL, 0, HUGE_VAL, "the noise"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 1, HUGE_VAL, "the accuracy"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, NAN, HUGE_VAL, "the accuracy"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, 0, "the reach"},
        {1, 1, NULL, NULL, -HUGE_VAL, HUGE_VAL, 0, 0, NAN, "the reach"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(exp);
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d = {.value = 42};
        hstar_error error = {0};
        options.derivative = rows[i].derivative;
        options.method = rows[i].method;
        options.selector = rows[i].selector;
        options.lower = rows[i].lower;
        options.upper = rows[i].upper;
        options.noise = rows[i].noise;
        options.accuracy = rows[i].accuracy;
        options.reach = rows[i].reach;
        hstar_status status = hstar_differentiate(watched, &w, rows[i].x, &options, &d, sizeof d, &error);
        CHECK(status == HSTAR_INVALID && error.status == status && strstr(error.message, rows[i].says),
              "row %zu: %d, %s", i, (int)status, error.message);
        CHECK(w.calls == 0 && d.value == 42, "row %zu: %zu calls, %g", i, w.calls, d.value);
        CHECK(hstar_differentiate(watched, &w, rows[i].x, &options, &d, sizeof d, NULL) == status,
              "row %zu without an error to fill in", i);
    }
    hstar_error error;
    hstar_result d;
    CHECK(hstar_differentiate(NULL, NULL, 1, NULL, &d, sizeof d, &error) == HSTAR_INVALID && error.message[0],
          "no f");
    struct witness w = witness_of(sin);
    CHECK(hstar_differentiate(watched, &w, 1, NULL, NULL, 0, &error) == HSTAR_INVALID && error.message[0],
          "no result");
    CHECK(w.calls == 0, "%zu calls", w.calls);
    CHECK_DONE();
}

static double corner(double x)
{
    return fabs(x - 1);
}

/* Only what has a value is doubtful; what has none says why. */
static void valueless(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double (*f)(double);
        unsigned derivative;
        const char *selector;
        size_t evaluations;
        const char *stop;
    } rows[] = {
        {"a budget of two", sin, 1, "oliver", 2, "too few"},
        {"f'' at a kink", corner, 2, NULL, 0, "untold"},
        {"f'' nowhere", nowhere, 2, NULL, 0, "undefined"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(rows[i].f);
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d;
        options.derivative = rows[i].derivative;
        options.selector = rows[i].selector;
        options.evaluations = rows[i].evaluations;
        assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(isnan(d.value) && d.bar == HUGE_VAL && d.trust == HSTAR_TRUST_NONE &&
                  !strcmp(d.stop, rows[i].stop),
              "%s: %g +/- %g, trust %d: %s", rows[i].name, d.value, d.bar, (int)d.trust, d.stop);
    }
    CHECK_DONE();
}

/* A noise that is known makes the step larger: for the forward difference as its square root. */
static void known_noise(void **state)
{
    (void)state;
    hstar_options options = HSTAR_OPTIONS;
    struct witness w = witness_of(sin);
    options.selector = "more-wild";
    hstar_result measured, given;
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &measured, sizeof measured, NULL),
                     HSTAR_OK);
    options.noise = 1e-8;
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &given, sizeof given, NULL), HSTAR_OK);
    double want = sqrt(options.noise / measured.noise) * measured.h;
    CHECK_SAME(given.noise, 1e-8, "the noise");
    CHECK(given.h > want / 3 && given.h < want * 3, "h %g, want some %g", given.h, want);
    CHECK(given.bar > 1e3 * measured.bar, "bar %g, without a hint %g", given.bar, measured.bar);
    CHECK_DONE();
}

/* sum (i+1) sin(x_i) + x_0 x_1; no number where it is called with a point that it was not asked at. */
static int vector(const double *x, size_t n, double *y, size_t m, void *context)
{
    const double *at = context;
    double sum = n > 1 ? x[0] * x[1] : 0;
    size_t moved = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)(i + 1) * sin(x[i]);
        moved += x[i] != at[i];
    }
    for (size_t j = 0; j < m; j++) y[j] = moved > 1 ? (double)NAN : (double)(j + 1) * sum;
    return 0;
}

static void gradient(void **state)
{
    (void)state;
    enum { N = 7, M = 2 };
    double at[N], x[N];
    for (size_t i = 0; i < N; i++) x[i] = at[i] = 0.37 + 0.61 * (double)i;
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    assert_int_equal(hstar_problem_function(vector, at, x, N, M, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, NULL, &results, NULL), HSTAR_OK);
    hstar_problem_free(problem); /* which the results outlive */
    assert_int_equal(hstar_results_rows(results), N * M);
    for (size_t row = 0; row < N * M; row++) {
        const size_t i = row % N, j = row / N;
        const double want = (double)(j + 1) * ((double)(i + 1) * cos(x[i]) + (i == 0   ? x[1]
                                                                              : i == 1 ? x[0]
                                                                                       : 0));
        hstar_result d;
        assert_int_equal(hstar_results_derivative(results, row, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(d.trust == HSTAR_TRUST_OK && fabs(d.value - want) <= d.bar + 1e-15,
              "%zu: %.17g +/- %g, want %.17g", row, d.value, d.bar, want);
        CHECK(d.variable == i && d.output == j, "%zu: output %zu by %zu", row, d.output, d.variable);
        CHECK(isnan(d.exact) && isnan(d.error), "%zu: a proof of a C function: %g", row, d.exact);
    }
    hstar_results_free(results);
    CHECK_DONE();
}

/* 2 x y - 3 sin(x): its derivatives by hand; what has weight 0 does not count where it is NaN. */
static void weighted(void **state)
{
    (void)state;
    const double weights[] = {2, -3, 0};
    const char *texts[] = {"x*y", "sin(x)", "log(-x)"};
    const double want[] = {2 * 0.98 - 3 * cos(0.37), 2 * 0.37};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_result d;
    assert_int_equal(hstar_problem_expression(texts, 3, "x=0.37,y=0.98", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_weighted(problem, weights, NULL, &results, NULL), HSTAR_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(hstar_results_derivative(results, i, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(fabs(d.value - want[i]) <= d.bar + 1e-15, "%zu: %.17g +/- %g, want %.17g", i, d.value, d.bar,
              want[i]);
        CHECK(fabs(d.exact - want[i]) <= 1e-15, "%zu: proven %.17g, want %.17g", i, d.exact, want[i]);
    }
    CHECK(hstar_results_derivative(results, 2, &d, sizeof d, NULL) == HSTAR_INVALID, "a third row");
    hstar_results_free(results);
    const double bad[][3] = {{0, 0, 0}, {1, NAN, 0}, {1, 0, HUGE_VAL}};
    const char *says[] = {"all 0", "output 2 is not finite", "output 3 is not finite"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        hstar_error error = {0};
        results = NULL;
        CHECK(hstar_weighted(problem, bad[i], NULL, &results, &error) == HSTAR_INVALID && !results &&
                  strstr(error.message, says[i]),
              "row %zu: %s", i, error.message);
    }
    CHECK(hstar_weighted(problem, NULL, NULL, &results, NULL) == HSTAR_INVALID, "no weights");
    CHECK(hstar_problem_weights(problem, "1,2", NULL) == HSTAR_INVALID, "too few");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* dy/dx of curves, by hand; and where nothing can be said. */
static void implicit(void **state)
{
    (void)state;
    static const struct {
        const char *texts[2], *at, *solved;
        size_t n, n_rows;
        double want[4];
    } known[] = {
        {{"x^2+y^2-25"}, "x=3,y=4", "y", 1, 1, {-0.75}},
        {{"x^2+y^2-25"}, "x=3,y=4", "x", 1, 1, {-4 / 3.}},
        {{"x^3+y^3-6*x*y"}, "x=3,y=3", "y", 1, 1, {-1}}, /* the folium of Descartes */
        {{"y*exp(y)-x"}, "x=0,y=0", "y", 1, 1, {1}},     /* Lambert's W */
        {{"x*y*z-6+0*w"}, "w=5,x=1,y=2,z=3", "z", 1, 3, {0, -3, -1.5}},
        /* r cos(t), r sin(t): the derivatives of polar coordinates by x and y at (3, 4). */
        {{"r^2-x^2-y^2", "r*sin(t)-y"}, "x=3,y=4,r=5,t=atan2(4,3)", "r,t", 2, 4, {0.6, 0.8, -0.16, 0.12}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        hstar_problem *problem = NULL;
        hstar_results *results = NULL;
        hstar_result d;
        assert_int_equal(hstar_problem_expression(known[i].texts, known[i].n, known[i].at, &problem, NULL),
                         HSTAR_OK);
        assert_int_equal(hstar_problem_implicit(problem, known[i].solved, NULL), HSTAR_OK);
        assert_int_equal(hstar_implicit(problem, NULL, &results, NULL), HSTAR_OK);
        CHECK(hstar_results_rows(results) == known[i].n_rows, "%zu: %zu rows", i,
              hstar_results_rows(results));
        for (size_t k = 0; k < known[i].n_rows; k++) {
            const double want = known[i].want[k];
            assert_int_equal(hstar_results_derivative(results, k, &d, sizeof d, NULL), HSTAR_OK);
            CHECK(d.trust == HSTAR_TRUST_OK && fabs(d.value - want) <= d.bar + 4e-15 && d.bar < 1e-11,
                  "%zu, row %zu: %.17g +/- %g, want %.17g", i, k, d.value, d.bar, want);
            CHECK(fabs(d.exact - want) <= 4e-15, "%zu, row %zu: proven %.17g, want %.17g", i, k, d.exact,
                  want);
        }
        CHECK(!hstar_results_note(results, 0), "%zu: %s", i, hstar_results_note(results, 0));
        hstar_results_free(results);
        hstar_problem_free(problem);
    }
    CHECK_DONE();
}

/* The circle's ends: nothing bounds dy/dx; beside the circle the point is said to be off; what cannot be asked is refused. */
static void implicit_untold(void **state)
{
    (void)state;
    const char *circle = "x^2+y^2-25";
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_result d;
    hstar_error error = {0};
    assert_int_equal(hstar_problem_expression(&circle, 1, "x=5,y=0", &problem, NULL), HSTAR_OK);
    CHECK(hstar_implicit(problem, NULL, &results, NULL) == HSTAR_INVALID, "nothing to solve for");
    assert_int_equal(hstar_problem_implicit(problem, "y", NULL), HSTAR_OK);
    assert_int_equal(hstar_implicit(problem, NULL, &results, NULL), HSTAR_OK);
    assert_int_equal(hstar_results_derivative(results, 0, &d, sizeof d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_NONE && !strcmp(d.stop, "singular") && isnan(d.value) && isnan(d.exact),
          "%s: %g", d.stop, d.value);
    CHECK(hstar_results_status(results, &error) == HSTAR_UNDEFINED && strstr(error.message, "dy/dx"), "%s",
          error.message);
    hstar_results_free(results);
    const double beside[] = {3, 4.5};
    assert_int_equal(hstar_problem_move(problem, beside, NULL), HSTAR_OK);
    assert_int_equal(hstar_implicit(problem, NULL, &results, NULL), HSTAR_OK);
    CHECK(hstar_results_note(results, 0) &&
              strstr(hstar_results_note(results, 0), "y should be smaller by 0.47222"),
          "%s", hstar_results_note(results, 0));
    hstar_results_free(results);
    CHECK(hstar_problem_implicit(problem, "z", NULL) == HSTAR_INVALID, "no such variable");
    assert_int_equal(hstar_problem_implicit(problem, "x,y", NULL), HSTAR_OK);
    results = NULL;
    CHECK(hstar_implicit(problem, NULL, &results, &error) == HSTAR_INVALID && !results,
          "one equation for two");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* Along (3, -4, 0, …): the gradient times that. */
static void along(void **state)
{
    (void)state;
    const double at[] = {0.37, 0.98}, direction[] = {3, -4};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_result d;
    const char *text = "sin(x) + 2*sin(y) + x*y";
    assert_int_equal(hstar_problem_expression(&text, 1, "x=0.37,y=0.98", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_along(problem, direction, NULL, &results, NULL), HSTAR_OK);
    assert_int_equal(hstar_results_derivative(results, 0, &d, sizeof d, NULL), HSTAR_OK);
    const double want = 3 * (cos(at[0]) + at[1]) - 4 * (2 * cos(at[1]) + at[0]);
    CHECK(fabs(d.value - want) <= d.bar + 1e-15, "%.17g +/- %g, want %.17g", d.value, d.bar, want);
    CHECK(hstar_results_derivative(results, 1, &d, sizeof d, NULL) == HSTAR_INVALID, "a second row");
    hstar_results_free(results);
    static const struct {
        double direction[2];
        const char *says;
    } rows[] = {{{0, 0}, "the direction is 0"}, {{NAN, 1}, "not finite along x"}, {{1, HUGE_VAL}, "along y"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_error error = {0};
        results = NULL;
        CHECK(hstar_along(problem, rows[i].direction, NULL, &results, &error) == HSTAR_INVALID && !results &&
                  strstr(error.message, rows[i].says),
              "row %zu: %s", i, error.message);
    }
    CHECK(hstar_along(problem, NULL, NULL, &results, NULL) == HSTAR_INVALID, "no direction");
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* As if f were computed in float: its noise is some 2^-25 of it. */
static double in_float(double x)
{
    return (double)(float)sin(x);
}

static int watched_at(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m;
    return watched(*x, y, context);
}

static void noise(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double (*f)(double);
        double least, most;
    } rows[] = {{"in float", in_float, 0x1p-28, 0x1p-22}, {"in double", sin, 0x1p-57, 0x1p-49}};
    const double x = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(rows[i].f);
        hstar_problem *problem = NULL;
        hstar_results *results = NULL;
        hstar_noise_level level;
        assert_int_equal(hstar_problem_function(watched_at, &w, &x, 1, 1, &problem, NULL), HSTAR_OK);
        assert_int_equal(hstar_noise(problem, NULL, &results, NULL), HSTAR_OK);
        assert_int_equal(hstar_results_noise(results, 0, &level, sizeof level, NULL), HSTAR_OK);
        CHECK(level.level > rows[i].least && level.level < rows[i].most, "%s: %g", rows[i].name, level.level);
        CHECK_SAME(level.f, rows[i].f(1), "f(x)");
        CHECK_CLOSE(level.relative, level.level / fabs(level.f), 1e-14, "relative");
        CHECK(level.evaluations <= w.calls, "%s: %zu of %zu calls", rows[i].name, level.evaluations, w.calls);
        CHECK(hstar_results_status(results, NULL) == HSTAR_OK, "%s: status", rows[i].name);
        hstar_results_free(results);
        hstar_problem_free(problem);
    }
    struct witness w = witness_of(nowhere);
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_error error = {0};
    assert_int_equal(hstar_problem_function(watched_at, &w, &x, 1, 1, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_noise(problem, NULL, &results, NULL), HSTAR_OK);
    CHECK(hstar_results_status(results, &error) == HSTAR_UNDEFINED && error.message[0], "NaN: %s",
          error.message);
    hstar_results_free(results);
    hstar_problem_free(problem);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smooth),          cmocka_unit_test(standard_options),
        cmocka_unit_test(methods),         cmocka_unit_test(limits),
        cmocka_unit_test(awkward),         cmocka_unit_test(refusals),
        cmocka_unit_test(valueless),       cmocka_unit_test(gradient),
        cmocka_unit_test(noise),           cmocka_unit_test(known_noise),
        cmocka_unit_test(weighted),        cmocka_unit_test(implicit),
        cmocka_unit_test(implicit_untold), cmocka_unit_test(along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
