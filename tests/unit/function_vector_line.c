/* Compiled functions along a variable: also those that write where they should only read, at whichever call. */
#include "check.h"

#include "base/pool.h"
#include "function/source/request_text.h"
#include "function/source/vector_line.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { N = 7 };

static size_t calls;

/* A function that takes const double * may have been told otherwise. */
static double *writable(const double *x)
{
    double *w;
    memcpy(&w, &x, sizeof w);
    return w;
}

static double read_all(const double *x, size_t n)
{
    double sum = 0;
    calls++;
    for (size_t i = 0; i < n; i++) sum = sum * 1.25 + x[i] * x[i];
    return sum;
}

static hstar_status reads(const void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)context, (void)err;
    *y = read_all(x, n);
    return HSTAR_OK;
}

static hstar_status writes_all(const void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const double sum = read_all(x, n);
    (void)context, (void)err;
    for (size_t i = 0; i < n; i++) writable(x)[i] = 9;
    *y = sum;
    return HSTAR_OK;
}

static hstar_status swaps_at_times(const void *context, const double *x, size_t n, double *y,
                                   hstar_error *err)
{
    const double sum = read_all(x, n), kept = x[n - 1];
    (void)context, (void)err;
    if (sum > 40) {
        writable(x)[n - 1] = x[n - 2];
        writable(x)[n - 2] = kept;
    }
    *y = sum;
    return HSTAR_OK;
}

static hstar_status writes_its_variable(const void *context, const double *x, size_t n, double *y,
                                        hstar_error *err)
{
    const size_t *wrt = context;
    (void)err;
    const double sum = read_all(x, n);
    writable(x)[*wrt] = NAN;
    *y = sum;
    return HSTAR_OK;
}

static hstar_status writes_none_again(const void *context, const double *x, size_t n, double *y,
                                      hstar_error *err)
{
    const double sum = read_all(x, n);
    (void)context, (void)err;
    if (x[0] > 1) writable(x)[1] = NAN;
    *y = sum;
    return HSTAR_OK;
}

/* Every other call undoes it: an even number of calls leaves no trace. */
static hstar_status negates(const void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const double sum = read_all(x, n) + x[2] * x[3];
    (void)context, (void)err;
    writable(x)[2] = -x[2];
    *y = sum;
    return HSTAR_OK;
}

static vector_call *const functions[] = {
    reads, writes_all, swaps_at_times, writes_its_variable, writes_none_again, negates};

static const double point[N] = {0.385, -1.7, 2.25, 0.5, 3.125, -0.75, 1.0625};

static double want_of(vector_call *f, double x, size_t wrt)
{
    double at[N];
    memcpy(at, point, sizeof at);
    at[wrt] = x;
    double y = NAN;
    assert_int_equal(f(&wrt, at, N, &y, NULL), HSTAR_OK);
    return y;
}

static double want(double x, size_t wrt)
{
    return want_of(reads, x, wrt);
}

/* Some batches, as a search has them; once more where the function has spoilt its point. */
static void search_along(void *base, vector_call *f, size_t wrt, bool trusts)
{
    static const size_t batches[] = {1, 2, 5, 1, 3};
    double got[12], x[12];
    void *line = NULL;
    assert_int_equal(vector_line_new(base, 0, wrt, &line, NULL), HSTAR_OK);
    if (trusts) vector_line_trust(line);
    int rounds = 0;
    do {
        size_t done = 0;
        for (size_t b = 0; b < sizeof batches / sizeof *batches; done += batches[b++]) {
            for (size_t i = done; i < done + batches[b]; i++) x[i] = point[wrt] + 0.375 * (double)i - 1;
            assert_int_equal(vector_line_values(line, x + done, batches[b], got + done, NULL), HSTAR_OK);
        }
        CHECK(++rounds <= 2, "spoilt again");
    } while (trusts && vector_line_spoilt(line) && rounds < 3);
    for (size_t i = 0; i < 12; i++)
        CHECK_SAME(got[i], want_of(f, x[i], wrt), trusts ? "trusting" : "at each call");
    vector_line_free(line);
}

