/* The exact side: what is exact stays exact, what is not smooth is not claimed, huge numbers end quickly. */
#include "function/source/expression.h"

#include <time.h>

#include "check.h"

static const char *const variables[2] = {"x", "y"};
enum { LENGTH = 5 };

static struct function *compile(const char *text)
{
    struct function *f;
    hstar_error err;
    if (expression_new(&text, 1, variables, 2, &f, &err)) fail_msg("%s: %s", text, err.message);
    return f;
}

static slong finite_count(arb_srcptr jet, slong n)
{
    slong j = 0;
    while (j < n && arb_is_finite(&jet[j])) j++;
    for (slong k = j; k < n; k++)
        if (arb_is_finite(&jet[k])) return -1;
    return j;
}

static void jet_at(const struct function *f, double x, double radius, double y, size_t wrt, slong length,
                   arb_ptr jet)
{
    arb_ptr at = _arb_vec_init(2);
    arb_set_d(&at[0], x);
    if (radius < 1000)
        mag_set_ui_2exp_si(arb_radref(&at[0]), (ulong)(4 * radius), -2); /* quarters, exactly */
    else
        mag_set_d(arb_radref(&at[0]), radius);
    arb_set_d(&at[1], y);
    assert_int_equal(function_jet(f, 0, at, wrt, length, 128, jet, NULL), HSTAR_OK);
    _arb_vec_clear(at, 2);
}

static void exact_stays_exact(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, y;
        double want[LENGTH];
    } cases[] = {
        {"x^2", 3, 0, {9, 6, 1, 0, 0}},
        {"x^2", 0, 0, {0, 0, 1, 0, 0}},
        {"x*x", 1.2, 0, {0, 0, 1, 0, 0}}, /* the first two are checked elsewhere: not doubles */
        {"x^3", 2, 0, {8, 12, 6, 1, 0}},
        {"x^2 + 3*y", 4, 1, {19, 8, 1, 0, 0}},
        {"x^0", 0, 0, {1, 0, 0, 0, 0}},
        {"x^1", -2.5, 0, {-2.5, 1, 0, 0, 0}},
        {"x^-1", 2, 0, {0.5, -0.25, 0.125, -0.0625, 0.03125}},
        {"1/x", -0.5, 0, {-2, -4, -8, -16, -32}},
        {"(x - 1)*(x + 1)", 2.5, 0, {5.25, 5, 1, 0, 0}},
        {"(1 + x + x^2)^2", 0, 0, {1, 2, 3, 2, 1}},
        {"fma(x, x, y)", 3, 0.5, {9.5, 6, 1, 0, 0}},
        {"-x", 2, 0, {-2, -1, 0, 0, 0}},
        {"x/4", 1, 0, {0.25, 0.25, 0, 0, 0}},
        {"abs(x)", -2, 0, {2, -1, 0, 0, 0}},
        {"max(x, y)", 2, 3, {3, 0, 0, 0, 0}},
        {"min(x, y)*x", 2, 3, {4, 4, 1, 0, 0}},
        {"if(x < y, x^2, y)", 2, 3, {4, 4, 1, 0, 0}},
        {"if(y == 3, x^2, x)", 2, 3, {4, 4, 1, 0, 0}},
        {"if(y, log(-1), x^2)", 2, 0, {4, 4, 1, 0, 0}},
        {"floor(x) + x", 2.5, 0, {4.5, 1, 0, 0, 0}},
        {"fmod(x, y)", 7.25, 2, {1.25, 1, 0, 0, 0}},
        {"fmod(x, 0.1)*0 + x", 0.25, 0, {0.25, 1, 0, 0, 0}},
        {"relu(x)*step(x)", 1.5, 0, {1.5, 1, 0, 0, 0}},
        {"relu(-x)", 1.5, 0, {0, 0, 0, 0, 0}},
        {"trunc(x)", 0, 0, {0, 0, 0, 0, 0}},
        {"copysign(y, x)", -1, 3, {-3, 0, 0, 0, 0}},
        {"exp2(y)*x", 2, 10, {2048, 1024, 0, 0, 0}},
        {"sqrt(y)*x", 2, 9, {6, 3, 0, 0, 0}},
        {"log2(y) + log10(1000) + x", 2, 8, {8, 1, 0, 0, 0}},
        {"hypot(3, 4) + x", 2, 0, {7, 1, 0, 0, 0}},
    };
    arb_ptr jet = _arb_vec_init(LENGTH);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = compile(cases[i].text);
        jet_at(f, cases[i].x, 0, cases[i].y, 0, LENGTH, jet);
        for (int j = strcmp(cases[i].text, "x*x") ? 0 : 2; j < LENGTH; j++)
            CHECK(arb_is_exact(&jet[j]) && arf_cmp_d(arb_midref(&jet[j]), cases[i].want[j]) == 0,
                  "%s at %g: coefficient %d is %g +- %g, want %g", cases[i].text, cases[i].x, j,
                  arf_get_d(arb_midref(&jet[j]), ARF_RND_NEAR), mag_get_d(arb_radref(&jet[j])),
                  cases[i].want[j]);
        function_free(f);
    }
    _arb_vec_clear(jet, LENGTH);
    CHECK_DONE();
}

