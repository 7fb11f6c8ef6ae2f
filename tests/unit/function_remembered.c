/* A function that remembers asks f at each point once, and at one of them twice; a random one is found out; a file has the answers for
 * the next. */
#include "check.h"

#include "base/pool.h"
#include "function/source/answers.h"
#include "function/source/callback.h"
#include "function/source/kept_list.h"
#include "function/source/remembered.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/* f, as it is asked: how often, and what it does beside answering. */
struct asked_f {
    atomic_size_t n;
    bool random, gives_up;
    double nowhere; /* where nobody answers */
};

static int f_of_two(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct asked_f *asked = context;
    const size_t before = atomic_fetch_add(&asked->n, 1);
    (void)n, (void)m;
    if (asked->gives_up) return 1;
    y[0] = x[0] * x[1];
    if (asked->random) y[0] += 0x1p-40 * (double)before;
    y[1] = x[0] == asked->nowhere ? function_no_answer() : x[0] - x[1];
    if (x[0] == asked->nowhere) y[0] = function_no_answer();
    return 0;
}

static struct function *remember(struct asked_f *asked, struct kept *kept)
{
    const struct callback_call call = {.vector = f_of_two, .context = asked};
    struct function *f, *remembered;
    assert_int_equal(callback_new(&call, 2, 2, &f, NULL), HSTAR_OK);
    callback_share(f, true);
    assert_int_equal(remembered_new(f, kept, &remembered, NULL), HSTAR_OK);
    assert_true(remembered->class->concurrent);
    assert_ptr_equal(remembered_inner(remembered), f);
    return remembered;
}

enum { MOST = 8 };

/* f at (x[i], 2.385), n of them. */
static hstar_status ask_places(const struct function *f, const double *x, size_t n, double y[2][MOST])
{
    const double second = 2.385, *column[] = {x, &second};
    const bool varies[] = {true, false};
    double *outputs[] = {y[0], y[1]};
    const struct points points = {.n = n, .column = column, .varies = varies};
    return function_evaluate(f, &points, outputs, NULL);
}

static void check_places(const double *x, size_t n, double y[2][MOST])
{
    for (size_t i = 0; i < n; i++) {
        CHECK_SAME(y[0][i], x[i] * 2.385, "the product");
        CHECK_SAME(y[1][i], x[i] - 2.385, "the difference");
    }
}

static void each_point_once(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double x[MOST];
        size_t n, asked; /* by then, in all */
    } calls[] = {
        {"two points", {1.5, 2.5}, 2, 2},
        {"one of them and another", {2.5, 3.5}, 2, 4}, /* 2.5 is the proof */
        {"all known", {1.5, 3.5, 2.5, 2.5}, 4, 4},
        {"equal points in a call", {7.5, 7.5, 1.5, 7.5}, 4, 5},
        {"zeros of both signs are two", {0.0, -0.0}, 2, 7},
        {"and known", {-0.0, 0.0}, 2, 7},
    };
    struct asked_f asked = {.nowhere = NAN};
    struct function *f = remember(&asked, NULL);
    for (size_t c = 0; c < sizeof calls / sizeof *calls; c++) {
        double y[2][MOST];
        assert_int_equal(ask_places(f, calls[c].x, calls[c].n, y), HSTAR_OK);
        check_places(calls[c].x, calls[c].n, y);
        CHECK(asked.n == calls[c].asked, "%s: asked %zu times and not %zu", calls[c].label, (size_t)asked.n,
              calls[c].asked);
    }
    function_free(f);
    CHECK_DONE();
}

