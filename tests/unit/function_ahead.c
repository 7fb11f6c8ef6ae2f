/* A function that is called ahead of time: calls are filled with what was foreseen, each point is called at once, and the answers are the same. */
#include "waiting.h"

#include "base/pool.h"
#include "function/source/ahead.h"

enum { WIDTH = 4 };

static size_t n_points, n_rounds;

static void product(const double *x, size_t m, double *y)
{
    for (size_t o = 0; o < m; o++) y[o] = (x[0] + (double)o) * x[1];
}

static struct points at(const double *x, const double *y, size_t n)
{
    static const double *column[2];
    static const bool varies[] = {true, false};
    column[0] = x;
    column[1] = y;
    return (struct points){.n = n, .column = column, .varies = varies};
}

static const double beside = 3.25;

static void ask(const struct function *f, const double *x, size_t n)
{
    double y[2][16] = {{0}}, *outputs[] = {y[0], y[1]};
    const struct points points = at(x, &beside, n);
    assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
    for (size_t i = 0; i < n; i++)
        for (size_t o = 0; o < 2; o++) CHECK_SAME(y[o][i], (x[i] + (double)o) * beside, "an answer");
}

static void foresee(const struct function *f, const double *x, size_t n)
{
    const struct points points = at(x, &beside, n);
    function_foresee(f, &points);
}

static void calls_are_filled(void **state)
{
    static const double sure[] = {10, 11, 12, 12, 13}, now[] = {1, 12, 2}, rest[] = {12, 10, 11, 13};
    struct function *f = waiting_new(product, 2, 2, WIDTH, &n_points, &n_rounds);
    (void)state;
    ask(f, now, 3);
    CHECK(n_points == 3, "nothing was foreseen, and %zu points were called at", n_points);
    foresee(f, sure, 5);
    CHECK(function_n_foreseen(f) == 5, "%zu are foreseen", function_n_foreseen(f));
    ask(f, now, 1);
    CHECK(n_points == 3 + WIDTH, "one that is asked, and three: %zu", n_points);
    CHECK(function_n_foreseen(f) == 2, "%zu are foreseen", function_n_foreseen(f));
    ask(f, now + 1, 1); /* 12, which was answered */
    CHECK(n_points == 3 + WIDTH, "what was answered is not asked again: %zu", n_points);
    ask(f, rest, 4); /* 10 and 11 are there, 12 and 13 are called at */
    CHECK(n_points == 3 + WIDTH + 2 && n_rounds == 3, "%zu points in %zu rounds", n_points, n_rounds);
    CHECK(function_n_foreseen(f) == 0, "%zu are foreseen", function_n_foreseen(f));
    ask(f, rest, 2);
    CHECK(n_points == 3 + WIDTH + 4, "each answer is for one who asks: %zu", n_points);
    foresee(f, sure, 2); /* is left over */
    function_free(f);
    CHECK_DONE();
}

enum { TASKS = 300 };

static hstar_status ask_one(void *context, size_t task, hstar_error *err)
{
    const double x = (double)task, y = beside, *column[] = {&x, &y};
    const bool varies[] = {false, false};
    const struct points points = {.n = 1, .column = column, .varies = varies};
    double out[2] = {0}, *outputs[] = {&out[0], &out[1]};
    const hstar_status status = function_evaluate(context, &points, outputs, err);
    if (status) return status;
    return out[1] == (x + 1) * y ? HSTAR_OK : error_set(err, HSTAR_CHILD, "task %zu got %g", task, out[1]);
}

static void threads(void **state)
{
    double x[TASKS];
    hstar_error err = {0};
    struct function *f = waiting_new(product, 2, 2, WIDTH, &n_points, &n_rounds);
    (void)state;
    for (size_t i = 0; i < TASKS; i++) x[i] = (double)i;
    foresee(f, x, TASKS);
    const struct pool_job job = {.task = ask_one, .context = f};
    CHECK(!pool_run(&job, TASKS, 5, &err), "%s", err.message);
    CHECK(n_points == TASKS, "%d points, and f was called at %zu", TASKS, n_points);
    CHECK(n_rounds <= TASKS / WIDTH + 5, "in %zu rounds", n_rounds);
    function_free(f);
    CHECK_DONE();
}

static hstar_status gives_up(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    (void)f, (void)points, (void)outputs;
    return error_set(err, HSTAR_CHILD, "it died");
}

static void failures(void **state)
{
    static const struct function_class class = {
        .kind = "command", .width = waiting_width, .evaluate = gives_up, .free = waiting_free};
    static const double sure[] = {10, 11};
    double y[2][2], *outputs[] = {y[0], y[1]};
    hstar_error err = {0};
    struct function *f = waiting_new(product, 2, 2, WIDTH, &n_points, &n_rounds);
    (void)state;
    ((struct function *)(uintptr_t)ahead_within(f))->class = &class;
    foresee(f, sure, 2);
    const double now = 1;
    const struct points asked = at(&now, &beside, 1);
    CHECK(function_evaluate(f, &asked, outputs, &err) == HSTAR_CHILD && !strcmp(err.message, "it died"), "%s",
          err.message);
    const struct points lost = at(sure, &beside, 1);
    CHECK(function_evaluate(f, &lost, outputs, &err) != HSTAR_OK, "what was lost is no answer");
    function_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(calls_are_filled), cmocka_unit_test(threads),
                                       cmocka_unit_test(failures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