/* Vanishing coefficients at 0 come out as exact zeros. */
static void zeros_are_exact(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *zero; /* per coefficient: 0 must be an exact zero, 1 must not */
    } cases[] = {
        {"sin(x)", "01010"},       {"cos(x)", "10101"},       {"tan(x)", "01010"},
        {"sinh(x)", "01010"},      {"cosh(x)", "10101"},      {"tanh(x)", "01010"},
        {"atan(x)", "01010"},      {"asin(x)", "01010"},      {"asinh(x)", "01010"},
        {"atanh(x)", "01010"},     {"erf(x)", "01010"},       {"dawson(x)", "01010"},
        {"bessel_j0(x)", "10101"}, {"bessel_j1(x)", "01010"}, {"bessel_i0(x)", "10101"},
        {"bessel_i1(x)", "01010"}, {"si(x)", "01010"},        {"exp(x^2)", "10101"},
        {"x*sin(x)", "00101"},     {"x^4", "00001"},          {"expm1(x)", "01111"},
        {"log1p(x)", "01111"},     {"lambert_w(x)", "01111"}, {"dilog(x)", "01111"},
        {"airy_ai(x)", "11011"},
    };
    arb_ptr jet = _arb_vec_init(LENGTH);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = compile(cases[i].text);
        jet_at(f, 0, 0, 0, 0, LENGTH, jet);
        for (int j = 0; j < LENGTH; j++)
            CHECK(cases[i].zero[j] == '0' ? arb_is_zero(&jet[j]) : arb_is_nonzero(&jet[j]),
                  "%s: coefficient %d is %g +- %g", cases[i].text, j,
                  arf_get_d(arb_midref(&jet[j]), ARF_RND_NEAR), mag_get_d(arb_radref(&jet[j])));
        function_free(f);
    }
    _arb_vec_clear(jet, LENGTH);
    CHECK_DONE();
}

