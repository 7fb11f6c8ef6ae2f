/* JSON where it stands: what is some, what is none and where, and what is found in it. */
#include "check.h"

#include "base/json_scan.h"
#include "base/json_tree.h"
#include "base/memory.h"

#include <stdlib.h>

static void test_grammar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum scan_kind kind; /* SCAN_NOTHING: it is not JSON */
        size_t wrong;        /* at that byte */
    } rows[] = {
        {"{}", SCAN_OBJECT, 0},      {" [ ] ", SCAN_ARRAY, 0},       {"-0", SCAN_NUMBER, 0},
        {"1.5e-7", SCAN_NUMBER, 0},  {"NaN", SCAN_NUMBER, 0},        {"-Infinity", SCAN_NUMBER, 0},
        {"null", SCAN_NULL, 0},      {"false", SCAN_BOOL, 0},        {"\"\\u00e9\\n\"", SCAN_TEXT, 0},
        {"", SCAN_NOTHING, 0},       {"{", SCAN_NOTHING, 1},         {"[1,]", SCAN_NOTHING, 3},
        {"[1 2]", SCAN_NOTHING, 3},  {"01", SCAN_NOTHING, 1},        {"1.", SCAN_NOTHING, 2},
        {"1e", SCAN_NOTHING, 2},     {"0x1", SCAN_NOTHING, 1},       {"+1", SCAN_NOTHING, 0},
        {"nul", SCAN_NOTHING, 0},    {"\"a", SCAN_NOTHING, 2},       {"\"\\x\"", SCAN_NOTHING, 2},
        {"\"\n\"", SCAN_NOTHING, 1}, {"{\"a\" 1}", SCAN_NOTHING, 5}, {"{a:1}", SCAN_NOTHING, 1},
        {"{} {}", SCAN_NOTHING, 3},  {"<html>", SCAN_NOTHING, 0},    {"\"\\u12\"", SCAN_NOTHING, 5},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct scanned value = {0};
        struct scan_wrong wrong = {.at = 99};
        const bool fine = scan_message(rows[r].text, strlen(rows[r].text), SCAN_PYTHON, &value, &wrong);
        CHECK(fine == (rows[r].kind != SCAN_NOTHING), "%s", rows[r].text);
        CHECK(value.kind == rows[r].kind, "%s: kind %d", rows[r].text, value.kind);
        if (!fine)
            CHECK(wrong.at == rows[r].wrong && wrong.wanted, "%s: wrong at %zu, not %zu", rows[r].text,
                  wrong.at, rows[r].wrong);
    }
    CHECK_DONE();
}

/* A body of 100,000 brackets is no way to the end of the stack. */
static void test_depth(void **state)
{
    (void)state;
    enum { N = 100000 };
    static char deep[N + 1];
    struct scanned value;
    struct scan_wrong wrong;
    memset(deep, '[', N);
    CHECK(!scan_message(deep, N, SCAN_STRICT, &value, &wrong), "it has no end");
    CHECK(wrong.too_deep && wrong.at == SCAN_DEEPEST, "%zu", wrong.at);
    CHECK_DONE();
}

static void test_looks(void **state)
{
    (void)state;
    static const char text[] = "{\"name\": \"f\\u00f6\\ud83d\\ude00\\\"\", \"na\": 7, \"a\": [1, [2, null], "
                               "-3e2], \"b\": {\"c\": true}}";
    struct scanned value, name, na, a, b, c, e;
    struct text said;
    struct scan_wrong wrong;
    size_t n;
    assert_true(scan_message(text, strlen(text), SCAN_STRICT, &value, &wrong));
    name = scan_member(&value, "name");
    na = scan_member(&value, "na");
    a = scan_member(&value, "a");
    b = scan_member(&value, "b");
    c = scan_member(&b, "c");
    text_init(&said);
    scan_text(&name, &said);
    assert_string_equal(said.data, "f\u00f6\U0001F600\"");
    text_clear(&said);
    CHECK(scan_whole(&na, &n) && n == 7, "na");
    CHECK(scan_count(&a) == 3 && scan_is_true(&c), "a and c");
    e = scan_first(&a);
    CHECK_SAME(scan_number(&e), 1, "first");
    e = scan_after(&a, &e);
    CHECK(e.kind == SCAN_ARRAY && scan_count(&e) == 2, "second");
    e = scan_after(&a, &e);
    CHECK_SAME(scan_number(&e), -300, "third");
    CHECK(!scan_whole(&e, &n), "no count");
    e = scan_after(&a, &e);
    CHECK(e.kind == SCAN_NOTHING && isnan(scan_number(&e)), "the end");
    e = scan_member(&a, "x");
    CHECK(e.kind == SCAN_NOTHING && scan_member(&e, "y").kind == SCAN_NOTHING &&
              scan_first(&e).kind == SCAN_NOTHING,
          "nothing");
    CHECK_DONE();
}

/* What no reader may trip over: prefixes, and messages with a byte changed, in a block of memory that ends with them. What is read is the
 * same in place and as a tree, and what is refused is refused at the same byte; but for what only a tree refuses. */
static void compare_with_tree(const char *text, size_t n)
{
    struct scanned value = {0};
    struct scan_wrong wrong = {0};
    struct json_tree tree = {0};
    hstar_error err = {0};
    const bool fine = scan_message(text, n, SCAN_STRICT, &value, &wrong);
    const hstar_status status = json_tree_parse(text, n, &tree, &err);
    if (!fine) {
        CHECK(status == HSTAR_INVALID, "%.*s is a tree and no message", (int)n, text);
        CHECK(err.position == wrong.at && wrong.at <= n, "%.*s: at %zu and %zu", (int)n, text, err.position,
              wrong.at);
    } else if (!status) {
        CHECK(tree.nodes[0].n == scan_count(&value), "%.*s: %zu parts", (int)n, text, tree.nodes[0].n);
        CHECK(tree.nodes[0].length == value.length, "%.*s: %zu bytes", (int)n, text, value.length);
    } else {
        CHECK(strstr(err.message, "UTF-8") || strstr(err.message, "twice") ||
                  strstr(err.message, "a character"),
              "%.*s: %s", (int)n, text, err.message);
    }
    json_tree_clear(&tree);
}

static void test_nonsense(void **state)
{
    (void)state;
    static const char seed[] =
        "{\"a\": [1, -2.5e+3, \"\\u00e9\\ud83d\\ude00\\n\u00e9\", {\"b\": {}, \"c\": []}], "
        "\"d\": [true, false, null], \"e\": 0}";
    static const char bytes[] = "{}[]\",:\\u0e-.+ tfnNI\x00\x01\x7f\x80\xc3\xed\xff";
    enum { N = sizeof seed - 1 };
    for (size_t n = 0; n <= N; n++) {
        char *own = memory_room(n + 1, 1); /* an address sanitizer sees who reads on */
        assert_non_null(own);
        memcpy(own, seed, n);
        own = memory_resize(own, n ? n : 1, 1);
        assert_non_null(own);
        compare_with_tree(own, n);
        for (size_t b = 0; n && b < sizeof bytes - 1; b++) {
            own[n - 1] = bytes[b];
            compare_with_tree(own, n);
        }
        free(own);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t b = 0; b < sizeof bytes - 1; b++) {
            char changed[N + 1];
            memcpy(changed, seed, sizeof seed);
            changed[i] = bytes[b];
            compare_with_tree(changed, N);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_grammar), cmocka_unit_test(test_depth),
                                       cmocka_unit_test(test_looks), cmocka_unit_test(test_nonsense)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
