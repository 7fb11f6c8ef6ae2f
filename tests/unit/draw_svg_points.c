/* Discs of gnuplot's SVG as one path. */
#include "check.h"
#include "draw/svg_points.h"

#include <string.h>

#define DISC(x, y, size, colour)                                                                             \
    "\t<use xlink:href='#gpPt6' transform='translate(" x "," y ") scale(" size ")' color='" colour "'/>\n"
#define RED  "rgb(200,   1,   2)"
#define BLUE "rgb(  0,   0, 200)"
#define FOUR                                                                                                 \
    DISC("1.50", "2.25", "1.36", RED)                                                                        \
    DISC("3.00", "4.00", "1.36", RED) DISC("5.00", "6.00", "1.36", RED) DISC("5.00", "6.00", "1.36", RED)
#define TWELVE FOUR FOUR FOUR

/* Each of the same places is drawn once, one after the other; what is no such disc stays as it is. */
static void discs(void **state)
{
    static const char path[] =
        "\t<path fill='none' stroke-linecap='round' stroke='" RED "' stroke-width='2.72' d='"
        "M1.50,2.25h.01M3.00,4.00h.01M5.00,6.00h.01"
        "M1.50,2.25h.01M3.00,4.00h.01M5.00,6.00h.01"
        "M1.50,2.25h.01M3.00,4.00h.01M5.00,6.00h.01'/>\n";
    static const struct {
        const char *svg, *want[3]; /* in pieces; the first that is NULL ends them */
    } rows[] = {
        {"", {""}},
        {"<svg>\n</svg>", {"<svg>\n</svg>"}},
        {FOUR FOUR, {FOUR FOUR}},
        {"<g>\n" TWELVE "</g>\n", {"<g>\n", path, "</g>\n"}},
        {TWELVE DISC("7", "8", "1.36", BLUE), {path, DISC("7", "8", "1.36", BLUE)}},
        {DISC("7", "8", "2", RED) TWELVE, {DISC("7", "8", "2", RED), path}},
        {FOUR FOUR "\t<use xlink:href='#gpPt8' transform='translate(1,2) scale(3)' color='x'/>\n" FOUR,
         {FOUR FOUR "\t<use xlink:href='#gpPt8' transform='translate(1,2) scale(3)' color='x'/>\n" FOUR}},
        {TWELVE "\t<use xlink:href='#gpPt6' transform='translate(1",
         {path, "\t<use xlink:href='#gpPt6' transform='translate(1"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text got = {0}, want = {0};
        for (size_t k = 0; k < 3 && rows[i].want[k]; k++) text_append(&want, rows[i].want[k]);
        svg_points_join(&got, rows[i].svg, strlen(rows[i].svg));
        CHECK(got.length == want.length && (!got.length || !memcmp(got.data, want.data, got.length)),
              "row %zu: got\n%s\nwant\n%s", i, got.data ? got.data : "", want.data ? want.data : "");
        text_clear(&got);
        text_clear(&want);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(discs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