/* How many coefficients are finite, with all asked for and with the value alone. */
static void nothing_is_claimed_at_kinks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, radius;
        slong finite; /* of LENGTH; at least the value alone is so exactly where this is not 0 */
    } cases[] = {
        {"abs(x)", 0, 0, 1},
        {"abs(x)", 0.5, 0.5, 1},
        {"abs(x)", 1, 0.5, LENGTH},
        {"abs(x)", 0, 1, 1},
        {"max(x, 2)", 2, 0, 1},
        {"max(x, 2)", 2, 0.5, 1},
        {"min(2, x)", 1.5, 1, 1},
        {"floor(x)", 2, 0, 1},
        {"floor(x)", 2, 0.5, 0},
        {"floor(x)", 2.5, 0.25, LENGTH},
        {"floor(x)", 2.5, 0.5, 0},
        {"ceil(x)", -3, 0, 1},
        {"ceil(x)", 1.75, 0.25, 0},
        {"floor(x)", 1.25, 0.25, 0},
        {"round(x)", 2.25, 0.25, 0},
        {"trunc(x)", 1, 0, 1},
        {"trunc(x)", 0, 0.75, LENGTH},
        {"round(x)", 2.5, 0, 1},
        {"round(x)", 2, 0.25, LENGTH},
        {"nearbyint(x)", -0.5, 0, 1},
        {"step(x)", 0, 0, 1},
        {"step(x)", 0, 1, 0},
        {"step(x)", 1, 1, 0},
        {"sign(x)", 0, 0, 1},
        {"sign(x)", 0, 1, 0},
        {"relu(x)", 0, 0, 1},
        {"relu(x)", 0, 1, 1},
        {"copysign(2, x)", 0, 0, 1},
        {"copysign(2, x)", 0, 1, 0},
        {"fmod(x, 1)", 1, 0, 1},
        {"fmod(x, 1)", 1, 0.5, 0},
        {"fmod(x, 1)", 0, 0.5, LENGTH},
        {"fmod(1, x)", 0, 0, 0},
        {"fmod(1, x)", 0, 1, 0},
        {"fmod(x, 0)", 1, 0, 0},
        {"remainder(x, 1)", 0.5, 0, 1},
        {"remainder(x, 1)", 1, 0.25, LENGTH},
        {"fdim(x, 1)", 1, 0, 1},
        {"cbrt(x)", 0, 0, 1},
        {"cbrt(x)", 0, 1, 1},
        {"cbrt(x)", -1, 0.5, LENGTH},
        {"sqrt(x)", 0, 0, 1},
        {"sqrt(x)", 0, 0.5, 0},
        {"sqrt(x)", -1, 0, 0},
        {"sqrt(x)", 1, 0.5, LENGTH},
        {"log(x)", 0, 0, 0},
        {"log(x)", -1, 0, 0},
        {"log(x)", 1, 1, 0},
        {"log2(x)", -8, 0, 0},
        {"log10(x)", 0, 0, 0},
        {"log1p(x)", -1, 0, 0},
        {"log1p(x)", -3, 0, 0},
        {"1/x", 0, 0, 0},
        {"1/x", 0.5, 1, 0},
        {"x/x", 0, 0, 0},
        {"x^1.5", 0, 0, 1},
        {"x^1.5", 0.25, 0.5, 0},
        {"x^1.5", -1, 0, 0},
        {"x^0.5", 0, 0, 1},
        {"x^-0.5", 0, 0, 0},
        {"x^-1", 0, 0, 0},
        {"x^-2", 0.5, 1, 0},
        {"x^3", 0, 1, LENGTH},
        {"(-8)^x", 3, 0, 1},
        {"(-8)^x", 2.5, 0, 0},
        {"(-8)^x", 3, 0.5, 0},
        {"0^x", 2, 0, 1},
        {"0^x", 0, 0, 1},
        {"0^x", -1, 0, 0},
        {"x^x", 0, 0, 1},
        {"x^x", 1, 0, LENGTH},
        {"x^1e300", 1, 0, LENGTH},
        {"asin(x)", 1, 0, 1},
        {"asin(x)", 1, 0.5, 0},
        {"asin(x)", 2, 0, 0},
        {"acos(x)", -1, 0, 1},
        {"acosh(x)", 1, 0, 1},
        {"acosh(x)", 0.5, 0, 0},
        {"acosh(x)", -2, 0, 0},
        {"atanh(x)", 1, 0, 0},
        {"atanh(x)", 2, 0, 0},
        {"tan(x)", 1.5, 0.5, 0},
        {"atan2(x, -1)", 0, 0, 1},
        {"atan2(x, -1)", 0, 0.5, 0},
        {"atan2(0, x)", -1, 0, LENGTH},
        {"atan2(0, x)", 0, 0, 0},
        {"atan2(1, x)", 0, 0.5, LENGTH},
        {"hypot(x, 0)", 0, 0, 1},
        {"hypot(x, 3)", 0, 0.5, LENGTH},
        /* An even argument: its vanishing slope must not hide that the function has none. */
        {"hypot(x, 0)", 0, 0.5, 1},
        {"hypot(x^2, 0*x)", 0, 0, 1},
        {"hypot(x^2, x^4)", 0, 0.5, 1},
        {"sqrt(x^2)", 0, 0, 1},
        {"sqrt(x^4)", 0, 0, 1},
        {"(x^2)^0.5", 0, 0, 1},
        {"(x^2)^1.5", 0, 0, 1},
        {"(x^2)^-0.5", 0, 0, 0},
        {"cbrt(x^2)", 0, 0, 1},
        {"abs(x^2)", 0, 0, 1},
        {"log(x^2)", 0, 0, 0},
        {"1/x^2", 0, 0, 0},
        {"asin(1 - x^2)", 0, 0, 1},
        {"asin(x^2 - 1)", 0, 0, 1},
        {"acos(1 - x^2)", 0, 0, 1},
        {"acosh(1 + x^2)", 0, 0, 1},
        {"atanh(1 - x^2)", 0, 0, 0},
        {"log1p(x^2 - 1)", 0, 0, 0},
        {"tgamma(x^2)", 0, 0, 0},
        {"lgamma(x^2 - 1)", 0, 0, 0},
        {"digamma(x^2)", 0, 0, 0},
        {"zeta(1 - x^2)", 0, 0, 0},
        {"bessel_y0(x^2)", 0, 0, 0},
        {"bessel_k1(x^2)", 0, 0, 0},
        {"ei(x^2)", 0, 0, 0},
        {"e1(x^2)", 0, 0, 0},
        {"ci(x^2)", 0, 0, 0},
        {"dilog(1 - x^2)", 0, 0, 1},
        {"dilog(1 + x^2)", 0, 0, 1},
        {"fmod(1 + x^2, 1)", 0, 0, 1},
        {"floor(x^2)", 0, 0, 1},
        {"step(x^2)", 0, 0, 1},
        {"max(x^2, 0)", 0, 0, 1},
        {"atan2(x^2, -1)", 0, 0, 1},
        {"atan2(x^2, 0)", 0, 0, 0},
        {"x^2 <= 0", 0, 0, 1},
        {"x < 1", 1, 0, 1},
        {"x < 1", 1, 0.5, 0},
        {"x < 1", 0, 0.5, LENGTH},
        {"x == 1", 1, 0, 1},
        {"x == 1", 3, 1, LENGTH},
        {"x == x", 3, 1, 0},
        {"if(x, sin(x)/x, 1)", 0, 0, 1},
        {"if(x, sin(x)/x, 1)", 0, 1, 0},
        {"if(x, sin(x)/x, 1)", 2, 1, LENGTH},
        {"if(x < 1, x, x^2)", 1, 0, 1},
        {"if(x > 0, log(x), log(-x))", -2, 1, LENGTH},
        {"if(0*x, 1, 2)", 1, 0, 1},
        {"floor(x) < 0.5", 1, 0, 1},
        {"floor(x) < 0.5", 0.5, 0.25, LENGTH},
        {"max(floor(x), 1.5)", 1, 0, 1},
        {"if(1, floor(x), x)", 1, 0, 1},
        {"tgamma(x)", 0, 0, 0},
        {"tgamma(x)", -2, 0.5, 0},
        {"lgamma(x)", -2.5, 0.25, LENGTH},
        {"lgamma(x)", -2, 0.5, 0},
        {"digamma(x)", -3, 0, 0},
        {"zeta(x)", 1, 0, 0},
        {"zeta(x)", 1, 0.5, 0},
        {"bessel_y0(x)", 0, 0, 0},
        {"bessel_y1(x)", -1, 0, 0},
        {"bessel_k0(x)", 0.25, 0.5, 0},
        {"bessel_j0(x)", 0, 0.5, LENGTH},
        {"ei(x)", 0, 0, 0},
        {"ei(x)", 0, 0.5, 0},
        {"ci(x)", -1, 0, 0},
        {"ci(x)", 0, 0, 0},
        {"lambert_w(x)", -1, 0, 0},
        {"lambert_w(x)", 0, 1, 0},
        {"dilog(x)", 1, 0, 1},
        {"dilog(x)", 1, 0.5, 0},
        {"dilog(x)", 3, 0.5, LENGTH},
    };
    arb_ptr jet = _arb_vec_init(LENGTH);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = compile(cases[i].text);
        slong want = cases[i].finite;
        jet_at(f, cases[i].x, cases[i].radius, 0, 0, LENGTH, jet);
        slong got = finite_count(jet, LENGTH);
        CHECK(got == want, "%s at %g +- %g: %ld finite coefficients, want %ld", cases[i].text, cases[i].x,
              cases[i].radius, (long)got, (long)want);
        jet_at(f, cases[i].x, cases[i].radius, 0, 0, 1, jet);
        CHECK(arb_is_finite(jet) == (want > 0), "%s at %g +- %g: the value alone", cases[i].text, cases[i].x,
              cases[i].radius);
        function_free(f);
    }
    _arb_vec_clear(jet, LENGTH);
    CHECK_DONE();
}

