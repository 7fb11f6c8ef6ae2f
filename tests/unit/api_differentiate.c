/* hstar_differentiate, hstar_gradient and hstar_noise: what the header promises, against derivatives known in closed form. */
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

static double watched(double x, void *context)
{
    struct witness *w = context;
    w->calls++;
    w->lowest = fmin(w->lowest, x);
    w->highest = fmax(w->highest, x);
    return w->f(x);
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
        hstar_status status = hstar_differentiate(watched, &w, rows[i].x, &options, &d, NULL);
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
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &a, NULL), HSTAR_OK);
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &b, NULL), HSTAR_OK);
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
        assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &d, NULL), HSTAR_OK);
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
        assert_int_equal(hstar_differentiate(watched, &w, rows[i].x, &options, &d, NULL), HSTAR_OK);
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
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_NONE && isnan(d.value) && isinf(d.bar), "NaN: %g, %s", d.value, d.reason);
    w = witness_of(kink);
    assert_int_equal(hstar_differentiate(watched, &w, 0.3, NULL, &d, NULL), HSTAR_OK);
    CHECK(d.trust != HSTAR_TRUST_OK && strlen(d.reason) > 10 && strlen(d.stop) > 2, "a kink: %g +/- %g, %s",
          d.value, d.bar, d.reason);
    w = witness_of(constant);
    assert_int_equal(hstar_differentiate(watched, &w, 1, NULL, &d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_OK && fabs(d.value) <= d.bar, "a constant: %g, %s", d.value, d.reason);
    CHECK_DONE();
}

