/* The benchmark as it is shipped: it reads, its proven derivatives are the figures that others give, and a file that is
 * none is refused with its place. */
#include "base/memory.h"
#include "base/text.h"
#include "bench/problems.h"
#include "check.h"
#include "function/function.h"
#include "function/source/expression.h"

#include <stdlib.h>
#include <unistd.h>

/* A file of the source tree. */
static void source(const char *name, char path[512])
{
    const char *root = getenv("HSTAR_SOURCE"), *here = strstr(__FILE__, "tests/unit/");
    if (root)
        snprintf(path, 512, "%s/%s", root, name);
    else
        snprintf(path, 512, "%.*s%s", here ? (int)(here - __FILE__) : 0, __FILE__, name);
}

static const struct figure {
    const char *name;
    double x, d[4];
} figures[] = {
#define X(name, x, f, d1, d2, d3) {name, x, {f, d1, d2, d3}},
#include "problem_figures.def"
#undef X
};
enum { N_FIGURES = sizeof figures / sizeof *figures };

/* f and its derivatives up to the third, from the proven series. */
static void derivatives(const char *text, double x, double d[4])
{
    static const char *const names[] = {"x"};
    struct function *f;
    assert_int_equal(expression_new(&text, 1, names, 1, &f, NULL), HSTAR_OK);
    arb_t at;
    arb_ptr series = _arb_vec_init(4);
    arb_init(at);
    arb_set_d(at, x);
    assert_int_equal(function_jet(f, 0, at, 0, 4, 512, series, NULL), HSTAR_OK);
    for (unsigned i = 0, factorial = 1; i < 4; factorial *= ++i) {
        arb_mul_ui(series + i, series + i, factorial, 512);
        d[i] = ball_double(series + i);
    }
    _arb_vec_clear(series, 4);
    arb_clear(at);
    function_free(f);
}

static void test_figures(void **state)
{
    (void)state;
    char path[512];
    struct problems problems;
    hstar_error err;
    source("data/problems.json", path);
    hstar_status status = json_read_problems(path, &problems, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    CHECK(problems.n == 16, "%zu problems", problems.n);
    size_t at = 0;
    for (size_t i = 0; i < problems.n; i++) {
        const struct benchmark_case *p = &problems.problem[i];
        CHECK(p->n_points == 24, "%s: %zu points", p->name, p->n_points);
        CHECK_SAME(p->points[0], p->interval[0], p->name);
        CHECK_SAME(p->points[p->n_points - 1], p->interval[1], p->name);
        for (size_t k = 0; k < p->n_points && at < N_FIGURES; k++, at++) {
            const struct figure *figure = &figures[at];
            char label[64];
            snprintf(label, sizeof label, "%s at %.17g", p->name, figure->x);
            CHECK(!strcmp(p->name, figure->name), "%s", label);
            CHECK_SAME(p->points[k], figure->x, label);
            double d[4];
            derivatives(p->text, p->points[k], d);
            /* They take 1e-6 as it is written, hstar the double next to it, 2e-17 of it away. */
            for (size_t j = 0; j < 4; j++) CHECK_CLOSE(d[j], figure->d[j], 5e-16, label);
        }
    }
    CHECK(at == N_FIGURES, "%zu of %d points", at, (int)N_FIGURES);
    problems_clear(&problems);
    CHECK_DONE();
}

#define HEAD "{\"schema\": \"hstar.problems/1\", \"source\": \"s\", \"problems\": ["
#define GOOD "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": [0.5]}"

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *json, *message; /* a part of it; NULL: it is read */
    } rows[] = {
        {HEAD GOOD "]}", NULL},
        {HEAD "]}", NULL},
        {"", ""},
        {"[]", ""},
        {"{\"schema\": \"hstar.functions/1\"}", "schema"},
        {"{\"schema\": \"hstar.problems/1\", \"problems\": []}", "source"},
        {"{\"schema\": \"hstar.problems/1\", \"source\": \"s\"}", "problems"},
        {HEAD GOOD "," GOOD "]}", "twice"},
        {HEAD "7]}", "problems[0]"},
        {HEAD "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": []}]}",
         "points"},
        {HEAD "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": [2]}]}",
         "points[0]"},
        {HEAD
         "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": [null]}]}",
         "points[0]"},
        {HEAD
         "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": [\"1\"]}]}",
         "points[0]"},
        {HEAD "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [1, 0], \"points\": [0.5]}]}",
         "interval"},
        {HEAD
         "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1, 2], \"points\": [0.5]}]}",
         "interval"},
        {HEAD "{\"name\": \"a\", \"text\": \"x\", \"why\": \"w\", \"interval\": 3, \"points\": [0.5]}]}",
         "interval"},
        {HEAD "{\"name\": \"a\", \"text\": 3, \"why\": \"w\", \"interval\": [0, 1], \"points\": [0.5]}]}",
         "text"},
        {HEAD "{\"text\": \"x\", \"why\": \"w\", \"interval\": [0, 1], \"points\": [0.5]}]}", "name"},
    };
    char path[] = "/tmp/hstar-problems-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].json);
        assert_int_equal(ftruncate(descriptor, 0), 0);
        assert_int_equal(pwrite(descriptor, rows[i].json, length, 0), (ssize_t)length);
        struct problems problems;
        hstar_error err = {0};
        hstar_status status = json_read_problems(path, &problems, &err);
        if (rows[i].message)
            CHECK(status && strstr(err.message, rows[i].message), "row %zu: %d %s", i, (int)status,
                  err.message);
        else
            CHECK(!status, "row %zu: %s", i, err.message);
        if (!status) problems_clear(&problems);
    }
    close(descriptor);
    unlink(path);
    struct problems problems;
    CHECK(json_read_problems("/nowhere/at.all", &problems, NULL) == HSTAR_FILE, "no file");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_figures), cmocka_unit_test(test_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
