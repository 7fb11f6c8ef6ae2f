/* Calls of f: budgets that no question exceeds, dry runs that make none, and a listener who hears of them and may call them off. */
#include "check.h"
#include "questions.h"

#include <float.h>
#include <stddef.h>
#include <time.h>

static double bowl(const double *x)
{
    double y = 1;
    for (size_t i = 0; i < 2; i++) y += (double)(i + 1) * (x[i] - 0.3) * (x[i] - 0.3) * exp(x[i] / 10);
    return y;
}

static int counting(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n;
    (void)m;
    ++*(size_t *)context;
    *y = bowl(x);
    return 0;
}

static int counting_many(size_t n_points, const double *const *x, double *const *y, void *context)
{
    *(size_t *)context += n_points;
    for (size_t i = 0; i < n_points; i++) {
        const double at[] = {x[0][i], x[1][i]};
        y[0][i] = bowl(at);
    }
    return 0;
}

enum source { ONE_POINT, MANY_POINTS, EXPRESSION, N_SOURCES };

static hstar_problem *problem_of(enum source source, size_t *calls)
{
    const double x[] = {0.7, 1.9}, gradient[] = {0.8, 7.7};
    const char *const text = "1 + (x-0.3)^2*exp(x/10) + 2*(y-0.3)^2*exp(y/10)";
    hstar_problem *problem = NULL;
    hstar_status status = HSTAR_OK;
    if (source == ONE_POINT) status = hstar_problem_function(counting, calls, x, 2, 1, &problem, NULL);
    if (source == MANY_POINTS) status = hstar_problem_batch(counting_many, calls, x, 2, 1, &problem, NULL);
    if (source == EXPRESSION) status = hstar_problem_expression(&text, 1, "x=0.7,y=1.9", &problem, NULL);
    assert_int_equal(status, HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_values(problem, gradient, 2, NULL), HSTAR_OK);
    return problem;
}

static hstar_options short_options(void)
{
    hstar_options options = HSTAR_OPTIONS;
    options.steps = 9;
    options.iterations = 30;
    return options;
}

/* What a dry run tells; f is not called. */
static hstar_forecast foretold(enum source source, const struct question_row *q)
{
    size_t calls = 0;
    hstar_problem *problem = problem_of(source, &calls);
    hstar_options options = short_options();
    hstar_results *results = NULL;
    hstar_forecast forecast = {0};
    hstar_error error = {0};
    options.dry_run = 1;
    CHECK(q->ask(problem, &options, &results, &error) == HSTAR_OK, "%s: %s", q->name, error.message);
    CHECK(calls == 0, "a dry run of %s calls f %zu times", q->name, calls);
    if (results) {
        CHECK(hstar_results_kind(results) == HSTAR_KIND_FORECAST, "%s has another kind", q->name);
        CHECK(hstar_results_forecast(results, &forecast, sizeof forecast, NULL) == HSTAR_OK, "%s", q->name);
        CHECK(hstar_results_forecast(results, NULL, 0, NULL) == HSTAR_INVALID, "%s: no place", q->name);
        CHECK(hstar_results_rows(results) == 0, "%s has rows", q->name);
        char *json = text_of_results(results, HSTAR_JSON), *table = text_of_results(results, HSTAR_TEXT);
        CHECK(json && table, "%s cannot be written", q->name);
        free(json);
        free(table);
    }
    hstar_results_free(results);
    hstar_problem_free(problem);
    return forecast;
}

static size_t called(enum source source, const struct question_row *q, size_t budget, hstar_status *status)
{
    size_t calls = 0;
    hstar_problem *problem = problem_of(source, &calls);
    hstar_options options = short_options();
    hstar_results *results = NULL;
    options.calls = budget;
    *status = q->ask(problem, &options, &results, NULL);
    hstar_results_free(results);
    hstar_problem_free(problem);
    return calls;
}