/* What was asked before there was a memory counts. */
static void what_was_learnt(void **state)
{
    (void)state;
    const double point[] = {1.5, 2.385}, first[] = {1.5 * 2.385, 1.5 - 2.385}, other[] = {3, 4};
    const double *const alike[] = {first, first}, *const unlike[] = {first, other};
    static const struct {
        const char *label;
        size_t n, asked;
    } rows[] = {{"one copy", 1, 1}, {"two that agree", 2, 0}, {"two that do not", 2, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct asked_f asked = {.nowhere = NAN};
        struct function *f = remember(&asked, NULL);
        double y[2][MOST];
        assert_int_equal(remembered_learn(f, point, i == 2 ? unlike : alike, rows[i].n, NULL), HSTAR_OK);
        for (int time = 0; time < 3; time++) assert_int_equal(ask_places(f, point, 1, y), HSTAR_OK);
        check_places(point, 1, y);
        CHECK(asked.n == rows[i].asked, "%s: asked %zu times", rows[i].label, (size_t)asked.n);
        function_free(f);
    }
    CHECK_DONE();
}

static void random_is_asked_again(void **state)
{
    (void)state;
    static const double x[] = {1.5, 2.5, 1.5, 1.5, 2.5};
    struct asked_f asked = {.random = true, .nowhere = NAN};
    struct function *f = remember(&asked, NULL);
    double y[2][MOST];
    assert_int_equal(ask_places(f, x, 5, y), HSTAR_OK);
    CHECK(asked.n == 5, "asked %zu times at 5 points", (size_t)asked.n);
    CHECK(y[0][0] != y[0][2] && y[0][2] != y[0][3] && y[0][1] != y[0][4], "it answered alike");
    assert_int_equal(ask_places(f, x, 5, y), HSTAR_OK);
    CHECK(asked.n == 10, "asked %zu times", (size_t)asked.n);
    function_free(f);
    CHECK_DONE();
}

static void who_gives_up_is_asked_again(void **state)
{
    (void)state;
    static const double x[] = {1.5, 1.5};
    struct asked_f asked = {.gives_up = true, .nowhere = NAN};
    struct function *f = remember(&asked, NULL);
    double y[2][MOST];
    for (int time = 0; time < 2; time++) assert_int_equal(ask_places(f, x, 2, y), HSTAR_CANCELLED);
    CHECK(asked.n == 2, "asked %zu times", (size_t)asked.n);
    asked.gives_up = false;
    assert_int_equal(ask_places(f, x, 2, y), HSTAR_OK);
    check_places(x, 2, y);
    CHECK(asked.n == 4, "asked %zu times", (size_t)asked.n); /* once, and once for the proof */
    function_free(f);
    CHECK_DONE();
}

/* Tasks ask for the same 40 points, in different orders. */
enum { TASKS = 400, PLACES = 40 };

static hstar_status ask_as_task(void *context, size_t task, hstar_error *err)
{
    double x[MOST], y[2][MOST];
    for (size_t i = 0; i < MOST; i++) x[i] = (double)((task * 7 + i * 3) % PLACES) + 0.385;
    hstar_status status = ask_places(context, x, MOST, y);
    for (size_t i = 0; i < MOST && !status; i++)
        if (y[0][i] != x[i] * 2.385) status = error_set(err, HSTAR_CHILD, "task %zu got %g", task, y[0][i]);
    return status;
}

static void by_threads(void **state)
{
    (void)state;
    for (size_t threads = 1; threads < 6; threads++) {
        struct asked_f asked = {.nowhere = NAN};
        struct function *f = remember(&asked, NULL);
        hstar_error err;
        const struct pool_job job = {.task = ask_as_task, .context = f};
        CHECK(!pool_run(&job, TASKS, threads, &err), "%zu threads: %s", threads, err.message);
        CHECK(asked.n == PLACES + 1, "%zu threads asked %zu times", threads, (size_t)asked.n);
        function_free(f);
    }
    CHECK_DONE();
}

/* 1,000 variables at 40 places each; then the same, seen from elsewhere. */
static void points_are_short(void **state)
{
    (void)state;
    enum { N = 1000 };
    static double at[N], x[PLACES];
    static const double *column[N];
    static bool varies[N];
    struct answers a;
    answers_init(&a, N, 1);
    for (size_t v = 0; v < N; v++) {
        at[v] = 2.385 + (double)v;
        column[v] = &at[v];
    }
    size_t entries[2][N] = {{0}}, entry[PLACES];
    for (int round = 0; round < 3; round++) {
        /* in the second one a call of a point far away makes another base */
        for (size_t v = 0; v < N && round == 1; v++) at[v] = -at[v];
        for (size_t v = 0; v < N; v++) {
            const struct points points = {.n = round == 1 ? 1 : PLACES, .column = column, .varies = varies};
            struct answers_view view;
            for (size_t k = 0; k < PLACES; k++) x[k] = at[v] + 0.01 * (double)(k + 1);
            column[v] = x;
            varies[v] = true;
            assert_true(answers_view_init(&a, &points, &view));
            answers_place(&a, &view, entry);
            if (round != 1) entries[round / 2][v] = entry[0];
            answers_view_clear(&view);
            column[v] = &at[v];
            varies[v] = false;
            if (round == 1) break;
        }
        for (size_t v = 0; v < N && round == 1; v++) at[v] = -at[v];
        if (round == 0) CHECK(a.n == N * PLACES && a.n_bases == 1, "%zu entries, %zu bases", a.n, a.n_bases);
    }
    CHECK(a.n == N * PLACES + 1, "%zu entries", a.n);
    for (size_t v = 0; v < N; v++) CHECK(entries[0][v] == entries[1][v], "variable %zu", v);
    CHECK(answers_bytes(&a) < 3 << 20, "%zu bytes", answers_bytes(&a));
    a.most_bytes = 0;
    const struct points one = {.n = 1, .column = column, .varies = varies};
    struct answers_view view;
    at[0] = 17;
    assert_true(answers_view_init(&a, &one, &view));
    answers_place(&a, &view, entry);
    CHECK(entry[0] == ANSWERS_FULL, "there is no end to it");
    answers_view_clear(&view);
    answers_clear(&a);
    CHECK_DONE();
}

/* Points of few different numbers, in calls in which some variables vary, against a list of all points: the same entry for the same bits, and for no
 * others; what an entry keeps stays its own as the table grows. */
enum { LISTED = 4000, MOST_VARYING = 3, SOME = 4 };

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void check_listed(size_t n, uint32_t seed)
{
    const double some[] = {0, -0.0, 2.385, -2.385, NAN, -NAN, function_no_answer(), INFINITY, 5e-324};
    enum { NUMBERS = sizeof some / sizeof *some };
    double *listed = calloc(LISTED * n, sizeof *listed), *x = calloc(SOME * n, sizeof *x);
    const double **column = calloc(n, sizeof *column);
    bool *varies = calloc(n, sizeof *varies);
    size_t n_listed = 0;
    struct answers a;
    answers_init(&a, n, 1);
    for (size_t v = 0; v < n; v++) column[v] = &x[v * SOME];
    for (int call = 0; call < 600; call++) {
        if (draw(&seed, 100) == 0) /* somewhere else: another base */
            for (size_t v = 0; v < n; v++) x[v * SOME] = some[draw(&seed, NUMBERS)];
        size_t moved[MOST_VARYING];
        for (size_t k = 0; k < MOST_VARYING; k++) {
            moved[k] = draw(&seed, (uint32_t)n);
            varies[moved[k]] = true;
            for (size_t i = 0; i < SOME; i++)
                x[moved[k] * SOME + i] =
                    draw(&seed, 3) ? some[draw(&seed, NUMBERS)] : (double)draw(&seed, 200) + 0.385;
        }
        const struct points points = {.n = SOME, .column = column, .varies = varies};
        struct answers_view view;
        size_t entry[SOME];
        assert_true(answers_view_init(&a, &points, &view));
        answers_place(&a, &view, entry);
        answers_view_clear(&view);
        for (size_t i = 0; i < SOME; i++) {
            double *point = listed + n_listed * n;
            for (size_t v = 0; v < n; v++) point[v] = points_at(&points, v, i);
            size_t place = 0;
            while (place < n_listed && memcmp(listed + place * n, point, n * sizeof *point)) place++;
            CHECK(entry[i] == place, "%zu variables, call %d: entry %zu of place %zu", n, call, entry[i],
                  place);
            if (place == n_listed) *answers_values(&a, entry[i]) = (double)n_listed++;
        }
        for (size_t k = 0; k < MOST_VARYING; k++) varies[moved[k]] = false;
    }
    CHECK(a.n == n_listed, "%zu entries of %zu points", a.n, n_listed);
    for (size_t e = 0; e < a.n; e++) CHECK(*answers_values(&a, e) == (double)e, "entry %zu", e);
    answers_clear(&a);
    free(listed);
    free(x);
    free(column);
    free(varies);
}

static void by_their_bits(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 5; seed++) {
        check_listed(1, seed);
        check_listed(2, seed);
        check_listed(7, seed);
    }
    check_listed(1000, 6);
    CHECK_DONE();
}

