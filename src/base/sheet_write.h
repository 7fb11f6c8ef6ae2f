/* Writing a sheet in its forms. */
#ifndef BASE_PAGE_WRITE_H
#define BASE_PAGE_WRITE_H

#include "base/sheet.h"

/* What stands at the top of a sheet. */
#define SHEET_SUMMARY "SUMMARY"

/* A run of blocks that is written as one table: a grid, or items that follow each other. */
struct sheet_part {
    size_t first, n;  /* blocks */
    const char *name; /* the heading above it; SHEET_SUMMARY where there is none */
};

/* The next one from block *at on, which moves behind it. False: there is none. */
bool sheet_next_part(const struct sheet *p, size_t *at, struct sheet_part *part);

/* What a sheet says at a place. */
const char *sheet_said(const struct sheet *p, size_t place);

/* A sheet, or where there is one a part of it, as text for a terminal. */
void sheet_write_text(const struct sheet *p, const struct sheet_part *part, struct text *out);

/* The same in forms of others. */
void sheet_write_markdown(const struct sheet *p, const struct sheet_part *part, struct text *out);
void sheet_write_latex(const struct sheet *p, const struct sheet_part *part, struct text *out);
void sheet_write_csv(const struct sheet *p, const struct sheet_part *part, struct text *out);

/* A grid of the sheet in `width` columns; notes in `left_out` the heads of the columns that have no room. */
void sheet_write_grid(const struct sheet *p, const struct sheet_table *t, size_t width, struct text *out,
                      struct text *left_out);

void sheet_pad(struct text *t, size_t n); /* n blanks */

/* Words from column `start` of the line that was begun, further lines from column `margin`, in lines of `width`. */
void sheet_flow(struct text *out, const char *prose, size_t start, size_t margin, size_t width);

/* What is in a cell of a form for others: numbers as people write them, and nothing that the form would take for a command. */
void sheet_escape_markdown(struct text *out, const char *s);
void sheet_escape_latex(struct text *out, const char *s);

#endif
