/* A table of a sheet in so many columns of text. Where it is too wide, in this order: heads take two lines, words are cut, columns go, and
 * what is left goes on below. */
#include "base/memory.h"
#include "base/sheet_write.h"

#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, GAP = 2, NOTE_INDENT = 6, MOST_SHOWN = 256 };

/* A column as it will stand. */
struct place {
    size_t wanted, width; /* of its texts, and what it gets */
    size_t mark;          /* 1: a mark stands behind a number of it */
    size_t head[2];       /* bytes of the head's first line; where its second begins, 0: it has one */
    bool shown;
};

struct grid_layout {
    const struct sheet *p;
    const struct sheet_table *t;
    struct place at[MOST_SHOWN];
    size_t n, width;
};

static const struct sheet_cell *cell_at(const struct grid_layout *l, size_t row, size_t column)
{
    return &l->p->cells[l->t->first + row * l->t->n_columns + column];
}

static const char *head_of(const struct grid_layout *l, size_t column)
{
    return sheet_said(l->p, l->t->heads[column]);
}

static bool marked(const struct sheet_cell *cell)
{
    return cell->mark && cell->mark != ' ';
}

/* Of the first n bytes. */
static size_t columns_of(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += ((unsigned char)s[i] & 0xc0) != 0x80;
    return count;
}

/* Where a head is best broken in two: a blank; 0 where it has none. */
static size_t best_break(const char *head, size_t *width)
{
    size_t best = 0;
    *width = sheet_columns(head);
    for (size_t i = 1; head[i]; i++) {
        if (head[i] != ' ') continue;
        const size_t above = columns_of(head, i), below = sheet_columns(head + i + 1);
        const size_t wider = above > below ? above : below;
        if (wider >= *width) continue;
        *width = wider;
        best = i;
    }
    return best;
}

static size_t cells_width(const struct grid_layout *l, size_t column)
{
    size_t width = 1;
    for (size_t r = 0; r < l->t->n_rows; r++)
        width = sheet_wider(width, sheet_said(l->p, cell_at(l, r, column)->text));
    return width;
}

static void measure(struct grid_layout *l)
{
    for (size_t c = 0; c < l->n; c++) {
        struct place *at = &l->at[c];
        *at = (struct place){.shown = true, .head = {strlen(head_of(l, c)), 0}};
        for (size_t r = 0; r < l->t->n_rows; r++) at->mark |= marked(cell_at(l, r, c));
        at->wanted = sheet_wider(cells_width(l, c), head_of(l, c));
        at->width = at->wanted;
    }
}

/* Of all that is shown; with `least`, of texts cut as far as they may be. */
static size_t all_wide(const struct grid_layout *l, bool least)
{
    size_t all = INDENT;
    bool any = false;
    for (size_t c = 0; c < l->n; c++) {
        const struct place *at = &l->at[c];
        const size_t cut = l->t->columns[c].least;
        if (!at->shown) continue;
        all += (any ? GAP : 0) + (least && cut && cut < at->wanted ? cut : at->wanted) + at->mark;
        any = true;
    }
    return all;
}

/* Heads that are wider than what is below them. */
static void break_heads(struct grid_layout *l)
{
    for (size_t c = 0; c < l->n; c++) {
        struct place *at = &l->at[c];
        size_t narrow, below = cells_width(l, c);
        const size_t place = best_break(head_of(l, c), &narrow);
        if (!place || below >= at->wanted) continue;
        at->head[0] = place;
        at->head[1] = place + 1;
        at->wanted = narrow > below ? narrow : below;
    }
}

/* Leaves out columns, the largest rank first, until the others have room. */
static void drop_columns(struct grid_layout *l)
{
    while (all_wide(l, true) > l->width) {
        size_t last = l->n;
        for (size_t c = 0; c < l->n; c++) {
            const unsigned rank = l->t->columns[c].rank;
            if (l->at[c].shown && rank >= SHEET_MAY_GO && (last == l->n || rank >= l->t->columns[last].rank))
                last = c;
        }
        if (last == l->n) return;
        l->at[last].shown = false;
    }
}

/* Cuts texts by what is too much, the last column first. */
static void cut_texts(struct grid_layout *l)
{
    const size_t all = all_wide(l, false);
    size_t much = all > l->width ? all - l->width : 0;
    for (size_t c = 0; c < l->n; c++) l->at[c].width = l->at[c].wanted;
    for (size_t c = l->n; c-- > 0;) {
        struct place *at = &l->at[c];
        const size_t least = l->t->columns[c].least;
        if (!at->shown || !least || at->wanted <= least) continue;
        const size_t cut = much < at->wanted - least ? much : at->wanted - least;
        at->width -= cut;
        much -= cut;
    }
}

static void end_line(struct text *t)
{
    while (t->length > 0 && t->data[t->length - 1] == ' ') t->length--;
    text_append(t, "\n");
}

