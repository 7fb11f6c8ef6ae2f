/* Complex numbers in each arithmetic: the functions that C99 does not have against figures of mpmath, all functions against
 * their enclosures, and the rounding of a complex operation done by hand. */
#include "check.h"
#include "function/source/expression.h"
#include "number/round.h"

#include <complex.h>
#include <stdlib.h>

static struct function *compile(const char *text)
{
    const char *variable = "x";
    struct function *f = NULL;
    hstar_error err = {0};
    if (expression_new(&text, 1, &variable, 1, &f, &err)) fail_msg("%s: %s", text, err.message);
    return f;
}

static struct function *in(const struct function *f, const struct format *format)
{
    struct function *g = NULL;
    assert_int_equal(function_in(f, format, &g, NULL), HSTAR_OK);
    return g;
}

/* As computed, in whatever the format computes with. */
static void computed(const struct function *f, const struct format *format, double x, double h, arb_t y)
{
    const struct function_complex *c = f->class->complex_step;
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier: {                                                                          \
        const type step = (type)h;                                                                           \
        type imaginary = 0;                                                                                  \
        assert_int_equal(c->evaluate(f, 0, &x, 0, &step, 1, &imaginary, NULL), HSTAR_OK);                    \
        ball_set_widest(y, (widest_float)imaginary);                                                         \
        break;                                                                                               \
    }
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}

static bool proven(const struct function *f, double x, double h, arb_t y)
{
    bool told = false;
    for (slong precision = 256; !told && precision <= 4096; precision *= 2) {
        assert_int_equal(f->class->complex_step->exact(f, 0, &x, 0, h, precision, y, NULL), HSTAR_OK);
        told = ball_told(y, 130);
    }
    return told;
}

/* Is there a derivative? A complex function may go on where the real one ends. */
static bool differentiable(const struct function *f, double x)
{
    arb_t at;
    arb_ptr jet = _arb_vec_init(2);
    arb_init(at);
    arb_set_d(at, x);
    assert_int_equal(function_jet(f, 0, at, 0, 2, 128, jet, NULL), HSTAR_OK);
    const bool finite = arb_is_finite(jet + 1);
    arb_clear(at);
    _arb_vec_clear(jet, 2);
    return finite;
}

/* Half a unit of the 1 in 1 + erf is much of it left of 0. */
static double units_of(const char *text, double units)
{
    return strcmp(text, "gelu(x)") == 0 ? 8 * units : units;
}

/* |got - want| <= tolerance |want| + least, and neither is off the scale. */
static bool near(const arb_t got, const arb_t want, double tolerance, double least)
{
    arb_t difference, bound, part;
    arb_init(difference);
    arb_init(bound);
    arb_init(part);
    arb_sub(difference, got, want, 256);
    arb_abs(difference, difference);
    arb_set_d(part, tolerance);
    arb_abs(bound, want);
    arb_mul(bound, bound, part, 256);
    arb_set_d(part, least);
    arb_add(bound, bound, part, 256);
    const bool within = arb_le(difference, bound);
    arb_clear(difference);
    arb_clear(bound);
    arb_clear(part);
    return within;
}

static const double figure_steps[] = {1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.1, 1};
enum { N_STEPS = sizeof figure_steps / sizeof *figure_steps };

static const struct figure {
    const char *function;
    double x;
    const char *imaginary[N_STEPS];
} figures[] = {
#define X(function, x, ...) {function, x, {__VA_ARGS__}},
#include "complex_figures.def"
#undef X
};

/* Formats that have all of a double's numbers; as far as 25 digits go. */
static void check_figure(const struct function *f, const struct figure *row, size_t i)
{
    arb_t want, got;
    arb_init(want);
    arb_init(got);
    assert_int_equal(arb_set_str(want, row->imaginary[i], 256), 0);
    const double h = figure_steps[i], digits = 1e-24;
    CHECK(proven(f, row->x, h, got) && near(got, want, digits, 0), "%s at %g, h = %g: %s, proven %.17g",
          row->function, row->x, h, row->imaginary[i], ball_double(got));
    for (size_t k = 0; k < N_FORMATS; k++) {
        if (formats[k].bits < DBL_MANT_DIG) continue;
        struct function *g = in(f, &formats[k]);
        computed(g, &formats[k], row->x, h, got);
        const double units =
            units_of(row->function, h < 0.01 ? 12 : 60); /* far out erf turns, and cancels in part */
        CHECK(near(got, want, units * formats[k].unit_roundoff + digits, 2 * format_least(&formats[k])),
              "%s at %g, h = %g in %s: %s, got %.17g", row->function, row->x, h, formats[k].name,
              row->imaginary[i], ball_double(got));
        function_free(g);
    }
    arb_clear(want);
    arb_clear(got);
}

