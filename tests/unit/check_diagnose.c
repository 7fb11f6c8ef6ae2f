/* What a wrong gradient looks like: each bug by its name, with its numbers in the sentence; several at once row by row. */
#include "asking.h"
#include "check.h"
#include "check/check.h"
#include "function/source/expression.h"

#include <stdlib.h>

static const char *const names[] = {"a", "b", "c", "d"};
static const double point[] = {1.3, -0.45, 0.72, 2.385}, before[] = {1.1, -0.4, 0.7, 2};
static hstar_error err;

/* What is asked of, and where. */
struct place {
    const char *const *names;
    const double *point;
    size_t n;
};

static struct check *run_at(const struct place *at, const char *const *f, size_t n_outputs,
                            const char *const *g, size_t n_texts, const double *elsewhere)
{
    struct function *function = NULL, *gradient = NULL;
    struct problem *problem = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    hstar_status status = expression_new(f, n_outputs, at->names, at->n, &function, &err);
    if (!status) status = expression_new(g, n_texts, at->names, at->n, &gradient, &err);
    if (!status) status = claim_function(gradient, gradient->n_outputs, &claim, &err);
    if (function) problem = asking(function, at->point);
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

static struct check *run(const char *const *f, size_t n_outputs, const char *const *g, size_t n,
                         const double *elsewhere)
{
    const struct place at = {names, point, n};
    return run_at(&at, f, n_outputs, g, n_outputs * n, elsewhere);
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
        {{"2*a*b", "0/0", "cos(c)*d", "sin(c)"}, DIAGNOSIS_NAN, "not a finite number in 1 of 4", false},
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

/* The wrong axis of a matrix X of 2 by 3, a matrix S of 3 by 3 with a vector b, or one of 2 by 4. */
static const char *const wide[] = {"X[0,0]", "X[0,1]", "X[0,2]", "X[1,0]", "X[1,1]", "X[1,2]"},
                         *const wider[] = {"X[0,0]", "X[0,1]", "X[0,2]", "X[0,3]",
                                           "X[1,0]", "X[1,1]", "X[1,2]", "X[1,3]"},
                         *const square[] = {"S[0,0]", "S[0,1]", "S[0,2]", "S[1,0]", "S[1,1]", "S[1,2]",
                                            "S[2,0]", "S[2,1]", "S[2,2]", "b[0]",   "b[1]",   "b[2]"};
static const double numbers[] = {0.2, -1.1, 0.7, 1.3, 0.4, -0.6, 0.9, -0.3, 0.25, 0.35, -0.2, 0.8},
                    tiny[] = {2e-9, -1.1e-8, 7e-9, 1.3e-8, 4e-9, -6e-9, 9e-9, -3e-9};
static const struct place at_wide = {wide, numbers, 6}, at_wider = {wider, numbers, 8},
                          at_square = {square, numbers, 12}, at_tiny = {wide, tiny, 6};

#define SINES   "sum(sin(X))"
#define CENTRED "c = X - outer([1, 1], mean(X, axis=0)); sum(exp(c))"
#define CLASSES "sum(logsumexp(X, axis=1)) - X[0,2] - X[1,0]"
#define THROUGH "sum(softmax(X, axis=1)/[[0.5, 2, -0.8], [1.2, -3, 0.4]])"
#define UP      "u = 1/[[0.5, 2, -0.8], [1.2, -3, 0.4]]; "
#define BIASED  "sum(sin(S + outer([1, 1, 1], b))) + b[0]^2"
#define WAVES   "G = cos(S + outer([1, 1, 1], b)); "

static void axes(void **state)
{
    (void)state;
    static const struct {
        const struct place *at;
        const char *f, *g[2];
        enum diagnosis diagnosis;
        const char *says;
    } rows[] = {
        {&at_wide,
         SINES,
         {"outer([1, 1], mean(cos(X), axis=0))"},
         DIAGNOSIS_AXIS,
         "by X, 2 by 3, is the mean of the numerical one along axis 0, the same all along it"},
        {&at_wide,
         SINES,
         {"outer(mean(cos(X), axis=1), [1, 1, 1])"},
         DIAGNOSIS_AXIS,
         "by X, 2 by 3, is the mean of the numerical one along axis 1"},
        {&at_wide,
         SINES,
         {"outer([1, 1], sum(cos(X), axis=0))"},
         DIAGNOSIS_AXIS,
         "by X, 2 by 3, is the sum of the numerical one along axis 0"},
        {&at_wide,
         SINES,
         {"outer(sum(cos(X), axis=1), [1, 1, 1])"},
         DIAGNOSIS_AXIS,
         "by X, 2 by 3, is the sum of the numerical one along axis 1"},
        {&at_wide,
         "sum(sum(X, axis=0)^2)",
         {"2*outer(sum(X, axis=1), [1, 1, 1])"},
         DIAGNOSIS_AXIS,
         "is the same all along axis 1, and the numerical one all along axis 0"},
        {&at_wide,
         "sum(mean(X, axis=1)^3)",
         {"outer([1, 1], mean(X, axis=0)^2)"},
         DIAGNOSIS_AXIS,
         "is the same all along axis 0, and the numerical one all along axis 1"},
        {&at_wide,
         CLASSES,
         {"softmax(X, axis=0) - [[0, 0, 1], [1, 0, 0]]"},
         DIAGNOSIS_AXIS,
         "a softmax of X, 2 by 3, along axis 0, and f has it along axis 1"},
        {&at_wide,
         "0 - sum(logsumexp(X, axis=0)) + X[0,2] + X[1,0] + X[0,1]",
         {"[[0, 1, 1], [1, 0, 0]] - softmax(X, axis=1)"},
         DIAGNOSIS_AXIS,
         "a softmax of X, 2 by 3, along axis 1, and f has it along axis 0"},
        {&at_wide,
         THROUGH,
         {UP "s = softmax(X, axis=0); s/(1/u) - s/(1/outer([1, 1], sum(s/(1/u), axis=0)))"},
         DIAGNOSIS_AXIS,
         "through a softmax of X, 2 by 3, along axis 0, and f goes through one along axis 1"},
        {&at_wide,
         THROUGH,
         {UP "s = softmax(X, axis=1); s/(1/u) - s/(1/outer([1, 1], sum(s/(1/u), axis=0)))"},
         DIAGNOSIS_AXIS,
         "through the softmax of X, 2 by 3, along axis 1, but sums along axis 0"},
        {&at_wide, THROUGH, {UP "s = softmax(X, axis=1); s/(1/u)"}, DIAGNOSIS_NONE, NULL},
        {&at_wide,
         CENTRED,
         {"g = exp(X - outer([1, 1], mean(X, axis=0))); g - outer(mean(g, axis=1), [1, 1, 1])"},
         DIAGNOSIS_AXIS,
         "has its mean taken off along axis 1, and the numerical one along axis 0"},
        {&at_wide, CENTRED, {"exp(X - outer([1, 1], mean(X, axis=0)))"}, DIAGNOSIS_NONE, NULL},
        {&at_wide,
         CENTRED,
         {"exp(X - outer([1, 1], mean(X, axis=0))) + outer([0.3, -0.2], [1, 1, 1])"},
         DIAGNOSIS_NONE,
         NULL},
        {&at_wide, SINES, {"cos(X) - outer(mean(cos(X), axis=1), [1, 1, 1])"}, DIAGNOSIS_NONE, NULL},
        {&at_square,
         BIASED,
         {WAVES "G", WAVES "sum(G, axis=1) + [2*b[0], 0, 0]"},
         DIAGNOSIS_AXIS,
         "by b sums that by S, 3 by 3, along axis 1, where the sum along axis 0 belongs"},
        {&at_square,
         "sum(sin(S + outer(b, [1, 1, 1])))",
         {"G = cos(S + outer(b, [1, 1, 1])); G", "G = cos(S + outer(b, [1, 1, 1])); mean(G, axis=0)"},
         DIAGNOSIS_AXIS,
         "by b sums that by S, 3 by 3, along axis 0, where the sum along axis 1 belongs"},
        {&at_square, BIASED, {WAVES "2*G", WAVES "sum(G, axis=1) + [2*b[0], 0, 0]"}, DIAGNOSIS_NONE, NULL},
        {&at_wide,
         SINES,
         {"3*cos(X)/2"},
         DIAGNOSIS_AXIS,
         "1.5 times the numerical one in all 6 components: a mean over the 2 rows of X in place of its 3 "
         "columns"},
        {&at_wide,
         SINES,
         {"2*cos(X)/3"},
         DIAGNOSIS_AXIS,
         "a mean over the 3 columns of X in place of its 2 rows, or a constant factor"},
        /* What has another name keeps it, and says what else it may be. */
        {&at_wide,
         SINES,
         {"cos(X)/3"},
         DIAGNOSIS_FACTOR_N,
         "as of a mean over the 3 columns of X where f is a sum"},
        {&at_wide,
         SINES,
         {"2*cos(X)"},
         DIAGNOSIS_ACCUMULATED,
         "or 1/2 is missing, as of a mean over the 2 rows of X"},
        {&at_wide, SINES, {"1.7*cos(X)"}, DIAGNOSIS_FACTOR, "1.7 times"},
        {&at_wider,
         SINES,
         {"2*cos(X)"},
         DIAGNOSIS_ACCUMULATED,
         "or a mean over the 2 rows of X in place of its 4 columns"},
        {&at_wider,
         SINES,
         {"cos(X)/2"},
         DIAGNOSIS_FACTOR,
         "or a mean over the 4 columns of X in place of its 2 rows"},
        {&at_wider, SINES, {"4*cos(X)"}, DIAGNOSIS_FACTOR_N, "as of a mean over the 4 columns of X"},
        {&at_wide, SINES, {"cos(X) + 0.3"}, DIAGNOSIS_CONSTANT, "is 0.3 in all 6"},
        {&at_tiny, "sum(X^2)*1e9", {"2e9*X + 0.3"}, DIAGNOSIS_CONSTANT, "is 0.3 in all 6"},
        {&at_wide,
         "sum(logsumexp(X, axis=1)) - sum(logsumexp(X, axis=0))",
         {"1.1*(softmax(X, axis=1) - softmax(X, axis=0))"},
         DIAGNOSIS_FACTOR,
         "1.1 times"},
        {&at_wide, SINES, {"cos(X) - [[0, 0, 0], [0, 0, 0.7]]"}, DIAGNOSIS_ONE, "only X[1,2]"},
        {&at_wide, SINES, {"G = cos(X); [G[1], G[0]]"}, DIAGNOSIS_SWAPPED, "X[0,0] and X[1,0]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct check *c = run_at(rows[i].at, &rows[i].f, 1, rows[i].g, rows[i].g[1] ? 2 : 1, NULL);
        CHECK(c->diagnosis == rows[i].diagnosis &&
                  (rows[i].says ? c->says && strstr(c->says, rows[i].says) : true),
              "row %zu: %s: %s, %s", i, rows[i].g[0],
              c->diagnosis < DIAGNOSIS_NONE ? diagnoses[c->diagnosis].name : "none", c->says ? c->says : "");
        check_free(c);
    }
    CHECK_DONE();
}

/* What cannot be told beside a kink does not hide the axis; what is not a number does. */
static void axes_with_holes(void **state)
{
    (void)state;
    static const char *const kinked = "sum(sin(X)) + abs(X[0,0] - 0.2)*0.5",
                             *const g = "G = cos(X); outer([1, 1], mean(G, axis=0))",
                             *const none =
                                 "G = cos(X); outer([1, 1], mean(G, axis=0)) + [[0/0, 0, 0], [0, 0, 0]]",
                             *const sines = SINES;
    struct check *c = run_at(&at_wide, &kinked, 1, &g, 1, NULL);
    CHECK(c->row[0].verdict == VERDICT_UNDECIDED && c->diagnosis == DIAGNOSIS_AXIS, "%s, %s",
          verdicts[c->row[0].verdict].name, c->says ? c->says : "");
    check_free(c);
    c = run_at(&at_wide, &sines, 1, &none, 1, NULL);
    CHECK(c->diagnosis == DIAGNOSIS_NAN && (!c->says || !strstr(c->says, "axis")), "%s",
          c->says ? c->says : "");
    check_free(c);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(gradients), cmocka_unit_test(single),
                                       cmocka_unit_test(jacobians), cmocka_unit_test(wide_jacobian),
                                       cmocka_unit_test(zeros),     cmocka_unit_test(half),
                                       cmocka_unit_test(axes),      cmocka_unit_test(axes_with_holes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