static void no_budget_is_exceeded(void **state)
{
    (void)state;
    for (enum source source = 0; source < N_SOURCES; source++)
        for (size_t i = 0; i < N_QUESTIONS; i++) {
            const struct question_row *q = &question_rows[i];
            const hstar_forecast f = foretold(source, q);
            hstar_status status;
            const size_t needed = called(source, q, 0, &status);
            CHECK(f.least > 0 && f.least <= f.calls && f.rounds <= f.calls, "%s: %zu, %zu, %zu", q->name,
                  f.least, f.calls, f.rounds);
            const size_t budgets[] = {f.least, f.least + 1, f.least + 5, (f.least + needed) / 2, needed + 1};
            for (size_t k = 0; k < sizeof budgets / sizeof *budgets; k++) {
                if (budgets[k] < f.least) continue;
                const size_t calls = called(source, q, budgets[k], &status);
                CHECK(status == HSTAR_OK, "%s with %zu calls: %d", q->name, budgets[k], (int)status);
                CHECK(calls <= budgets[k], "%s with %zu calls calls f %zu times", q->name, budgets[k], calls);
            }
            const size_t calls = called(source, q, f.least - 1, &status);
            CHECK((f.least == 1 || status == HSTAR_INVALID) && calls == 0, "%s with %zu calls: %d, %zu",
                  q->name, f.least - 1, (int)status, calls);
        }
    CHECK_DONE();
}

/* Several outputs, all of them smooth. */
enum { MOST_OUTPUTS = 5 };
static void outputs_at(double x, double y, size_t m, double *f)
{
    const double all[MOST_OUTPUTS] = {sin(x) * y, exp(x / 2) + y * y, x / (1 + y * y), sqrt(3 + x * x + y),
                                      cos(x - y)};
    for (size_t o = 0; o < m; o++) f[o] = all[o];
}

static double slope_at(double x, double y, size_t output, size_t variable)
{
    const double root = 2 * sqrt(3 + x * x + y), whole = 1 + y * y;
    const double all[MOST_OUTPUTS][2] = {{cos(x) * y, sin(x)},
                                         {exp(x / 2) / 2, 2 * y},
                                         {1 / whole, -2 * x * y / (whole * whole)},
                                         {2 * x / root, 1 / root},
                                         {-sin(x - y), sin(x - y)}};
    return all[output][variable];
}

static int several(const double *x, size_t n, double *y, size_t m, void *context)
{
    ++*(size_t *)context;
    outputs_at(x[0], n > 1 ? x[1] : 0.4, m, y);
    return 0;
}

/* How many of the derivatives are trusted; *has_all: each has a value. */
static size_t trusted(size_t n, size_t m, size_t budget, size_t *calls, int *has_all)
{
    const double x[] = {0.7, 0.4};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    size_t n_trusted = 0;
    options.calls = budget;
    *calls = 0;
    assert_int_equal(hstar_problem_function(several, calls, x, n, m, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, &options, &results, NULL), HSTAR_OK);
    *has_all = 1;
    for (size_t i = 0; i < hstar_results_rows(results); i++) {
        hstar_result d;
        assert_int_equal(hstar_results_derivative(results, i, &d, sizeof d, NULL), HSTAR_OK);
        n_trusted += d.trust == HSTAR_TRUST_OK;
        const double off = d.value - slope_at(x[0], x[1], d.output, d.variable);
        CHECK(d.trust != HSTAR_TRUST_OK || fabs(off) <= d.bar + DBL_EPSILON * fabs(d.value),
              "output %zu of %zu, %zu calls: off by %g, with a bar of %g", d.output, m, budget, off, d.bar);
        if (!isfinite(d.value)) *has_all = 0;
    }
    hstar_results_free(results);
    hstar_problem_free(problem);
    return n_trusted;
}

