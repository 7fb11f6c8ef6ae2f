/* Complex numbers in the language: every row of the tables has a complex form that agrees with the exact one, with C99
 * where it is C99's, and with the real derivative at tiny steps; or is refused with its reason and its place. */
#include "check.h"
#include "function/source/expression.h"

#include <complex.h>
#include <float.h>
#include <stdlib.h>

#define U (DBL_EPSILON / 2)

static const char *const variables[] = {"x", "y", "z"};

static struct function *compile(const char *text)
{
    struct function *f = NULL;
    hstar_error err = {0};
    if (expression_new(&text, 1, variables, 3, &f, &err)) fail_msg("%s: %s", text, err.message);
    return f;
}

static double imaginary(const struct function *f, const double *point, size_t wrt, double h)
{
    double y = 0;
    assert_int_equal(f->class->complex_step->evaluate(f, 0, point, wrt, &h, 1, &y, NULL), HSTAR_OK);
    return y;
}

/* The same of the exact function, to a double; NaN where there is none. */
static double proven(const struct function *f, const double *point, size_t wrt, double h)
{
    arb_t y;
    double out = NAN;
    arb_init(y);
    for (slong precision = 256; isnan(out) && precision <= 4096; precision *= 2) {
        assert_int_equal(f->class->complex_step->exact(f, 0, point, wrt, h, precision, y, NULL), HSTAR_OK);
        if (ball_told(y, 60)) out = ball_double(y);
    }
    arb_clear(y);
    return out;
}

static double slope(const struct function *f, const double *point, size_t wrt)
{
    double out = NAN;
    arb_ptr at = _arb_vec_init(3), jet = _arb_vec_init(2);
    for (slong v = 0; v < 3; v++) arb_set_d(at + v, point[v]);
    assert_int_equal(function_jet(f, 0, at, wrt, 2, 256, jet, NULL), HSTAR_OK);
    if (arb_is_finite(jet + 1)) out = ball_double(jet + 1);
    _arb_vec_clear(at, 3);
    _arb_vec_clear(jet, 2);
    return out;
}

static const double points[][3] = {
    {0.385, 1.72, -0.61}, {2.385, 0.43, 1.1}, {-0.715, 3, 0.2},
    {-3.25, -2, 2.5},     {7.5, -0.3, 1e3},   {1e-9, 1.5, 1},
};

/* In units of the last place; far out, sines cancel, and left of 0 the 1 + erf of gelu does. */
static double units_of(const char *text, double h)
{
    return (h < 0.01 ? 24 : 200) * (strstr(text, "gelu") ? 8 : 1);
}

static void check_values(const char *text, size_t wrt)
{
    static const double steps[] = {1e-300, 1e-200, 1e-20, 1e-8, 0.01, 0.3};
    struct function *f = compile(text);
    int told = 0;
    hstar_error err = {0};
    if (function_complex_check(f, 0, wrt, &err)) fail_msg("%s by %s: %s", text, variables[wrt], err.message);
    for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
        const double derivative = slope(f, points[p], wrt);
        if (isnan(derivative)) continue; /* outside of the domain */
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            const double h = steps[i], got = imaginary(f, points[p], wrt, h),
                         want = proven(f, points[p], wrt, h);
            char label[128];
            snprintf(label, sizeof label, "%s, point %zu by %s at h = %g", text, p, variables[wrt], h);
            if (fabs(want) < DBL_MIN / U) continue; /* on the way to it numbers underflow */
            CHECK_CLOSE(got, want, units_of(text, h) * U, label);
            if (h < 1e-19 && derivative != 0) CHECK_CLOSE(got / h, derivative, units_of(text, h) * U, label);
            told++;
        }
    }
    CHECK(told > 0, "%s by %s: at no point", text, variables[wrt]);
    function_free(f);
}

