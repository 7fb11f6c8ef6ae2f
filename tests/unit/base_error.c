/* What an error shows of others' text: nothing that steers a terminal, no half characters, and the caret below its byte. */
#include "base/character.h"
#include "base/error.h"
#include "check.h"

#include <stdbool.h>

static const struct {
    const char *said, *shown;
} rows[] = {
    {"plain", "plain"},
    {"\x1b[2J\x1b[31mred\x07", " [2J [31mred "},
    {"a\tb\r\nc\x7f", "a b  c "},
    {"\xc2\x9b"
     "2J",
     " 2J"}, /* CSI of C1, in UTF-8 */
    {"\x9b"
     "2J \xff\xfe",
     "?2J ??"}, /* the same as one byte, and no characters at all */
    {"caf\xc3\xa9 \xe2\x88\x82", "caf\xc3\xa9 \xe2\x88\x82"},
    {"\xe2\x80\xae"
     "fdp.exe",
     " fdp.exe"},       /* turns the direction around */
    {"\xe2\x82", "??"}, /* half a character */
    {"", ""},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static void test_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        hstar_error err;
        char want[100];
        snprintf(want, sizeof want, "it said: %s.", rows[i].shown);
        CHECK(error_set(&err, HSTAR_CHILD, "it said: %s.", rows[i].said) == HSTAR_CHILD, "row %zu", i);
        CHECK(!strcmp(err.message, want), "row %zu: message \"%s\"", i, err.message);
        error_remedy(&err, "it said: %s.", rows[i].said);
        CHECK(!strcmp(err.remedy, want), "row %zu: remedy \"%s\"", i, err.remedy);
        error_set(&err, HSTAR_CHILD, "it");
        error_more(&err, " said: %s.", rows[i].said);
        CHECK(!strcmp(err.message, want), "row %zu: more \"%s\"", i, err.message);
    }
    CHECK_DONE();
}

/* Cut where the room ends, between two characters. */
static void test_cut(void **state)
{
    (void)state;
    for (size_t n = sizeof((hstar_error *)0)->message - 6; n < sizeof((hstar_error *)0)->message + 2; n++) {
        hstar_error err;
        error_set(&err, HSTAR_INVALID, "%*s\xe2\x88\x82\xe2\x88\x82", (int)n, "x");
        size_t length = strlen(err.message);
        CHECK(!strchr(err.message, '?'), "%zu: ends in half a character", n);
        CHECK(length + 4 > sizeof err.message, "%zu: %zu bytes are left out", n, sizeof err.message - length);
        error_more(&err, "%s", " and more, for which there is little room");
        CHECK(strlen(err.message) < sizeof err.message, "%zu: more", n);
    }
    CHECK_DONE();
}

static void test_caret(void **state)
{
    (void)state;
    static const char text[] = "\xc2\x9b\x1b + \xe2\x80\xae"
                               "y\0z";
    for (size_t at = 0; at < sizeof text; at++) {
        hstar_error err;
        error_at(&err, HSTAR_INVALID, text, sizeof text - 1, at, "here");
        CHECK(err.position == at && err.caret == at, "byte %zu: caret %zu", at, err.caret);
        CHECK(!strcmp(err.excerpt, "    +    y z") || !strcmp(err.excerpt, "    +     y z"), "excerpt \"%s\"",
              err.excerpt);
        CHECK(strlen(err.excerpt) == sizeof text - 1, "excerpt of %zu bytes", strlen(err.excerpt));
    }
    CHECK_DONE();
}

static void test_counted(void **state)
{
    (void)state;
    CHECK(characters_count("caf\xc3\xa9") == 4 && characters_count("\xff\xc3") == 2 &&
              characters_count("") == 0,
          "counts");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cleaned), cmocka_unit_test(test_cut),
                                       cmocka_unit_test(test_caret), cmocka_unit_test(test_counted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
