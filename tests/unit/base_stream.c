/* Streams of work: every piece once, in order or not, within the window, on any number of threads; failures of each kind. */
#include "check.h"

#include "base/stream.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECES = 3000, BAD_PIECE = 1500, MOST_A_THREAD = 256, SLOW = 50000 /* microseconds */ };

static struct run {
    size_t taken, given, in_order;
    atomic_size_t on_their_way, most, made, freed, at_once, beside;
    bool seen[PIECES];
    bool slow_first;
    size_t bad_next, bad_work, bad_give; /* PIECES: none */
} run;

static hstar_status take_number(void *context, void **piece, hstar_error *err)
{
    (void)context;
    if (run.taken == run.bad_next) return error_set(err, HSTAR_FILE, "next");
    if (run.taken == PIECES) return HSTAR_OK;
    size_t *number = malloc(sizeof *number);
    *number = run.taken++;
    atomic_fetch_add(&run.made, 1);
    const size_t now = atomic_fetch_add(&run.on_their_way, 1) + 1;
    if (now > atomic_load(&run.most)) atomic_store(&run.most, now);
    *piece = number;
    return HSTAR_OK;
}

static bool is_tenth(const void *piece)
{
    return *(const size_t *)piece % 10 == 0;
}

static hstar_status work_on_number(void *context, void *piece, size_t worker, hstar_error *err)
{
    (void)context;
    const size_t number = *(const size_t *)piece;
    CHECK(worker < stream_threads(8), "worker %zu", worker);
    if (is_tenth(piece) && atomic_fetch_add(&run.at_once, 1)) atomic_fetch_add(&run.beside, 1);
    for (size_t i = 0; i < number % 7; i++) sched_yield();
    if (run.slow_first && number == 0) usleep(SLOW);
    if (is_tenth(piece)) atomic_fetch_sub(&run.at_once, 1);
    return number == run.bad_work ? error_set(err, HSTAR_MEMORY, "work") : HSTAR_OK;
}

static hstar_status give_number(void *context, void *piece, hstar_error *err)
{
    (void)context;
    const size_t number = *(const size_t *)piece;
    if (number == run.bad_give) return error_set(err, HSTAR_CHILD, "give");
    run.in_order += number == run.given;
    run.seen[number] = true;
    run.given++;
    atomic_fetch_sub(&run.on_their_way, 1);
    return HSTAR_OK;
}

static void free_number(void *piece)
{
    atomic_fetch_add(&run.freed, 1);
    free(piece);
}

static void begin_run(size_t bad_next, size_t bad_work, size_t bad_give)
{
    memset(&run, 0, sizeof run);
    run.bad_next = bad_next;
    run.bad_work = bad_work;
    run.bad_give = bad_give;
}

static size_t half_of_all(const void *piece)
{
    (void)piece;
    return 1 << 22;
}

/* Two that wait for their turn are enough: those that are begun go on, and no more are taken. */
static void large_pieces_are_few(void **state)
{
    (void)state;
    const struct stream_job job = {.next = take_number,
                                   .work = work_on_number,
                                   .give = give_number,
                                   .free = free_number,
                                   .bytes = half_of_all};
    for (size_t n = 1; n < 9; n += 7) {
        begin_run(PIECES + 1, PIECES, PIECES);
        run.slow_first = true;
        assert_int_equal(stream_run(&job, n, NULL), HSTAR_OK);
        CHECK(run.given == PIECES && run.in_order == PIECES, "%zu given, %zu in order", run.given,
              run.in_order);
        CHECK(run.most <= 2 + n, "%zu threads: %zu on their way", n, run.most);
    }
    CHECK_DONE();
}

static hstar_status run_stream(size_t n_threads, bool as_they_come, hstar_error *err)
{
    const struct stream_job job = {.next = take_number,
                                   .work = work_on_number,
                                   .give = give_number,
                                   .free = free_number,
                                   .alone = is_tenth,
                                   .as_they_come = as_they_come};
    return stream_run(&job, n_threads, err);
}

static void every_piece_once(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 8};
    for (size_t t = 0; t < 6; t++) {
        const size_t n = threads[t / 2];
        const bool as_they_come = t % 2;
        begin_run(PIECES + 1, PIECES, PIECES);
        assert_int_equal(run_stream(n, as_they_come, NULL), HSTAR_OK);
        CHECK(run.given == PIECES && run.freed == PIECES, "%zu given, %zu freed", run.given, run.freed);
        for (size_t i = 0; i < PIECES; i++) CHECK(run.seen[i], "piece %zu was not given", i);
        CHECK(as_they_come || run.in_order == PIECES, "%zu threads: %zu in order", n, run.in_order);
        CHECK(run.most <= n * MOST_A_THREAD, "%zu threads: %zu on their way", n, run.most);
        CHECK(run.beside == 0, "%zu threads: %zu beside others that may have none beside them", n,
              run.beside);
    }
    CHECK_DONE();
}

static void failures_end_it(void **state)
{
    (void)state;
    static const struct {
        size_t next, work, give;
        const char *says;
        hstar_status status;
    } rows[] = {{BAD_PIECE, PIECES, PIECES, "next", HSTAR_FILE},
                {PIECES + 1, BAD_PIECE, PIECES, "work", HSTAR_MEMORY},
                {PIECES + 1, PIECES, BAD_PIECE, "give", HSTAR_CHILD}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 1; n < 9; n += 7) {
            hstar_error err = {0};
            begin_run(rows[i].next, rows[i].work, rows[i].give);
            assert_int_equal(run_stream(n, false, &err), rows[i].status);
            CHECK(!strcmp(err.message, rows[i].says), "%s: %s", rows[i].says, err.message);
            CHECK(run.freed == run.made, "%s: %zu made, %zu freed", rows[i].says, run.made, run.freed);
            CHECK(run.given <= BAD_PIECE && run.in_order == run.given, "%s: %zu given, %zu in order",
                  rows[i].says, run.given, run.in_order);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_piece_once), cmocka_unit_test(failures_end_it),
                                       cmocka_unit_test(large_pieces_are_few)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
