/* The pool: every task once, on any number of threads; the first failure is reported. */
#include "check.h"

#include "base/pool.h"

#include "base/clock.h"

#include <stdatomic.h>
#include <time.h>

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

/* ---- Parts of tasks ---- */

enum { PARTS = 200, LONGEST_WAIT = 20 };

static void wait_a_moment(void)
{
    const struct timespec moment = {.tv_nsec = 100000};
    nanosleep(&moment, NULL);
}

struct meeting {
    atomic_size_t done[PARTS], here;
    size_t n, wanted; /* parts; and how many have to be done at a time */
    bool waits;       /* for a thread without a task before it shares */
    bool missed;
};

/* Comes back when so many are here at once. */
static void meet(void *context, size_t i)
{
    struct meeting *m = context;
    const double begun = clock_seconds();
    atomic_fetch_add(&m->done[i], 1);
    atomic_fetch_add(&m->here, 1);
    while (atomic_load(&m->here) < m->wanted && clock_seconds() < begun + LONGEST_WAIT) wait_a_moment();
    if (atomic_load(&m->here) < m->wanted) m->missed = true;
}

static hstar_status hold_meeting(void *context, size_t task, hstar_error *err)
{
    struct meeting *m = context;
    const double begun = clock_seconds();
    (void)task, (void)err;
    while (m->waits && !pool_is_idle() && clock_seconds() < begun + LONGEST_WAIT) wait_a_moment();
    pool_share(meet, m, m->n);
    return HSTAR_OK;
}

/* One task, whose parts other threads do: two at a time meet only where there are two threads at them. */
static void parts_are_shared(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 3, 8};
    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
        static struct meeting m;
        m = (struct meeting){.n = PARTS, .wanted = threads[t] < 2 ? 1 : 2, .waits = threads[t] > 1};
        const struct pool_job job = {.task = hold_meeting, .context = &m, .shares = true};
        assert_int_equal(pool_run(&job, 1, threads[t], NULL), HSTAR_OK);
        CHECK(!m.missed, "%zu threads: nobody came", threads[t]);
        for (size_t i = 0; i < PARTS; i++)
            CHECK(m.done[i] == 1, "%zu threads: part %zu was done %zu times", threads[t], i,
                  (size_t)m.done[i]);
    }
    CHECK_DONE();
}

static void count_part(void *context, size_t i)
{
    atomic_size_t *done = context;
    atomic_fetch_add(&done[i % PARTS], 1);
}

static hstar_status share_often(void *context, size_t task, hstar_error *err)
{
    (void)task, (void)err;
    for (size_t k = 0; k < 50; k++) pool_share(count_part, context, PARTS);
    return HSTAR_OK;
}

/* Several tasks share at once; and who is in no pool does its parts itself. */
static void all_share(void **state)
{
    (void)state;
    atomic_size_t done[PARTS] = {0};
    const struct pool_job job = {.task = share_often, .context = done, .shares = true};
    assert_int_equal(pool_run(&job, 7, 4, NULL), HSTAR_OK);
    assert_false(pool_is_idle());
    pool_share(count_part, done, PARTS);
    for (size_t i = 0; i < PARTS; i++)
        CHECK(done[i] == 7 * 50 + 1, "part %zu was done %zu times", i, (size_t)done[i]);
    CHECK_DONE();
}

/* Both tasks are under way at once, though the first began when its thread was to work alone. */
static hstar_status meet_in_task(void *context, size_t task, hstar_error *err)
{
    struct meeting *m = context;
    const double begun = clock_seconds();
    (void)err;
    atomic_fetch_add(&m->done[task], 1);
    atomic_fetch_add(&m->here, 1);
    while (atomic_load(&m->here) < m->wanted && clock_seconds() < begun + LONGEST_WAIT) {
        wait_a_moment();
        pool_pulse();
    }
    if (atomic_load(&m->here) < m->wanted) m->missed = true;
    return HSTAR_OK;
}

static void started_from_a_task(void **state)
{
    (void)state;
    struct meeting m = {.wanted = 2};
    const struct pool_job job = {.task = meet_in_task, .context = &m, .alone = 1e-3};
    pool_pulse();
    assert_int_equal(pool_run(&job, 2, 2, NULL), HSTAR_OK);
    CHECK(!m.missed && m.done[0] == 1 && m.done[1] == 1, "the second task began behind the first");
    CHECK_DONE();
}

static hstar_status fail_and_share(void *context, size_t task, hstar_error *err)
{
    pool_share(count_part, context, PARTS);
    return task == 3 ? error_set(err, HSTAR_CHILD, "task %zu", task) : HSTAR_OK;
}

/* A failure ends those who wait for parts. */
static void failure_ends_helpers(void **state)
{
    (void)state;
    atomic_size_t done[PARTS] = {0};
    hstar_error err = {0};
    const struct pool_job job = {.task = fail_and_share, .context = done, .shares = true};
    assert_int_equal(pool_run(&job, TASKS, 3, &err), HSTAR_CHILD);
    assert_string_equal(err.message, "task 3");
    assert_int_equal(pool_run(&job, 0, 3, NULL), HSTAR_OK);
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
        cmocka_unit_test(every_task_once),     cmocka_unit_test(progress),
        cmocka_unit_test(called_off),          cmocka_unit_test(failure),
        cmocka_unit_test(head_start),          cmocka_unit_test(nothing_to_do),
        cmocka_unit_test(parts_are_shared),    cmocka_unit_test(all_share),
        cmocka_unit_test(started_from_a_task), cmocka_unit_test(failure_ends_helpers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
