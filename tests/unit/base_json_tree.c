/* JSON as a tree: what is read is written again in one form, what is wrong has its place. */
#include "check.h"

#include "base/json_quote.h"
#include "base/json_scan.h"
#include "base/json_tree.h"

/* The tree in its shortest form, numbers as they were typed. */
static void put_node(const struct json_tree *tree, const struct json_node *node, struct text *t)
{
    const bool object = node->kind == JSON_TREE_OBJECT;
    if (node->name) {
        text_quoted(t, node->name);
        text_append(t, ":");
    }
    if (node->kind == JSON_TREE_TEXT) {
        text_quoted(t, node->text);
    } else if (!object && node->kind != JSON_TREE_ARRAY) {
        text_append(t, node->text);
    } else {
        text_append(t, object ? "{" : "[");
        const struct json_node *first = json_tree_first(tree, node);
        for (const struct json_node *p = first; p; p = json_tree_next(tree, node, p)) {
            if (p != first) text_append(t, ",");
            put_node(tree, p, t);
        }
        text_append(t, object ? "}" : "]");
    }
}

static void read_and_written(void **state)
{
    (void)state;
    static const struct {
        const char *source, *want;
    } rows[] = {
        {"1", "1"},
        {" -0.50e+007 ", "-0.50e+007"},
        {"123456789012345678901234567890", "123456789012345678901234567890"},
        {"[]", "[]"},
        {"{}", "{}"},
        {"[ [ ] , { } ,[1,[2]],3]", "[[],{},[1,[2]],3]"},
        {"{\"a\": {\"b\": [true, false, null]}, \"\": \"\"}", "{\"a\":{\"b\":[true,false,null]},\"\":\"\"}"},
        {"\"\\u0041\\n\\\\\\/\\\"\\u00e9\\ud83d\\ude00\"", "\"A\\n\\\\/\\\"é😀\""},
        {"\"\\u20ac\\b\\f\\r\\t\"", "\"€\\b\\f\\r\\t\""},
        {"\t[0,\r\n-1]\n", "[0,-1]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_tree tree;
        hstar_error err = {0};
        struct text t;
        text_init(&t);
        const hstar_status status = json_tree_parse(rows[i].source, strlen(rows[i].source), &tree, &err);
        CHECK(status == HSTAR_OK, "%s: %s", rows[i].source, err.message);
        if (status) continue;
        put_node(&tree, tree.nodes, &t);
        CHECK(!strcmp(t.data, rows[i].want), "%s: got %s, want %s", rows[i].source, t.data, rows[i].want);
        text_clear(&t);
        json_tree_clear(&tree);
    }
    CHECK_DONE();
}

static void wrong_in_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        size_t position;
        const char *says;
    } rows[] = {
        {"", 0, "ends too early"},
        {"  ", 2, "ends too early"},
        {"[1,", 3, "ends too early"},
        {"[1,]", 3, "a value"},
        {"{\"a\":1,}", 7, "name"},
        {"{a:1}", 1, "name"},
        {"{\"a\" 1}", 5, "a :"},
        {"[1 2]", 3, "a ]"},
        {"{\"a\":1 \"b\":2}", 7, "a }"},
        {"01", 1, "first 0"},
        {"-", 1, "too early"},
        {"1.", 2, "too early"},
        {"1.x", 2, "behind the point"},
        {"1e", 2, "too early"},
        {"1e+", 3, "too early"},
        {"+1", 0, "a value"},
        {".5", 0, "a value"},
        {"NaN", 0, "a value"},
        {"Infinity", 0, "a value"},
        {"tru", 0, "a value"},
        {"truex", 4, "nothing"},
        {"1 1", 2, "nothing"},
        {"\"a", 2, "too early"},
        {"\"\t\"", 1, "control"},
        {"\"\xc3\"", 1, "UTF-8"},
        {"\"\xed\xa0\x80\"", 1, "UTF-8"},
        {"\"\\x\"", 2, "behind the \\"},
        {"\"\\u12g4\"", 5, "four digits"},
        {"\"\\ud800\"", 3, "both halves"},
        {"\"\\ude00\"", 3, "both halves"},
        {"\"\\ud800\\u0041\"", 3, "both"},
        {"\"\\u0000\"", 3, "a character other than \\u0000"},
        {"{\"a\":1,\"b\":2,\"a\":3}", 17, "twice"},
        {"{\"a\":{\"b\":1,\"b\":2}}", 16, "twice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_tree tree;
        hstar_error err = {0};
        const hstar_status status = json_tree_parse(rows[i].source, strlen(rows[i].source), &tree, &err);
        CHECK(status == HSTAR_INVALID, "%s is read", rows[i].source);
        if (status != HSTAR_INVALID) continue;
        CHECK(err.position == rows[i].position, "%s: at %zu, not %zu: %s", rows[i].source, err.position,
              rows[i].position, err.message);
        CHECK(strstr(err.message, rows[i].says), "%s: %s", rows[i].source, err.message);
    }
    CHECK_DONE();
}

/* A zero byte ends no source. */
static void zero_within(void **state)
{
    (void)state;
    struct json_tree tree;
    hstar_error err = {0};
    assert_int_equal(json_tree_parse("\"a\0b\"", 5, &tree, &err), HSTAR_INVALID);
    assert_int_equal(err.position, 2);
    assert_int_equal(json_tree_parse("1\0", 2, &tree, &err), HSTAR_INVALID);
    assert_int_equal(json_tree_parse("12345", 3, &tree, &err), HSTAR_OK);
    assert_string_equal(tree.nodes[0].text, "123");
    json_tree_clear(&tree);
}

static void as_deep_as_it_may(void **state)
{
    (void)state;
    char source[2 * SCAN_DEEPEST + 3] = "";
    struct json_tree tree;
    hstar_error err = {0};
    memset(source, '[', SCAN_DEEPEST);
    memset(source + SCAN_DEEPEST, ']', SCAN_DEEPEST);
    assert_int_equal(json_tree_parse(source, strlen(source), &tree, &err), HSTAR_OK);
    json_tree_clear(&tree);
    memset(source, '[', SCAN_DEEPEST + 1);
    memset(source + SCAN_DEEPEST + 1, ']', SCAN_DEEPEST + 1);
    assert_int_equal(json_tree_parse(source, strlen(source), &tree, &err), HSTAR_INVALID);
    assert_int_equal(err.position, SCAN_DEEPEST);
}

static void members_and_sources(void **state)
{
    (void)state;
    const char *const source = "{\"a\": [1, {\"b\": \"x\"}], \"c\": 1.50}";
    struct json_tree tree;
    assert_int_equal(json_tree_parse(source, strlen(source), &tree, NULL), HSTAR_OK);
    const struct json_node *a = json_tree_member(&tree, tree.nodes, "a"),
                           *c = json_tree_member(&tree, tree.nodes, "c");
    assert_non_null(a);
    assert_non_null(c);
    assert_null(json_tree_member(&tree, tree.nodes, "b"));
    assert_null(json_tree_member(&tree, a, "b"));
    assert_int_equal(a->n, 2);
    assert_string_equal(c->text, "1.50");
    CHECK(a->length == 15 && !strncmp(source + a->start, "[1, {\"b\": \"x\"}]", a->length), "%zu %zu",
          a->start, a->length);
    json_tree_clear(&tree);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(read_and_written),
                                       cmocka_unit_test(wrong_in_its_place), cmocka_unit_test(zero_within),
                                       cmocka_unit_test(as_deep_as_it_may),
                                       cmocka_unit_test(members_and_sources)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
