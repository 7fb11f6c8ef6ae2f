/* Lines from a pipe, cut at every place; ends of all kinds; a line that is too long. */
#include "check.h"

#include "base/lines.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct written {
    const char *bytes;
    size_t n, at_a_time;
    int fd;
};

static void *write_slowly(void *argument)
{
    const struct written *w = argument;
    for (size_t i = 0; i < w->n;) {
        const size_t n = w->n - i < w->at_a_time ? w->n - i : w->at_a_time;
        const ssize_t done = write(w->fd, w->bytes + i, n);
        i += done > 0 ? (size_t)done : 0;
    }
    close(w->fd);
    return NULL;
}

/* Reads all lines, each as [text], with ! behind one without an end and * for one that is too long. */
static void read_all(const char *bytes, size_t n, size_t at_a_time, size_t longest, char *out)
{
    int ends[2];
    pthread_t writer;
    assert_int_equal(pipe(ends), 0);
    struct written w = {bytes, n, at_a_time, ends[1]};
    assert_int_equal(pthread_create(&writer, NULL, write_slowly, &w), 0);
    struct lines lines = {
        .fd = ends[0], .shown = "a pipe", .longest = longest, .bytes = malloc(8), .room = 8};
    struct text_line line;
    bool found = true;
    size_t number = 0;
    *out = '\0';
    while (!lines_next(&lines, &line, &found, NULL) && found) {
        assert_int_equal(line.number, ++number);
        sprintf(out + strlen(out), "[%.*s]%s%s", (int)line.length, line.bytes, line.too_long ? "*" : "",
                line.whole ? "" : "!");
    }
    CHECK(lines.offset == n, "the offset is %zu, and there were %zu bytes", lines.offset, n);
    lines_close(&lines);
    pthread_join(writer, NULL);
}

static void all_kinds_of_ends(void **state)
{
    (void)state;
    static const struct {
        const char *source, *want;
    } rows[] = {{"", ""},
                {"a", "[a]!"},
                {"a\n", "[a]"},
                {"\n\n", "[][]"},
                {"a\r\nb\rc\n", "[a][b\rc]"},
                {"a\r", "[a]!"},
                {"123456789\n1234567890\nx", "[123456789][1234567890][x]!"},
                {"12345678901\nx\n", "[]*[x]"},
                {"1234567890123456789012345678901234567890\nx\n1234567890123456789", "[]*[x][]*!"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t at_a_time = 1; at_a_time < 60; at_a_time += 3) {
            char got[400];
            read_all(rows[i].source, strlen(rows[i].source), at_a_time, 10, got);
            CHECK(!strcmp(got, rows[i].want), "row %zu, %zu at a time: got %s, want %s", i, at_a_time, got,
                  rows[i].want);
        }
    CHECK_DONE();
}

static void no_such_file(void **state)
{
    (void)state;
    struct lines lines;
    hstar_error err;
    assert_int_equal(lines_open("/no/such/file", &lines, &err), HSTAR_FILE);
    assert_non_null(strstr(err.message, "/no/such/file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_kinds_of_ends), cmocka_unit_test(no_such_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