/* Wrong input: refused with a sentence that says what, before f is called, and the result stays as it was. */
static void refusals(void **state)
{
    (void)state;
    static const struct {
        double x;
        hstar_options options;
        const char *says;
    } rows[] = {
        {NAN, HSTAR_OPTIONS, "x is not a finite number"},
        {HUGE_VAL, HSTAR_OPTIONS, "x is not a finite number"},
        {1, {0, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "1 to 4, not 0"},
        {1, {5, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "1 to 4, not 5"},
        {1, {1, "centrel", NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "no method \"centrel\""},
        {1, {1, "extrapolation", NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "no method"},
        {1, {1, NULL, "", 0, -HUGE_VAL, HUGE_VAL, 0}, "no selector \"\""},
        {1, {1, NULL, "curtis-ried", 0, -HUGE_VAL, HUGE_VAL, 0}, "no selector \"curtis-ried\""},
        {1, {2, NULL, "curtis-reid", 0, -HUGE_VAL, HUGE_VAL, 0}, "no derivative 2"},
        {1, {1, "forward", "curtis-reid", 0, -HUGE_VAL, HUGE_VAL, 0}, "for the method central"},
        {1, {1, NULL, NULL, 0, 2, 3, 0}, "outside the bounds"},
        {1, {1, NULL, NULL, 0, 3, 2, 0}, "between the bounds"},
        {1, {1, NULL, NULL, 0, NAN, 2, 0}, "between the bounds"},
        {1, {1, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, -1}, "the noise"},
        {1, {1, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, NAN}, "the noise"},
        {1, {1, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, HUGE_VAL}, "the noise"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(exp);
        hstar_result d = {.value = 42};
        hstar_error error = {0};
        hstar_status status = hstar_differentiate(watched, &w, rows[i].x, &rows[i].options, &d, &error);
        CHECK(status == HSTAR_INVALID && error.status == status && strstr(error.message, rows[i].says),
              "row %zu: %d, %s", i, (int)status, error.message);
        CHECK(w.calls == 0 && d.value == 42, "row %zu: %zu calls, %g", i, w.calls, d.value);
        CHECK(hstar_differentiate(watched, &w, rows[i].x, &rows[i].options, &d, NULL) == status,
              "row %zu without an error to fill in", i);
    }
    hstar_error error;
    hstar_result d;
    CHECK(hstar_differentiate(NULL, NULL, 1, NULL, &d, &error) == HSTAR_INVALID && error.message[0], "no f");
    struct witness w = witness_of(sin);
    CHECK(hstar_differentiate(watched, &w, 1, NULL, NULL, &error) == HSTAR_INVALID && error.message[0],
          "no result");
    CHECK(hstar_noise(watched, &w, 1, NULL, &error) == HSTAR_INVALID && error.message[0], "no noise");
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
        hstar_options options;
        const char *stop;
    } rows[] = {
        {"a budget of two", sin, {1, NULL, "oliver", 2, -HUGE_VAL, HUGE_VAL, 0}, "too few"},
        {"f'' at a kink", corner, {2, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "untold"},
        {"f'' nowhere", nowhere, {2, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0}, "undefined"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct witness w = witness_of(rows[i].f);
        hstar_result d;
        assert_int_equal(hstar_differentiate(watched, &w, 1, &rows[i].options, &d, NULL), HSTAR_OK);
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
    hstar_options options = {1, NULL, "more-wild", 0, -HUGE_VAL, HUGE_VAL, 0};
    struct witness w = witness_of(sin);
    hstar_result measured, given;
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &measured, NULL), HSTAR_OK);
    options.noise = 1e-8;
    assert_int_equal(hstar_differentiate(watched, &w, 1, &options, &given, NULL), HSTAR_OK);
    double want = sqrt(options.noise / measured.noise) * measured.h;
    CHECK_SAME(given.noise, 1e-8, "the noise");
    CHECK(given.h > want / 3 && given.h < want * 3, "h %g, want some %g", given.h, want);
    CHECK(given.bar > 1e3 * measured.bar, "bar %g, without a hint %g", given.bar, measured.bar);
    CHECK_DONE();
}

/* sum (i+1) sin(x_i) + x_0 x_1, and how often it was called with a point that it was not asked at. */
static double vector(const double *x, size_t n, void *context)
{
    const double *at = context;
    double sum = n > 1 ? x[0] * x[1] : 0;
    size_t moved = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)(i + 1) * sin(x[i]);
        moved += x[i] != at[i];
    }
    return moved > 1 ? (double)NAN : sum;
}

static void gradient(void **state)
{
    (void)state;
    enum { N = 7 };
    double at[N], x[N];
    hstar_result d[N + 1];
    for (size_t i = 0; i < N; i++) x[i] = at[i] = 0.37 + 0.61 * (double)i;
    memset(d, 0, sizeof d);
    assert_int_equal(hstar_gradient(vector, at, x, N, NULL, d, NULL), HSTAR_OK);
    for (size_t i = 0; i < N; i++) {
        double want = (double)(i + 1) * cos(x[i]) + (i == 0 ? x[1] : i == 1 ? x[0] : 0);
        CHECK(d[i].trust == HSTAR_TRUST_OK && fabs(d[i].value - want) <= d[i].bar + 1e-15,
              "%zu: %.17g +/- %g, want %.17g", i, d[i].value, d[i].bar, want);
        CHECK_SAME(x[i], at[i], "the point");
    }
    CHECK(d[N].method == NULL, "written behind the results");

    x[3] = NAN;
    hstar_error error;
    d[0].value = 42;
    CHECK(hstar_gradient(vector, at, x, N, NULL, d, &error) == HSTAR_INVALID &&
              strstr(error.message, "x[3]") && d[0].value == 42,
          "%s", error.message);
    CHECK(hstar_gradient(vector, at, x, 0, NULL, d, &error) == HSTAR_OK, "no variables");
    CHECK(hstar_gradient(NULL, at, x, N, NULL, d, &error) == HSTAR_INVALID, "no f");
    CHECK(hstar_gradient(vector, at, NULL, N, NULL, d, &error) == HSTAR_INVALID, "no point");
    CHECK(hstar_gradient(vector, at, at, N, NULL, NULL, &error) == HSTAR_INVALID, "no results");
    CHECK(hstar_gradient(vector, at, NULL, 0, NULL, NULL, &error) == HSTAR_OK, "nothing at all");
    CHECK_DONE();
}

/* As if f were computed in float: its noise is some 2^-25 of it. */
static double in_float(double x)
{
    return (double)(float)sin(x);
}

static void noise(void **state)
{
    (void)state;
    double level = 42;
    hstar_error error;
    struct witness w = witness_of(in_float);
    assert_int_equal(hstar_noise(watched, &w, 1, &level, NULL), HSTAR_OK);
    CHECK(level > 0x1p-28 && level < 0x1p-22, "in float: %g", level);
    CHECK(w.calls <= 40, "%zu calls", w.calls);
    w = witness_of(sin);
    assert_int_equal(hstar_noise(watched, &w, 1, &level, NULL), HSTAR_OK);
    CHECK(level > 0x1p-57 && level < 0x1p-49, "in double: %g", level);
    w = witness_of(nowhere);
    level = 42;
    CHECK(hstar_noise(watched, &w, 1, &level, &error) == HSTAR_UNDEFINED && level == 42, "NaN: %s",
          error.message);
    CHECK(hstar_noise(watched, &w, NAN, &level, &error) == HSTAR_INVALID, "at NaN");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smooth),      cmocka_unit_test(standard_options), cmocka_unit_test(methods),
        cmocka_unit_test(limits),      cmocka_unit_test(awkward),          cmocka_unit_test(refusals),
        cmocka_unit_test(valueless),   cmocka_unit_test(gradient),         cmocka_unit_test(noise),
        cmocka_unit_test(known_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
