/* Structures that grow: a caller that knows fewer bytes of them, or more, than the library. */
#include "check.h"
#include "questions.h"

static const char text[] = "sin(x)";

static int sine(double x, double *y, void *context)
{
    (void)context;
    *y = sin(x);
    return 0;
}

static hstar_problem *asked(void)
{
    const char *const texts = text;
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_expression(&texts, 1, "0.7", &problem, NULL), HSTAR_OK);
    return problem;
}

/* Of the options only those within the size are looked at; the rest are the standard ones, whatever stands there. */
static void fewer_options(void **state)
{
    (void)state;
    hstar_options options = HSTAR_OPTIONS;
    hstar_result all = {0}, few = {0};
    options.derivative = 2;
    assert_int_equal(hstar_differentiate(sine, NULL, 0.7, &options, &all, sizeof all, NULL), HSTAR_OK);
    options.size = offsetof(hstar_options, method);
    options.method = "no such method";
    options.lower = options.upper = NAN;
    options.evaluations = 1;
    hstar_error error = {0};
    CHECK(hstar_differentiate(sine, NULL, 0.7, &options, &few, sizeof few, &error) == HSTAR_OK, "%s",
          error.message);
    CHECK_SAME(few.value, all.value, "the second derivative");
    CHECK_SAME(few.bar, all.bar, "its bar");
    options.size = sizeof options;
    CHECK(hstar_differentiate(sine, NULL, 0.7, &options, &few, sizeof few, NULL) == HSTAR_INVALID,
          "in full it is wrong");
    CHECK_DONE();
}

/* A later caller knows more: what the library does not know of is not looked at. */
static void more_options(void **state)
{
    (void)state;
    struct {
        hstar_options options;
        char later[64];
    } grown = {HSTAR_OPTIONS, {0}};
    hstar_result want = {0}, got = {0};
    memset(grown.later, 0xa5, sizeof grown.later);
    grown.options.size = sizeof grown;
    assert_int_equal(hstar_differentiate(sine, NULL, 0.7, NULL, &want, sizeof want, NULL), HSTAR_OK);
    assert_int_equal(hstar_differentiate(sine, NULL, 0.7, &grown.options, &got, sizeof got, NULL), HSTAR_OK);
    CHECK_SAME(got.value, want.value, "value");
    CHECK_DONE();
}

/* A size that was forgotten is told by every question, before f is called. */
static void no_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, sizeof(size_t) - 1, (size_t)-1, 1 << 20};
    hstar_problem *problem = asked();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        hstar_options options = HSTAR_OPTIONS;
        hstar_chart_options look = HSTAR_CHART_OPTIONS;
        hstar_result d;
        hstar_error error = {0};
        options.size = look.size = sizes[i];
        CHECK(hstar_differentiate(sine, NULL, 0.7, &options, &d, sizeof d, &error) == HSTAR_INVALID &&
                  strstr(error.message, "size") && strstr(error.remedy, "HSTAR_OPTIONS"),
              "%zu: %s", sizes[i], error.message);
        for (size_t q = 0; q < N_QUESTIONS; q++) {
            hstar_results *results = NULL;
            CHECK(question_rows[q].ask(problem, &options, &results, &error) == HSTAR_INVALID && !results,
                  "%s with a size of %zu", question_rows[q].name, sizes[i]);
        }
        error.remedy[0] = '\0';
        CHECK(hstar_chart_check("a.svg", &look, &error) == HSTAR_INVALID &&
                  strstr(error.remedy, "HSTAR_CHART_OPTIONS"),
              "a chart with a size of %zu: %s", sizes[i], error.message);
    }
    hstar_problem_free(problem);
    CHECK_DONE();
}

/* Bytes between members, which belong to none and hold anything: from the end of one to the beginning of the next. */
struct gap {
    size_t from, to;
};
#define GAP(type, before, after)                                                                             \
    (struct gap)                                                                                             \
    {                                                                                                        \
        offsetof(type, before) + sizeof(((type *)0)->before), offsetof(type, after)                          \
    }

/* A row of which its receiver knows the first bytes only is written that far; of what it knows beyond the library it gets 0. */
static void check_row(const void *whole, size_t whole_size, const unsigned char *got, size_t size,
                      struct gap gap, const char *name)
{
    const size_t known = size < whole_size ? size : whole_size;
    for (size_t i = 0; i < known; i++)
        CHECK((i >= gap.from && i < gap.to) || ((const unsigned char *)whole)[i] == got[i],
              "%s of %zu bytes: byte %zu", name, size, i);
    for (size_t i = known; i < size; i++) CHECK(got[i] == 0, "%s: byte %zu beyond is %d", name, i, got[i]);
    CHECK(got[size] == 0xa5, "%s: written behind %zu bytes", name, size);
}

static void rows(void **state)
{
    (void)state;
    enum { ROOM = 1024, FILL = 0xa5 };
    static union {
        unsigned char bytes[ROOM];
        double aligned;
    } got;
    hstar_problem *problem = asked();
    hstar_results *results = NULL, *noises = NULL, *checks = NULL, *choices = NULL;
    hstar_result d;
    hstar_noise_level level;
    hstar_checked checked;
    hstar_optimum optimum;
    assert_int_equal(hstar_problem_gradient(problem, "cos(x)", NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, NULL, &results, NULL), HSTAR_OK);
    assert_int_equal(hstar_noise(problem, NULL, &noises, NULL), HSTAR_OK);
    assert_int_equal(hstar_check(problem, NULL, &checks, NULL), HSTAR_OK);
    assert_int_equal(hstar_optimal(problem, NULL, &choices, NULL), HSTAR_OK);
    hstar_results_derivative(results, 0, &d, sizeof d, NULL);
    hstar_results_noise(noises, 0, &level, sizeof level, NULL);
    hstar_results_checked(checks, 0, &checked, sizeof checked, NULL);
    hstar_results_optimum(choices, 0, 0, &optimum, sizeof optimum, NULL);
    static const size_t sizes[] = {0, 1, sizeof(double), 20, 64, 300, ROOM - 1};
#define EACH_SIZE(call, whole, gap)                                                                          \
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {                                              \
        const size_t size = sizes[i];                                                                        \
        memset(&got, FILL, sizeof got);                                                                      \
        CHECK((call) == HSTAR_OK, "%s with %zu bytes", #call, size);                                         \
        check_row(&(whole), sizeof(whole), got.bytes, size, gap, #whole);                                    \
    }
    const struct gap none = {0, 0}, behind_trust = GAP(hstar_result, trust, method),
                     behind_verdict = GAP(hstar_checked, verdict, got);
    EACH_SIZE(hstar_results_derivative(results, 0, (void *)&got, size, NULL), d, behind_trust)
    EACH_SIZE(hstar_results_noise(noises, 0, (void *)&got, size, NULL), level, none)
    EACH_SIZE(hstar_results_checked(checks, 0, (void *)&got, size, NULL), checked, behind_verdict)
    EACH_SIZE(hstar_results_optimum(choices, 0, 0, (void *)&got, size, NULL), optimum, none)
    hstar_differentiate(sine, NULL, 0.7, NULL, &d, sizeof d, NULL);
    EACH_SIZE(hstar_differentiate(sine, NULL, 0.7, NULL, (void *)&got, size, NULL), d, behind_trust)
    hstar_results_free(results);
    hstar_results_free(noises);
    hstar_results_free(checks);
    hstar_results_free(choices);
    hstar_problem_free(problem);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_options),
        cmocka_unit_test(more_options),
        cmocka_unit_test(no_size),
        cmocka_unit_test(rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
