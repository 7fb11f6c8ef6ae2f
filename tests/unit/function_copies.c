/* Copies of a function answer as one of them does, also to several threads at once; some outputs of a function are picked. */
#include "check.h"

#include "base/pool.h"
#include "function/source/copies.h"
#include "function/source/expression.h"
#include "function/source/picked.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

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
    assert_int_equal(copies_new(copy, COPIES, COPIES, 0, &f, NULL), HSTAR_OK);
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

/* ---- Copies that are started when they are first asked ---- */

/* x, after some time, of who counts its calls. */
struct slow {
    struct function head;
    double seconds;
    size_t n_points;
};

static struct slow slow[COPIES];

static hstar_status slow_evaluate(const struct function *f, const struct points *points,
                                  double *const *outputs, hstar_error *error)
{
    struct slow *s = &slow[(const struct slow *)f - slow];
    const double seconds = s->seconds * (double)points->n;
    const struct timespec time = {.tv_sec = (time_t)seconds, .tv_nsec = (long)(fmod(seconds, 1) * 1e9)};
    (void)error;
    nanosleep(&time, NULL);
    s->n_points += points->n;
    for (size_t i = 0; i < points->n; i++) outputs[0][i] = points_at(points, 0, i);
    return HSTAR_OK;
}

static void slow_free(struct function *f)
{
    (void)f;
}

static const struct function_class slow_class = {
    .kind = "slow", .evaluate = slow_evaluate, .free = slow_free};

static struct function *slow_copies(double seconds, size_t n_started, double first_answer)
{
    struct function *copy[COPIES], *f;
    for (size_t i = 0; i < COPIES; i++) {
        slow[i] = (struct slow){.head = {.class = &slow_class, .n_variables = 1, .n_outputs = 1},
                                .seconds = seconds};
        copy[i] = &slow[i].head;
    }
    assert_int_equal(copies_new(copy, COPIES, n_started, first_answer, &f, NULL), HSTAR_OK);
    return f;
}

static size_t n_asked(void)
{
    size_t n = 0;
    for (size_t i = 0; i < COPIES; i++) n += slow[i].n_points > 0;
    return n;
}

static void started_when_needed(void **state)
{
    static const struct {
        const char *what;
        double seconds, first_answer; /* of a point, and of the first one after a start */
        size_t n_started, n, n_spare;
        bool is_sure;
        size_t n_asked, n_answered;
    } rows[] = {
        {"a start takes longer than all", 1e-5, 5, 1, 40, 0, false, 1, 40},
        {"points take longer than a start", 0.2, 0.24, 1, COPIES + 1, 0, false, COPIES, COPIES + 1},
        {"all together take a fifth of a start", 0.001, 0.2, 1, 40, 0, false, 1, 40},
        {"nobody knows how long a start takes", 0.2, 0, 0, 3, 0, false, COPIES, 3},
        {"what may be asked starts none", 0.1, 0.2, 1, 3, 2, false, 1, 1},
        {"but is for those that are started", 0.2, 0.4, 2, 3, 2, false, 2, 2},
        {"what is sure to be asked starts them", 0.2, 0.24, 1, COPIES + 1, 2, true, COPIES, COPIES + 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x[40], y[40], *outputs[] = {y};
        const double *column[] = {x};
        const bool varies[] = {true};
        size_t n_answered = 0;
        struct function *f = slow_copies(rows[i].seconds, rows[i].n_started, rows[i].first_answer);
        for (size_t k = 0; k < 40; k++) x[k] = 2.385 + (double)k;
        const struct points points = {.n = rows[i].n,
                                      .column = column,
                                      .varies = varies,
                                      .n_spare = rows[i].n_spare,
                                      .spare_is_sure = rows[i].is_sure};
        assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
        for (size_t k = 0; k < rows[i].n; k++) {
            n_answered += y[k] == x[k];
            CHECK(y[k] == x[k] || function_is_no_answer(y[k]), "%s: %g at %g", rows[i].what, y[k], x[k]);
        }
        CHECK(n_asked() == rows[i].n_asked, "%s: %zu copies were asked", rows[i].what, n_asked());
        CHECK(n_answered == rows[i].n_answered, "%s: %zu points", rows[i].what, n_answered);
        function_free(f);
    }
    CHECK_DONE();
}

/* Calls that are too short for a start, each alone, are worth one when there are many of them. */
static void worth_it_in_the_end(void **state)
{
    enum { N = 10, MOST_CALLS = 200 };
    double x[N] = {0}, y[N], *outputs[] = {y};
    const double *column[] = {x};
    const bool varies[] = {true};
    const struct points points = {.n = N, .column = column, .varies = varies};
    struct function *f = slow_copies(0.001, 1, 0.06);
    size_t calls = 0;
    (void)state;
    while (n_asked() < 2 && calls < MOST_CALLS) {
        assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
        calls++;
    }
    CHECK(n_asked() >= 2, "%zu copies were asked in %zu calls", n_asked(), calls);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(copies), cmocka_unit_test(started_when_needed),
                                       cmocka_unit_test(worth_it_in_the_end), cmocka_unit_test(picked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
