/* What it costs to remember a call: batches of a cheap function, bare, remembered at new points, and answered from memory; through all that
 * counts, foresees and remembers, as a program is asked; and from a file. Rounds of all take turns, and the fastest of each counts. */
#include "function/source/remembered.h"
#include "base/clock.h"
#include "function/ledger.h"
#include "function/source/ahead.h"
#include "function/source/callback.h"
#include "function/source/counted.h"
#include "function/source/remembered_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_VARIABLES = 1000, MOST_IN_FILE = 10, POINTS = 64, CALLS = 200, FILE_CALLS = 20, ROUNDS = 15 };

static int sum_of_squares(size_t n_points, const double *const *x, double *const *y, void *context)
{
    const size_t *n = context;
    for (size_t i = 0; i < n_points; i++) {
        double sum = 0;
        for (size_t v = 0; v < *n; v++) sum += x[v][i] * x[v][i];
        y[0][i] = sum;
    }
    return 0;
}

static void must_be(bool right, const char *what)
{
    if (right) return;
    fprintf(stderr, "bench_remembered: %s\n", what);
    exit(3);
}

static struct function *plain_of(size_t *n)
{
    const struct callback_call call = {.batch = sum_of_squares, .context = n};
    struct function *f;
    must_be(!callback_new(&call, *n, 1, &f, NULL), "no function");
    return f;
}

/* Batches in which one variable is moved, as searches ask; nanoseconds a point. */
static double time_calls(const struct function *f, size_t n, size_t calls)
{
    static const double still = 2.385;
    double x[POINTS], y[POINTS], *outputs[] = {y};
    static const double *column[MOST_VARIABLES];
    static bool varies[MOST_VARIABLES];
    for (size_t v = 0; v < n; v++) column[v] = &still;
    const struct points points = {.n = POINTS, .column = column, .varies = varies};
    const double begun = clock_seconds();
    for (size_t k = 0; k < calls; k++) {
        const size_t moved = k % n;
        for (size_t i = 0; i < POINTS; i++) x[i] = still + 1e-3 * (double)(k * POINTS + i + 1);
        column[moved] = x;
        varies[moved] = true;
        must_be(!function_evaluate(f, &points, outputs, NULL), "no answer");
        column[moved] = &still;
        varies[moved] = false;
    }
    return (clock_seconds() - begun) * 1e9 / (double)(calls * POINTS);
}

static struct function *remembering(size_t *n, struct kept *kept)
{
    struct function *f;
    must_be(!remembered_new(plain_of(n), kept, &f, NULL), "nothing remembered");
    return f;
}

static struct kept *kept_of(size_t n, const double *point)
{
    struct kept_identity id = {.name = "sum", .kind = "callback", .n_variables = n, .point = point};
    struct kept *kept;
    text_init(&id.bytes);
    text_format(&id.bytes, "sum of %zu", n);
    must_be(!kept_open("bench_remembered.answers", &id, &kept, NULL), "no file");
    text_clear(&id.bytes);
    return kept;
}

/* Nanoseconds a call; bytes of memory a point. */
struct times {
    double bare, fresh, known, driver, fresh_in_file, known_in_file, bytes;
};

static void keep_least(double *least, double time)
{
    *least = fmin(*least, time);
}

static void time_memory(size_t n, struct times *t)
{
    struct function *plain = plain_of(&n), *f = remembering(&n, NULL);
    const struct answers *answers = &((struct remembered *)f)->answers;
    keep_least(&t->bare, time_calls(plain, n, CALLS));
    keep_least(&t->fresh, time_calls(f, n, CALLS));
    keep_least(&t->known, time_calls(f, n, CALLS));
    t->bytes = (double)answers_bytes(answers) / (double)answers->n;
    function_free(plain);
    function_free(f);
}

static void time_driver(size_t n, struct times *t)
{
    struct ledger ledger;
    struct function *ahead, *counted;
    ledger_init(&ledger);
    must_be(!ahead_new(remembering(&n, NULL), &ahead, NULL), "nothing foreseen");
    must_be(!counted_new(ahead, &ledger, &counted, NULL), "nothing counted");
    keep_least(&t->driver, time_calls(counted, n, CALLS));
    function_free(counted);
    function_free(ahead);
}

static void time_file(size_t n, const double *point, struct times *t)
{
    double *const time[] = {&t->fresh_in_file, &t->known_in_file};
    for (int again = 0; again < 2; again++) {
        struct function *f = remembering(&n, kept_of(n, point));
        keep_least(time[again], time_calls(f, n, FILE_CALLS));
        function_free(f);
    }
    unlink("bench_remembered.answers");
}

int main(void)
{
    static const size_t sizes[] = {1, 3, MOST_IN_FILE, MOST_VARIABLES};
    static const double point[MOST_IN_FILE] = {0};
    puts("nanoseconds a call, in batches of 64: bare, and how many more it takes: of the driver the aim is "
         "50, known points are those that it"
         " was asked for before");
    puts("variables    bare  new points  known points  driver, new   ratio  bytes a point   new, in a file  "
         "known, in a file");
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        const size_t n = sizes[s];
        struct times t = {INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, 0};
        for (int round = 0; round < ROUNDS; round++) {
            time_memory(n, &t);
            time_driver(n, &t);
            if (n <= MOST_IN_FILE) time_file(n, point, &t);
        }
        printf("%9zu  %6.1f  %10.1f  %12.1f  %11.1f  %6.2f  %13.1f", n, t.bare, t.fresh - t.bare,
               t.known - t.bare, t.driver - t.bare, t.driver / t.bare, t.bytes);
        if (n <= MOST_IN_FILE) printf("  %15.0f  %16.0f", t.fresh_in_file - t.bare, t.known_in_file - t.bare);
        putchar('\n');
    }
    return 0;
}
