/* What it costs to remember a call: batches of a cheap function, bare, remembered at new points, and answered from memory; and from a
 * file. Rounds of all take turns, and the fastest of each counts. */
#include "function/source/remembered.h"
#include "base/clock.h"
#include "function/source/callback.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_VARIABLES = 10, POINTS = 64, CALLS = 200, FILE_CALLS = 20, ROUNDS = 15 };

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
    const double *column[MOST_VARIABLES];
    bool varies[MOST_VARIABLES] = {false};
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

static struct function *remembered_of(size_t *n, struct kept *kept)
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

int main(void)
{
    static const size_t sizes[] = {1, 3, MOST_VARIABLES};
    static const double point[MOST_VARIABLES] = {0};
    puts("nanoseconds a call, in batches of 64: bare, and how many more it takes");
    puts("variables    bare   new points  known points   new, in a file  known, in a file");
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        size_t n = sizes[s];
        double best[5] = {INFINITY, INFINITY, INFINITY, INFINITY, INFINITY};
        for (int round = 0; round < ROUNDS; round++) {
            struct function *plain = plain_of(&n), *f = remembered_of(&n, NULL);
            best[0] = fmin(best[0], time_calls(plain, n, CALLS));
            best[1] = fmin(best[1], time_calls(f, n, CALLS));
            best[2] = fmin(best[2], time_calls(f, n, CALLS));
            function_free(plain);
            function_free(f);
            for (int again = 0; again < 2; again++) {
                f = remembered_of(&n, kept_of(n, point));
                best[3 + again] = fmin(best[3 + again], time_calls(f, n, FILE_CALLS));
                function_free(f);
            }
            unlink("bench_remembered.answers");
        }
        printf("%9zu  %6.1f  %11.1f  %12.1f  %15.0f  %16.0f\n", n, best[0], best[1] - best[0],
               best[2] - best[0], best[3] - best[0], best[4] - best[0]);
    }
    return 0;
}