/* Values that C's functions define, too, at the points where only a value exists. */
static void values_at_kinks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, want;
    } cases[] = {
        {"abs(x)", 0, 0},
        {"x^1.5", 0, 0},
        {"sqrt(x)", 0, 0},
        {"0^x", 0, 1},
        {"x^x", 0, 1},
        {"floor(x)", -2, -2},
        {"ceil(x)", -2, -2},
        {"round(x)", 2.5, 3},
        {"round(x)", -2.5, -3},
        {"round(x)", 0.5, 1},
        {"nearbyint(x)", 2.5, 2},
        {"nearbyint(x)", 3.5, 4},
        {"nearbyint(x)", -0.5, 0},
        {"trunc(x)", -2, -2},
        {"trunc(x)", -1.75, -1},
        {"floor(x)", -1.75, -2},
        {"ceil(x)", -1.75, -1},
        {"step(x)", 0, 1},
        {"sign(x)", 0, 0},
        {"relu(x)", 0, 0},
        {"max(x, 2)", 2, 2},
        {"fmod(x, 0.5)", 2, 0},
        {"remainder(x, 1)", 0.5, 0.5},
        {"remainder(x, 1)", 1.5, -0.5},
        {"x < 1", 1, 0},
        {"x <= 1", 1, 1},
        {"x >= 1", 1, 1},
        {"x > 1", 1, 0},
        {"x == 1", 1, 1},
        {"x != 1", 1, 0},
        {"if(x, 2, 3)", 0, 3},
        {"(-8)^x", 3, -512},
        {"fmod(x, 0.1)", 0.5, 0.09999999999999998}, /* as C has it: 0.1 is a little more than a tenth */
        {"fmod(x, 7)", 1e300, 1.0},
        {"remainder(-x, 7)", 1e300, -1.0},
        {"floor(x)", 1e300, 1e300},
        {"fmod(x, 2)", -6, 0},
        {"fmod(x, 2)", -6.5, -0.5},
        {"remainder(x, 2)", -7, 1},
        {"fdim(x, 1)", 1, 0},
        {"hypot(x, 0)", 0, 0},
        {"cbrt(x)", 0, 0},
        {"acosh(x)", 1, 0},
    };
    arb_t value;
    arb_init(value);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = compile(cases[i].text);
        jet_at(f, cases[i].x, 0, 0, 0, 1, value);
        CHECK(arb_is_exact(value) && arf_cmp_d(arb_midref(value), cases[i].want) == 0,
              "%s at %g: got %.17g +- %g, want %.17g", cases[i].text, cases[i].x,
              arf_get_d(arb_midref(value), ARF_RND_NEAR), mag_get_d(arb_radref(value)), cases[i].want);
        const double *columns[2] = {&cases[i].x, &cases[i].x};
        const bool varies[2] = {false, false};
        double got, *outputs[1] = {&got};
        assert_int_equal(function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies},
                                           outputs, NULL),
                         HSTAR_OK);
        CHECK(got == cases[i].want, "%s at %g in double: got %.17g, want %.17g", cases[i].text, cases[i].x,
              got, cases[i].want);
        function_free(f);
    }
    arb_clear(value);
    CHECK_DONE();
}

