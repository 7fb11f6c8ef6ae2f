/* Writing a page in its forms. */
#ifndef BASE_PAGE_WRITE_H
#define BASE_PAGE_WRITE_H

#include "base/page.h"

/* What stands at the top of a page. */
#define PAGE_SUMMARY "SUMMARY"

/* A run of blocks that is written as one table: a grid, or items that follow each other. */
struct page_part {
    size_t first, n;  /* blocks */
    const char *name; /* the heading above it; PAGE_SUMMARY where there is none */
};

/* The next one from block *at on, which moves behind it. False: there is none. */
bool page_next_part(const struct page *p, size_t *at, struct page_part *part);

/* What a page says at a place. */
const char *page_said(const struct page *p, size_t place);

/* A page, or where there is one a part of it, as text for a terminal. */
void page_write_text(const struct page *p, const struct page_part *part, struct text *out);

/* The same in forms of others. */
void page_write_markdown(const struct page *p, const struct page_part *part, struct text *out);
void page_write_latex(const struct page *p, const struct page_part *part, struct text *out);
void page_write_csv(const struct page *p, const struct page_part *part, struct text *out);

/* A grid of the page in `width` columns; notes in `left_out` the heads of the columns that have no room. */
void page_write_grid(const struct page *p, const struct page_table *t, size_t width, struct text *out,
                     struct text *left_out);

void page_pad(struct text *t, size_t n); /* n blanks */

/* Words from column `start` of the line that was begun, further lines from column `margin`, in lines of `width`. */
void page_flow(struct text *out, const char *prose, size_t start, size_t margin, size_t width);

/* What is in a cell of a form for others: numbers as people write them, and nothing that the form would take for a command. */
void page_escape_markdown(struct text *out, const char *s);
void page_escape_latex(struct text *out, const char *s);

#endif
