/* Samples that are none: a step that is too small is counted apart from an f that is not a number, and where there is no estimate
 * at all the reason is told. */
#include "sweeping.h"

#include "number/round.h"
#include "sweep/no_estimate.h"

#include <float.h>

/* Divisors that vanish, in doubles by the machine and in a narrow format by its least number. */
static void test_too_small(void **state)
{
    (void)state;
    static const struct {
        const char *method;
        unsigned derivative;
        enum format_id format;
        double h;
        bool want;
    } rows[] = {
        {"central", 1, FORMAT_DOUBLE, 0, true},
        {"central", 1, FORMAT_DOUBLE, 0x1p-1074, false},
        {"central", 2, FORMAT_DOUBLE, 1e-170, true},
        {"central", 2, FORMAT_DOUBLE, 1e-161, false},
        {"central", 8, FORMAT_DOUBLE, 1e-41, true},
        {"central", 8, FORMAT_DOUBLE, 1e-40, false},
        {"central", 8, FORMAT_LONG_DOUBLE, 1e-300, false},
        {"central", 2, FORMAT_FLOAT, 1e-23, true},
        {"central", 2, FORMAT_FLOAT, 1e-22, false},
        {"central", 2, FORMAT_HALF, 0x1p-13, true}, /* its square is 2^-26, and the least number 2^-24 */
        {"central", 2, FORMAT_HALF, 0x1p-12, false},
        {"[-1/3,1/3]", 1, FORMAT_HALF, 0x1p-24, false},
        {"richardson:3", 1, FORMAT_HALF, 0x1p-23, true}, /* a quarter is 2^-25, a tie: 0 */
        {"richardson:3", 1, FORMAT_HALF, 0x1p-22, false},
        {"richardson:3", 1, FORMAT_DOUBLE, 0x1p-1073, true},
        {"ridders:3", 1, FORMAT_HALF, 0x1p-24, false}, /* its first level is there */
        {"ridders:3", 1, FORMAT_HALF, 0, true},
        {"complex-step", 1, FORMAT_FLOAT8_E5M2, 0x1p-16, false},
        {"complex-step", 1, FORMAT_DOUBLE, 0, true},
        {"central", 1, FORMAT_DOUBLE, INFINITY, false},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct method *method = NULL;
        size_t n;
        assert_int_equal(methods_new(rows[r].method, rows[r].derivative, &method, &n, NULL), HSTAR_OK);
        CHECK(step_is_too_small(method, &formats[rows[r].format], rows[r].h) == rows[r].want,
              "%s, derivative %u, in %s at %a", rows[r].method, rows[r].derivative,
              formats[rows[r].format].name, rows[r].h);
        methods_free(method, n);
    }
    CHECK_DONE();
}