static void check_refused(const char *text, size_t wrt, const char *name, const char *says, size_t place)
{
    struct function *f = compile(text);
    hstar_error err = {0};
    CHECK(function_complex_check(f, 0, wrt, &err) == HSTAR_INVALID, "%s was taken", text);
    CHECK(strstr(err.message, name) && strstr(err.message, says) && err.position == place,
          "%s: %s at %zu, not %zu", text, err.message, err.position, place);
    function_free(f);
}

enum form { C99, OWN, EXACT, ARITHMETIC, NONE };
#define FORM_C99(f, arb)        C99, ""
#define FORM_OWN(f)             OWN, ""
#define FORM_EXACT(f)           EXACT, ""
#define FORM_ARITHMETIC(o, arb) ARITHMETIC, ""
#define FORM_NONE(reason)       NONE, reason_##reason

#define X(identifier, says, remedy) static const char reason_##identifier[] = says;
#include "function/machine/no_complex.def"
#undef X

static const struct row {
    const char *name;
    unsigned arity;
    enum form form;
    const char *says;
} rows[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    {#name, arity, FORM_##analytic},
#include "function/machine/functions.def"
#undef X
};

static void test_functions(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        static const char *const arguments[] = {"(x)", "(x, y)", "(x, y, z)"};
        char call[64], text[80], both[160];
        snprintf(call, sizeof call, "%s%s", rows[r].name, arguments[rows[r].arity - 1]);
        snprintf(text, sizeof text, "x + %s", call);
        snprintf(both, sizeof both, "atan((%s)/77)", call); /* sees the real part, too */
        for (size_t wrt = 0; wrt < rows[r].arity; wrt++)
            if (rows[r].form == NONE)
                check_refused(text, wrt, rows[r].name, rows[r].says, 4);
            else if (strcmp(rows[r].name, "if") == 0 && wrt == 0)
                check_refused("if(x, y, z)", 0, "if", reason_JUMP, 0);
            else if (strcmp(rows[r].name, "if") == 0 && wrt == 2)
                check_values("if(x > 100, y, z)", 2);
            else {
                check_values(call, wrt);
                check_values(both, wrt);
            }
    }
    CHECK_DONE();
}

