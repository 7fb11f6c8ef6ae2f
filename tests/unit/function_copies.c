/* Copies of a function answer as one of them does, also to several threads at once; some outputs of a function are picked. */
#include "check.h"

#include "base/pool.h"
#include "function/source/copies.h"
#include "function/source/expression.h"
#include "function/source/picked.h"

enum { COPIES = 3, TASKS = 400 };

static const char *const names[] = {"x", "y"};

static struct function *compiled(const char *const *texts, size_t n)
{
    struct function *f;
    assert_int_equal(expression_new(texts, n, names, 2, &f, NULL), HSTAR_OK);
    return f;
}

static hstar_status call(void *context, size_t task, hstar_error *err)
{
    const struct function *f = context;
    double x[] = {(double)task + 0.385, 2.71}, y;
    const double *column[] = {&x[0], &x[1]};
    const bool varies[] = {false, false};
    double *outputs[] = {&y};
    const struct points points = {.n = 1, .column = column, .varies = varies};
    hstar_status status = function_evaluate(f, &points, outputs, err);
    if (status) return status;
    return y == x[0] * x[1] ? HSTAR_OK : error_set(err, HSTAR_CHILD, "task %zu got %g", task, y);
}

static void copies(void **state)
{
    (void)state;
    static const char *const text[] = {"x*y"};
    struct function *copy[COPIES], *f;
    for (size_t i = 0; i < COPIES; i++) copy[i] = compiled(text, 1);
    assert_int_equal(copies_new(copy, COPIES, &f, NULL), HSTAR_OK);
    assert_true(f->class->concurrent);
    assert_true(copies_are(f));
    assert_false(copies_are(copy[1]));
    /* As many threads as copies, fewer, and more. */
    for (size_t threads = 1; threads < 6; threads++) {
        hstar_error err;
        const struct pool_job job = {.task = call, .context = f};
        CHECK(!pool_run(&job, TASKS, threads, &err), "%zu threads: %s", threads, err.message);
    }
    function_free(f);
    CHECK_DONE();
}

static void picked(void **state)
{
    (void)state;
    static const char *const texts[] = {"x + y", "x - y", "x/y"};
    static const size_t which[] = {2, 0};
    struct function *f;
    assert_int_equal(picked_new(compiled(texts, 3), which, 2, &f, NULL), HSTAR_OK);
    const double x[] = {3.5, -1.25}, y = 0.7, *column[] = {x, &y};
    const bool varies[] = {true, false};
    double quotient[2], sum[2], *outputs[] = {quotient, sum};
    const struct points points = {.n = 2, .column = column, .varies = varies};
    assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
    for (size_t i = 0; i < 2; i++) {
        CHECK_SAME(quotient[i], x[i] / y, "quotient");
        CHECK_SAME(sum[i], x[i] + y, "sum");
    }
    assert_string_equal(f->texts[0], "x/y");
    assert_false(function_is_exact(f));
    function_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(copies), cmocka_unit_test(picked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
