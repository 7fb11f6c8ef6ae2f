/* Results of pages: bit for bit what was packed, by number, with hostile texts around; and what is no page, or a damaged one. */
#include "check.h"

#include "base/file.h"
#include "hstar.h"
#include "record/result_texts.h"

#include <stdlib.h>
#include <unistd.h>

static int keep(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return 0;
}

static hstar_results *sweep_of(const char *f, const char *at, size_t steps)
{
    hstar_problem *problem;
    hstar_results *results;
    hstar_error err;
    hstar_options o = HSTAR_OPTIONS;
    o.steps = steps;
    const char *words[] = {"hstar", "</script><script>alert(1)</script>", "<!--<script>",
                           "\xff@TITLE@\t\"'&"};
    o.command = words;
    o.n_command = sizeof words / sizeof *words;
    assert_int_equal(hstar_problem_expression(&f, 1, at, &problem, &err), HSTAR_OK);
    assert_int_equal(hstar_sweep(problem, &o, &results, &err), HSTAR_OK);
    hstar_problem_free(problem);
    return results;
}

static void write_bytes(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

/* Tags that stand in the text, however written. */
static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (; (text = strcasestr(text, what)); text += strlen(what)) n++;
    return n;
}

static void test_round_trip(void **state)
{
    hstar_results *all[2] = {sweep_of("sin(x)", "1", 60), sweep_of("x^3 + exp(y)", "x=2.385,y=-0.3", 20)};
    struct text json[2] = {{0}, {0}}, page = {0}, plain = {0};
    hstar_error err = {0};
    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(hstar_results_write(all[i], HSTAR_JSON, keep, &json[i], &err), HSTAR_OK);
    const hstar_results *lent[2] = {all[0], all[1]};
    assert_int_equal(
        hstar_results_page(lent, 2, "<img src=x onerror=alert(1)>@SCRIPTS@</title>", keep, &page, &err),
        HSTAR_OK);
    write_bytes("both.html", page.data, page.length);
    for (size_t i = 0; i < 2; i++) {
        char name[32];
        struct result_texts texts;
        hstar_results *back = NULL;
        snprintf(name, sizeof name, "both.html#%zu", i + 1);
        CHECK(!result_texts_read(name, &texts, &err), "%s", err.message);
        CHECK(texts.n == 1 && texts.json[0].length == json[i].length &&
                  !memcmp(texts.json[0].data, json[i].data, json[i].length),
              "result %zu is not the same", i + 1);
        result_texts_clear(&texts);
        CHECK(!hstar_results_read(name, &back, &err), "%s", err.message);
        hstar_results_free(back);
    }
    /* Nothing that was typed is a tag: as many as a page without it has. */
    const hstar_results *one[1] = {all[0]};
    struct text first = {0};
    assert_int_equal(hstar_results_page(one, 1, "plain", keep, &plain, &err), HSTAR_OK);
    assert_int_equal(hstar_results_page(one, 1, "<script>@TABLES@</title><img>", keep, &first, &err),
                     HSTAR_OK);
    CHECK(count(first.data, "<script") == count(plain.data, "<script"), "%zu scripts",
          count(first.data, "<script"));
    CHECK(count(first.data, "<script") == count(first.data, "</script"), "scripts that do not end");
    CHECK(!strstr(first.data, "<img") && !strstr(first.data, "<script>alert"), "a tag came through");
    CHECK(strstr(first.data, "&lt;script&gt;@TABLES@"), "the title is another");
    text_clear(&first);
    text_clear(&plain);
    text_clear(&page);
    for (size_t i = 0; i < 2; i++) {
        text_clear(&json[i]);
        hstar_results_free(all[i]);
    }
    CHECK_DONE();
}

static void test_refusals(void **state)
{
    static const char head[] =
        "<!doctype html><script type=\"application/json+gzip;base64\" class=\"result\" data-of=\"1\">";
    static const struct {
        const char *content, *name, *message;
        bool has_head;
    } rows[] = {
        {"<!DOCTYPE html><p>hello", "a.html", "without a result of hstar", false},
        {"H4sI-</script>", "b.html", "character 5", true},
        {"H4sIAAAAAAAA</script>", "c.html", "damaged", true},
        {"H4sIAAAAAAAA", "d.html", "without a result of hstar", true}, /* it never ends */
        {"", "both.html#3", "has 2 results, and no number 3", false},
        {"", "both.html", "is a page of 2 results", false},
        {"", "both.html#0", "both.html#0", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_results *results = NULL;
        hstar_error err = {0};
        struct text all = {0};
        text_append(&all, rows[i].has_head ? head : "");
        text_append(&all, rows[i].content);
        if (*rows[i].content) write_bytes(rows[i].name, all.data, all.length);
        CHECK(hstar_results_read(rows[i].name, &results, &err) != HSTAR_OK, "%s", rows[i].name);
        CHECK(!results && strstr(err.message, rows[i].message), "%s: %s", rows[i].name, err.message);
        text_clear(&all);
    }
    CHECK_DONE();
}

/* A file may be called so. */
static void test_file_with_number(void **state)
{
    struct result_texts texts;
    hstar_error err = {0};
    (void)state;
    write_bytes("x#2", "{}", 2);
    CHECK(!result_texts_read("x#2", &texts, &err) && !strcmp(texts.name, "x#2"), "%s", err.message);
    result_texts_clear(&texts);
    CHECK_DONE();
}

/* The figure that was promised: 500 steps and four methods. */
static void test_size(void **state)
{
    enum { MOST = 350000 };
    hstar_results *results = sweep_of("sin(x)", "1", 500);
    const hstar_results *one[1] = {results};
    struct text page = {0};
    hstar_error err = {0};
    (void)state;
    CHECK(!hstar_results_page(one, 1, NULL, keep, &page, &err), "%s", err.message);
    CHECK(page.length <= MOST, "%zu bytes", page.length);
    CHECK(strstr(page.data, "class=\"lesson\"") && !strstr(page.data, "class=\"play\""), "blocks");
    CHECK(!strstr(page.data, "connect-src") && strstr(page.data, "default-src &#39;none&#39;") == NULL &&
              strstr(page.data, "default-src 'none'"),
          "the policy");
    text_clear(&page);
    hstar_results_free(results);
    CHECK_DONE();
}

static char place[] = "/tmp/hstar-texts-XXXXXX";

static int begin(void **state)
{
    (void)state;
    return mkdtemp(place) && !chdir(place) ? 0 : 1;
}

static int end(void **state)
{
    static const char *const files[] = {"both.html", "a.html", "b.html", "c.html", "d.html", "x#2"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) unlink(files[i]);
    return chdir("/") || rmdir(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip), cmocka_unit_test(test_refusals),
                                       cmocka_unit_test(test_file_with_number), cmocka_unit_test(test_size)};
    return cmocka_run_group_tests(tests, begin, end);
}
