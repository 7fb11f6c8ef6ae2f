/* A sheet: what a command has to say to a person, as data. It is told as a title, headings, prose, labels with what they are, and
 * tables of columns and rows; only who writes the sheet knows how wide it is, and in which form. A table that is too wide loses columns
 * in the order of their ranks, or goes on below; no line is ever longer than the sheet. */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/sink.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Columns: of a sheet where nothing says how many; the fewest and the most that are made use of; the most of prose, which is hard to
 * read in longer lines. */
enum { SHEET_COLUMNS = 80, SHEET_LEAST = 40, SHEET_MOST = 1000, SHEET_MEASURE = 100 };

enum sheet_form {
#define X(identifier, name, meaning) SHEET_##identifier,
#include "base/sheet_forms.def"
#undef X
    N_PAGE_FORMS
};
extern const char *const sheet_form_names[N_PAGE_FORMS];

/* How a sheet is written. */
struct sheet_style {
    enum sheet_form form;
    size_t width;      /* columns of text; 0: SHEET_COLUMNS */
    bool colour;       /* bold where that helps */
    bool brief;        /* the title, and the answer in two lines */
    const char *which; /* this table alone: its number from 1 on, or words of its heading; NULL: all */
};

/* What becomes of a column of a table that is too wide. The keys stand at the beginning of every part; those that stay go on in a
 * further part; those that may go are left out, the largest number first. */
enum { SHEET_KEY, SHEET_STAYS, SHEET_MAY_GO };

enum sheet_align { SHEET_LEFT, SHEET_RIGHT };

/* A column of a table; one without a head ends a list of them. */
struct sheet_column {
    const char *head;
    enum sheet_align align;
    unsigned rank;     /* SHEET_KEY, SHEET_STAYS, or SHEET_MAY_GO and a number */
    size_t least;      /* texts are cut to so many columns before a column goes; 0: never */
    const char *parts; /* of cells with two numbers the names of both, as "value|bar" */
};

struct sheet_cell {
    size_t text; /* here and below: where it begins in the sheet's text */
    size_t note; /* of the first cell of a row: what is to be said of it, or 0 */
    double value[2];
    unsigned n_values;
    char mark; /* behind it, or a blank */
    bool bold;
};

struct sheet_table {
    struct sheet_column *columns;
    size_t *heads, *parts; /* parts: 0 for none */
    size_t n_columns, first, n_rows;
};

enum sheet_kind { SHEET_TITLE, SHEET_HEADING, SHEET_PROSE, SHEET_ITEM, SHEET_GRID, SHEET_GAP, SHEET_ANSWER };

struct sheet_block {
    enum sheet_kind kind;
    bool bold, answer;
    size_t indent, hang;
    size_t text, label;
    size_t table; /* of a grid its number */
    double value[2];
    unsigned n_values;
};

struct sheet {
    const struct sheet_style *style; /* NULL: text, as wide as is usual */
    struct text text;                /* all that is said, with a zero behind each piece */
    struct sheet_block *blocks;
    struct sheet_cell *cells;
    struct sheet_table *tables;
    size_t n_blocks, room_blocks, n_cells, room_cells, n_tables, room_tables;
    bool in_row, bold;
    bool dashed;  /* somewhere a dash stands for a number that does not exist */
    bool bounded; /* somewhere a minimum lies at an end of the grid */
    bool level;   /* somewhere every smaller step is as good */
    bool doubted; /* somewhere an estimate is doubtful */
    bool
        hidden; /* somewhere an error is smaller than what the derivative that it is against may be wrong by */
};

/* Ends a sheet: writes it, and sets it free. HSTAR_INVALID where its style asks for a table that it has not. */
MUST_USE hstar_status sheet_end(struct sheet *p, struct sink *sink, hstar_error *err);
void sheet_clear(struct sheet *p); /* without writing it */

/* What the sheet is about, in bold. */
void sheet_title(struct sheet *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* What was told last, prose or a label and what it is, is of the answer: some people want no more than that. The same for them alone. */
void sheet_is_answer(struct sheet *p);
void sheet_answer(struct sheet *p, const char *format, ...) PRINTF_LIKE(2, 3);

void sheet_heading(struct sheet *p, const char *heading);
void sheet_blank(struct sheet *p); /* ends a row; elsewhere an empty line */

/* Begins a table; begins a row, which sheet_blank ends; its next cell. Blanks around the text do not count. */
void sheet_table(struct sheet *p, const struct sheet_column *columns);
void sheet_row(struct sheet *p);
void sheet_cell(struct sheet *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* A cell that shows x so, and is x where all digits are wanted. */
void sheet_figure(struct sheet *p, double x, const char *format, ...) PRINTF_LIKE(3, 4);

/* |x| with two digits, or a dash; `mark` behind it, a blank for none. The same with three. */
void sheet_number(struct sheet *p, double x, char mark);
void sheet_number_3(struct sheet *p, double x);

/* A cell of two numbers, shown so. */
void sheet_pair(struct sheet *p, double first, double second, const char *shown);

/* What is said below the last row. */
void sheet_row_note(struct sheet *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* "... and n more", where n is not zero. */
void sheet_more(struct sheet *p, size_t n);

/* Prose, broken between words; the lines after the first are indented by `hang` columns more. */
void sheet_prose(struct sheet *p, size_t indent, size_t hang, const char *format, ...) PRINTF_LIKE(4, 5);

/* A label and what it is; the same of a number and its bar, or how far it is off. */
void sheet_item(struct sheet *p, const char *label, const char *format, ...) PRINTF_LIKE(3, 4);
void sheet_item_pair(struct sheet *p, const char *label, double value, double bar, const char *shown);

/* Between these, all is bold where there is colour. */
void sheet_bold(struct sheet *p);
void sheet_plain(struct sheet *p);

/* Appends s, cut with ".." where it has more than `width` columns. Control characters show as "?". */
void sheet_clean(struct text *t, const char *s, size_t width);

/* Columns that s takes; and the larger one of that and a width. */
size_t sheet_columns(const char *s);
size_t sheet_wider(size_t width, const char *s);

/* A column of numbers, a column of words: the most frequent ones. */
#define SHEET_NUMBERS(name, rank)                                                                            \
    {                                                                                                        \
        name, SHEET_RIGHT, rank, 0, NULL                                                                     \
    }
#define SHEET_WORDS(name, rank, least)                                                                       \
    {                                                                                                        \
        name, SHEET_LEFT, rank, least, NULL                                                                  \
    }

#endif
