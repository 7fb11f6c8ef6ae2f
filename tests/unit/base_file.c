/* The one reader of files, on texts of all lengths around its blocks, and on what is not text. */
#include "base/file.h"
#include "check.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static char path[] = "/tmp/hstar-file-XXXXXX";
static hstar_error err;

static void write_bytes(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void test_lengths(void **state)
{
    static const size_t lengths[] = {0, 1, 16383, 16384, 16385, 100003};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        const size_t n = lengths[i];
        char *bytes = malloc(n + 1);
        for (size_t k = 0; k < n; k++) bytes[k] = (char)('!' + k * k % 89);
        write_bytes(bytes, n);
        struct text t;
        text_init(&t);
        text_append(&t, "kept ");
        CHECK(!file_read(path, "", &t, &err), "%zu bytes: %s", n, err.message);
        CHECK(t.length == n + 5 && !memcmp(t.data, "kept ", 5) && !memcmp(t.data + 5, bytes, n),
              "%zu bytes: %zu", n, t.length);
        text_clear(&t);

        /* A zero byte at the end, and one in the middle: neither hides what follows. */
        bytes[n] = '\0';
        write_bytes(bytes, n + 1);
        CHECK(file_read(path, "", &t, &err) == HSTAR_INVALID, "a zero behind %zu bytes", n);
        char says[40];
        snprintf(says, sizeof says, "byte %zu is zero", n + 1);
        CHECK(strstr(err.message, says), "a zero behind %zu bytes: %s", n, err.message);
        text_clear(&t);
        free(bytes);
    }
    CHECK_DONE();
}

static void test_refused(void **state)
{
    static const struct {
        const char *file, *what, *says;
        hstar_status status;
    } rows[] = {
        {"/nowhere/at-all", "the point", "cannot read the point from /nowhere/at-all: No such file",
         HSTAR_FILE},
        {"/tmp", "", "cannot read /tmp: Is a directory", HSTAR_FILE},
        {"/proc/self/mem", "", "cannot read /proc/self/mem: Input/output error",
         HSTAR_FILE}, /* in the middle of reading */
        {"/dev/zero", "", "/dev/zero is not text: byte 1 is zero", HSTAR_INVALID},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t;
        text_init(&t);
        err = (hstar_error){0};
        CHECK(file_read(rows[i].file, rows[i].what, &t, &err) == rows[i].status &&
                  strstr(err.message, rows[i].says),
              "%s: %d, %s", rows[i].file, (int)err.status, err.message);
        CHECK(file_read(rows[i].file, rows[i].what, &t, NULL) == rows[i].status, "%s without an error",
              rows[i].file);
        text_clear(&t);
    }
    CHECK_DONE();
}

/* Writes lines until nobody reads any more. */
static void *talk_for_ever(void *to)
{
    static char lines[1 << 16];
    for (size_t i = 0; i < sizeof lines; i++) lines[i] = i % 4 == 3 ? '\n' : '7';
    while (write(*(int *)to, lines, sizeof lines) > 0) continue;
    return NULL;
}

static void test_without_end(void **state)
{
    (void)state;
    int ends[2];
    char name[40];
    pthread_t talker;
    struct text t;
    text_init(&t);
    assert_int_equal(pipe(ends), 0);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    assert_int_equal(pthread_create(&talker, NULL, talk_for_ever, &ends[1]), 0);
    CHECK(file_read(name, "", &t, &err) == HSTAR_FILE && strstr(err.message, "is longer than 512 MB"), "%s",
          err.message);
    CHECK(t.length <= FILE_LONGEST, "%zu bytes were kept", t.length);
    close(ends[0]);
    pthread_join(talker, NULL);
    close(ends[1]);
    text_clear(&t);
    CHECK_DONE();
}

static void test_lines(void **state)
{
    static const struct {
        const char *text, *lines;
    } rows[] = {{"", ""},    {"a", "a|"},           {"a\n", "a|"}, {"a\n\nb", "a||b|"},
                {"\n", "|"}, {"a\r\nb\n", "a\r|b|"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[40], got[80] = "", *rest = text;
        strcpy(text, rows[i].text);
        for (char *line; (line = file_line(&rest));) strcat(strcat(got, line), "|");
        CHECK(!strcmp(got, rows[i].lines), "row %zu: %s", i, got);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lengths), cmocka_unit_test(test_refused),
                                       cmocka_unit_test(test_without_end), cmocka_unit_test(test_lines)};
    signal(SIGPIPE, SIG_IGN);
    int fd = mkstemp(path);
    if (fd < 0) return 2;
    close(fd);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
