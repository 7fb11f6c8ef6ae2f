/* How much stack the functions of hstar.h take, besides the caller's f, as the header promises: measured in threads whose stack
 * is filled with a pattern, on the expressions that nest as deep as they may. */
#include "check.h"
#include "function/source/expression.h"
#include "hstar.h"
#include "number/wider.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { STACK = 8 << 20, PATTERN = 0xa5, NUMBERS_PROMISED = 128 << 10, TEXT_PROMISED = 512 << 10 };

/* A sanitizer pads each variable, and without optimisation none shares its place: the figures are those of a release. */
#if SANITIZED || !defined(__OPTIMIZE__)
static const bool as_released = false;
#else
static const bool as_released = true;
#endif

static char text[1 << 16];
static hstar_error err;

static double f(double x, void *context)
{
    (void)context;
    return exp(sin(x));
}

static double g(const double *x, size_t n, void *context)
{
    (void)context, (void)n;
    return exp(sin(x[0])) * x[1];
}

static void *differentiates(void *unused)
{
    static const char *const methods[] = {NULL, "forward", "central", "backward"};
    hstar_result d;
    for (size_t m = 0; m < sizeof methods / sizeof *methods; m++)
        for (unsigned derivative = 1; derivative <= 4; derivative++)
            for (int bounded = 0; bounded < 2; bounded++) {
                hstar_options options = HSTAR_OPTIONS;
                options.derivative = derivative;
                options.method = derivative == 1 ? methods[m] : NULL; /* which are for the first */
                if (bounded) options.lower = 1;
                if (hstar_differentiate(f, NULL, 1.0, &options, &d, &err)) return text;
            }
    return unused;
}

static void *gradient(void *unused)
{
    hstar_result d[2];
    const double at[] = {1, 2.385};
    return hstar_gradient(g, NULL, at, 2, NULL, d, &err) ? text : unused;
}

static void *noise(void *unused)
{
    double level;
    return hstar_noise(f, NULL, 1.0, &level, &err) ? text : unused;
}

static void *sweeps_f(void *unused)
{
    hstar_sweep *sweep = NULL;
    if (hstar_sweep_function(f, NULL, 1.0, NULL, &sweep, &err)) return text;
    hstar_sweep_free(sweep);
    return unused;
}

static void *sweeps(void *unused)
{
    static const char *const in[] = {NULL, "float", "quad", "half"};
    for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
        hstar_sweep_options options = HSTAR_SWEEP_OPTIONS;
        hstar_sweep *sweep = NULL;
        options.n = 9;
        options.format = in[i];
        if (hstar_sweep_expression(text, 1.0, &options, &sweep, &err)) return text;
        hstar_sweep_free(sweep);
    }
    return unused;
}

/* One that is wrong at its deepest place: an error, and the way back. */
static void *refused(void *unused)
{
    hstar_sweep *sweep = NULL;
    return hstar_sweep_expression(text, 1.0, NULL, &sweep, &err) == HSTAR_INVALID ? unused : text;
}

/* Bytes of stack that `run` takes, those of a thread's own included. */
static size_t stack_of(void *(*run)(void *))
{
    pthread_attr_t attributes;
    pthread_t thread;
    void *failed = NULL;
    unsigned char *stack =
        mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    assert_true(stack != MAP_FAILED);
    memset(stack, PATTERN, STACK);
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstack(&attributes, stack, STACK), 0);
    assert_int_equal(pthread_create(&thread, &attributes, run, NULL), 0);
    pthread_join(thread, &failed);
    pthread_attr_destroy(&attributes);
    CHECK(!failed, "%.60s: %s", (char *)failed, err.message);
    size_t untouched = 0;
    while (untouched < STACK && stack[untouched] == PATTERN) untouched++;
    munmap(stack, STACK);
    return STACK - untouched;
}

static void judge_stack(const char *name, size_t taken, size_t promised)
{
    printf("%-28s %7zu bytes of stack\n", name, taken);
    CHECK(!as_released || taken <= promised, "%s takes %zu, more than the %zu of hstar.h", name, taken,
          promised);
}

static void nest(const char *open, const char *innermost, const char *close, size_t n)
{
    text[0] = '\0';
    for (size_t i = 0; i < n; i++) strcat(text, open);
    strcat(text, innermost);
    for (size_t i = 0; i < n; i++) strcat(text, close);
}

static void test_numbers(void **state)
{
    (void)state;
    judge_stack("hstar_differentiate", stack_of(differentiates), NUMBERS_PROMISED);
    judge_stack("hstar_gradient", stack_of(gradient), NUMBERS_PROMISED);
    judge_stack("hstar_noise", stack_of(noise), NUMBERS_PROMISED);
    judge_stack("hstar_sweep_function", stack_of(sweeps_f), NUMBERS_PROMISED);
    CHECK_DONE();
}

static void test_expressions(void **state)
{
    enum { DEEPEST = EXPRESSION_MAX_DEPTH };
    static const struct {
        const char *name, *open, *innermost, *close;
        size_t n;
    } rows[] = {
        {"special functions", "zeta(3+", "gamma(x)", ")", 2},
        {"parentheses", "(", "x", ")", DEEPEST},
        {"calls", "fma(1, x, ", "x", ")", DEEPEST},
        {"every precedence", "1<2+x*(", "x", ")", DEEPEST},
        {"every precedence in calls", "1<2+x*fma(1, x, ", "x", ")", DEEPEST},
        {"signs and powers", "1<2+x*-2^(", "x", ")", DEEPEST / 3},
        {"vectors", "x<1+x*sum([1, x, ", "x", "])", DEEPEST / 2},
        {"indices", "[x, 1<2+x*fma(1, x, ", "x", ")][0]", DEEPEST / 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nest(rows[i].open, rows[i].innermost, rows[i].close, rows[i].n);
        judge_stack(rows[i].name, stack_of(sweeps), TEXT_PROMISED);
    }
    nest("1<2+x*fma(1, x, ", "x+", ")", DEEPEST);
    judge_stack("wrong at its deepest", stack_of(refused), TEXT_PROMISED);
    nest("1<2+x*fma(1, x, ", "x", ")", DEEPEST + 1);
    judge_stack("too deep", stack_of(refused), TEXT_PROMISED);
    CHECK(strstr(err.message, "nested deeper"), "%s", err.message);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_expressions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
