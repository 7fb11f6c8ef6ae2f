/* Gzip there and back, short and long; what is stored, as where there is no zlib; damage; and what unpacks to more than it may. */
#include "check.h"

#include "base/gzip.h"

#include <stdlib.h>

/* Numbers as text, which gzip makes some three times smaller. */
static void append_figures(struct text *t, size_t n)
{
    for (size_t i = 0; i < n; i++) text_format(t, "%.17g,", sin(2.385 + (double)i));
}

static void test_round_trips(void **state)
{
    static const size_t counts[] = {0, 1, 30, 20000};
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct text plain = {0}, packed = {0}, back = {0};
        hstar_error err = {0};
        text_append(&plain, "");
        append_figures(&plain, counts[i]);
        CHECK(!gzip_append(&packed, plain.data, plain.length, &err), "%s", err.message);
        CHECK(!gzip_read(packed.data, packed.length, plain.length, &back, &err), "%s", err.message);
        CHECK(back.length == plain.length && !memcmp(text_said(&back, NULL), plain.data, plain.length),
              "%zu bytes came back as %zu", plain.length, back.length);
        CHECK(counts[i] < 100 || packed.length < plain.length / 2, "%zu of %zu", packed.length, plain.length);
        text_clear(&back);
        if (plain.length) {
            CHECK(gzip_read(packed.data, packed.length, plain.length - 1, &back, &err) == HSTAR_INVALID,
                  "more than it may");
            CHECK(strstr(err.message, "more than"), "%s", err.message);
        }
        text_clear(&plain);
        text_clear(&packed);
        text_clear(&back);
    }
    CHECK_DONE();
}

/* "hello" in a stored block, as written by hand from RFC 1951 and 1952; its checksum is 0x3610a686. */
static const char stored[] = "\x1f\x8b\x08\0\0\0\0\0\0\xff\x01\x05\0\xfa\xffhello\x86\xa6\x10\x36\x05\0\0\0";

static void test_stored(void **state)
{
    struct text back = {0};
    hstar_error err = {0};
    (void)state;
    CHECK(!gzip_read(stored, sizeof stored - 1, 5, &back, &err), "%s", err.message);
    CHECK(!strcmp(text_said(&back, NULL), "hello"), "%s", text_said(&back, NULL));
    text_clear(&back);
    CHECK_DONE();
}

static void test_damage(void **state)
{
    (void)state;
    struct text packed = {0}, plain = {0};
    hstar_error err = {0};
    append_figures(&plain, 40);
    assert_int_equal(gzip_append(&packed, plain.data, plain.length, &err), HSTAR_OK);
    const struct {
        const char *bytes;
        size_t n;
    } files[] = {{stored, sizeof stored - 1}, {packed.data, packed.length}};
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        char *bytes = malloc(files[f].n);
        assert_non_null(bytes);
        for (size_t n = 0; n < files[f].n; n++) { /* cut */
            struct text back = {0};
            CHECK(gzip_read(files[f].bytes, n, 10000, &back, &err) == HSTAR_INVALID, "file %zu, %zu bytes", f,
                  n);
            text_clear(&back);
        }
        for (size_t i = 10; i < files[f].n; i++) { /* a bit turned behind the head */
            struct text back = {0};
            memcpy(bytes, files[f].bytes, files[f].n);
            bytes[i] ^= 4;
            /* the last bits of a stream may count for nothing */
            CHECK(gzip_read(bytes, files[f].n, 10000, &back, &err) != HSTAR_OK ||
                      (f == 1 && i == files[f].n - 9 && !strcmp(back.data, plain.data)),
                  "file %zu, byte %zu", f, i);
            text_clear(&back);
        }
        free(bytes);
    }
    text_clear(&packed);
    text_clear(&plain);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trips), cmocka_unit_test(test_stored),
                                       cmocka_unit_test(test_damage)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
