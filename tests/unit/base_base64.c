/* Base64: the vectors of RFC 4648, bytes of all kinds there and back, and what is none. */
#include "check.h"

#include "base/base64.h"

static void test_vectors(void **state)
{
    static const struct {
        const char *plain, *coded;
    } rows[] = {{"", ""},
                {"f", "Zg=="},
                {"fo", "Zm8="},
                {"foo", "Zm9v"},
                {"foob", "Zm9vYg=="},
                {"fooba", "Zm9vYmE="},
                {"foobar", "Zm9vYmFy"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text coded = {0}, plain = {0};
        hstar_error err = {0};
        base64_append(&coded, rows[i].plain, strlen(rows[i].plain));
        CHECK(!strcmp(text_said(&coded, NULL), rows[i].coded), "%s: %s", rows[i].plain,
              text_said(&coded, NULL));
        CHECK(!base64_read(rows[i].coded, strlen(rows[i].coded), &plain, &err), "%s", err.message);
        CHECK(!strcmp(text_said(&plain, NULL), rows[i].plain), "%s: %s", rows[i].coded,
              text_said(&plain, NULL));
        text_clear(&coded);
        text_clear(&plain);
    }
    CHECK_DONE();
}

static void test_all_bytes(void **state)
{
    char bytes[771];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(unsigned char)(i * 167 + i / 256);
    for (size_t n = sizeof bytes - 3; n <= sizeof bytes; n++) {
        struct text coded = {0}, plain = {0};
        hstar_error err = {0};
        base64_append(&coded, bytes, n);
        CHECK(!base64_read(coded.data, coded.length, &plain, &err), "%s", err.message);
        CHECK(plain.length == n && !memcmp(plain.data, bytes, n), "%zu bytes came back as %zu", n,
              plain.length);
        text_clear(&coded);
        text_clear(&plain);
    }
    CHECK_DONE();
}

static void test_refusals(void **state)
{
    static const struct {
        const char *coded;
        size_t n;
        const char *message;
    } rows[] = {{"Zm9-", 4, "character 4"},
                {"Zm=v", 4, "character 4"},
                {"Zm9vY", 5, "too early"},
                {"Zm\0v", 4, "character 3"},
                {"<scr", 4, "character 1"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text plain = {0};
        hstar_error err = {0};
        CHECK(base64_read(rows[i].coded, rows[i].n, &plain, &err) == HSTAR_INVALID, "%s", rows[i].coded);
        CHECK(strstr(err.message, rows[i].message), "%s: %s", rows[i].coded, err.message);
        text_clear(&plain);
    }
    struct text plain = {0};
    hstar_error err = {0};
    CHECK(!base64_read("Zm\n9 v\r\n", 8, &plain, &err) && !strcmp(plain.data, "foo"), "%s", err.message);
    text_clear(&plain);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_vectors), cmocka_unit_test(test_all_bytes),
                                       cmocka_unit_test(test_refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
