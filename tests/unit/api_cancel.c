/* Questions that are called off: by f at its k-th call, or by the listener. Each says so, leaves its results as they were, and can be asked
 * again; that nothing leaks is told by the build with AddressSanitizer. */
#include "check.h"
#include "questions.h"

/* f gives up from call number `last` on; 0: never. */
struct patience {
    size_t calls, last;
};

static int impatient(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct patience *p = context;
    (void)m;
    *y = 1;
    for (size_t i = 0; i < n; i++) *y += (double)(i + 1) * (x[i] - 0.3) * (x[i] - 0.3) * exp(x[i] / 10);
    return ++p->calls >= p->last && p->last ? 7 : 0;
}

static int impatient_of_many(size_t n_points, const double *const *x, double *const *y, void *context)
{
    for (size_t i = 0; i < n_points; i++) {
        const double at[] = {x[0][i], x[1][i]};
        if (impatient(at, 2, &y[0][i], 1, context)) return -1;
    }
    return 0;
}

static int impatient_of_one(double x, double *y, void *context)
{
    return impatient(&x, 1, y, 1, context);
}

static hstar_problem *problem_of(size_t source, struct patience *p)
{
    const double x[] = {0.7, 1.9}, gradient[] = {1, 2};
    const char *const text = "1 + (x-0.3)^2*exp(x/10) + 2*(y-0.3)^2*exp(y/10)";
    hstar_problem *problem = NULL;
    hstar_status status = HSTAR_OK;
    if (source == 0) status = hstar_problem_function(impatient, p, x, 2, 1, &problem, NULL);
    if (source == 1) status = hstar_problem_batch(impatient_of_many, p, x, 2, 1, &problem, NULL);
    if (source == 2) status = hstar_problem_expression(&text, 1, "x=0.7,y=1.9", &problem, NULL);
    assert_int_equal(status, HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(problem, gradient, 2, NULL), HSTAR_OK);
    return problem;
}

static void by_f(void **state)
{
    (void)state;
    static const size_t last[] = {1, 2, 3, 5, 9, 20, 41, 77, 200};
    for (size_t source = 0; source < 2; source++)
        for (size_t q = 0; q < N_QUESTIONS; q++)
            for (size_t i = 0; i < sizeof last / sizeof *last; i++) {
                struct patience p = {0, last[i]};
                hstar_problem *problem = problem_of(source, &p);
                hstar_results *untouched = (hstar_results *)&p, *results = untouched;
                hstar_options options = HSTAR_OPTIONS;
                hstar_error error = {0};
                options.steps = 9;
                hstar_status status = question_rows[q].ask(problem, &options, &results, &error);
                const char *name = question_rows[q].name;
                if (p.calls < last[i]) {
                    CHECK(status == HSTAR_OK, "%s of %zu calls: %s", name, p.calls, error.message);
                    hstar_results_free(results);
                } else {
                    CHECK(status == HSTAR_CANCELLED && error.status == status, "%s, call %zu: %d", name,
                          last[i], (int)status);
                    CHECK(strstr(error.message, source ? "returned -1" : "returned 7"), "%s, call %zu: %s",
                          name, last[i], error.message);
                    CHECK(results == untouched, "%s, call %zu: results that there are not", name, last[i]);
                    /* one of many points may be asked again for fewer */
                    CHECK(p.calls >= last[i] && p.calls <= last[i] + source,
                          "%s, call %zu: f was called %zu times", name, last[i], p.calls);
                }
                hstar_problem_free(problem);
            }
    CHECK_DONE();
}

/* A call that gave up takes nothing with it: the next one gets what it would have got. */
static void again(void **state)
{
    (void)state;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        struct patience p = {0};
        hstar_problem *problem = problem_of(0, &p);
        char *json[2];
        for (size_t i = 0; i < 2; i++) {
            hstar_results *results = NULL;
            CHECK(question_rows[q].ask(problem, NULL, &results, NULL) == HSTAR_OK, "%s",
                  question_rows[q].name);
            json[i] = text_of_results(results, HSTAR_JSON);
            hstar_results_free(results);
            p = (struct patience){0, 3};
            CHECK(question_rows[q].ask(problem, NULL, &results, NULL) == HSTAR_CANCELLED, "%s",
                  question_rows[q].name);
            p = (struct patience){0};
        }
        CHECK(json[0] && json[1] && !strcmp(json[0], json[1]), "%s is another after that",
              question_rows[q].name);
        free(json[0]);
        free(json[1]);
        hstar_problem_free(problem);
    }
    CHECK_DONE();
}

