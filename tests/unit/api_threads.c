/* Many threads in the library at once, each with its own problem and through every question: each gets what one thread alone gets,
 * bit for bit. Under ThreadSanitizer, which scripts/check threads builds it with, also that nothing is shared that should not be. */
#include "check.h"
#include "hstar_gsl.h"
#include "questions.h"

#include <pthread.h>

enum { N_THREADS = 8, N_ROUNDS = 3, N_VARIABLES = 3, N_SOURCES = 3 };

/* Everything that one round asks of the library, for the number `seed`: results as JSON, which has all their numbers. */
struct answers {
    double value, bar, drop_in;
    char *json[N_SOURCES][N_QUESTIONS];
    hstar_status status;
};

static int scalar(double x, double *y, void *context)
{
    *y = exp(sin(x)) * *(const double *)context;
    return 0;
}

static double scalar_of_gsl(double x, void *context)
{
    double y;
    return scalar(x, &y, context) ? (double)NAN : y;
}

static int product(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)m;
    *y = *(const double *)context;
    for (size_t i = 0; i < n; i++) *y *= cosh(x[i]);
    return 0;
}

static int product_of_many(size_t n_points, const double *const *x, double *const *y, void *context)
{
    double at[N_VARIABLES];
    for (size_t i = 0; i < n_points; i++) {
        for (size_t v = 0; v < N_VARIABLES; v++) at[v] = x[v][i];
        product(at, N_VARIABLES, &y[0][i], 1, context);
    }
    return 0;
}

static int product_gradient(const double *x, size_t n, double *y, size_t m, void *context)
{
    double f;
    product(x, n, &f, 1, context);
    for (size_t i = 0; i < m; i++) y[i] = f * tanh(x[i]);
    return 0;
}

/* An expression, a C function, and one of many points, which is called by several threads. */
static hstar_status make(size_t source, double *factor, double seed, hstar_problem **problem)
{
    const double x[N_VARIABLES] = {seed, 0.5 - seed, 1.1 * seed};
    const char *text = "exp(sin(x))*cosh(y) + bessel_j0(z)";
    const char *gradient = "exp(sin(x))*cos(x)*cosh(y), exp(sin(x))*sinh(y), -bessel_j1(z)";
    hstar_status status = HSTAR_OK;
    if (source == 0) {
        status = hstar_problem_expression(&text, 1, "x=0,y=0,z=0", problem, NULL);
        if (!status) status = hstar_problem_move(*problem, x, NULL);
        return status ? status : hstar_problem_gradient(*problem, gradient, NULL);
    }
    status = source == 1 ? hstar_problem_function(product, factor, x, N_VARIABLES, 1, problem, NULL)
                         : hstar_problem_batch(product_of_many, factor, x, N_VARIABLES, 1, problem, NULL);
    if (!status && source == 2) status = hstar_problem_threads(*problem, 2, NULL);
    return status ? status : hstar_problem_gradient_function(*problem, product_gradient, factor, NULL);
}

static hstar_status ask_questions(const hstar_problem *problem, char **json)
{
    hstar_options options = HSTAR_OPTIONS;
    hstar_status status = HSTAR_OK;
    options.steps = 24;
    for (size_t q = 0; q < N_QUESTIONS && !status; q++) {
        hstar_results *results = NULL;
        status = question_rows[q].ask(problem, &options, &results, NULL);
        if (!status) json[q] = text_of_results(results, HSTAR_JSON);
        hstar_results_free(results);
    }
    return status;
}

static void ask(double seed, struct answers *a)
{
    hstar_result d = {0};
    double factor = 1 + seed, abserr;
    const gsl_function drop_in = {scalar_of_gsl, &factor};
    *a = (struct answers){0};
    a->status = hstar_differentiate(scalar, &factor, seed, NULL, &d, sizeof d, NULL);
    a->value = d.value;
    a->bar = d.bar;
    for (size_t s = 0; s < N_SOURCES && !a->status; s++) {
        hstar_problem *problem = NULL;
        a->status = make(s, &factor, seed, &problem);
        if (!a->status) a->status = ask_questions(problem, a->json[s]);
        hstar_problem_free(problem);
    }
    hstar_deriv_central(&drop_in, seed, 1e-8, &a->drop_in, &abserr);
}

static void forget(struct answers *a)
{
    for (size_t s = 0; s < N_SOURCES; s++)
        for (size_t q = 0; q < N_QUESTIONS; q++) free(a->json[s][q]);
}

struct thread {
    pthread_t id;
    pthread_barrier_t *start;
    struct answers answers[N_ROUNDS];
};

static double seed_of(size_t round)
{
    return 0.385 + 0.0625 * (double)round;
}

static void *work(void *context)
{
    struct thread *t = context;
    pthread_barrier_wait(t->start);
    for (size_t r = 0; r < N_ROUNDS; r++) ask(seed_of(r), &t->answers[r]);
    hstar_cleanup();
    return NULL;
}

static void check_same(const struct answers *got, const struct answers *want)
{
    CHECK(got->status == HSTAR_OK && want->status == HSTAR_OK, "status %d", (int)got->status);
    CHECK_SAME(got->value, want->value, "value");
    CHECK_SAME(got->bar, want->bar, "bar");
    CHECK_SAME(got->drop_in, want->drop_in, "in the place of gsl_deriv_central");
    for (size_t s = 0; s < N_SOURCES; s++)
        for (size_t q = 0; q < N_QUESTIONS; q++) {
            const char *one = got->json[s][q], *other = want->json[s][q];
            CHECK(one && other && !strcmp(one, other), "%s of source %zu", question_rows[q].name, s);
        }
}

static void concurrent(void **state)
{
    (void)state;
    struct answers want[N_ROUNDS];
    struct thread *threads = calloc(N_THREADS, sizeof *threads);
    pthread_barrier_t start;
    assert_non_null(threads);
    gsl_error_handler_t *handler = gsl_set_error_handler(NULL);
    for (size_t r = 0; r < N_ROUNDS; r++) ask(seed_of(r), &want[r]);
    assert_int_equal(pthread_barrier_init(&start, NULL, N_THREADS), 0);
    for (size_t t = 0; t < N_THREADS; t++) {
        threads[t].start = &start;
        assert_int_equal(pthread_create(&threads[t].id, NULL, work, &threads[t]), 0);
    }
    for (size_t t = 0; t < N_THREADS; t++) {
        pthread_join(threads[t].id, NULL);
        for (size_t r = 0; r < N_ROUNDS; r++) {
            check_same(&threads[t].answers[r], &want[r]);
            forget(&threads[t].answers[r]);
        }
    }
    for (size_t r = 0; r < N_ROUNDS; r++) forget(&want[r]);
    /* GSL's error handler is the caller's again. */
    CHECK(gsl_set_error_handler(handler) == NULL, "another handler than before");
    pthread_barrier_destroy(&start);
    free(threads);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(concurrent)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