/* Bit for bit what C99 gives. */
static void test_c99(void **state)
{
    (void)state;
#define SAME_C99(c, arb)                                                                                     \
    for (size_t p = 0; p < sizeof points / sizeof *points; p++)                                              \
        CHECK_SAME(imaginary(f, points[p], 0, 0.25), cimag(c(points[p][0] + 0.25 * (double _Complex)I)), #c);
#define SAME_OWN(f)
#define SAME_EXACT(f)
#define SAME_NONE(reason)
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    if (arity == 1) {                                                                                        \
        struct function *f = compile(#name "(x)");                                                           \
        (void)f;                                                                                             \
        SAME_##analytic function_free(f);                                                                    \
    }
#include "function/machine/functions.def"
#undef X
    CHECK_DONE();
}

static void test_operators(void **state)
{
    (void)state;
    static const char *const analytic[] = {"x + y",
                                           "x - y",
                                           "y - x",
                                           "x*y",
                                           "y*x",
                                           "x/y",
                                           "y/x",
                                           "x^y",
                                           "y^x",
                                           "x^2",
                                           "x^3",
                                           "x^-1",
                                           "x^0.5",
                                           "2^x",
                                           "x^x",
                                           "-x^4",
                                           "exp(sin(x))/(x^2 + y)",
                                           "a = sin(x); a*a*cos(a*y)"};
    for (size_t r = 0; r < sizeof analytic / sizeof *analytic; r++) check_values(analytic[r], 0);
    static const struct {
        const char *text;
        size_t place;
    } jumps[] = {{"x < 1", 2},  {"x <= y", 2},      {"2*(x > y)", 5},
                 {"x >= 1", 2}, {"sin(x) == y", 7}, {"x != 1", 2}};
    for (size_t r = 0; r < sizeof jumps / sizeof *jumps; r++)
        check_refused(jumps[r].text, 0, "", reason_JUMP, jumps[r].place);
    CHECK_DONE();
}

/* What does not see the variable may be of any kind; what the output does not use, too. */
static void test_elsewhere(void **state)
{
    (void)state;
    check_values("sin(x)*abs(y)", 0);
    check_values("if(y > 1, sin(x), x^3)", 0);
    check_values("floor(y) + x*bessel_j0(y)", 0);
    check_values("a = abs(x); x^2", 0);
    check_refused("sin(x)*abs(y)", 1, "abs(x)", reason_KINK, 7);
    check_refused("max([x, y, z])", 0, "max", reason_KINK, 0);
    check_refused("sum([1, 2]*abs([x, y]))", 0, "abs", reason_KINK, 11);
    const char *texts[] = {"x", "sin(x)", "x + relu(x)"};
    struct function *f;
    hstar_error err = {0};
    assert_int_equal(expression_new(texts, 3, variables, 3, &f, NULL), HSTAR_OK);
    CHECK(function_complex_check(f, 0, 0, NULL) == HSTAR_OK &&
              function_complex_check(f, 1, 0, NULL) == HSTAR_OK,
          "x, sin(x)");
    CHECK(function_complex_check(f, 2, 0, &err) == HSTAR_INVALID && err.position == 4, "%s at %zu",
          err.message, err.position);
    function_free(f);
    CHECK_DONE();
}

/* Vectors: what softmax and logsumexp shift by is a real number, whichever element is the largest, and at a tie. */
static void test_vectors(void **state)
{
    (void)state;
    static const char *const analytic[] = {
        "sum([x, y, z])",
        "mean([x, x*y, z])",
        "prod([x, y, x])",
        "norm([x, y, z])",
        "dot([x, y], [z, x])",
        "a = outer([x, y], [x, z]); a[0,0]*a[1,1]",
        "a = [[x, y], [z, x]]*[x, 1]; a[0] + a[1]",
        "logsumexp([x, y, z])",
        "logsumexp([x, x, -x])",
        "logsumexp([y, y*sin(x), abs(z)])",
        "a = softmax([x, y, z]); a[0]",
        "a = softmax([x, y, z]); a[2]",
        "a = softmax([x, x, y]); a[1]*a[2]",
        "v = [x*x, y]; logsumexp(v) - log(sum(exp(v)))/3",
        "logsumexp(sin([x, y]))",
    };
    for (size_t r = 0; r < sizeof analytic / sizeof *analytic; r++) check_values(analytic[r], 0);
    check_refused("logsumexp([x, max([x, y])])", 0, "max", reason_KINK, 14);
    check_refused("logsumexp([x, y]) - max([x, y])", 0, "max", reason_KINK, 20);
    check_refused("a = softmax([relu(x), y]); a[1]", 0, "relu", reason_KINK, 13);
    CHECK_DONE();
}

/* Many steps at once give what each gives alone, also where the real parts, and the shift with them, change with the step. */
static void test_steps(void **state)
{
    (void)state;
    static const double steps[] = {30, 1e-300, 2, 0.125, 1e-9};
    enum { N = sizeof steps / sizeof *steps };
    static const char *const texts[] = {"sin(x)*abs(y)^2", "logsumexp([x^2*100, y, z*x])", "if(y, x*x, z)"};
    for (size_t r = 0; r < sizeof texts / sizeof *texts; r++) {
        struct function *f = compile(texts[r]);
        double all[N];
        assert_int_equal(f->class->complex_step->evaluate(f, 0, points[0], 0, steps, N, all, NULL), HSTAR_OK);
        for (size_t i = 0; i < N; i++) CHECK_SAME(all[i], imaginary(f, points[0], 0, steps[i]), texts[r]);
        function_free(f);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_functions), cmocka_unit_test(test_c99),     cmocka_unit_test(test_operators),
        cmocka_unit_test(test_elsewhere), cmocka_unit_test(test_vectors), cmocka_unit_test(test_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