/* ---- many values ---- */

/* function_values at each point is function_jet's first coefficient there. */
static void values_are_the_jets(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "sin(x)*exp(y)",   "a = cos(y); a*x^2 + sin(a)", "log(x) + sqrt(y)", "x", "y", "3*pi",
        "if(x < y, x, y)", "(y^2 + 1)/(x - 1)"};
    enum { N = 9 };
    arb_ptr at = _arb_vec_init(2), x = _arb_vec_init(N), y = _arb_vec_init(N);
    arb_t one;
    arb_init(one);
    arb_set_d(&at[0], 1.2);
    arb_set_d(&at[1], 0.5);
    for (int i = 0; i < N; i++) arb_set_d(&x[i], 0.25 * i - 1);
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
        for (size_t wrt = 0; wrt < 2; wrt++) {
            struct function *f = compile(texts[t]);
            assert_int_equal(function_values(f, 0, at, wrt, x, N, 128, y, NULL), HSTAR_OK);
            for (int i = 0; i < N; i++) {
                arb_ptr there = _arb_vec_init(2);
                _arb_vec_set(there, at, 2);
                arb_set(&there[wrt], &x[i]);
                assert_int_equal(function_jet(f, 0, there, wrt, 1, 128, one, NULL), HSTAR_OK);
                bool finite = arb_is_finite(one);
                CHECK(finite ? arb_equal(one, &y[i]) : !arb_is_finite(&y[i]), "%s in %s at %g", texts[t],
                      variables[wrt], 0.25 * i - 1);
                _arb_vec_clear(there, 2);
            }
            function_free(f);
        }
    /* Balls and what is not a number pass through. */
    struct function *f = compile("x + y");
    arb_indeterminate(&x[0]);
    arb_pos_inf(&x[1]);
    mag_set_d(arb_radref(&x[2]), 0.125);
    assert_int_equal(function_values(f, 0, at, 0, x, 3, 128, y, NULL), HSTAR_OK);
    CHECK(!arb_is_finite(&y[0]) && !arb_is_finite(&y[1]), "not a number");
    CHECK(mag_get_d(arb_radref(&y[2])) >= 0.125, "a ball lost its radius");
    hstar_error err;
    CHECK(function_values(f, 1, at, 0, x, 3, 128, y, &err) == HSTAR_INVALID, "output 1 of 1");
    CHECK(function_jet(f, 0, at, 2, 1, 128, y, &err) == HSTAR_INVALID && strstr(err.message, "variable 2"),
          "%s", err.message);
    function_free(f);
    arb_clear(one);
    _arb_vec_clear(at, 2);
    _arb_vec_clear(x, N);
    _arb_vec_clear(y, N);
    CHECK_DONE();
}

