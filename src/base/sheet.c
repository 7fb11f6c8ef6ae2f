/* What a sheet holds, and how it is told. */
#include "base/sheet.h"
#include "base/memory.h"
#include "base/numeral.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keeps s, with nothing in it that steers a terminal; 0 is the empty text that every sheet begins with. */
static size_t keep_text(struct sheet *p, const char *s)
{
    if (p->text.length == 0) text_append_bytes(&p->text, "", 1);
    if (!*s) return 0;
    const size_t place = p->text.length;
    sheet_clean(&p->text, s, SIZE_MAX);
    text_append_bytes(&p->text, "", 1);
    return p->text.failed ? 0 : place;
}

__attribute__((format(printf, 2, 0))) static size_t keep_format(struct sheet *p, const char *format,
                                                                va_list arguments)
{
    char *said = NULL;
    size_t place = 0;
    if (numeral_make(&said, format, arguments) < 0)
        p->text.failed = true;
    else
        place = keep_text(p, said);
    free(said);
    return place;
}

/* Room for one more of n; NULL sets the sheet's failure. */
static void *one_more(struct sheet *p, void *all, size_t n, size_t *room, size_t size)
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

static struct sheet_block *add_block(struct sheet *p, enum sheet_kind kind)
{
    void *blocks = one_more(p, p->blocks, p->n_blocks, &p->room_blocks, sizeof *p->blocks);
    if (!blocks) return NULL;
    p->blocks = blocks;
    p->blocks[p->n_blocks] = (struct sheet_block){.kind = kind, .bold = p->bold};
    return &p->blocks[p->n_blocks++];
}

/* NULL where memory ended. */
static struct sheet_block *add_formatted(struct sheet *p, enum sheet_kind kind, const char *format,
                                         va_list arguments)
{
    struct sheet_block *b = add_block(p, kind);
    const size_t text = keep_format(p, format, arguments);
    if (b) b->text = text;
    return b;
}

void sheet_title(struct sheet *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct sheet_block *b = add_formatted(p, SHEET_TITLE, format, arguments);
    if (b) b->bold = true;
    if (b) b->hang = 2;
    va_end(arguments);
}

void sheet_answer(struct sheet *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct sheet_block *b = add_formatted(p, SHEET_ANSWER, format, arguments);
    if (b) b->answer = true;
    va_end(arguments);
}

void sheet_is_answer(struct sheet *p)
{
    if (p->n_blocks) p->blocks[p->n_blocks - 1].answer = true;
}

void sheet_heading(struct sheet *p, const char *heading)
{
    struct sheet_block *b = add_block(p, SHEET_HEADING);
    const size_t text = keep_text(p, heading);
    if (b) b->text = text;
    if (b) b->bold = true;
}

void sheet_prose(struct sheet *p, size_t indent, size_t hang, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct sheet_block *b = add_formatted(p, SHEET_PROSE, format, arguments);
    if (b) b->indent = indent;
    if (b) b->hang = hang;
    va_end(arguments);
}

void sheet_item(struct sheet *p, const char *label, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct sheet_block *b = add_formatted(p, SHEET_ITEM, format, arguments);
    const size_t name = keep_text(p, label);
    if (b) b->label = name;
    va_end(arguments);
}

void sheet_item_pair(struct sheet *p, const char *label, double value, double bar, const char *shown)
{
    sheet_item(p, label, "%s", shown);
    if (p->text.failed) return;
    struct sheet_block *b = &p->blocks[p->n_blocks - 1];
    b->value[0] = value;
    b->value[1] = bar;
    b->n_values = 2;
}

void sheet_more(struct sheet *p, size_t n)
{
    if (n) sheet_prose(p, 2, 0, "... and %zu more, which --json and --csv have", n);
}

void sheet_bold(struct sheet *p)
{
    p->bold = true;
}

void sheet_plain(struct sheet *p)
{
    p->bold = false;
}

/* ---- Tables ---- */

