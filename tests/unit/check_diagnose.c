/* What a wrong gradient looks like: each bug by its name, with its numbers in the sentence; several at once row by row. */
#include "asking.h"
#include "check.h"
#include "check/check.h"
#include "function/source/expression.h"

#include <stdlib.h>

static const char *const names[] = {"a", "b", "c", "d"};
static const double point[] = {1.3, -0.45, 0.72, 2.385}, before[] = {1.1, -0.4, 0.7, 2};
static hstar_error err;

static struct check *run(const char *const *f, size_t n_outputs, const char *const *g, size_t n,
                         const double *elsewhere)
{
    struct function *function = NULL, *gradient = NULL;
    struct problem *problem = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    hstar_status status = expression_new(f, n_outputs, names, n, &function, &err);
    if (!status) status = expression_new(g, n_outputs * n, names, n, &gradient, &err);
    if (!status) status = claim_function(gradient, n_outputs * n, &claim, &err);
    if (function) problem = asking(function, point);
    const struct check_request request = {.problem = problem,
                                          .claim = claim,
                                          .elsewhere = elsewhere,
                                          .step = {.derivative = 1, .use = N_USES},
                                          .selector = SELECTOR_AUTO,
                                          .h = NAN};
    if (!status) status = check_run(&request, &check, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    claim_free(claim);
    function_free(gradient);
    problem_release(problem);
    return check;
}

/* f = a^2 b + sin(c) d: (2 a b, a^2, cos(c) d, sin(c)). */
static const char *const f = "a^2*b + sin(c)*d";

static void gradients(void **state)
{
    (void)state;
    static const struct {
        const char *g[4];
        enum diagnosis diagnosis;
        const char *says;
        bool elsewhere;
    } rows[] = {
        {{"-2*a*b", "-a^2", "-cos(c)*d", "-sin(c)"},
         DIAGNOSIS_SIGN,
         "-1 times the numerical one in all 4 components: a flipped sign",
         false},
        {{"2*a*b", "a^2", "-cos(c)*d", "sin(c)"}, DIAGNOSIS_SIGN, "in 1 of 4 components (c)", false},
        {{"0", "0", "0", "0"}, DIAGNOSIS_ZERO, "zero in all 4 components", false},
        {{"2*a*b", "0", "cos(c)*d", "0"}, DIAGNOSIS_ZERO, "in 2 of 4 components (b, d)", false},
        {{"4*a*b", "2*a^2", "2*cos(c)*d", "2*sin(c)"},
         DIAGNOSIS_ACCUMULATED,
         "2 times the numerical one in all 4 components: gradients of 2 calls",
         false},
        {{"6*a*b", "3*a^2", "3*cos(c)*d", "3*sin(c)"}, DIAGNOSIS_ACCUMULATED, "3 calls", false},
        {{"8*a*b", "4*a^2", "4*cos(c)*d", "4*sin(c)"},
         DIAGNOSIS_FACTOR_N,
         "components: 1/4 is missing, as of a mean over the 4 variables",
         false},
        {{"a*b/2", "a^2/4", "cos(c)*d/4", "sin(c)/4"}, DIAGNOSIS_FACTOR_N, "1/4 times", false},
        {{"a*b", "a^2", "cos(c)*d", "sin(c)"},
         DIAGNOSIS_FACTOR,
         "1/2 times the numerical one in 1 of 4 components (a)",
         false},
        {{"2.2*a*b", "1.1*a^2", "1.1*cos(c)*d", "1.1*sin(c)"}, DIAGNOSIS_FACTOR, "1.1 times", false},
        {{"a^2", "2*a*b", "cos(c)*d", "sin(c)"}, DIAGNOSIS_SWAPPED, "exchanged: a and b", false},
        {{"a^2", "2*a*b", "sin(c)", "cos(c)*d"}, DIAGNOSIS_SWAPPED, "a and b, c and d", false},
        {{"a^2", "cos(c)*d", "sin(c)", "2*a*b"}, DIAGNOSIS_SHIFTED, "1 place behind it", false},
        {{"9", "2*a*b", "a^2", "cos(c)*d"}, DIAGNOSIS_SHIFTED, "1 place before it", false},
        {{"2*a*b + a^2*b + sin(c)*d", "a^2", "cos(c)*d", "sin(c)"},
         DIAGNOSIS_FUNCTION,
         "is f itself in 1 of 4 components (a): a term of a product rule is left over",
         false},
        {{"2*a*b", "a^2", "cos(c)*d - a^2", "sin(c)"},
         DIAGNOSIS_COMPONENT,
         "minus the component b in 1 of 4 components (c): a term of the chain rule is missing",
         false},
        {{"2*a*b-0.02*a", "a^2-0.02*b", "cos(c)*d-0.02*c", "sin(c)-0.02*d"},
         DIAGNOSIS_VARIABLE,
         "-1/50 times the variable itself in all 4",
         false},
        {{"2*a*b+0.3", "a^2+0.3", "cos(c)*d+0.3", "sin(c)+0.3"},
         DIAGNOSIS_CONSTANT,
         "is 0.3 in all 4 components",
         false},
        {{"2*a*b", "a^2*1.07", "cos(c)*d", "sin(c)"},
         DIAGNOSIS_ONE,
         "only b is wrong: it is 1.8083 and should be 1.69",
         false},
        {{"2*a*b", "0/0", "cos(c)*d", "sin(c)"}, DIAGNOSIS_NAN, "no finite number in 1 of 4", false},
        {{"2*a*b", "0/0", "-cos(c)*d", "-sin(c)"},
         DIAGNOSIS_NAN,
         "of the others: the analytic gradient is -1 times",
         false},
        {{"-0.88", "1.21", "1.5296843745689766", "0.644217687237691"},
         DIAGNOSIS_STALE,
         "at the other point",
         true},
        {{"2*a*b-0.88", "a^2+1.21", "cos(c)*d+1.5296843745689766", "sin(c)+0.644217687237691"},
         DIAGNOSIS_ACCUMULATED,
         "plus that at the other point",
         true},
        {{"0", "-a^2", "cos(c)*d*0.123", "sin(c)*1.234"},
         DIAGNOSIS_NONE,
         "1 zero, 1 with a flipped sign, 2 unlike any",
         false},
        {{"2*a*b+1.17", "a^2*0.77", "cos(c)*d*0.123", "sin(c)*1.234"}, DIAGNOSIS_NONE, NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct check *c = run(&f, 1, rows[i].g, 4, rows[i].elsewhere ? before : NULL);
        CHECK(c->verdict == VERDICT_DISAGREES, "row %zu: %s", i, verdicts[c->verdict].name);
        CHECK(c->diagnosis == rows[i].diagnosis, "row %zu: %s, %s", i,
              c->diagnosis < DIAGNOSIS_NONE ? diagnoses[c->diagnosis].name : "none", c->says ? c->says : "");
        CHECK(rows[i].says ? c->says && strstr(c->says, rows[i].says) : !c->says, "row %zu: %s", i,
              c->says ? c->says : "says nothing");
        for (size_t k = 0; k < c->n_rows; k++)
            CHECK(c->row[k].verdict == VERDICT_DISAGREES || c->row[k].diagnosis == DIAGNOSIS_NONE,
                  "row %zu: %zu agrees", i, k);
        check_free(c);
    }
    CHECK_DONE();
}

/* Of one component alone a factor is all that can be said. */
static void single(void **state)
{
    (void)state;
    static const char *const square = "a^2";
    static const struct {
        const char *g;
        enum diagnosis diagnosis;
        const char *says;
    } rows[] = {
        {"-2*a", DIAGNOSIS_SIGN, "is -1 times the numerical one: a flipped sign"},
        {"0", DIAGNOSIS_ZERO, "is zero, where"},
        {"a", DIAGNOSIS_FACTOR, "1/2 times"},
        {"4*a", DIAGNOSIS_ACCUMULATED, "2 times"},
        {"2*a*(1+1e-6)", DIAGNOSIS_FACTOR, "(1 + 1e-06) times"},
        {"2*a*1.234", DIAGNOSIS_FACTOR, "1.234 times"},
        {"2*a/7", DIAGNOSIS_FACTOR,
         "1/7 times the numerical one: a constant factor, or a mean over 7 where f is a sum"},
        {"14*a", DIAGNOSIS_ACCUMULATED,
         "of 7 calls were added up and not reset to zero, or 1/7 is missing, as of a mean over 7"},
        {"a*1.3/2", DIAGNOSIS_FACTOR, "0.325 times"},
        {"a^2", DIAGNOSIS_VALUE, "is f itself: the value stands"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct check *c = run(&square, 1, &rows[i].g, 1, NULL);
        CHECK(c->diagnosis == rows[i].diagnosis && c->says && strstr(c->says, rows[i].says), "%s: %s",
              rows[i].g, c->says ? c->says : "nothing");
        check_free(c);
    }
    CHECK_DONE();
}

/* f is half of its derivative: a factor that says more than the value. */
static void half(void **state)
{
    (void)state;
    static const char *const grows = "exp(2*a)", *const g = "exp(2*a)";
    struct check *c = run(&grows, 1, &g, 1, NULL);
    CHECK(c->diagnosis == DIAGNOSIS_FACTOR && strstr(c->says, "1/2 times"), "%s", c->says ? c->says : "");
    check_free(c);
    CHECK_DONE();
}

/* A numerical derivative that is 0 within its bar has no multiples. */
static void zeros(void **state)
{
    (void)state;
    static const char *const flat = "(1.3-a)^2", *const beside = "(1.3-a)^2 + b^2",
                             *const g[] = {"-2*(1.3-a) + 1e-9", "-2*(1.3-a) - 1e-9"},
                             *const both[] = {"-2*(1.3-a) + 1e-9", "4*b"};
    for (size_t i = 0; i < 2; i++) {
        struct check *c = run(&flat, 1, &g[i], 1, NULL);
        CHECK(c->verdict == VERDICT_DISAGREES && c->diagnosis == DIAGNOSIS_NONE && !c->says, "%s: %s", g[i],
              c->says ? c->says : "");
        check_free(c);
    }
    struct check *c = run(&beside, 1, both, 2, NULL);
    CHECK(c->diagnosis == DIAGNOSIS_NONE && c->row[0].diagnosis == DIAGNOSIS_NONE &&
              c->row[1].diagnosis == DIAGNOSIS_FACTOR,
          "%s", c->says ? c->says : "");
    check_free(c);
    CHECK_DONE();
}

static void wide_jacobian(void **state)
{
    (void)state;
    static const char *const outputs[] = {"a^2 + b*c", "a*b"}, *const g[] = {"2*a", "b", "c", "a", "b", "0"};
    struct check *c = run(outputs, 2, g, 3, NULL);
    CHECK(c->diagnosis == DIAGNOSIS_TRANSPOSED && strstr(c->says, "numerical one, 2 by 3"), "%s",
          c->says ? c->says : "");
    check_free(c);
    CHECK_DONE();
}

static void jacobians(void **state)
{
    (void)state;
    static const char *const outputs[] = {"a^2 + b", "a*b - b^2"};
    static const struct {
        const char *g[4];
        enum diagnosis diagnosis;
        const char *says;
    } rows[] = {
        {{"2*a", "b", "1", "a - 2*b"}, DIAGNOSIS_TRANSPOSED, "transpose of the numerical one, 2 by 2"},
        {{"2*a", "-1", "b", "a - 2*b"}, DIAGNOSIS_SIGN, "output 0 by b"},
        {{"2*a", "1", "b", "1.3*a - 2*b"}, DIAGNOSIS_ONE, "only output 1 by b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct check *c = run(outputs, 2, rows[i].g, 2, NULL);
        CHECK(c->diagnosis == rows[i].diagnosis && c->says && strstr(c->says, rows[i].says), "row %zu: %s", i,
              c->says ? c->says : "nothing");
        check_free(c);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(gradients), cmocka_unit_test(single),
                                       cmocka_unit_test(jacobians), cmocka_unit_test(wide_jacobian),
                                       cmocka_unit_test(zeros),     cmocka_unit_test(half)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
