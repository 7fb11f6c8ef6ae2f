/* Growing text against snprintf, and the nearest name against a table of mistypings. */
#include "base/decimal.h"
#include "base/text.h"
#include "check.h"

#include <stdlib.h>

static void test_append(void **state)
{
    (void)state;
    struct text t;
    text_init(&t);
    CHECK(t.data == NULL && t.length == 0, "a new text is not empty");
    text_append(&t, "");
    CHECK(t.data && t.length == 0 && t.data[0] == '\0', "nothing, appended");
    char *want = calloc(1, 1 << 20);
    size_t n = 0;
    for (int i = 0; i < 5000; i++) {
        text_format(&t, "%d:%s|", i, i % 7 ? "" : "a longer piece of text");
        n += (size_t)sprintf(want + n, "%d:%s|", i, i % 7 ? "" : "a longer piece of text");
        text_append(&t, "x");
        want[n++] = 'x';
        text_append_bytes(&t, "\0y", 2);
        want[n++] = '\0';
        want[n++] = 'y';
        text_double(&t, i / 8.0);
        n += decimal_print(i / 8.0, want + n);
    }
    CHECK(t.length == n && memcmp(t.data, want, n) == 0 && t.data[n] == '\0', "length %zu, want %zu",
          t.length, n);
    CHECK(!t.failed && t.length < t.capacity, "capacity %zu", t.capacity);
    free(want);
    text_clear(&t);
    CHECK(t.data == NULL && t.length == 0 && t.capacity == 0, "cleared");
    text_clear(&t);
    CHECK_DONE();
}

static void test_too_long(void **state)
{
    (void)state;
    struct text t;
    text_init(&t);
    text_append(&t, "kept");
    text_append_bytes(&t, "x", SIZE_MAX / 2);
    CHECK(t.failed && strcmp(t.data, "kept") == 0, "an impossible length");
    text_append(&t, "more");
    text_format(&t, "%d", 1);
    text_double(&t, 1);
    CHECK(t.length == 4 && strcmp(t.data, "kept") == 0, "appended after a failure: %s", t.data);
    text_clear(&t);
    CHECK(!t.failed, "clearing forgives");
    CHECK_DONE();
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"sin", "cos", "central", "forward", "five-point", "sqrt", "sinh"};
    static const struct {
        const char *wrong, *want;
    } rows[] = {
        {"sin", "sin"},          {"sni", "sin"},
        {"cosx", "cos"},         {"centarl", "central"},
        {"foward", "forward"},   {"fivepoint", "five-point"},
        {"sqr", "sqrt"},         {"snih", "sinh"},
        {"zzzzzz", NULL},        {"", NULL},
        {"backward", NULL},      {"centrl", "central"},
        {"forwarrd", "forward"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *got =
            text_nearest(rows[i].wrong, strlen(rows[i].wrong), names, sizeof names / sizeof *names);
        CHECK(got == rows[i].want || (got && rows[i].want && strcmp(got, rows[i].want) == 0),
              "%s: got %s, want %s", rows[i].wrong, got ? got : "none", rows[i].want ? rows[i].want : "none");
    }
    CHECK(text_nearest("sin", 3, names, 0) == NULL, "of no names");
    CHECK(text_nearest("sinus", 3, names, 7) == names[0], "only `length` bytes count");
    char longest[10000];
    memset(longest, 's', sizeof longest);
    CHECK(text_nearest(longest, sizeof longest, names, 7) == NULL, "a very long name");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_append),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
