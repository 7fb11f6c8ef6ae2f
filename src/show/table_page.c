/* A page of text: cells, prose, and what may not reach a terminal. */
#include "show/table_page.h"
#include "base/character.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t page_columns(const char *s)
{
    return characters_count(s);
}

size_t page_wider(size_t width, const char *s)
{
    const size_t n = page_columns(s);
    return n > width ? n : width;
}

void page_clean(struct text *t, const char *s, size_t width)
{
    size_t columns = page_columns(s), room = columns > width && width > 2 ? width - 2 : width;
    for (size_t n = 0; *s && n < room; n++) {
        long code;
        size_t length = character_read(s, &code);
        bool harmless = code >= 0 && !character_steers(code);
        text_append_bytes(t, harmless ? s : "?", harmless ? length : 1);
        s += length;
    }
    if (columns > width && width > 2) text_append(t, "..");
}

static void pad(struct text *t, size_t n)
{
    while (n-- > 0) text_append_bytes(t, " ", 1);
}

void page_left(struct page *p, size_t width, const char *s)
{
    size_t n = page_columns(s);
    page_clean(&p->text, s, width);
    pad(&p->text, n < width ? width - n : 0);
}

/* The next cell of the row, in `most` columns. */
static void put_cell(struct page *p, const char *s, size_t most)
{
    const struct page_column *c = p->next++;
    const size_t n = page_columns(s), room = n < c->width ? c->width - n : 0;
    if (c->align == PAGE_LAST) pad(&p->text, 1);
    if (c->align == PAGE_RIGHT || c->align == PAGE_RIGHT_WIDE) pad(&p->text, room);
    page_clean(&p->text, s, most);
    if (c->align == PAGE_LEFT || c->align == PAGE_LEFT_WIDE) pad(&p->text, room);
    if (c->align == PAGE_LEFT_WIDE || c->align == PAGE_RIGHT_WIDE) pad(&p->text, 2);
}

void page_table(struct page *p, const struct page_column *columns)
{
    p->table = columns;
    page_row(p);
    while (p->next->head) put_cell(p, p->next->head, PAGE_WIDTH);
    page_blank(p);
}

void page_row(struct page *p)
{
    pad(&p->text, 2);
    p->next = p->table;
}

void page_cell(struct page *p, const char *format, ...)
{
    char cell[4 * PAGE_WIDTH + 4]; /* as many characters of any kind as a row has, and one more */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(cell, sizeof cell, format, arguments);
    va_end(arguments);
    put_cell(p, cell, p->next->align == PAGE_LAST ? PAGE_WIDTH : p->next->width);
}

void page_number(struct page *p, double x, char mark)
{
    if (isnan(x)) p->dashed = true;
    if (isnan(x))
        page_cell(p, "- ");
    else
        page_cell(p, x == 0 ? "%.0f%c" : "%.1e%c", fabs(x), mark);
}

void page_number_3(struct page *p, double x)
{
    if (isnan(x)) p->dashed = true;
    if (isnan(x))
        page_cell(p, "- ");
    else
        page_cell(p, x == 0 ? "%.0f " : "%.2e ", fabs(x));
}

void page_more(struct page *p, size_t n)
{
    if (n) page_prose(p, 2, 0, "... and %zu more, which --json and --csv have", n);
}

hstar_status page_end(struct page *p, struct sink *sink, hstar_error *err)
{
    hstar_status status =
        p->text.failed ? error_memory(err) : sink_write(sink, p->text.data, p->text.length, err);
    text_clear(&p->text);
    return status;
}

void page_bold(struct page *p)
{
    if (p->colour) text_append(&p->text, "\x1b[1m");
}

void page_plain(struct page *p)
{
    if (p->colour) text_append(&p->text, "\x1b[0m");
}

void page_heading(struct page *p, const char *heading)
{
    page_bold(p);
    page_clean(&p->text, heading, PAGE_WIDTH);
    page_plain(p);
    page_blank(p);
}

/* Ends a line; no spaces stand before the end. */
void page_blank(struct page *p)
{
    struct text *t = &p->text;
    while (t->length > 0 && t->data[t->length - 1] == ' ') t->length--;
    text_append(t, "\n");
}

/* Words from column `start` of the line that was begun, further lines from column `margin`. */
static void flow(struct page *p, size_t start, size_t margin, char *prose)
{
    size_t column = start;
    bool first = true;
    char *rest = NULL;
    for (char *word = strtok_r(prose, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        size_t width = page_columns(word);
        if (!first && column + 1 + width > PAGE_WIDTH) {
            page_blank(p);
            pad(&p->text, margin);
            column = margin;
        } else if (!first) {
            pad(&p->text, 1);
            column++;
        }
        first = false;
        page_clean(&p->text, word, PAGE_WIDTH - column);
        column += width < PAGE_WIDTH - column ? width : PAGE_WIDTH - column;
    }
    page_blank(p);
}

__attribute__((format(printf, 4, 0))) static void flow_format(struct page *p, size_t start, size_t margin,
                                                              const char *format, va_list arguments)
{
    char *prose = NULL;
    if (vasprintf(&prose, format, arguments) < 0)
        p->text.failed = true;
    else
        flow(p, start, margin, prose);
    free(prose);
}

void page_prose(struct page *p, size_t indent, size_t hang, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    pad(&p->text, indent);
    flow_format(p, indent, indent + hang, format, arguments);
    va_end(arguments);
}

void page_item(struct page *p, const char *label, const char *format, ...)
{
    enum { INDENT = 2, LABEL = 12 };
    va_list arguments;
    va_start(arguments, format);
    pad(&p->text, INDENT);
    page_left(p, LABEL, label);
    flow_format(p, INDENT + LABEL, INDENT + LABEL, format, arguments);
    va_end(arguments);
}