/* In half a sample is none where the step is 0, which the rounding tells, or where exp or the quotient overflows. */
static void test_counts(void **state)
{
    (void)state;
    static const double xs[] = {1, 10.9, -3};
    for (size_t r = 0; r < sizeof xs / sizeof *xs; r++) {
        const struct format *half = &formats[FORMAT_HALF];
        const struct format *const in[] = {half};
        struct sweeping s;
        sweeping_prepare(&s, "exp(x)", xs[r], "central");
        s.request.grid = (struct grid){GRID_LOG, 1e-10, 10, .n = 300};
        s.request.formats = in;
        s.request.n_formats = 1;
        sweeping_run(&s);
        const struct method_sweep *m = sweeping_method(&s, 0);
        const double x = round_double(half, xs[r]);
        size_t too_small = 0, undefined = 0, none = 0;
        for (size_t i = 0; i < s.study->n_h; i++) {
            const double h = round_double(half, s.study->h[i]);
            const double high = round_double(half, exp(round_double(half, x + h))),
                         low = round_double(half, exp(round_double(half, x - h))),
                         quotient = round_double(half, high - low) / round_double(half, 2 * h);
            if (h == 0)
                too_small++;
            else if (fabs(round_double(half, quotient)) > half->top)
                undefined++;
            none += isnan(m->column[COLUMN_ESTIMATE][i]) ? 1 : 0;
        }
        CHECK(m->n_too_small == too_small && m->n_undefined == undefined && none == too_small + undefined,
              "at %g: %zu and %zu of %zu, not %zu and %zu", x, m->n_too_small, m->n_undefined, none,
              too_small, undefined);
        CHECK(too_small > 50 && (undefined > 0) == (xs[r] > 5) && !m->no_estimate, "at %g", x);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

static void test_reasons(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        enum format_id format;
        const char *method;
        double from, to;
        const char *says; /* NULL: there is an estimate */
    } rows[] = {
        {"exp(x)", 20, FORMAT_HALF, "central", 1e-3, 1,
         "f, of size 4.9e+08, is beyond the largest half, 65504"},
        {"-exp(x)", 20, FORMAT_HALF, "central", 1e-3, 1,
         "f, of size 4.9e+08, is beyond the largest half, 65504"},
        {"exp(x)", 11, FORMAT_HALF, "central", 1e-3, 1e-2, NULL},
        {"x*x", 1e300, FORMAT_DOUBLE, "central", 1e-3, 1, "f is beyond the largest double, 1.79769e+308"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "central:8", 0.1, 1,
         "the divisor 840 is beyond the largest float8-e4m3, 448"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "[0,500]", 1e-3, 1,
         "the divisor 500 is beyond the largest float8-e4m3, 448"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "[-500,500]", 1e-3, 1,
         "the divisor 1000 is beyond the largest float8-e4m3, 448"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "[0,1,999]", 0.1, 1,
         "the weight 998001 is beyond the largest float8-e4m3, 448"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "richardson:6", 0.1, 1,
         "the factor 1024 of its extrapolation is beyond the largest float8-e4m3, 448"},
        {"sin(x)", 1, FORMAT_FLOAT8_E4M3, "richardson:5", 0.5, 1, NULL},
        {"20000*x", 1, FORMAT_HALF, "central:6", 1e-2, 1,
         "the weight 45 times f, which is 2e+04, is beyond the largest half, 65504"},
        {"x^2/x", 300, FORMAT_HALF, "central", 1, 2, "f at the point comes out as infinity in half"},
        {"-x^2/x", 300, FORMAT_HALF, "central", 1, 2, "f at the point comes out as -infinity in half"},
        {"x^2/x^2", 300, FORMAT_HALF, "central", 1, 2, "f at the point comes out as no number in half"},
        {"sqrt(x)", 0, FORMAT_DOUBLE, "central", 1e-3, 1,
         "f at one of its nodes, or the difference, is not a finite number"},
        {"sin(x)", 1, FORMAT_FLOAT, "forward", 1e-60, 1e-50,
         "each is too small for float, whose smallest number above 0 is 1.4e-45"},
        {"sin(x)", 1, FORMAT_LONG_DOUBLE, "forward", 1e-300, 1e-299, NULL}, /* f(x) - f(x), over h */
        {"sin(x)", 1, FORMAT_HALF, "forward", 1e5, 1e6, "each is beyond the largest half, 65504"},
        {"sin(x)", 1, FORMAT_HALF, "richardson", 1e-7, 3e-7, "h/8 is 0 in half at all of them"},
        {"sin(x)", 1, FORMAT_HALF, "ridders", 1e-7, 3e-7, NULL},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const struct format *const in[] = {&formats[rows[r].format]};
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, rows[r].method);
        s.request.grid = (struct grid){GRID_LOG, rows[r].from, rows[r].to, .n = 9};
        s.request.formats = in;
        s.request.n_formats = 1;
        sweeping_run(&s);
        const char *reason = sweeping_method(&s, 0)->no_estimate;
        CHECK(!reason == !rows[r].says, "%s, %s in %s: %s", rows[r].text, rows[r].method, in[0]->name,
              reason ? reason : "no reason");
        if (reason && rows[r].says)
            CHECK(!strcmp(reason, rows[r].says), "got %s, want %s", reason, rows[r].says);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Where the steps are made representable, and at a higher derivative. */
static void test_rules(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "sin(x)", 1, "central");
    s.request.grid = (struct grid){GRID_LOG, 1e-30, 1e-17, .n = 9};
    s.request.step_rule = STEP_RULE_REPRESENTABLE;
    sweeping_run(&s);
    const struct method_sweep *m = sweeping_method(&s, 0);
    CHECK(m->n_too_small == 9 && m->n_undefined == 0, "%zu, %zu", m->n_too_small, m->n_undefined);
    assert_non_null(m->no_estimate);
    assert_string_equal(m->no_estimate, "x+h is x at all of them");
    sweeping_clear(&s);

    sweeping_prepare(&s, "sin(x)", 1, "central");
    methods_free(s.methods, s.request.n_methods);
    assert_int_equal(methods_new("central", 4, &s.methods, &s.request.n_methods, NULL), HSTAR_OK);
    s.request.methods = s.methods;
    s.request.grid = (struct grid){GRID_LOG, 1e-90, 1e-85, .n = 9};
    sweeping_run(&s);
    m = sweeping_method(&s, 0);
    assert_non_null(m->no_estimate);
    assert_string_equal(m->no_estimate, "h^4 is 0 in double at all of them");
    sweeping_clear(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