/* A call answers all outputs: what one of them was asked for is not paid again for the others. */
static void outputs_share_a_budget(void **state)
{
    static const struct {
        size_t n, m, budget, least;
    } rows[] = {{1, 1, 20, 0}, {1, 1, 40, 1}, {1, 1, 100, 1},  {1, 2, 20, 0},  {1, 2, 40, 1}, {1, 2, 70, 2},
                {1, 5, 20, 0}, {1, 5, 40, 3}, {1, 5, 70, 5},   {2, 1, 20, 0},  {2, 1, 40, 0}, {2, 1, 70, 2},
                {2, 2, 20, 0}, {2, 2, 40, 1}, {2, 2, 70, 4},   {2, 5, 10, 0},  {2, 5, 20, 0}, {2, 5, 40, 3},
                {2, 5, 70, 7}, {2, 5, 85, 9}, {2, 5, 100, 10}, {2, 5, 200, 10}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t calls;
        int has_all;
        const size_t n = trusted(rows[i].n, rows[i].m, rows[i].budget, &calls, &has_all);
        CHECK(n >= rows[i].least && has_all && calls <= rows[i].budget,
              "%zu outputs, %zu variables, %zu calls: %zu are trusted with %zu calls%s", rows[i].m, rows[i].n,
              rows[i].budget, n, calls, has_all ? "" : ", and some have no value");
    }
    CHECK_DONE();
}

struct hearer {
    size_t heard, last, done;
    int is_wrong;
};

static int hear(void *context, const hstar_calls *calls)
{
    struct hearer *h = context;
    if (calls->size != sizeof *calls || calls->done < h->done || calls->expected <= calls->done ||
        !(calls->seconds >= 0) || !(calls->rate >= 0))
        h->is_wrong = 1;
    h->done = calls->done;
    return ++h->heard == h->last;
}

/* A function that takes its time, so that there is something to hear. */
static int slow(const double *x, size_t n, double *y, size_t m, void *context)
{
    const struct timespec moment = {0, 20 * 1000 * 1000};
    nanosleep(&moment, NULL);
    return counting(x, n, y, m, context);
}

static void a_listener_hears_and_calls_off(void **state)
{
    (void)state;
    const double x[] = {0.7, 1.9};
    for (size_t last = 0; last < 3; last++) {
        size_t calls = 0;
        hstar_problem *problem = NULL;
        hstar_results *untouched = (hstar_results *)&calls, *results = untouched;
        struct hearer h = {.last = last};
        hstar_options options = HSTAR_OPTIONS;
        options.calls_progress = hear;
        options.calls_context = &h;
        assert_int_equal(hstar_problem_function(slow, &calls, x, 2, 1, &problem, NULL), HSTAR_OK);
        const hstar_status status = hstar_jacobian(problem, &options, &results, NULL);
        CHECK(!h.is_wrong, "what it hears is wrong");
        CHECK(h.heard >= (last ? last : 4), "it hears %zu times", h.heard);
        CHECK(status == (last ? HSTAR_CANCELLED : HSTAR_OK), "%zu: %d", last, (int)status);
        CHECK(last ? results == untouched && calls < 20 : h.done == calls, "%zu: %zu of %zu calls", last,
              h.done, calls);
        if (!status) hstar_results_free(results);
        hstar_problem_free(problem);
    }
    CHECK_DONE();
}

/* Options that were compiled before there were these. */
static void older_options_have_none(void **state)
{
    (void)state;
    size_t calls = 0;
    hstar_problem *problem = problem_of(ONE_POINT, &calls);
    hstar_options options = short_options();
    hstar_results *results = NULL;
    options.dry_run = 1;
    options.size = offsetof(hstar_options, calls);
    assert_int_equal(hstar_jacobian(problem, &options, &results, NULL), HSTAR_OK);
    CHECK(hstar_results_kind(results) == HSTAR_KIND_DERIVATIVES && calls > 0, "it was a dry run");
    hstar_forecast forecast;
    CHECK(hstar_results_forecast(results, &forecast, sizeof forecast, NULL) == HSTAR_INVALID,
          "derivatives are no forecast");
    hstar_results_free(results);
    hstar_problem_free(problem);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_budget_is_exceeded), cmocka_unit_test(outputs_share_a_budget),
        cmocka_unit_test(a_listener_hears_and_calls_off), cmocka_unit_test(older_options_have_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