/* A text in its column, where `room` columns are left on the line. */
static void put_text(const struct grid_layout *l, size_t c, const char *s, size_t n, char mark, bool bold,
                     struct text *out, size_t room)
{
    const struct place *at = &l->at[c];
    const size_t own = room > at->mark ? room - at->mark : 1, width = at->width < own ? at->width : own;
    const bool right = l->t->columns[c].align == SHEET_RIGHT;
    struct text cut = {0}, whole = {0};
    text_append_bytes(&whole, s, n);
    sheet_clean(&cut, text_said(&whole, out), width);
    const size_t columns = sheet_columns(text_said(&cut, out)), rest = width > columns ? width - columns : 0;
    if (right) sheet_pad(out, rest);
    if (bold && columns) text_append(out, "\x1b[1m");
    text_append(out, text_said(&cut, out));
    if (bold && columns) text_append(out, "\x1b[0m");
    if (at->mark) text_append_bytes(out, mark ? &mark : " ", 1);
    if (!right) sheet_pad(out, rest);
    text_clear(&cut);
    text_clear(&whole);
}

/* Columns first … end-1 and the keys before them, of a line of the head or of a row. */
struct grid_block {
    size_t first, end;
};

static bool in_block(const struct grid_layout *l, const struct grid_block *b, size_t c)
{
    return l->at[c].shown && (l->t->columns[c].rank == SHEET_KEY || (c >= b->first && c < b->end));
}

static size_t begin_column(struct text *out, size_t column)
{
    const size_t before = column ? GAP : INDENT;
    sheet_pad(out, before);
    return column + before;
}

static void put_head(const struct grid_layout *l, const struct grid_block *b, size_t line, struct text *out)
{
    size_t column = 0;
    for (size_t c = 0; c < l->n; c++) {
        const struct place *at = &l->at[c];
        const char *head = head_of(l, c);
        if (!in_block(l, b, c)) continue;
        /* a head of one line stands in the second */
        const bool two = at->head[1] > 0;
        const char *s = two ? line ? head + at->head[1] : head : line ? head : "";
        const size_t n = two && !line ? at->head[0] : strlen(s);
        column = begin_column(out, column);
        put_text(l, c, s, n, ' ', false, out, l->width > column ? l->width - column : 1);
        column += at->width + at->mark;
    }
    end_line(out);
}

static void put_row(const struct grid_layout *l, const struct grid_block *b, size_t row, struct text *out)
{
    size_t column = 0;
    for (size_t c = 0; c < l->n; c++) {
        const struct sheet_cell *cell = cell_at(l, row, c);
        if (!in_block(l, b, c)) continue;
        const char *s = sheet_said(l->p, cell->text);
        column = begin_column(out, column);
        put_text(l, c, s, strlen(s), cell->mark, cell->bold && l->p->style && l->p->style->colour, out,
                 l->width > column ? l->width - column : 1);
        column += l->at[c].width + l->at[c].mark;
    }
    end_line(out);
    const size_t note = cell_at(l, row, 0)->note;
    if (!note || b->end < l->n) return;
    sheet_pad(out, NOTE_INDENT);
    sheet_flow(out, sheet_said(l->p, note), NOTE_INDENT, NOTE_INDENT, l->width);
}

static void put_block(const struct grid_layout *l, const struct grid_block *b, struct text *out)
{
    bool two = false, any = false;
    for (size_t c = 0; c < l->n; c++) two |= in_block(l, b, c) && l->at[c].head[1];
    for (size_t c = 0; c < l->n; c++) any |= in_block(l, b, c) && *head_of(l, c);
    if (two) put_head(l, b, 0, out);
    if (any) put_head(l, b, 1, out);
    for (size_t r = 0; r < l->t->n_rows; r++) put_row(l, b, r, out);
}

/* The columns from `first` on that have room beside the keys: one at least. */
static size_t block_end(const struct grid_layout *l, size_t first)
{
    size_t all = INDENT, end = first;
    bool any = false;
    for (size_t c = 0; c < l->n; c++)
        if (l->at[c].shown && l->t->columns[c].rank == SHEET_KEY) all += l->at[c].width + l->at[c].mark + GAP;
    for (; end < l->n; end++) {
        if (!l->at[end].shown || l->t->columns[end].rank == SHEET_KEY) continue;
        all += l->at[end].width + l->at[end].mark;
        if (any && all > l->width) return end;
        all += GAP;
        any = true;
    }
    return end;
}

static void tell_left_out(const struct grid_layout *l, struct text *left_out)
{
    for (size_t c = 0; c < l->n; c++) {
        const char *head = head_of(l, c);
        if (l->at[c].shown || strstr(text_said(left_out, NULL), head)) continue;
        text_append(left_out, left_out->length ? ", " : "");
        text_append(left_out, head);
    }
}

void sheet_write_grid(const struct sheet *p, const struct sheet_table *t, size_t width, struct text *out,
                      struct text *left_out)
{
    struct grid_layout *l = memory_array(1, sizeof *l);
    if (!l || t->n_columns > MOST_SHOWN) {
        out->failed = true;
        free(l);
        return;
    }
    *l = (struct grid_layout){.p = p, .t = t, .n = t->n_columns, .width = width};
    measure(l);
    if (all_wide(l, false) > width) break_heads(l);
    drop_columns(l);
    cut_texts(l);
    for (size_t first = 0; first < l->n;) {
        const struct grid_block b = {first, block_end(l, first)};
        if (first) text_append(out, "\n");
        put_block(l, &b, out);
        first = b.end;
    }
    tell_left_out(l, left_out);
    free(l);
}
