/* Claims: the numbers in their order, and how far each can be off by the way it was computed or written. */
#include "check.h"
#include "check/claim.h"
#include "function/source/command.h"
#include "function/source/direction.h"
#include "function/source/expression.h"

#include <stdlib.h>

static const char *const names[] = {"x", "y"};
static hstar_error err;

static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        double value[3], rounding[3]; /* -1: that of a double */
    } rows[] = {
        {"0.1 0.25 3.125", 3, {0.1, 0.25, 3.125}, {5e-5, 5e-5, 5e-4}}, /* four significant digits */
        {"0.1234, 10.5000, -3.1250\n", 3, {0.1234, 10.5, -3.125}, {5e-5, 5e-5, 5e-5}},       /* %.4f */
        {"[0.1, 0.30000000000000004, 2.0]", 3, {0.1, 0.30000000000000004, 2}, {-1, -1, -1}}, /* doubles */
        {"4\n-1\n0", 3, {4, -1, 0}, {-1, -1, -1}}, /* integers are exact */
        {"1.5e-3 2.25e4", 2, {1.5e-3, 2.25e4}, {5e-6, 50}},
        {"nan inf -inf", 3, {NAN, INFINITY, -INFINITY}, {-1, -1, -1}},
        {"0x1p-3", 1, {0.125}, {-1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct claim *c = NULL;
        CHECK(claim_numbers(rows[i].text, rows[i].n, &c, &err) == HSTAR_OK, "%s: %s", rows[i].text,
              err.message);
        if (!c) continue;
        double value[3], rounding[3];
        CHECK(c->at(c, NULL, value, rounding, &err) == HSTAR_OK && c->n == rows[i].n, "%s", rows[i].text);
        for (size_t k = 0; k < rows[i].n; k++) {
            CHECK_SAME(value[k], rows[i].value[k], rows[i].text);
            if (rows[i].rounding[k] > 0)
                CHECK_CLOSE(rounding[k], rows[i].rounding[k], 1e-9, rows[i].text);
            else if (isfinite(value[k]))
                CHECK(rounding[k] > 0 && rounding[k] <= 1e-15 * fabs(value[k]) + 1e-300, "%s: %g",
                      rows[i].text, rounding[k]);
        }
        claim_free(c);
    }
    static const struct {
        const char *text;
        size_t n;
        const char *says;
    } wrong[] = {
        {"1 2", 3, "2 numbers where 3"}, {"", 1, "0 numbers"},        {"1 zwei 3", 3, "item 2"},
        {"1,5;x", 2, "item 3"},          {"1 2 3 4", 3, "4 numbers"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct claim *c = NULL;
        CHECK(claim_numbers(wrong[i].text, wrong[i].n, &c, &err) == HSTAR_INVALID && !c, "%s", wrong[i].text);
        CHECK(strstr(err.message, wrong[i].says) && *err.remedy, "%s: %s", wrong[i].text, err.message);
    }
    claim_free(NULL);
    CHECK_DONE();
}

/* The rounding of a formula: a few units in the last place, or what cancellation makes of them. */
static void functions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double least, most; /* of the rounding over |value| */
    } rows[] = {
        {"cos(x)*y", 8e-16, 3e-15},
        {"x + 0*y", 8e-16, 1e-15},
        {"(y + 1e4*x) - 1e4*x", 2e-13, 2e-11}, /* an ulp of 7351 is 9e-13 */
        {"sin(1e7*x)", 8e-16, 3e-15},          /* its argument is exact */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct function *g = NULL;
        struct claim *c = NULL;
        const double point[] = {0.7351, 1.234};
        double value, rounding;
        assert_int_equal(expression_new(&rows[i].text, 1, names, 2, &g, &err), HSTAR_OK);
        assert_int_equal(claim_function(g, 1, &c, &err), HSTAR_OK);
        assert_int_equal(c->at(c, point, &value, &rounding, &err), HSTAR_OK);
        rounding /= fabs(value);
        CHECK(rounding >= rows[i].least && rounding <= rows[i].most, "%s: %g", rows[i].text, rounding);
        claim_free(c);
        struct claim *none = NULL;
        CHECK(claim_function(g, 2, &none, &err) == HSTAR_INVALID && !none, "%s", err.message);
        function_free(g);
    }
    CHECK_DONE();
}