static void writers(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof functions / sizeof *functions; k++)
        for (int trusts = 0; trusts < 2; trusts++) {
            void *base = NULL;
            size_t wrt = 0;
            assert_int_equal(vector_base_new(functions[k], &wrt, point, N, &base, NULL), HSTAR_OK);
            for (size_t line = 0; line < 3 * N; line++) { /* more than look after their first call */
                wrt = line % N;
                search_along(base, functions[k], wrt, trusts);
            }
            vector_base_free(base);
        }
    CHECK_DONE();
}

/* What reads only is called as often as it is asked. */
static void once(void **state)
{
    void *base = NULL, *one = NULL, *two = NULL;
    double y[4];
    (void)state;
    assert_int_equal(vector_base_new(reads, NULL, point, N, &base, NULL), HSTAR_OK);
    assert_int_equal(vector_line_new(base, 0, 1, &one, NULL), HSTAR_OK);
    assert_int_equal(vector_line_new(base, 0, 2, &two, NULL), HSTAR_OK); /* two at once */
    calls = 0;
    assert_int_equal(vector_line_values(one, point, 4, y, NULL), HSTAR_OK);
    CHECK(calls == 4, "%zu calls", calls);
    for (size_t i = 0; i < 4; i++) CHECK_SAME(y[i], want(point[i], 1), "one");
    assert_int_equal(vector_line_values(two, point, 4, y, NULL), HSTAR_OK);
    for (size_t i = 0; i < 4; i++) CHECK_SAME(y[i], want(point[i], 2), "two");
    vector_line_trust(one);
    calls = 0;
    assert_int_equal(vector_line_values(one, point, 4, y, NULL), HSTAR_OK);
    CHECK(!vector_line_spoilt(one) && calls == 4, "%zu calls", calls);
    vector_line_free(one);
    vector_line_free(two);
    vector_line_free(NULL);
    vector_base_free(base);
    vector_base_free(NULL);
    CHECK_DONE();
}

/* A search that was given up leaves nothing to the next one. */
static void given_up(void **state)
{
    void *base = NULL, *line = NULL;
    double y[2];
    (void)state;
    assert_int_equal(vector_base_new(writes_all, NULL, point, N, &base, NULL), HSTAR_OK);
    assert_int_equal(vector_line_new(base, 0, 1, &line, NULL), HSTAR_OK);
    vector_line_trust(line);
    assert_int_equal(vector_line_values(line, point, 2, y, NULL), HSTAR_OK);
    vector_line_free(line);
    assert_int_equal(vector_line_new(base, 0, 2, &line, NULL), HSTAR_OK);
    assert_int_equal(vector_line_values(line, point, 2, y, NULL), HSTAR_OK);
    for (size_t i = 0; i < 2; i++) CHECK_SAME(y[i], want(point[i], 2), "after it");
    vector_line_free(line);
    vector_base_free(base);
    CHECK_DONE();
}

/* The text of a point, whichever of its numbers were there before. */
static void texts(void **state)
{
    static const double some[] = {0, -0.0, 1.5, NAN, INFINITY, -INFINITY, 0.1, 1e300, 5e-324, -2385.0625};
    struct request_text kept;
    double x[N] = {0};
    uint32_t seed = 1;
    (void)state;
    assert_true(request_text_init(&kept, N));
    for (int round = 0; round < 3000; round++) {
        struct text got, plain;
        text_init(&got);
        text_init(&plain);
        for (uint32_t k = (seed = seed * 1664525u + 1013904223u) >> 29; k > 0; k--) {
            seed = seed * 1664525u + 1013904223u;
            x[(seed >> 10) % N] = some[(seed >> 20) % (sizeof some / sizeof *some)];
        }
        for (size_t v = 0; v < N; v++) {
            text_append(&plain, " ");
            if (isfinite(x[v]))
                text_double(&plain, x[v]);
            else
                text_append(&plain, isnan(x[v]) ? "nan" : x[v] > 0 ? "inf" : "-inf");
        }
        text_append(&got, "value");
        request_text_append(&kept, x, &got);
        CHECK(!strcmp(got.data + 5, plain.data), "got%s, want%s", got.data + 5, plain.data);
        text_clear(&got);
        text_clear(&plain);
    }
    request_text_clear(&kept);
    CHECK_DONE();
}

