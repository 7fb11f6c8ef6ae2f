/* hstar_jacobian in fifty variables: what the first searches learn of f serves the others, which then take few calls, and their bars hold. */
#include "check.h"
#include "hstar.h"

enum { N = 50, POINTS = 12 };

struct vector_function {
    const char *name;
    double (*f)(const double *x, size_t n);
    void (*gradient)(const double *x, size_t n, double *g);
    size_t calls;
};

static double squares(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i] * x[i];
    return sum;
}

static double squares_in_float(const double *x, size_t n)
{
    float sum = 0;
    for (size_t i = 0; i < n; i++) sum += (float)x[i] * (float)x[i];
    return (double)sum;
}

static void squares_gradient(const double *x, size_t n, double *g)
{
    for (size_t i = 0; i < n; i++) g[i] = 2 * x[i];
}

static double log_sum_exp(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += exp(x[i]);
    return log(sum);
}

static double log_sum_exp_in_float(const double *x, size_t n)
{
    float sum = 0;
    for (size_t i = 0; i < n; i++) sum += expf((float)x[i]);
    return (double)logf(sum);
}

static void log_sum_exp_gradient(const double *x, size_t n, double *g)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += exp(x[i]);
    for (size_t i = 0; i < n; i++) g[i] = exp(x[i]) / sum;
}

static int call(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct vector_function *f = context;
    (void)m;
    f->calls++;
    *y = f->f(x, n);
    return 0;
}

static void ask(struct vector_function *f, const double *x, hstar_result *rows)
{
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    assert_int_equal(hstar_problem_function(call, f, x, N, 1, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, NULL, &results, NULL), HSTAR_OK);
    for (size_t i = 0; i < N; i++)
        assert_int_equal(hstar_results_derivative(results, i, &rows[i], sizeof rows[i], NULL), HSTAR_OK);
    hstar_results_free(results);
    hstar_problem_free(problem);
}

/* Between -2 and 2, the same always: a multiplicative hash. */
static double coordinate(size_t point, size_t i)
{
    const uint64_t bits = (point * N + i + 1) * UINT64_C(0x9e3779b97f4a7c15);
    return (double)(bits >> 11) * 0x1p-51 - 2;
}

static size_t median(const hstar_result *results)
{
    for (size_t calls = 0;; calls++) {
        size_t below = 0;
        for (size_t i = 0; i < N; i++) below += results[i].evaluations <= calls;
        if (2 * below >= N) return calls;
    }
}

static void few_calls(void **state)
{
    (void)state;
    struct vector_function rows[] = {
        {"squares", squares, squares_gradient, 0},
        {"squares in float", squares_in_float, squares_gradient, 0},
        {"log-sum-exp", log_sum_exp, log_sum_exp_gradient, 0},
        {"log-sum-exp in float", log_sum_exp_in_float, log_sum_exp_gradient, 0},
    };
    size_t missed = 0;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (size_t point = 0; point < POINTS; point++) {
            double x[N], g[N];
            hstar_result results[N];
            for (size_t i = 0; i < N; i++) x[i] = coordinate(point, i);
            rows[r].gradient(x, N, g);
            rows[r].calls = 0;
            ask(&rows[r], x, results);
            size_t said = 0;
            for (size_t i = 0; i < N; i++) {
                said += results[i].evaluations;
                const double bars = fabs(results[i].value - g[i]) / results[i].bar;
                CHECK(bars <= 2, "%s at point %zu, %zu: %.17g +/- %g, want %.17g", rows[r].name, point, i,
                      results[i].value, results[i].bar, g[i]);
                missed += bars > 1;
                CHECK(results[i].trust == HSTAR_TRUST_OK, "%s at point %zu, %zu: %s", rows[r].name, point, i,
                      results[i].reason);
            }
            CHECK(said == rows[r].calls, "%s: %zu calls, %zu said", rows[r].name, rows[r].calls, said);
            CHECK(median(results) <= 10, "%s: %zu calls in the median", rows[r].name, median(results));
        }
    CHECK(missed <= 2, "%zu of 2400 bars do not hold", missed);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
