/* Pages: what a table loses at which width, and how it reads in each form. */
#include "base/sheet.h"
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int append_bytes(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return 0;
}

/* Ends the sheet; what it says, or "" with the error. */
static struct text written_page(struct sheet *p, const struct sheet_style *style, hstar_error *err)
{
    struct text t;
    struct sink *sink;
    text_init(&t);
    p->style = style;
    assert_int_equal(sink_to(append_bytes, &t, &sink, err), HSTAR_OK);
    if (sheet_end(p, sink, err))
        sink_abandon(sink);
    else
        assert_int_equal(sink_commit(sink, err), HSTAR_OK);
    return t;
}

static void check_page(struct sheet *p, const struct sheet_style *style, const char *want)
{
    hstar_error err = {0};
    struct text t = written_page(p, style, &err);
    CHECK(t.data && !strcmp(t.data, want), "got\n%s\nwant\n%s\n%s", t.data ? t.data : "nothing", want,
          err.message);
    text_clear(&t);
}

/* A sheet with one of all. */
static struct sheet page_of_all(void)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("method", SHEET_KEY, 6),
                                                  SHEET_NUMBERS("best h", SHEET_STAYS),
                                                  {"value ± bar", SHEET_LEFT, SHEET_STAYS, 0, "value|bar"},
                                                  SHEET_NUMBERS("calls of f in all", SHEET_MAY_GO),
                                                  SHEET_NUMBERS("slope", SHEET_MAY_GO + 1),
                                                  {0}};
    struct sheet p = {0};
    sheet_title(&p, "The derivative of a|b_1");
    sheet_answer(&p, "Use central.");
    sheet_heading(&p, "THE BEST STEP");
    sheet_table(&p, columns);
    sheet_row(&p);
    sheet_cell(&p, "central");
    sheet_number(&p, 5.9375e-6, '*');
    sheet_pair(&p, 1.5, 2.5e-9, "1.5 ± 2.5e-09");
    sheet_figure(&p, 2, "2");
    sheet_figure(&p, 1.98, "h^1.98");
    sheet_blank(&p);
    sheet_row(&p);
    sheet_bold(&p);
    sheet_cell(&p, "five-point");
    sheet_plain(&p);
    sheet_number(&p, (double)NAN, '*');
    sheet_pair(&p, -3, 1, "-3 ± 1");
    sheet_figure(&p, 14, "14");
    sheet_figure(&p, -0.5, "h^-0.50");
    sheet_blank(&p);
    sheet_prose(&p, 2, 2, "At most 1e-5 of `f_1`.");
    return p;
}

static void widths(void **state)
{
    (void)state;
    for (size_t width = 40; width <= 100; width++) {
        struct sheet p = page_of_all();
        hstar_error err = {0};
        struct text t = written_page(&p, &(struct sheet_style){.width = width}, &err);
        size_t column = 0;
        for (const char *c = t.data; *c; c++) {
            column = *c == '\n' ? 0 : column + (((unsigned char)*c & 0xc0) != 0x80);
            CHECK(column <= width, "%zu columns where %zu are:\n%s", column, width, t.data);
        }
        CHECK((strstr(t.data, "There is no room here for: ") != NULL) == !strstr(t.data, "h^1.98"),
              "at %zu what is left out is not told:\n%s", width, t.data);
        CHECK(strstr(t.data, "5.9e-06*") && strstr(t.data, "± 2.5e-09"), "at %zu a number is lost:\n%s",
              width, t.data);
        text_clear(&t);
    }
    CHECK_DONE();
}

