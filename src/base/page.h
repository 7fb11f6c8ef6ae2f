/* A page: what a command has to say to a person, as data. It is told as a title, headings, prose, labels with what they are, and
 * tables of columns and rows; only who writes the page knows how wide it is, and in which form. A table that is too wide loses columns
 * in the order of their ranks, or goes on below; no line is ever longer than the page. */
#ifndef BASE_PAGE_H
#define BASE_PAGE_H

#include "base/sink.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Columns: of a page where nothing says how many; the fewest and the most that are made use of; the most of prose, which is hard to
 * read in longer lines. */
enum { PAGE_COLUMNS = 80, PAGE_LEAST = 40, PAGE_MOST = 1000, PAGE_MEASURE = 100 };

enum page_form {
#define X(identifier, name, meaning) PAGE_##identifier,
#include "base/page_forms.def"
#undef X
    N_PAGE_FORMS
};
extern const char *const page_form_names[N_PAGE_FORMS];

/* How a page is written. */
struct page_style {
    enum page_form form;
    size_t width;      /* columns of text; 0: PAGE_COLUMNS */
    bool colour;       /* bold where that helps */
    bool brief;        /* the title, and the answer in two lines */
    const char *which; /* this table alone: its number from 1 on, or words of its heading; NULL: all */
};

/* What becomes of a column of a table that is too wide. The keys stand at the beginning of every part; those that stay go on in a
 * further part; those that may go are left out, the largest number first. */
enum { PAGE_KEY, PAGE_STAYS, PAGE_MAY_GO };

enum page_align { PAGE_LEFT, PAGE_RIGHT };

/* A column of a table; one without a head ends a list of them. */
struct page_column {
    const char *head;
    enum page_align align;
    unsigned rank;     /* PAGE_KEY, PAGE_STAYS, or PAGE_MAY_GO and a number */
    size_t least;      /* texts are cut to so many columns before a column goes; 0: never */
    const char *parts; /* of cells with two numbers the names of both, as "value|bar" */
};

struct page_cell {
    size_t text; /* here and below: where it begins in the page's text */
    size_t note; /* of the first cell of a row: what is to be said of it, or 0 */
    double value[2];
    unsigned n_values;
    char mark; /* behind it, or a blank */
    bool bold;
};

struct page_table {
    struct page_column *columns;
    size_t *heads, *parts; /* parts: 0 for none */
    size_t n_columns, first, n_rows;
};

enum page_kind { PAGE_TITLE, PAGE_HEADING, PAGE_PROSE, PAGE_ITEM, PAGE_GRID, PAGE_GAP, PAGE_ANSWER };

struct page_block {
    enum page_kind kind;
    bool bold, answer;
    size_t indent, hang;
    size_t text, label;
    size_t table; /* of a grid its number */
    double value[2];
    unsigned n_values;
};

struct page {
    const struct page_style *style; /* NULL: text, as wide as is usual */
    struct text text;               /* all that is said, with a zero behind each piece */
    struct page_block *blocks;
    struct page_cell *cells;
    struct page_table *tables;
    size_t n_blocks, room_blocks, n_cells, room_cells, n_tables, room_tables;
    bool in_row, bold;
    bool dashed;  /* somewhere a dash stands for a number that does not exist */
    bool bounded; /* somewhere a minimum lies at an end of the grid */
    bool level;   /* somewhere every smaller step is as good */
    bool doubted; /* somewhere an estimate is doubtful */
    bool
        hidden; /* somewhere an error is smaller than what the derivative that it is against may be wrong by */
};

/* Ends a page: writes it, and sets it free. HSTAR_INVALID where its style asks for a table that it has not. */
MUST_USE hstar_status page_end(struct page *p, struct sink *sink, hstar_error *err);
void page_clear(struct page *p); /* without writing it */

/* What the page is about, in bold. */
void page_title(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* What was told last, prose or a label and what it is, is of the answer: some people want no more than that. The same for them alone. */
void page_is_answer(struct page *p);
void page_answer(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);

void page_heading(struct page *p, const char *heading);
void page_blank(struct page *p); /* ends a row; elsewhere an empty line */

/* Begins a table; begins a row, which page_blank ends; its next cell. Blanks around the text do not count. */
void page_table(struct page *p, const struct page_column *columns);
void page_row(struct page *p);
void page_cell(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* A cell that shows x so, and is x where all digits are wanted. */
void page_figure(struct page *p, double x, const char *format, ...) PRINTF_LIKE(3, 4);

/* |x| with two digits, or a dash; `mark` behind it, a blank for none. The same with three. */
void page_number(struct page *p, double x, char mark);
void page_number_3(struct page *p, double x);

/* A cell of two numbers, shown so. */
void page_pair(struct page *p, double first, double second, const char *shown);

/* What is said below the last row. */
void page_row_note(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* "... and n more", where n is not zero. */
void page_more(struct page *p, size_t n);

/* Prose, broken between words; the lines after the first are indented by `hang` columns more. */
void page_prose(struct page *p, size_t indent, size_t hang, const char *format, ...) PRINTF_LIKE(4, 5);

/* A label and what it is; the same of a number and its bar, or how far it is off. */
void page_item(struct page *p, const char *label, const char *format, ...) PRINTF_LIKE(3, 4);
void page_item_pair(struct page *p, const char *label, double value, double bar, const char *shown);

/* Between these, all is bold where there is colour. */
void page_bold(struct page *p);
void page_plain(struct page *p);

/* Appends s, cut with ".." where it has more than `width` columns. Control characters show as "?". */
void page_clean(struct text *t, const char *s, size_t width);

/* Columns that s takes; and the larger one of that and a width. */
size_t page_columns(const char *s);
size_t page_wider(size_t width, const char *s);

/* A column of numbers, a column of words: the most frequent ones. */
#define PAGE_NUMBERS(name, rank)                                                                             \
    {                                                                                                        \
        name, PAGE_RIGHT, rank, 0, NULL                                                                      \
    }
#define PAGE_WORDS(name, rank, least)                                                                        \
    {                                                                                                        \
        name, PAGE_LEFT, rank, least, NULL                                                                   \
    }

#endif