/* ---- Calls side by side ---- */

enum { SIDE = 12 };

struct sided {
    vector_call *call;
    bool spoilt;
    double y[2][SIDE];
};

/* A millisecond and more, so that another thread is worth waking. */
static void take_time(void)
{
    const struct timespec moment = {.tv_nsec = 1000000};
    nanosleep(&moment, NULL);
}

static atomic_size_t calls_beside;

static double read_slowly(const double *x, size_t n)
{
    double sum = 0;
    atomic_fetch_add(&calls_beside, 1);
    take_time();
    for (size_t i = 0; i < n; i++) sum = sum * 1.25 + x[i] * x[i];
    return sum;
}

static hstar_status reads_slowly(const void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)context, (void)err;
    *y = read_slowly(x, n);
    return HSTAR_OK;
}

/* From 2 on. */
static hstar_status writes_slowly(const void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)context, (void)err;
    *y = read_slowly(x, n);
    if (x[0] >= 2) writable(x)[3] = NAN;
    return HSTAR_OK;
}

static hstar_status gives_up_slowly(const void *context, const double *x, size_t n, double *y,
                                    hstar_error *err)
{
    (void)context;
    *y = read_slowly(x, n);
    return x[0] >= 2 ? error_set(err, HSTAR_CANCELLED, "at %g", x[0]) : HSTAR_OK;
}

static double side_place(size_t i)
{
    return 1 + (double)i / 4;
}

/* Twice, so that the second time the calls are known to take long; as soon as the other thread waits. */
static hstar_status ask_line(void *context, size_t task, hstar_error *err)
{
    struct sided *s = context;
    void *base, *line;
    double x[SIDE];
    hstar_status status = HSTAR_OK;
    (void)task;
    for (size_t i = 0; i < SIDE; i++) x[i] = side_place(i);
    assert_int_equal(vector_base_new(s->call, NULL, point, N, &base, NULL), HSTAR_OK);
    assert_int_equal(vector_line_new(base, 0, 0, &line, NULL), HSTAR_OK);
    vector_line_trust(line);
    for (size_t wait = 0; wait < 10000 && !pool_is_idle(); wait++) take_time();
    assert_true(pool_is_idle());
    for (size_t k = 0; k < 2 && !status; k++) status = vector_line_values(line, x, SIDE, s->y[k], err);
    s->spoilt = vector_line_spoilt(line);
    vector_line_free(line);
    vector_base_free(base);
    return status;
}

static void side_by_side(void **state)
{
    (void)state;
    vector_call *const all[] = {reads_slowly, writes_slowly};
    for (size_t c = 0; c < 2; c++) {
        struct sided s = {.call = all[c]};
        const struct pool_job job = {.task = ask_line, .context = &s, .shares = true};
        atomic_store(&calls_beside, 0);
        assert_int_equal(pool_run(&job, 1, 2, NULL), HSTAR_OK);
        CHECK(atomic_load(&calls_beside) == 2 * SIDE, "%zu calls", (size_t)atomic_load(&calls_beside));
        CHECK(s.spoilt == (all[c] == writes_slowly), "function %zu: %d", c, s.spoilt);
        for (size_t i = 0; i < SIDE; i++) {
            double at[N], want = 0;
            memcpy(at, point, sizeof at);
            at[0] = side_place(i);
            for (size_t v = 0; v < N; v++) want = want * 1.25 + at[v] * at[v];
            CHECK_SAME(s.y[1][i], want, c ? "beside one that writes" : "beside others");
        }
    }
    CHECK_DONE();
}

/* The first place at which it gave up is told, whoever was there first. */
static void given_up_beside(void **state)
{
    (void)state;
    struct sided s = {.call = gives_up_slowly};
    const struct pool_job job = {.task = ask_line, .context = &s, .shares = true};
    hstar_error err = {0};
    assert_int_equal(pool_run(&job, 1, 2, &err), HSTAR_CANCELLED);
    assert_string_equal(err.message, "at 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writers), cmocka_unit_test(once),         cmocka_unit_test(given_up),
        cmocka_unit_test(texts),   cmocka_unit_test(side_by_side), cmocka_unit_test(given_up_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
