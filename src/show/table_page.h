/* A page of text for a terminal: at most 100 columns, cells aligned, colour only where wanted. */
#ifndef SHOW_TABLE_PAGE_H
#define SHOW_TABLE_PAGE_H

#include "base/sink.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum { PAGE_WIDTH = 100 };

/* How a cell stands in its column: to the right, or to the left; of those called wide two blanks follow. The last column is as long
 * as what is in it, a blank before it. */
enum page_align { PAGE_RIGHT, PAGE_RIGHT_WIDE, PAGE_LEFT, PAGE_LEFT_WIDE, PAGE_LAST };

/* A column of a table; one without a head ends a list of them. */
struct page_column {
    const char *head;
    size_t width;
    enum page_align align;
};

struct page {
    struct text text;
    const struct page_column *table, *next; /* the columns of the table at hand, and that of the next cell */
    bool colour;
    bool dashed;  /* somewhere a dash stands for a number that does not exist */
    bool bounded; /* somewhere a minimum lies at an end of the grid */
    bool level;   /* somewhere every smaller step is as good */
    bool doubted; /* somewhere an estimate is doubtful */
    bool
        hidden; /* somewhere an error is smaller than what the derivative that it is against may be wrong by */
};

/* Ends a page: writes it, and sets it free. */
MUST_USE hstar_status page_end(struct page *p, struct sink *sink, hstar_error *err);

void page_heading(struct page *p, const char *heading);
void page_blank(struct page *p);

/* Begins a table with the heads of its columns, which live as long as its rows are written; begins a row, which page_blank ends;
 * writes its next cell. */
void page_table(struct page *p, const struct page_column *columns);
void page_row(struct page *p);
void page_cell(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);
/* |x| with two digits, or a dash; `mark` behind it, a space for none. */
void page_number(struct page *p, double x, char mark);

/* The same with three digits. */
void page_number_3(struct page *p, double x);

/* "... and n more rows", where n is not zero. */
void page_more(struct page *p, size_t n);

/* Prose, broken between words; the lines after the first are indented by `hang` columns more. */
void page_prose(struct page *p, size_t indent, size_t hang, const char *format, ...) PRINTF_LIKE(4, 5);

/* A label and prose beside it. */
void page_item(struct page *p, const char *label, const char *format, ...) PRINTF_LIKE(3, 4);

/* A text to the left in `width` columns, cut with ".." where it is longer. Control characters show as "?". */
void page_left(struct page *p, size_t width, const char *s);

/* Between these, all is bold where there is colour. */
void page_bold(struct page *p);
void page_plain(struct page *p);

/* Appends s as page_left shows it, without padding. */
void page_clean(struct text *t, const char *s, size_t width);

/* Columns that s takes; and the larger one of that and a width. */
size_t page_columns(const char *s);
size_t page_wider(size_t width, const char *s);

#endif