/* What the listener hears; it calls off at `last`. */
struct listener {
    size_t heard, last, done, all;
    int backwards;
};

static int listen(void *context, size_t done, size_t all)
{
    struct listener *l = context;
    l->backwards = l->backwards || done > all;
    l->done = done;
    l->all = all;
    return ++l->heard == l->last;
}

static void by_the_listener(void **state)
{
    (void)state;
    for (size_t source = 0; source < 3; source++)
        for (size_t q = 0; q < N_QUESTIONS; q++)
            for (size_t last = 0; last < 4; last++) {
                struct patience p = {0};
                struct listener l = {.last = last};
                hstar_problem *problem = problem_of(source, &p);
                hstar_results *untouched = (hstar_results *)&p, *results = untouched;
                hstar_options options = HSTAR_OPTIONS;
                hstar_error error = {0};
                options.progress = listen;
                options.progress_context = &l;
                options.steps = 40;
                const char *name = question_rows[q].name;
                hstar_status status = question_rows[q].ask(problem, &options, &results, &error);
                CHECK(l.heard > 0, "%s of source %zu tells nothing", name, source);
                CHECK(!l.backwards, "%s: more is done than there is", name);
                if (l.last && l.heard >= l.last) {
                    CHECK(status == HSTAR_CANCELLED && error.message[0], "%s of source %zu, %zu: %d, %s",
                          name, source, last, (int)status, error.message);
                    CHECK(results == untouched, "%s: results that there are not", name);
                } else {
                    CHECK(status == HSTAR_OK, "%s: %s", name, error.message);
                    if (!status) hstar_results_free(results);
                }
                hstar_problem_free(problem);
            }
    CHECK_DONE();
}

static int slopes(const double *x, size_t n, double *y, size_t m, void *context)
{
    double f;
    if (impatient(x, n, &f, 1, context)) return 7;
    for (size_t i = 0; i < m; i++) y[i] = 2 * x[i];
    return 0;
}

/* A Hessian that is found by a gradient, by the gradient; f is not called. */
static void by_the_gradient(void **state)
{
    (void)state;
    for (size_t last = 0; last < 30; last += 1 + last / 3) {
        struct patience of_f = {0, 1}, p = {0, last};
        hstar_problem *problem = problem_of(0, &of_f);
        hstar_results *untouched = (hstar_results *)&p, *results = untouched;
        hstar_options options = HSTAR_OPTIONS;
        hstar_error error = {0};
        options.by_gradient = 1;
        assert_int_equal(hstar_problem_gradient_function(problem, slopes, &p, NULL), HSTAR_OK);
        hstar_status status = hstar_hessian(problem, &options, &results, &error);
        if (last) {
            CHECK(status == HSTAR_CANCELLED && results == untouched && p.calls == last, "call %zu: %d, %zu",
                  last, (int)status, p.calls);
        } else {
            CHECK(status == HSTAR_OK && hstar_results_definite(results) == 1, "%s", error.message);
            hstar_results_free(results);
        }
        CHECK(of_f.calls == 0, "f was called %zu times", of_f.calls);
        hstar_problem_free(problem);
    }
    CHECK_DONE();
}

/* hstar_differentiate, by each selector that there is a name of in the list. */
static void one_function(void **state)
{
    (void)state;
    static const char *const selectors[] = {"auto", "curtis-reid", "oliver", "gsl", "ridders"};
    for (size_t s = 0; s < sizeof selectors / sizeof *selectors; s++)
        for (size_t last = 1; last < 60; last++) {
            struct patience p = {0, last};
            hstar_options options = HSTAR_OPTIONS;
            hstar_result d = {.value = 42};
            hstar_error error = {0};
            options.selector = selectors[s];
            hstar_status status =
                hstar_differentiate(impatient_of_one, &p, 0.7, &options, &d, sizeof d, &error);
            if (p.calls < last) {
                CHECK(status == HSTAR_OK && d.evaluations == p.calls, "%s: %s", selectors[s], error.message);
                continue;
            }
            CHECK(status == HSTAR_CANCELLED && d.value == 42 && strstr(error.message, "returned 7"),
                  "%s, call %zu: %d, %g, %s", selectors[s], last, (int)status, d.value, error.message);
            CHECK(p.calls == last, "%s: called %zu times", selectors[s], p.calls);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_f),         cmocka_unit_test(by_the_gradient),
        cmocka_unit_test(again),        cmocka_unit_test(by_the_listener),
        cmocka_unit_test(one_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