static void test_figures(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof figures / sizeof *figures; r++) {
        struct function *f = compile(figures[r].function);
        for (size_t i = 0; i < N_STEPS; i++) check_figure(f, &figures[r], i);
        function_free(f);
    }
    CHECK_DONE();
}

static const char *const calls[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    (arity) == 1 ? #name "(x)" : NULL,
#include "function/machine/functions.def"
#undef X
    "-x",  "x + 1.5", "1.5 - x", "1.5*x",         "x*x",          "1.5/x",
    "x^3", "x^1.5",   "1.5^x",   "atan2(x, 1.5)", "hypot(x, 1.5)"};

/* Numbers of every format, as are the steps where they do not underflow. */
static const double points[] = {0.375, -0.625, 2.5, -3.5, 7},
                    steps[] = {0x1p-900, 0x1p-100, 0x1p-10, 0.125, 0.75};

/* Is the real part, which is f(x) but for h^2, well beyond what the format has? Then there is no number. */
static bool overflows(const struct function *f, const struct format *format, double x)
{
    arb_t at, value;
    arb_init(at);
    arb_init(value);
    arb_set_d(at, x);
    assert_int_equal(function_values(f, 0, at, 0, at, 1, 128, value, NULL), HSTAR_OK);
    const bool beyond = fabs(ball_double(value)) > 1.2 * format->top;
    arb_clear(at);
    arb_clear(value);
    return beyond;
}

/* One operation: in a simulated format it is the double's rounded, in the others a few units off. */
static void check_call(const char *text, const struct format *format)
{
    struct function *f = compile(text), *g = in(f, format);
    arb_t want, got;
    arb_init(want);
    arb_init(got);
    for (size_t p = 0; p < sizeof points / sizeof *points; p++)
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            const double x = points[p], h = steps[i], least = format_least(format);
            if (round_double(format, h) != h || !differentiable(g, x) || !proven(g, x, h, want)) continue;
            if (fabs(ball_double(want)) > format->top) continue; /* overflow */
            const double units =
                format->arithmetic == ARITHMETIC_ROUNDED ? 1.001 : units_of(text, h < 0.01 ? 24 : 100);
            computed(g, format, x, h, got);
            if (h < 0.5 && overflows(g, format, x)) {
                CHECK(!arb_is_finite(got), "%s at %g, h = %g in %s: f overflows, and there is %g", text, x, h,
                      format->name, ball_double(got));
                continue;
            }
            CHECK(near(got, want, units * format->unit_roundoff, 2 * least),
                  "%s at %g, h = %g in %s: got %.17g, want %.17g", text, x, h, format->name, ball_double(got),
                  ball_double(want));
        }
    arb_clear(want);
    arb_clear(got);
    function_free(g);
    function_free(f);
}

static void test_calls(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof calls / sizeof *calls; c++) {
        if (!calls[c]) continue;
        struct function *f = compile(calls[c]);
        const bool analytic = function_complex_check(f, 0, 0, NULL) == HSTAR_OK;
        function_free(f);
        for (size_t k = 0; k < N_FORMATS && analytic; k++) check_call(calls[c], &formats[k]);
    }
    CHECK_DONE();
}

