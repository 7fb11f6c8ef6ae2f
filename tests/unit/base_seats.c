/* Nobody shares a seat, nobody spins for one, and nobody waits for what was removed. */
#include "check.h"

#include "base/pool.h"
#include "base/seats.h"

#include <stdatomic.h>
#include <sys/resource.h>
#include <time.h>

enum { SEATS = 3, THREADS = 8, TASKS = 3000 };

struct room {
    struct seats *seats;
    atomic_int inside[SEATS];
    atomic_size_t shared, refused;
    const struct timespec *stay;
};

static hstar_status sit(void *context, size_t task, hstar_error *err)
{
    struct room *room = context;
    size_t seat;
    (void)task;
    (void)err;
    if (!seats_take(room->seats, 0, &seat)) {
        atomic_fetch_add(&room->refused, 1);
        return HSTAR_OK;
    }
    if (atomic_fetch_add(&room->inside[seat], 1)) atomic_fetch_add(&room->shared, 1);
    if (room->stay) nanosleep(room->stay, NULL);
    atomic_fetch_sub(&room->inside[seat], 1);
    seats_give(room->seats, seat);
    return HSTAR_OK;
}

static void one_each(void **state)
{
    struct room room = {0};
    (void)state;
    assert_int_equal(seats_new(SEATS, SEATS, &room.seats, NULL), HSTAR_OK);
    const struct pool_job job = {.task = sit, .context = &room};
    assert_int_equal(pool_run(&job, TASKS, THREADS, NULL), HSTAR_OK);
    CHECK(!atomic_load(&room.shared) && !atomic_load(&room.refused), "%zu shared, %zu refused",
          atomic_load(&room.shared), atomic_load(&room.refused));
    seats_free(room.seats);
    assert_int_equal(seats_new(SEATS, 1, &room.seats, NULL), HSTAR_OK);
    seats_set_up(room.seats, 2);
    CHECK(seats_ready(room.seats) == 2, "%zu are there", seats_ready(room.seats));
    seats_set_up(room.seats, 1);
    CHECK(seats_ready(room.seats) == 2, "%zu are there", seats_ready(room.seats));
    seats_set_up(room.seats, SEATS + 5);
    CHECK(seats_ready(room.seats) == SEATS, "%zu are there", seats_ready(room.seats));
    seats_free(room.seats);
    seats_free(NULL);
    CHECK_DONE();
}

static double processor_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

/* Seven threads wait for one seat for half a second. */
static void asleep(void **state)
{
    const struct timespec stay = {.tv_nsec = 60000000};
    struct room room = {.stay = &stay};
    (void)state;
    assert_int_equal(seats_new(1, 1, &room.seats, NULL), HSTAR_OK);
    const struct pool_job job = {.task = sit, .context = &room};
    const double begun = processor_seconds();
    assert_int_equal(pool_run(&job, THREADS, THREADS, NULL), HSTAR_OK);
    const double used = processor_seconds() - begun;
    CHECK(used < 0.1 && !atomic_load(&room.shared), "waiting took a processor %g s", used);
    seats_free(room.seats);
    CHECK_DONE();
}

/* Who sits on the last seat removes it: all who wait are refused. */
static hstar_status remove_or_wait(void *context, size_t task, hstar_error *err)
{
    const struct timespec while_others_come = {.tv_nsec = 20000000};
    struct room *room = context;
    size_t seat;
    (void)task;
    (void)err;
    if (!seats_take(room->seats, 0, &seat)) {
        atomic_fetch_add(&room->refused, 1);
        return HSTAR_OK;
    }
    nanosleep(&while_others_come, NULL);
    seats_remove(room->seats, seat);
    return HSTAR_OK;
}

static void removed(void **state)
{
    struct room room = {0};
    (void)state;
    assert_int_equal(seats_new(2, 2, &room.seats, NULL), HSTAR_OK);
    const struct pool_job job = {.task = remove_or_wait, .context = &room};
    assert_int_equal(pool_run(&job, THREADS, THREADS, NULL), HSTAR_OK);
    CHECK(atomic_load(&room.refused) == THREADS - 2, "%zu refused", atomic_load(&room.refused));
    seats_free(room.seats);
    CHECK_DONE();
}

/* Two of three seats are set up when somebody has waited for them. */
static void set_up_later(void **state)
{
    struct seats *seats;
    size_t first, second, third;
    (void)state;
    assert_int_equal(seats_new(3, 1, &seats, NULL), HSTAR_OK);
    assert_true(seats_take(seats, 10, &first));
    CHECK(first == 0 && seats_ready(seats) == 1, "the first is %zu of %zu", first, seats_ready(seats));
    assert_true(seats_take(seats, 0.01, &second));
    CHECK(second == 1 && seats_ready(seats) == 2, "the second is %zu of %zu", second, seats_ready(seats));
    seats_remove(seats, first);
    seats_give(seats, second);
    assert_true(seats_take(seats, 10, &second));
    CHECK(second == 1, "the one that is free is %zu", second);
    assert_true(seats_take(seats, 0, &third));
    CHECK(third == 2, "the third is %zu", third);
    seats_free(seats);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_each), cmocka_unit_test(asleep),
                                       cmocka_unit_test(removed), cmocka_unit_test(set_up_later)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
