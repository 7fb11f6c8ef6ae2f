/* C functions that do what they should not: no number, infinity, answers left out, input changed, pointers moved. None is a failure of
 * the call, none reaches beyond its own arguments, and nothing is trusted that should not be. */
#include "check.h"
#include "questions.h"

/* How a function is wrong. */
enum wrong { NO_NUMBER, INFINITE, LEFT_OUT, CHANGES, MOVES, N_WRONG };
static const char *const wrong_names[N_WRONG] = {"NaN", "infinity", "y left out", "x changed",
                                                 "pointers moved"};

static void answer(enum wrong wrong, double x, double *y)
{
    if (wrong == NO_NUMBER) *y = NAN;
    if (wrong == INFINITE) *y = HUGE_VAL;
    if (wrong == CHANGES || wrong == MOVES) *y = sin(x);
}

static int one_point(const double *x, size_t n, double *y, size_t m, void *context)
{
    const enum wrong wrong = *(const enum wrong *)context;
    (void)m;
    answer(wrong, x[0], y);
    double *writable;
    memcpy(&writable, &x, sizeof writable); /* as a cast would */
    for (size_t i = 0; i < n && wrong == CHANGES; i++) writable[i] = -1e300;
    return 0;
}

static int many_points(size_t n_points, const double *const *x, double *const *y, void *context)
{
    const enum wrong wrong = *(const enum wrong *)context;
    const double **columns;
    double **answers;
    memcpy(&columns, &x, sizeof columns);
    memcpy(&answers, &y, sizeof answers);
    for (size_t i = 0; i < n_points; i++) {
        const double at = x[0][i];
        double *writable;
        memcpy(&writable, &x[0], sizeof writable);
        answer(wrong, at, &y[0][i]);
        if (wrong == CHANGES) writable[i] = -1e300;
    }
    if (wrong != MOVES) return 0;
    columns[0] = columns[1] = NULL;
    answers[0] = NULL;
    return 0;
}

static hstar_problem *problem_of(enum wrong *wrong, int many)
{
    const double x[] = {0.7, 1.9}, gradient[] = {1, 2};
    hstar_problem *problem = NULL;
    hstar_status status = many ? hstar_problem_batch(many_points, wrong, x, 2, 1, &problem, NULL)
                               : hstar_problem_function(one_point, wrong, x, 2, 1, &problem, NULL);
    assert_int_equal(status, HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(problem, gradient, 2, NULL), HSTAR_OK);
    return problem;
}

/* Every question has an answer, which can be written in each form that it has. */
static void every_question(void **state)
{
    (void)state;
    for (size_t w = 0; w < N_WRONG; w++)
        for (int many = 0; many < 2; many++)
            for (size_t q = 0; q < N_QUESTIONS; q++) {
                enum wrong wrong = (enum wrong)w;
                hstar_problem *problem = problem_of(&wrong, many);
                hstar_results *results = NULL;
                hstar_error error = {0};
                hstar_options options = HSTAR_OPTIONS;
                options.steps = 12;
                CHECK(question_rows[q].ask(problem, &options, &results, &error) == HSTAR_OK, "%s, %s: %s",
                      wrong_names[w], question_rows[q].name, error.message);
                if (results) {
                    char *json = text_of_results(results, HSTAR_JSON),
                         *table = text_of_results(results, HSTAR_TEXT);
                    CHECK(json && table, "%s, %s cannot be written", wrong_names[w], question_rows[q].name);
                    CHECK(!json || !strstr(json, "nan"), "%s, %s: a NaN in JSON", wrong_names[w],
                          question_rows[q].name);
                    free(json);
                    free(table);
                }
                hstar_results_free(results);
                hstar_problem_free(problem);
            }
    CHECK_DONE();
}

/* Where f is not a number there is no derivative; what it does to its arguments does not change one. */
static void derivatives(void **state)
{
    (void)state;
    for (size_t w = 0; w < N_WRONG; w++)
        for (int many = 0; many < 2; many++) {
            enum wrong wrong = (enum wrong)w;
            hstar_problem *problem = problem_of(&wrong, many);
            hstar_results *results = NULL;
            hstar_result d = {0};
            double y = 42;
            assert_int_equal(hstar_jacobian(problem, NULL, &results, NULL), HSTAR_OK);
            assert_int_equal(hstar_results_derivative(results, 0, &d, sizeof d, NULL), HSTAR_OK);
            hstar_error error = {0};
            hstar_status status = hstar_results_status(results, &error);
            if (w == CHANGES || w == MOVES) {
                CHECK(d.trust == HSTAR_TRUST_OK && fabs(d.value - cos(0.7)) <= d.bar && status == HSTAR_OK,
                      "%s: %.17g +/- %g, %s", wrong_names[w], d.value, d.bar, error.message);
                CHECK_SAME(hstar_problem_point(problem)[0], 0.7, "the point of the problem");
            } else {
                CHECK(d.trust == HSTAR_TRUST_NONE && isnan(d.value) && isinf(d.bar) &&
                          status == HSTAR_UNDEFINED,
                      "%s: %g +/- %g, %d", wrong_names[w], d.value, d.bar, (int)status);
                CHECK(strstr(error.message, "not a finite number"), "%s: %s", wrong_names[w], error.message);
            }
            CHECK(hstar_problem_values(problem, NULL, &y, NULL) == HSTAR_OK, "%s: values", wrong_names[w]);
            CHECK_SAME(y,
                       w == INFINITE                ? HUGE_VAL
                       : w == CHANGES || w == MOVES ? sin(0.7)
                                                    : (double)NAN,
                       wrong_names[w]);
            hstar_results_free(results);
            hstar_problem_free(problem);
        }
    CHECK_DONE();
}

static int left_out(double x, double *y, void *context)
{
    (void)x, (void)y, (void)context;
    return 0;
}

static void one_function(void **state)
{
    (void)state;
    hstar_result d;
    assert_int_equal(hstar_differentiate(left_out, NULL, 1, NULL, &d, sizeof d, NULL), HSTAR_OK);
    CHECK(d.trust == HSTAR_TRUST_NONE && isnan(d.value) && !strcmp(d.stop, "undefined"), "%g, %s", d.value,
          d.stop);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question),
        cmocka_unit_test(derivatives),
        cmocka_unit_test(one_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
