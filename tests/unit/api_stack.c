/* How much stack the functions of hstar.h take, besides the caller's f, as the header promises: measured in threads whose stack
 * is filled with a pattern, on the expressions that nest as deep as they may. */
#include "check.h"
#include "function/source/expression.h"
#include "number/wider.h"
#include "questions.h"

#include <pthread.h>
#include <sys/mman.h>

enum { STACK = 8 << 20, PATTERN = 0xa5 };
enum { NUMBERS_PROMISED = 128 << 10, QUESTIONS_PROMISED = 192 << 10, TEXT_PROMISED = 512 << 10 };

/* A sanitizer pads each variable, and without optimisation none shares its place: the figures are those of a release. */
#if SANITIZED || !defined(__OPTIMIZE__)
static const bool as_released = false;
#else
static const bool as_released = true;
#endif

static char text[1 << 16];
static hstar_error err;

static int f(double x, double *y, void *context)
{
    (void)context;
    *y = exp(sin(x));
    return 0;
}

static int of_two(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)context, (void)n, (void)m;
    *y = exp(sin(x[0])) * x[1];
    return 0;
}

static int gradient_of_two(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)context, (void)n, (void)m;
    y[0] = exp(sin(x[0])) * cos(x[0]) * x[1];
    y[1] = exp(sin(x[0]));
    return 0;
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
                if (hstar_differentiate(f, NULL, 1.0, &options, &d, sizeof d, &err)) return text;
            }
    return unused;
}

/* The question, and where it is asked: in a thread whose stack is measured. */
static const struct question_row *question;
static hstar_problem *problem;

static void *asks(void *unused)
{
    static const char *const in[] = {NULL, "float", "quad", "half"};
    const size_t n = question->ask == hstar_sweep && hstar_problem_variables(problem) == 1 ? 4 : 1;
    for (size_t i = 0; i < n; i++) {
        hstar_options options = HSTAR_OPTIONS;
        hstar_results *results = NULL;
        options.steps = 9;
        options.formats = in[i];
        if (question->ask(problem, &options, &results, &err)) return text;
        for (int form = HSTAR_TEXT; form <= HSTAR_CSV; form++)
            free(text_of_results(results, (hstar_form)form));
        hstar_results_free(results);
    }
    return unused;
}

static void *makes(void *unused)
{
    const char *const texts = text;
    return hstar_problem_expression(&texts, 1, "1", &problem, &err) ? text : unused;
}

/* One that is wrong at its deepest place: an error, and the way back. */
static void *refused(void *unused)
{
    const char *const texts = text;
    return hstar_problem_expression(&texts, 1, "1", &problem, &err) == HSTAR_INVALID ? unused : text;
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

/* Every question to the problem, which is freed; the most of them. */
static void judge_questions(const char *name, size_t promised)
{
    size_t most = 0;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        question = &question_rows[q];
        const size_t taken = stack_of(asks);
        printf("  %-26s %7zu\n", question->name, taken);
        if (taken > most) most = taken;
    }
    judge_stack(name, most, promised);
    hstar_problem_free(problem);
    problem = NULL;
}

static void test_numbers(void **state)
{
    (void)state;
    const double at[] = {1, 2.385};
    judge_stack("hstar_differentiate", stack_of(differentiates), NUMBERS_PROMISED);
    assert_int_equal(hstar_problem_function(of_two, NULL, at, 2, 1, &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient_function(problem, gradient_of_two, NULL, NULL), HSTAR_OK);
    judge_questions("a C function", QUESTIONS_PROMISED);
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
        judge_stack("made", stack_of(makes), TEXT_PROMISED);
        assert_int_equal(hstar_problem_gradient(problem, text, NULL), HSTAR_OK); /* wrong, and as deep */
        judge_questions(rows[i].name, TEXT_PROMISED);
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
