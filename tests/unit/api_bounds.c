/* f is called within its bounds and its reach only, whatever is asked. */
#include "check.h"
#include "questions.h"

#include <stdbool.h>

enum { N = 2 };

struct watch {
    double lower, upper;
    size_t n_calls, n_outside;
    double worst;
};

static int watched(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct watch *w = context;
    (void)m;
    w->n_calls++;
    *y = 1;
    for (size_t v = 0; v < n; v++) {
        const double off = fmax(w->lower - x[v], x[v] - w->upper);
        if (off > 0) w->n_outside++;
        w->worst = fmax(w->worst, off);
        *y *= exp(x[v]);
    }
    return 0;
}

static int watched_gradient(const double *x, size_t n, double *y, size_t m, void *context)
{
    double product = 1;
    (void)context;
    for (size_t v = 0; v < n; v++) product *= exp(x[v]);
    for (size_t v = 0; v < m; v++) y[v] = product;
    return 0;
}

/* A sweep takes the steps that it is told, and a descent goes on from each place on its way as far as the reach. */
static bool stays_there(const struct question_row *q, const char *reach)
{
    return q->ask != hstar_sweep && !(q->ask == hstar_minimize && reach);
}

static void ask_all(const char *bounds, const char *reach, double lower, double upper)
{
    static const double at[N] = {0.3, 0.6};
    for (size_t q = 0; q < N_QUESTIONS; q++)
        for (size_t directions = 0; directions < 3; directions += 2) {
            struct watch w = {.lower = lower, .upper = upper};
            hstar_options options = HSTAR_OPTIONS;
            hstar_problem *problem;
            hstar_results *results = NULL;
            hstar_error err = {0};
            options.directions = directions;
            if (!stays_there(&question_rows[q], reach)) continue;
            assert_int_equal(hstar_problem_function(watched, &w, at, N, 1, &problem, NULL), HSTAR_OK);
            assert_int_equal(hstar_problem_gradient_function(problem, watched_gradient, NULL, NULL),
                             HSTAR_OK);
            assert_int_equal(hstar_problem_bounds(problem, bounds, NULL), HSTAR_OK);
            assert_int_equal(hstar_problem_reach(problem, reach, NULL), HSTAR_OK);
            hstar_status status = question_rows[q].ask(problem, &options, &results, &err);
            CHECK(status == HSTAR_OK, "%s: %s", question_rows[q].name, err.message);
            CHECK(w.n_calls && !w.n_outside,
                  "%s with bounds %s and reach %s: %zu of %zu calls outside, by %g", question_rows[q].name,
                  bounds ? bounds : "none", reach ? reach : "none", w.n_outside, w.n_calls, w.worst);
            hstar_results_free(results);
            hstar_problem_free(problem);
        }
}

static void within(void **state)
{
    (void)state;
    ask_all("0.3:0.9", NULL, 0.3, 0.9); /* on one of them */
    ask_all("0.25:0.65", NULL, 0.25, 0.65);
    CHECK_DONE();
}

static void within_reach(void **state)
{
    (void)state;
    ask_all(NULL, "0.01", 0.3 - 0.01, 0.6 + 0.01);
    ask_all("0.3:0.9", "0.01", 0.3, 0.6 + 0.01);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(within), cmocka_unit_test(within_reach)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
