/* A page of text for a terminal: at most 100 columns, cells aligned, colour only where wanted. */
#ifndef SHOW_TABLE_PAGE_H
#define SHOW_TABLE_PAGE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum { PAGE_WIDTH = 100 };

struct page {
    struct text text;
    bool colour;
    bool dashed;  /* somewhere a dash stands for a number that does not exist */
    bool bounded; /* somewhere a minimum lies at an end of the grid */
    bool level;   /* somewhere every smaller step is as good */
};

void page_heading(struct page *p, const char *heading);
void page_blank(struct page *p);

/* Prose, broken between words; the lines after the first are indented by `hang` columns more. */
void page_prose(struct page *p, size_t indent, size_t hang, const char *format, ...) PRINTF_LIKE(4, 5);

/* A label and prose beside it. */
void page_item(struct page *p, const char *label, const char *format, ...) PRINTF_LIKE(3, 4);

/* A text in `width` columns, cut with ".." where it is longer; page_column adds two more as a gap. Control
 * characters show as "?". */
void page_column(struct page *p, size_t width, const char *s);
void page_left(struct page *p, size_t width, const char *s);
void page_right(struct page *p, size_t width, const char *s);

/* |x| with two digits, or a dash; `mark` behind it, a space for none. */
void page_number(struct page *p, size_t width, double x, char mark);

/* Between these, all is bold where there is colour. */
void page_bold(struct page *p);
void page_plain(struct page *p);

/* Appends s as page_left shows it, without padding. */
void page_clean(struct text *t, const char *s, size_t width);

/* Columns that s takes. */
size_t page_columns(const char *s);

#endif
