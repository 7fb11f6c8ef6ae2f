/* JSON where it stands: what is some, what is none and where, and what is found in it. */
#include "check.h"

#include "base/json_scan.h"

static void test_grammar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum scan_kind kind; /* SCAN_NOTHING: it is no JSON */
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
        size_t wrong = 99;
        const bool fine = scan_message(rows[r].text, strlen(rows[r].text), &value, &wrong);
        CHECK(fine == (rows[r].kind != SCAN_NOTHING), "%s", rows[r].text);
        CHECK(value.kind == rows[r].kind, "%s: kind %d", rows[r].text, value.kind);
        if (!fine)
            CHECK(wrong == rows[r].wrong, "%s: wrong at %zu, not %zu", rows[r].text, wrong, rows[r].wrong);
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
    size_t wrong;
    memset(deep, '[', N);
    CHECK(!scan_message(deep, N, &value, &wrong), "it has no end");
    CHECK(wrong < 100, "%zu", wrong);
    CHECK_DONE();
}

static void test_looks(void **state)
{
    (void)state;
    static const char text[] = "{\"name\": \"f\\u00f6\\ud83d\\ude00\\\"\", \"na\": 7, \"a\": [1, [2, null], "
                               "-3e2], \"b\": {\"c\": true}}";
    struct scanned value, name, na, a, b, c, e;
    struct text said;
    size_t wrong, n;
    assert_true(scan_message(text, strlen(text), &value, &wrong));
    name = scan_member(&value, "name");
    na = scan_member(&value, "na");
    a = scan_member(&value, "a");
    b = scan_member(&value, "b");
    c = scan_member(&b, "c");
    text_init(&said);
    scan_text(&name, &said);
    assert_string_equal(said.data, "f\u00f6\U0001F600\"");
    said.length = 0;
    scan_quote("a\"\\\n", 4, &said);
    assert_string_equal(said.data, "\"a\\\"\\\\\\u000a\"");
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_grammar), cmocka_unit_test(test_depth),
                                       cmocka_unit_test(test_looks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
