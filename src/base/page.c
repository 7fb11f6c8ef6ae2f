/* What a page holds, and how it is told. */
#include "base/page.h"
#include "base/memory.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keeps s, with nothing in it that steers a terminal; 0 is the empty text that every page begins with. */
static size_t keep_text(struct page *p, const char *s)
{
    if (p->text.length == 0) text_append_bytes(&p->text, "", 1);
    if (!*s) return 0;
    const size_t place = p->text.length;
    page_clean(&p->text, s, SIZE_MAX);
    text_append_bytes(&p->text, "", 1);
    return p->text.failed ? 0 : place;
}

__attribute__((format(printf, 2, 0))) static size_t keep_format(struct page *p, const char *format,
                                                                va_list arguments)
{
    char *said = NULL;
    size_t place = 0;
    if (vasprintf(&said, format, arguments) < 0)
        p->text.failed = true;
    else
        place = keep_text(p, said);
    free(said);
    return place;
}

/* Room for one more of n; NULL sets the page's failure. */
static void *one_more(struct page *p, void *all, size_t n, size_t *room, size_t size)
{
    if (n < *room) return all;
    const size_t more = *room ? 2 * *room : 32;
    void *grown = memory_resize(all, more, size);
    if (grown)
        *room = more;
    else
        p->text.failed = true;
    return grown;
}

static struct page_block *add_block(struct page *p, enum page_kind kind)
{
    void *blocks = one_more(p, p->blocks, p->n_blocks, &p->room_blocks, sizeof *p->blocks);
    if (!blocks) return NULL;
    p->blocks = blocks;
    p->blocks[p->n_blocks] = (struct page_block){.kind = kind, .bold = p->bold};
    return &p->blocks[p->n_blocks++];
}

void page_title(struct page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct page_block *b = add_block(p, PAGE_TITLE);
    const size_t text = keep_format(p, format, arguments);
    if (b) *b = (struct page_block){.kind = PAGE_TITLE, .bold = true, .hang = 2, .text = text};
    va_end(arguments);
}

void page_answer(struct page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct page_block *b = add_block(p, PAGE_ANSWER);
    const size_t text = keep_format(p, format, arguments);
    if (b) b->text = text;
    if (b) b->answer = true;
    va_end(arguments);
}

void page_is_answer(struct page *p)
{
    if (p->n_blocks) p->blocks[p->n_blocks - 1].answer = true;
}

void page_heading(struct page *p, const char *heading)
{
    struct page_block *b = add_block(p, PAGE_HEADING);
    const size_t text = keep_text(p, heading);
    if (b) b->text = text;
    if (b) b->bold = true;
}

void page_prose(struct page *p, size_t indent, size_t hang, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct page_block *b = add_block(p, PAGE_PROSE);
    const size_t text = keep_format(p, format, arguments);
    if (b) b->text = text;
    if (b) b->indent = indent;
    if (b) b->hang = hang;
    va_end(arguments);
}

void page_item(struct page *p, const char *label, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct page_block *b = add_block(p, PAGE_ITEM);
    const size_t text = keep_format(p, format, arguments), name = keep_text(p, label);
    if (b) b->text = text;
    if (b) b->label = name;
    va_end(arguments);
}

void page_item_pair(struct page *p, const char *label, double value, double bar, const char *shown)
{
    page_item(p, label, "%s", shown);
    if (p->text.failed) return;
    struct page_block *b = &p->blocks[p->n_blocks - 1];
    b->value[0] = value;
    b->value[1] = bar;
    b->n_values = 2;
}

void page_more(struct page *p, size_t n)
{
    if (n) page_prose(p, 2, 0, "... and %zu more, which --json and --csv have", n);
}

void page_bold(struct page *p)
{
    p->bold = true;
}

void page_plain(struct page *p)
{
    p->bold = false;
}

/* ---- Tables ---- */

static struct page_table *at_hand(struct page *p)
{
    return p->n_tables && !p->text.failed ? &p->tables[p->n_tables - 1] : NULL;
}