/* ---- huge numbers ---- */

static double processor_seconds(void) /* what others take of it does not count */
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Every function at sizes that make no sense ends, and soon: a second is a thousand times what the slowest
 * takes. */
static void huge_numbers_end(void **state)
{
    (void)state;
    static const char *const arguments[] = {
        "x",
        "-x",
        "1/x",
        "exp(x)",
        "exp(exp(x))",
        "exp(exp(exp(x)))",
        "-exp(exp(x))",
        "1/exp(exp(x))",
        "x + 0.5",
        "x^x",
        "x^-x",
        "exp(-exp(exp(x)))",
        "1 + 1/exp(exp(x))",
        "exp(exp(x))/exp(exp(x) - 1)",
    };
    static const double points[][2] = {{700, 0},     {1e6, 0},   {1e15, 0},      {1e100, 0},  {1e300, 0},
                                       {1.7e308, 0}, {1e3, 1e3}, {1e300, 1e300}, {5e-324, 0}, {30, 29}};
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    arb_ptr jet = _arb_vec_init(LENGTH);
    for (size_t e = 0; e < n; e++) {
        if (strcmp(entries[e].group, "constant") == 0 || strcmp(entries[e].group, EXPRESSION_VECTORS) == 0)
            continue;
        for (size_t a = 0; a < sizeof arguments / sizeof *arguments; a++) {
            char text[256];
            unsigned commas = 0;
            for (const char *c = entries[e].usage; *c; c++) commas += *c == ',';
            for (unsigned swapped = 0; swapped <= (commas == 1); swapped++) {
                if (swapped)
                    snprintf(text, sizeof text, "%s(1.5, %s)", entries[e].name, arguments[a]);
                else if (commas == 0)
                    snprintf(text, sizeof text, "%s(%s)", entries[e].name, arguments[a]);
                else if (commas == 1)
                    snprintf(text, sizeof text, "%s(%s, 1.5)", entries[e].name, arguments[a]);
                else
                    snprintf(text, sizeof text, "%s(%s, 1.5, 2.5)", entries[e].name, arguments[a]);
                struct function *f = compile(text);
                for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
                    const double start = processor_seconds();
                    jet_at(f, points[p][0], points[p][1], 0, 0, LENGTH, jet);
                    const double taken = processor_seconds() - start;
                    CHECK(taken < 1, "%s at %g +- %g takes %.3f s", text, points[p][0], points[p][1], taken);
                    CHECK(finite_count(jet, LENGTH) >= 0,
                          "%s at %g: a coefficient after one that is not finite", text, points[p][0]);
                    const double *columns[2] = {&points[p][0], &points[p][0]};
                    const bool varies[2] = {false, false};
                    double got, *outputs[1] = {&got};
                    assert_int_equal(
                        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies},
                                          outputs, NULL),
                        HSTAR_OK);
                }
                function_free(f);
            }
        }
    }
    _arb_vec_clear(jet, LENGTH);
    CHECK_DONE();
}