static struct sheet_table *at_hand(struct sheet *p)
{
    return p->n_tables && !p->text.failed ? &p->tables[p->n_tables - 1] : NULL;
}

void sheet_table(struct sheet *p, const struct sheet_column *columns)
{
    void *tables = one_more(p, p->tables, p->n_tables, &p->room_tables, sizeof *p->tables);
    if (!tables) return;
    p->tables = tables;
    size_t n = 0;
    while (columns[n].head) n++;
    struct sheet_table t = {.n_columns = n, .first = p->n_cells};
    t.columns = memory_array(n, sizeof *t.columns);
    t.heads = memory_array(n, sizeof *t.heads);
    t.parts = memory_array(n, sizeof *t.parts);
    p->tables[p->n_tables++] = t;
    struct sheet_block *b = add_block(p, SHEET_GRID);
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

void sheet_row(struct sheet *p)
{
    p->in_row = true;
}

static struct sheet_cell *add_cell(struct sheet *p)
{
    void *cells = one_more(p, p->cells, p->n_cells, &p->room_cells, sizeof *p->cells);
    if (!cells) return NULL;
    p->cells = cells;
    p->cells[p->n_cells] = (struct sheet_cell){.mark = ' ', .bold = p->bold};
    return &p->cells[p->n_cells++];
}

/* Ends a row, which then has a cell in each column; elsewhere it is an empty line. */
void sheet_blank(struct sheet *p)
{
    struct sheet_table *t = at_hand(p);
    if (!p->in_row) {
        add_block(p, SHEET_GAP);
        return;
    }
    p->in_row = false;
    if (!t) return;
    t->n_rows++;
    while (!p->text.failed && p->n_cells < t->first + t->n_rows * t->n_columns) add_cell(p);
}

__attribute__((format(printf, 2, 0))) static struct sheet_cell *put_cell(struct sheet *p, const char *format,
                                                                         va_list arguments)
{
    char *said = NULL, *begin = NULL;
    struct sheet_cell *cell = add_cell(p);
    if (numeral_make(&said, format, arguments) < 0) {
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

void sheet_cell(struct sheet *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_cell(p, format, arguments);
    va_end(arguments);
}

void sheet_figure(struct sheet *p, double x, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct sheet_cell *cell = put_cell(p, format, arguments);
    if (cell) cell->value[0] = x;
    if (cell) cell->n_values = 1;
    va_end(arguments);
}

static void cell_number(struct sheet *p, double x, const char *shown, char mark)
{
    sheet_figure(p, x, "%s", shown);
    if (isnan(x)) p->dashed = true;
    if (!p->text.failed) p->cells[p->n_cells - 1].mark = isnan(x) ? ' ' : mark;
}

void sheet_number(struct sheet *p, double x, char mark)
{
    char shown[32];
    numeral_print(shown, sizeof shown, x == 0 ? "%.0f" : "%.1e", fabs(x));
    cell_number(p, x, isnan(x) ? "-" : shown, mark);
}

void sheet_number_3(struct sheet *p, double x)
{
    char shown[32];
    numeral_print(shown, sizeof shown, x == 0 ? "%.0f" : "%.2e", fabs(x));
    cell_number(p, x, isnan(x) ? "-" : shown, ' ');
}

void sheet_pair(struct sheet *p, double first, double second, const char *shown)
{
    sheet_figure(p, first, "%s", shown);
    if (p->text.failed) return;
    p->cells[p->n_cells - 1].value[1] = second;
    p->cells[p->n_cells - 1].n_values = 2;
}

void sheet_row_note(struct sheet *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const size_t place = keep_format(p, format, arguments);
    const struct sheet_table *t = at_hand(p);
    if (t && t->n_rows) p->cells[t->first + (t->n_rows - 1) * t->n_columns].note = place;
    va_end(arguments);
}

void sheet_clear(struct sheet *p)
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
    *p = (struct sheet){.style = p->style};
}