void page_table(struct page *p, const struct page_column *columns)
{
    void *tables = one_more(p, p->tables, p->n_tables, &p->room_tables, sizeof *p->tables);
    if (!tables) return;
    p->tables = tables;
    size_t n = 0;
    while (columns[n].head) n++;
    struct page_table t = {.n_columns = n, .first = p->n_cells};
    t.columns = memory_array(n, sizeof *t.columns);
    t.heads = memory_array(n, sizeof *t.heads);
    t.parts = memory_array(n, sizeof *t.parts);
    p->tables[p->n_tables++] = t;
    struct page_block *b = add_block(p, PAGE_GRID);
    if (!t.columns || !t.heads || !t.parts || !b) {
        p->text.failed = true;
        return;
    }
    b->table = p->n_tables - 1;
    memcpy(t.columns, columns, n * sizeof *columns);
    for (size_t i = 0; i < n; i++) {
        t.heads[i] = keep_text(p, columns[i].head);
        t.parts[i] = columns[i].parts ? keep_text(p, columns[i].parts) : 0;
    }
}

void page_row(struct page *p)
{
    p->in_row = true;
}

static struct page_cell *add_cell(struct page *p)
{
    void *cells = one_more(p, p->cells, p->n_cells, &p->room_cells, sizeof *p->cells);
    if (!cells) return NULL;
    p->cells = cells;
    p->cells[p->n_cells] = (struct page_cell){.mark = ' ', .bold = p->bold};
    return &p->cells[p->n_cells++];
}

/* Ends a row, which then has a cell in each column; elsewhere it is an empty line. */
void page_blank(struct page *p)
{
    struct page_table *t = at_hand(p);
    if (!p->in_row) {
        add_block(p, PAGE_GAP);
        return;
    }
    p->in_row = false;
    if (!t) return;
    t->n_rows++;
    while (!p->text.failed && p->n_cells < t->first + t->n_rows * t->n_columns) add_cell(p);
}

__attribute__((format(printf, 2, 0))) static struct page_cell *put_cell(struct page *p, const char *format,
                                                                        va_list arguments)
{
    char *said = NULL, *begin = NULL;
    struct page_cell *cell = add_cell(p);
    if (vasprintf(&said, format, arguments) < 0) {
        p->text.failed = true;
        return cell;
    }
    for (begin = said; *begin == ' ';) begin++;
    size_t n = strlen(begin);
    while (n > 0 && begin[n - 1] == ' ') begin[--n] = '\0';
    const size_t place = keep_text(p, begin);
    if (cell) cell->text = place;
    free(said);
    return cell;
}

void page_cell(struct page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_cell(p, format, arguments);
    va_end(arguments);
}

void page_figure(struct page *p, double x, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct page_cell *cell = put_cell(p, format, arguments);
    if (cell) cell->value[0] = x;
    if (cell) cell->n_values = 1;
    va_end(arguments);
}

static void cell_number(struct page *p, double x, const char *shown, char mark)
{
    page_figure(p, x, "%s", shown);
    if (isnan(x)) p->dashed = true;
    if (!p->text.failed) p->cells[p->n_cells - 1].mark = isnan(x) ? ' ' : mark;
}

void page_number(struct page *p, double x, char mark)
{
    char shown[32];
    snprintf(shown, sizeof shown, x == 0 ? "%.0f" : "%.1e", fabs(x));
    cell_number(p, x, isnan(x) ? "-" : shown, mark);
}

void page_number_3(struct page *p, double x)
{
    char shown[32];
    snprintf(shown, sizeof shown, x == 0 ? "%.0f" : "%.2e", fabs(x));
    cell_number(p, x, isnan(x) ? "-" : shown, ' ');
}

void page_pair(struct page *p, double first, double second, const char *shown)
{
    page_figure(p, first, "%s", shown);
    if (p->text.failed) return;
    p->cells[p->n_cells - 1].value[1] = second;
    p->cells[p->n_cells - 1].n_values = 2;
}

void page_row_note(struct page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const size_t place = keep_format(p, format, arguments);
    const struct page_table *t = at_hand(p);
    if (t && t->n_rows) p->cells[t->first + (t->n_rows - 1) * t->n_columns].note = place;
    va_end(arguments);
}

void page_clear(struct page *p)
{
    for (size_t i = 0; i < p->n_tables; i++) {
        free(p->tables[i].columns);
        free(p->tables[i].heads);
        free(p->tables[i].parts);
    }
    free(p->tables);
    free(p->cells);
    free(p->blocks);
    text_clear(&p->text);
    *p = (struct page){.style = p->style};
}