/* Wide balls at a high precision and many coefficients: what is uncertain anyway must not be computed for
 * minutes. */
static void wide_balls_end(void **state)
{
    (void)state;
    static const double balls[][2] = {{0.3, 1e-3}, {2.5, 1e-3}, {30, 1},   {300, 1},
                                      {0, 1e15},   {-1e15, 1},  {1e300, 1}};
    enum { MANY = 12, BITS = 4096 };
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    arb_ptr at = _arb_vec_init(2), jet = _arb_vec_init(MANY);
    for (size_t e = 0; e < n; e++) {
        char text[64];
        if (strcmp(entries[e].group, "special") != 0) continue;
        snprintf(text, sizeof text, "%s(x)", entries[e].name);
        struct function *f = compile(text);
        for (size_t b = 0; b < sizeof balls / sizeof *balls; b++) {
            arb_set_d(at, balls[b][0]);
            mag_set_d(arb_radref(at), balls[b][1]);
            const double start = processor_seconds();
            assert_int_equal(function_jet(f, 0, at, 0, MANY, BITS, jet, NULL), HSTAR_OK);
            const double taken = processor_seconds() - start;
            CHECK(taken < 4, "%s at %g +- %g takes %.3f s", text, balls[b][0], balls[b][1], taken);
        }
        function_free(f);
    }
    _arb_vec_clear(at, 2);
    _arb_vec_clear(jet, MANY);
    CHECK_DONE();
}

/* Zeta has three ways: by Arb, far to the right by its first terms (there at 128 bits, not at 4000), and on balls
 * by their ends. They agree with each other, and the second is sharp where the first is. */
static void zeta_three_ways(void **state)
{
    (void)state;
    enum { MANY = 9, FEW_BITS = 128, MANY_BITS = 4000 };
    static const double points[] = {2.385, 30.25, 321, 700.7, 1100.3};
    struct function *f = compile("zeta(x)");
    arb_ptr at = _arb_vec_init(2), far = _arb_vec_init(MANY), near = _arb_vec_init(MANY),
            wide = _arb_vec_init(MANY);
    for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
        arb_set_d(at, points[p]);
        assert_int_equal(function_jet(f, 0, at, 0, MANY, FEW_BITS, far, NULL), HSTAR_OK);
        assert_int_equal(function_jet(f, 0, at, 0, MANY, MANY_BITS, near, NULL), HSTAR_OK);
        mag_set_ui_2exp_si(arb_radref(at), 1, -20);
        assert_int_equal(function_jet(f, 0, at, 0, MANY, FEW_BITS, wide, NULL), HSTAR_OK);
        for (int k = 0; k < MANY; k++) {
            CHECK(arb_overlaps(&far[k], &near[k]), "zeta at %g, coefficient %d: two ways differ", points[p],
                  k);
            CHECK(arb_contains(&wide[k], &near[k]), "zeta at %g, coefficient %d: the ball does not hold it",
                  points[p], k);
            CHECK(arb_rel_accuracy_bits(&far[k]) > FEW_BITS / 2, "zeta at %g, coefficient %d: %ld good bits",
                  points[p], k, (long)arb_rel_accuracy_bits(&far[k]));
            CHECK(arb_rel_accuracy_bits(&wide[k]) > 5, "zeta around %g, coefficient %d: %ld good bits",
                  points[p], k, (long)arb_rel_accuracy_bits(&wide[k]));
        }
    }
    function_free(f);
    _arb_vec_clear(at, 2);
    _arb_vec_clear(far, MANY);
    _arb_vec_clear(near, MANY);
    _arb_vec_clear(wide, MANY);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_stays_exact),
        cmocka_unit_test(zeros_are_exact),
        cmocka_unit_test(nothing_is_claimed_at_kinks),
        cmocka_unit_test(values_at_kinks),
        cmocka_unit_test(values_are_the_jets),
        cmocka_unit_test(huge_numbers_end),
        cmocka_unit_test(wide_balls_end),
        cmocka_unit_test(zeta_three_ways),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