static void forms(void **state)
{
    static const struct {
        struct sheet_style style;
        const char *want;
    } rows[] = {
        {{.form = SHEET_TEXT},
         "The derivative of a|b_1\n"
         "THE BEST STEP\n"
         "  method       best h   value ± bar    calls of f in all    slope\n"
         "  central     5.9e-06*  1.5 ± 2.5e-09                  2   h^1.98\n"
         "  five-point        -   -3 ± 1                        14  h^-0.50\n"
         "  At most 1e-5 of `f_1`.\n"},
        {{.form = SHEET_TEXT, .width = 40},
         "The derivative of a|b_1\n"
         "THE BEST STEP\n"
         "  method       best h   value ± bar\n"
         "  central     5.9e-06*  1.5 ± 2.5e-09\n"
         "  five-point        -   -3 ± 1\n"
         "  At most 1e-5 of `f_1`.\n"
         "\n"
         "There is no room here for: calls of f in\n"
         "  all, slope. A wider terminal, or\n"
         "  --table csv, has them.\n"},
        {{.form = SHEET_TEXT, .brief = true}, "The derivative of a|b_1\nUse central.\n"},
        {{.form = SHEET_MARKDOWN},
         "## The derivative of a\\|b\\_1\n\n"
         "### The best step\n\n"
         "| method | best h | value ± bar | calls of f in all | slope |\n"
         "| :--- | ---: | :--- | ---: | ---: |\n"
         "| central | 5.9×10⁻⁶\\* | 1.5 ± 2.5×10⁻⁹ | 2 | h^1.98 |\n"
         "| **five-point** | - | −3 ± 1 | 14 | h^−0.50 |\n\n"
         "At most 1×10⁻⁵ of `f_1`.\n"},
        {{.form = SHEET_LATEX},
         "% The derivative of a|b_1\n"
         "% THE BEST STEP\n"
         "\\begin{tabular}{lrlrr}\n"
         "\\hline\n"
         "method & best h & value $\\pm$ bar & calls of f in all & slope \\\\\n"
         "\\hline\n"
         "central & $5.9\\times10^{-6}$$^*$ & 1.5 $\\pm$ $2.5\\times10^{-9}$ & 2 & $h^{1.98}$ \\\\\n"
         "\\textbf{five-point} & - & $-3$ $\\pm$ 1 & 14 & $h^{-0.50}$ \\\\\n"
         "\\hline\n"
         "\\end{tabular}\n"
         "% At most 1e-5 of `f_1`.\n"},
        {{.form = SHEET_CSV},
         "method,best h,value,bar,calls of f in all,slope\n"
         "central,5.9375e-6,1.5,2.5e-9,2,1.98\n"
         "five-point,,-3,1,14,-0.5\n"},
        {{.form = SHEET_MARKDOWN, .which = "best"},
         "| method | best h | value ± bar | calls of f in all | slope |\n"
         "| :--- | ---: | :--- | ---: | ---: |\n"
         "| central | 5.9×10⁻⁶\\* | 1.5 ± 2.5×10⁻⁹ | 2 | h^1.98 |\n"
         "| **five-point** | - | −3 ± 1 | 14 | h^−0.50 |\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet p = page_of_all();
        check_page(&p, &rows[i].style, rows[i].want);
    }
    CHECK_DONE();
}

static void a_table_that_is_not_there(void **state)
{
    static const char *const names[] = {"worst", "2", "0", "99999999999999999999999"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sheet p = page_of_all();
        hstar_error err = {0};
        struct text t = written_page(&p, &(struct sheet_style){.which = names[i]}, &err);
        CHECK(err.status == HSTAR_INVALID && strstr(err.message, names[i]) &&
                  !strcmp(err.remedy, "1: THE BEST STEP"),
              "%s: %s; %s", names[i], err.message, err.remedy);
        text_clear(&t);
    }
    CHECK_DONE();
}

/* What cannot go goes on below, behind its keys. */
static void blocks(void **state)
{
    struct sheet_column columns[12] = {SHEET_WORDS("by", SHEET_KEY, 0)};
    static const char *const heads[] = {"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"};
    struct sheet p = {0};
    (void)state;
    for (size_t i = 0; i < 8; i++) columns[i + 1] = (struct sheet_column)SHEET_NUMBERS(heads[i], SHEET_STAYS);
    sheet_table(&p, columns);
    sheet_row(&p);
    sheet_cell(&p, "y");
    for (size_t i = 0; i < 8; i++) sheet_figure(&p, 1234567 + (double)i, "%zu", 1234567 + i);
    sheet_blank(&p);
    sheet_row_note(&p, "All of them are large.");
    check_page(&p, &(struct sheet_style){.width = 40},
               "  by       x1       x2       x3       x4\n"
               "  y   1234567  1234568  1234569  1234570\n"
               "\n"
               "  by       x5       x6       x7       x8\n"
               "  y   1234571  1234572  1234573  1234574\n"
               "      All of them are large.\n");
    CHECK_DONE();
}

/* Nothing steers a terminal, and no line is too long. */
static void hostile(void **state)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("\x1b[31mred", SHEET_KEY, 0), {0}};
    struct sheet p = {0};
    char word[3000];
    (void)state;
    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    sheet_title(&p, "%s", word);
    sheet_item(&p, word, "%s", word);
    sheet_table(&p, columns);
    sheet_row(&p);
    sheet_cell(&p, "%s", word);
    sheet_blank(&p);
    sheet_prose(&p, 2, 2, "\x1b]0;title\x07 %s", word);
    hstar_error err = {0};
    struct text t = written_page(&p, &(struct sheet_style){.width = 1}, &err);
    size_t column = 0;
    for (const char *c = t.data; *c; c++) {
        column = *c == '\n' ? 0 : column + 1;
        CHECK(column <= SHEET_LEAST, "column %zu", column);
        CHECK((unsigned char)*c >= ' ' || *c == '\n', "byte %d", *c);
    }
    text_clear(&t);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(widths), cmocka_unit_test(forms),
                                       cmocka_unit_test(a_table_that_is_not_there), cmocka_unit_test(blocks),
                                       cmocka_unit_test(hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