/* ---- In a file ---- */

static char place[] = "/tmp/hstar-remembered-XXXXXX";

static struct kept *open_kept(const char *identity)
{
    static const double point[] = {1.5, 2.385};
    struct kept_identity id = {.name = identity, .kind = "callback", .n_variables = 2, .point = point};
    struct kept *kept;
    hstar_error err;
    text_init(&id.bytes);
    text_append(&id.bytes, identity);
    const hstar_status status = kept_open("answers", &id, &kept, &err);
    if (status) print_error("%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    text_clear(&id.bytes);
    return kept;
}

static void a_file_has_them(void **state)
{
    (void)state;
    static const double x[] = {1.5, 1.5, 2.5, 4.5};
    struct asked_f asked = {.nowhere = 4.5};
    double y[2][MOST];
    for (size_t run = 0; run < 3; run++) {
        struct function *f = remember(&asked, open_kept("steady"));
        assert_int_equal(ask_places(f, x, 4, y), HSTAR_OK);
        check_places(x, 3, y);
        CHECK(isnan(y[0][3]), "%g", y[0][3]);
        /* at first three points and the proof; then the one at which nobody answered */
        CHECK(asked.n == 4 + run, "run %zu: asked %zu times", run, (size_t)asked.n);
        CHECK(!remembered_trouble(f), "%s", remembered_trouble(f));
        function_free(f);
    }
    CHECK_DONE();
}

static void a_random_one_goes_on(void **state)
{
    (void)state;
    static const double x[] = {1.5, 1.5, 2.5, 2.5, 1.5, 2.5, 3.5};
    struct asked_f asked = {.random = true, .nowhere = NAN};
    double first[2][MOST], y[2][MOST];
    struct function *f = remember(&asked, open_kept("random"));
    assert_int_equal(ask_places(f, x, 5, first), HSTAR_OK);
    function_free(f);
    for (int run = 0; run < 2; run++) {
        f = remember(&asked, open_kept("random"));
        assert_int_equal(ask_places(f, x, 7, y), HSTAR_OK);
        for (size_t i = 0; i < 5; i++) CHECK_SAME(y[0][i], first[0][i], "an answer of the first run");
        CHECK(asked.n == 7, "asked %zu times", (size_t)asked.n);
        function_free(f);
    }
    CHECK_DONE();
}

static void it_is_listed_and_cleared(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t points, answers;
        enum repeats repeats;
    } rows[] = {{"steady", 2, 2, REPEATS_STEADY}, {"random", 3, 7, REPEATS_RANDOM}};
    struct kept_list *list;
    assert_int_equal(kept_list_new("answers", &list, NULL), HSTAR_OK);
    assert_int_equal(list->n, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct kept_function *f = &list->function[i];
        CHECK(!strcmp(f->name, rows[i].name) && f->points == rows[i].points &&
                  f->answers == rows[i].answers && f->repeats == rows[i].repeats && f->n_outputs == 2 &&
                  f->n_variables == 2,
              "%s: %zu points, %zu answers, %d, %zu outputs", f->name, f->points, f->answers, f->repeats,
              f->n_outputs);
    }
    const size_t none[] = {list->function[1].number, 17}, second = list->function[1].number;
    kept_list_free(list);
    CHECK(kept_clear("answers", none, 2, NULL) == HSTAR_INVALID, "there is no 17");
    assert_int_equal(kept_list_new("answers", &list, NULL), HSTAR_OK);
    CHECK(list->n == 2, "%zu are left", list->n);
    kept_list_free(list);
    assert_int_equal(kept_clear("answers", &second, 1, NULL), HSTAR_OK);
    assert_int_equal(kept_list_new("answers", &list, NULL), HSTAR_OK);
    CHECK(list->n == 1 && list->function[0].answers == 2, "%zu are left", list->n);
    kept_list_free(list);
    CHECK(kept_list_new("nothing", &list, NULL) == HSTAR_FILE, "there is a file");
    CHECK(access("nothing", F_OK), "a file was made");
    CHECK_DONE();
}

static int go_there(void **state)
{
    (void)state;
    return mkdtemp(place) && !chdir(place) ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    unlink("answers");
    return chdir("/") || rmdir(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_point_once),
        cmocka_unit_test(what_was_learnt),
        cmocka_unit_test(random_is_asked_again),
        cmocka_unit_test(who_gives_up_is_asked_again),
        cmocka_unit_test(by_threads),
        cmocka_unit_test(by_their_bits),
        cmocka_unit_test(points_are_short),
        cmocka_unit_test(a_file_has_them),
        cmocka_unit_test(a_random_one_goes_on),
        cmocka_unit_test(it_is_listed_and_cleared),
    };
    return cmocka_run_group_tests(tests, go_there, leave);
}
