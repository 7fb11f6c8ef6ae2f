/* Prose in lines. */
#include "base/text.h"
#include "base/wrap.h"
#include "check.h"

#include <string.h>

static void append_piece(void *text, const char *bytes, size_t n)
{
    text_append_bytes(text, bytes, n);
}

static void text_wrapped(struct text *t, const char *prose, size_t at)
{
    wrap_each(prose, at, WRAP_COLUMNS, append_piece, t);
}

static void lines_are_no_longer_than_the_page(void **state)
{
    (void)state;
    struct text prose, wrapped;
    size_t words = 0, column = 20, n_lines = 0;
    text_init(&prose);
    text_init(&wrapped);
    for (; words < 200; words++)
        text_format(&prose, "%s%.*s", words ? " " : "", (int)(words % 9 + 1), "abcdefghi");
    text_wrapped(&wrapped, prose.data, column);
    for (const char *c = wrapped.data; *c; c++) {
        column = *c == '\n' ? 0 : column + 1;
        n_lines += *c == '\n';
        assert_true(column <= WRAP_COLUMNS);
        if (column == 1 && *c) assert_int_equal(*c, ' '); /* indented */
    }
    assert_true(n_lines > 10);
    assert_int_equal(wrapped.data[wrapped.length - 1], '\n');
    for (char *word = strtok(wrapped.data, " \n"); word; word = strtok(NULL, " \n")) words--;
    assert_int_equal(words, 0);
    text_clear(&prose);
    text_clear(&wrapped);
}

static void check_wraps(const char *prose, size_t at, const char *want)
{
    struct text t;
    text_init(&t);
    text_wrapped(&t, prose, at);
    CHECK(!strcmp(t.data, want), "got \"%s\", want \"%s\"", t.data, want);
    text_clear(&t);
}

static void ends_are_as_they_are(void **state)
{
    (void)state;
    check_wraps("", 5, "\n");
    check_wraps("one  two ", 99,
                "one\n                                                                      "
                "                             two\n");
    check_wraps("ab cd", 95, "ab cd\n");
    check_wraps("ab cde", 95,
                "ab\n                                                                                      "
                "         cde\n");
    check_wraps("one", 200, "one\n"); /* a first word stands where it is */
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_no_longer_than_the_page),
                                       cmocka_unit_test(ends_are_as_they_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
