/* The pool: every task once, on any number of threads; the first failure is reported. */
#include "check.h"

#include "base/pool.h"

#include <stdatomic.h>

enum { TASKS = 1000, BAD = 700 };

struct work {
    atomic_int done[TASKS];
    size_t fail_from;
};

static hstar_status mark(void *context, size_t task, hstar_error *err)
{
    struct work *work = context;
    atomic_fetch_add(&work->done[task], 1);
    return task >= work->fail_from ? error_set(err, HSTAR_CHILD, "task %zu", task) : HSTAR_OK;
}

static void every_task_once(void **state)
{
    (void)state;
    static const size_t threads[] = {0, 1, 2, 7, 1000};
    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
        struct work work = {.fail_from = TASKS};
        struct pool_job job = {.task = mark, .context = &work};
        assert_int_equal(pool_run(&job, TASKS, threads[t], NULL), HSTAR_OK);
        for (size_t i = 0; i < TASKS; i++)
            CHECK(work.done[i] == 1, "task %zu was done %d times on %zu threads", i, work.done[i],
                  threads[t]);
    }
    CHECK_DONE();
}

static bool count(void *context, size_t done, size_t all)
{
    size_t *most = context;
    if (done > *most && all == TASKS) *most = done;
    return true;
}

/* Enough is enough. */
static bool call_off(void *context, size_t done, size_t all)
{
    (void)context, (void)all;
    return done < BAD;
}

static void called_off(void **state)
{
    (void)state;
    static struct work work;
    work = (struct work){.fail_from = TASKS};
    const struct progress listener = {call_off, NULL};
    const struct pool_job job = {.task = mark, .context = &work, .progress = &listener};
    assert_int_equal(pool_run(&job, TASKS, 1, NULL), HSTAR_CANCELLED);
    assert_int_equal(work.done[BAD - 1], 1);
    assert_int_equal(work.done[BAD], 0);
}

/* Who listens is told of all tasks, where the caller does them, and of none that were not done. */
static void progress(void **state)
{
    (void)state;
    static struct work work;
    size_t most = 0;
    work = (struct work){.fail_from = TASKS};
    const struct progress listener = {count, &most};
    const struct pool_job job = {.task = mark, .context = &work, .progress = &listener};
    assert_int_equal(pool_run(&job, TASKS, 1, NULL), HSTAR_OK);
    assert_int_equal(most, TASKS);
    most = 0;
    work = (struct work){.fail_from = BAD};
    assert_int_equal(pool_run(&job, TASKS, 1, NULL), HSTAR_CHILD);
    assert_int_equal(most, BAD);
}

static void failure(void **state)
{
    (void)state;
    struct work work = {.fail_from = BAD};
    struct pool_job job = {.task = mark, .context = &work};
    hstar_error err = {0};
    assert_int_equal(pool_run(&job, TASKS, 2, &err), HSTAR_CHILD);
    assert_string_equal(err.message, "task 700");
    assert_int_equal(work.done[TASKS - 1], 0);
    assert_int_equal(pool_run(&job, TASKS, 1, NULL), HSTAR_CHILD);
}

/* Work that is done within the head start starts no thread; more work is shared. */
static void head_start(void **state)
{
    (void)state;
    static const double alone[] = {1000, 1e-5};
    for (size_t i = 0; i < 2; i++) {
        struct work work = {.fail_from = TASKS};
        struct pool_job job = {.task = mark, .context = &work, .alone = alone[i]};
        assert_int_equal(pool_run(&job, TASKS, 3, NULL), HSTAR_OK);
        for (size_t t = 0; t < TASKS; t++)
            CHECK(work.done[t] == 1, "task %zu was done %d times", t, work.done[t]);
        work.fail_from = BAD;
        assert_int_equal(pool_run(&job, TASKS, 3, NULL), HSTAR_CHILD);
    }
    CHECK_DONE();
}

static void nothing_to_do(void **state)
{
    (void)state;
    struct pool_job job = {.task = mark};
    assert_int_equal(pool_run(&job, 0, 0, NULL), HSTAR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_task_once), cmocka_unit_test(progress),   cmocka_unit_test(called_off),
        cmocka_unit_test(failure),         cmocka_unit_test(head_start), cmocka_unit_test(nothing_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