/* A program with two outputs; its gradient to so many digits. */
static void programs(void **state)
{
    (void)state;
    static const double point[] = {1.5, 0.3};
    static const size_t wrt[] = {1, 0};
    static const char script[] = "while read -r v x y; do case $v in value) echo 0.45 1.8;; "
                                 "*) printf \"$0 $0 1 1\\n\" \"$x\" \"$y\";; esac; done";
    const char *argv[] = {"sh", "-c", script, "%.6g"};
    for (size_t precise = 0; precise < 2; precise++) {
        struct function *f = NULL;
        struct claim *c = NULL;
        double value[4], rounding[4];
        argv[3] = precise ? "%.17g" : "%.6g";
        hstar_status status =
            command_new(argv, 4, names, 2, point, &(struct persistence){.patience = 10}, &f, &err);
        assert_int_equal(status, HSTAR_OK);
        const struct problem problem = {.f = f, .point = point, .wrt = wrt, .n_wrt = 2};
        const struct claim_form form = claim_form_of(&problem, CLAIM_OF_FIRST);
        assert_int_equal(claim_program(&form, &c, &err), HSTAR_OK);
        status = c->at(c, point, value, rounding, &err);
        CHECK(status == HSTAR_OK, "%s", err.message);
        static const double want[] = {0.3, 1.5, 1, 1};
        for (size_t i = 0; i < 4; i++) CHECK_CLOSE(value[i], want[i], 1e-15, "in the order of wrt");
        if (precise)
            CHECK(rounding[0] < 1e-14, "%g", rounding[0]);
        else
            CHECK_CLOSE(rounding[0], 5e-7, 1e-9, "six digits");
        CHECK(rounding[2] < 1e-14, "an integer: %g", rounding[2]);
        claim_free(c);
        function_free(f);
    }
    const char *deaf[] = {"sh", "-c", "while read -r v x; do echo 1.5; done"};
    struct function *f = NULL;
    struct claim *c = NULL;
    double value[2], rounding[2];
    assert_int_equal(command_new(deaf, 3, names, 2, point, &(struct persistence){.patience = 10}, &f, &err),
                     HSTAR_OK);
    const struct problem problem = {.f = f, .point = point, .wrt = wrt, .n_wrt = 2};
    const struct claim_form form = claim_form_of(&problem, CLAIM_OF_FIRST);
    assert_int_equal(claim_program(&form, &c, &err), HSTAR_OK);
    CHECK(c->at(c, point, value, rounding, &err) == HSTAR_CHILD, "a program without the verb");
    CHECK(strstr(err.message, "1 number and not 2") && strstr(err.message, "gradient 1.5 0.3"), "%s",
          err.message);
    CHECK(strstr(err.remedy, "`gradient`"), "%s", err.remedy);
    claim_free(c);
    function_free(f);
    const char *text = "x*y";
    assert_int_equal(expression_new(&text, 1, names, 2, &f, &err), HSTAR_OK);
    CHECK(command_derivatives(f, "gradient", 2, point, value, NULL, &err) == HSTAR_INVALID, "no program");
    function_free(f);
    CHECK_DONE();
}

/* f along a direction, in blocks, against f itself. */
static void along(void **state)
{
    enum { N = 70000 };
    (void)state;
    const char *texts[] = {"x^2*y", "x - y"};
    static const double point[] = {1.5, -0.25}, direction[] = {0.5, 0};
    struct function *f = NULL, *a = NULL;
    assert_int_equal(expression_new(texts, 2, names, 2, &f, &err), HSTAR_OK);
    assert_int_equal(along_new(f, point, direction, false, &a, &err), HSTAR_OK);
    double *t = malloc(N * sizeof *t), *y[] = {malloc(N * sizeof *t), malloc(N * sizeof *t)};
    assert_true(t && y[0] && y[1]);
    for (size_t i = 0; i < N; i++) t[i] = (double)i / N;
    const double *column = t;
    const bool varies = true;
    const struct points points = {.n = N, .column = &column, .varies = &varies};
    assert_int_equal(function_evaluate(a, &points, y, &err), HSTAR_OK);
    for (size_t i = 0; i < N; i += 997) {
        double x = 1.5 + t[i] * 0.5, values[2], *outputs[] = {&values[0], &values[1]};
        const double *columns[] = {&x, &point[1]};
        const bool none[] = {false, false};
        const struct points one = {.n = 1, .column = columns, .varies = none};
        assert_int_equal(function_evaluate(f, &one, outputs, &err), HSTAR_OK);
        CHECK_SAME(y[0][i], values[0], "first output");
        CHECK_SAME(y[1][i], values[1], "second output");
    }
    CHECK(a->n_variables == 1 && a->n_outputs == 2 && !function_is_exact(a), "of one variable");
    CHECK(a->class->concurrent == f->class->concurrent, "as concurrent as f");
    function_free(a);
    function_free(f);
    free(t);
    free(y[0]);
    free(y[1]);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers), cmocka_unit_test(functions),
                                       cmocka_unit_test(programs), cmocka_unit_test(along)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
