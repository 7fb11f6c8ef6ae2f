/* Many threads in the library at once: each gets what one thread alone gets, bit for bit. Under ThreadSanitizer, which
 * scripts/check tsan builds it with, also that nothing is shared that should not be. */
#include "check.h"
#include "hstar.h"
#include "hstar_gsl.h"

#include <pthread.h>
#include <stdlib.h>

enum { N_THREADS = 8, N_ROUNDS = 6, N_VARIABLES = 3 };

/* Everything that one round asks of the library, for the number `seed`. */
struct answers {
    double value, bar, gradient[N_VARIABLES], noise, best_h, truncation, measured, drop_in;
    hstar_status status;
};

static double scalar(double x, void *context)
{
    return exp(sin(x)) * *(const double *)context;
}

static double vector(const double *x, size_t n, void *context)
{
    double product = *(const double *)context;
    for (size_t i = 0; i < n; i++) product *= cosh(x[i]);
    return product;
}

static hstar_status ask_sweeps(double x, double *factor, struct answers *a)
{
    hstar_sweep_options options = HSTAR_SWEEP_OPTIONS;
    hstar_sweep *s = NULL;
    options.n = 64;
    hstar_status status = hstar_sweep_expression("exp(sin(x)) + bessel_j0(x)", x, &options, &s, NULL);
    if (!status) {
        a->best_h = hstar_sweep_best_h(s);
        a->truncation = hstar_sweep_column(s, HSTAR_COLUMN_TRUNCATION)[40];
        hstar_sweep_free(s);
        status = hstar_sweep_function(scalar, factor, x, &options, &s, NULL);
    }
    if (!status) {
        a->measured = hstar_sweep_best_error(s);
        hstar_sweep_free(s);
    }
    return status;
}

static void ask(double seed, struct answers *a)
{
    hstar_result d = {0}, g[N_VARIABLES];
    *a = (struct answers){0};
    double factor = 1 + seed, x[N_VARIABLES] = {seed, 0.5 - seed, 1.1 * seed}, abserr;
    const gsl_function drop_in = {scalar, &factor};
    a->status = hstar_differentiate(scalar, &factor, seed, NULL, &d, NULL);
    a->value = d.value;
    a->bar = d.bar;
    if (!a->status) a->status = hstar_gradient(vector, &factor, x, N_VARIABLES, NULL, g, NULL);
    for (size_t i = 0; !a->status && i < N_VARIABLES; i++) a->gradient[i] = g[i].value;
    if (!a->status) a->status = hstar_noise(scalar, &factor, seed, &a->noise, NULL);
    if (!a->status) a->status = ask_sweeps(seed, &factor, a);
    hstar_deriv_central(&drop_in, seed, 1e-8, &a->drop_in, &abserr);
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
    return NULL;
}

static void check_same(const struct answers *got, const struct answers *want)
{
    CHECK(got->status == HSTAR_OK && want->status == HSTAR_OK, "status %d", (int)got->status);
    CHECK_SAME(got->value, want->value, "value");
    CHECK_SAME(got->bar, want->bar, "bar");
    for (size_t i = 0; i < N_VARIABLES; i++) CHECK_SAME(got->gradient[i], want->gradient[i], "gradient");
    CHECK_SAME(got->noise, want->noise, "noise");
    CHECK_SAME(got->best_h, want->best_h, "the best h of an expression");
    CHECK_SAME(got->truncation, want->truncation, "truncation");
    CHECK_SAME(got->measured, want->measured, "the best error of a function");
    CHECK_SAME(got->drop_in, want->drop_in, "in the place of gsl_deriv_central");
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
        for (size_t r = 0; r < N_ROUNDS; r++) check_same(&threads[t].answers[r], &want[r]);
    }
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