/* Far out, where squares or an exponential overflow, and near 0, where they vanish: as f itself. */
static void test_far_out(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        bool number;
    } rows[] = {
        {"softplus(x)", 700, true},      {"softplus(x)", 710, false},   {"softplus(x)", 1e5, false},
        {"softplus(x)^2", 400, true},    {"softplus(x)", -700, true},   {"log1p(x)", 1e300, true},
        {"hypot(x, 3)", 1e160, true},    {"hypot(3, x)", -1e300, true}, {"hypot(x, 1e-200)", 2e-200, true},
        {"log1p(x)^2", 1e160, true},     {"log10(x)", 1e300, true},     {"cbrt(x)", 1e-300, true},
        {"sigmoid(x)", -700, true},      {"silu(x)", 700, true},        {"tanh(x)", 300, true},
        {"logsumexp([x, 2])", 1e5, true}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *f = compile(rows[r].text);
        for (size_t i = 0; i < sizeof steps / sizeof *steps - 1; i++) {
            const double x = rows[r].x, h = fabs(x) < 1 ? steps[i] * fabs(x) : steps[i];
            arb_t want, got;
            arb_init(want);
            arb_init(got);
            computed(f, &formats[FORMAT_DOUBLE], x, h, got);
            if (!rows[r].number)
                CHECK(!arb_is_finite(got), "%s at %g, h = %g: %g", rows[r].text, x, h, ball_double(got));
            else if (proven(f, x, h, want))
                CHECK(near(got, want, 8 * DBL_EPSILON, 2 * format_least(&formats[FORMAT_DOUBLE])),
                      "%s at %g, h = %g: got %.17g, want %.17g", rows[r].text, x, h, ball_double(got),
                      ball_double(want));
            arb_clear(want);
            arb_clear(got);
        }
        function_free(f);
    }
    CHECK_DONE();
}

/* C11's CMPLX, which glibc's headers do not show to clang. */
static double _Complex cartesian(double re, double im)
{
    const double parts[2] = {re, im};
    double _Complex z;
    memcpy(&z, parts, sizeof z);
    return z;
}

static double _Complex rounded(const struct format *format, double _Complex z)
{
    return cartesian(round_double(format, creal(z)), round_double(format, cimag(z)));
}

/* exp(x*x)/(x + 2.5) - 0.3*x, each complex operation in doubles and both parts of its result rounded; the literal is rounded,
 * too. In float it is what C makes of it. */
static void test_operations(void **state)
{
    (void)state;
    struct function *f = compile("exp(x*x)/(x + 2.5) - 0.3*x");
    for (size_t k = 0; k < N_FORMATS; k++) {
        const struct format *format = &formats[k];
        if (format->arithmetic != ARITHMETIC_ROUNDED && format->arithmetic != ARITHMETIC_FLOAT) continue;
        struct function *g = in(f, format);
        const double third = round_double(format, 0.3);
        for (size_t p = 0; p < sizeof points / sizeof *points; p++)
            for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
                const double x = points[p], h = round_double(format, steps[i]);
                double want;
                if (format->arithmetic == ARITHMETIC_FLOAT) {
                    const float _Complex z = (float _Complex)cartesian(x, h);
                    want = cimag((double _Complex)(cexpf(z * z) / (z + 2.5F) - (float)third * z));
                } else {
                    const double _Complex z = cartesian(x, h),
                                          e = rounded(format, cexp(rounded(format, z * z))),
                                          below = rounded(format, z + 2.5), part = rounded(format, third * z);
                    want = cimag(rounded(format, rounded(format, e / below) - part));
                }
                arb_t got;
                arb_init(got);
                computed(g, format, x, h, got);
                char label[96];
                snprintf(label, sizeof label, "in %s at %g, h = %g", format->name, x, h);
                if (isfinite(want)) CHECK_SAME(ball_double(got) + 0., want + 0., label);
                arb_clear(got);
            }
        function_free(g);
    }
    function_free(f);
    CHECK_DONE();
}

/* A function in a format is refused as it is in doubles: with its place, and what is not analytic for what it is. */
static void test_refused(void **state)
{
    (void)state;
    struct function *f = compile("x + 2*abs(x)");
    for (size_t k = 0; k < N_FORMATS; k++) {
        struct function *g = in(f, &formats[k]);
        hstar_error err = {0};
        CHECK(function_complex_check(g, 0, 0, &err) == HSTAR_INVALID && err.position == 6 &&
                  strstr(err.message, "has a kink"),
              "in %s: %s at %zu", formats[k].name, err.message, err.position);
        function_free(g);
    }
    function_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),    cmocka_unit_test(test_calls),   cmocka_unit_test(test_far_out),
        cmocka_unit_test(test_operations), cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
