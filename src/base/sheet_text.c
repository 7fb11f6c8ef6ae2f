/* A sheet for a terminal. */
#include "base/sheet_write.h"

#include <string.h>

enum { ITEM_INDENT = 2, ITEM_LABEL = 12, BRIEF_LINES = 2 };

static size_t width_of(const struct sheet *p)
{
    const size_t width = p->style && p->style->width ? p->style->width : SHEET_COLUMNS;
    return width < SHEET_LEAST ? SHEET_LEAST : width > SHEET_MOST ? SHEET_MOST : width;
}

static size_t measure_of(const struct sheet *p)
{
    const size_t width = width_of(p);
    return width < SHEET_MEASURE ? width : SHEET_MEASURE;
}

static void begin_bold(const struct sheet *p, const struct sheet_block *b, struct text *out)
{
    if (b->bold && p->style && p->style->colour) text_append(out, "\x1b[1m");
}

/* Before the end of the line. */
static void end_bold(const struct sheet *p, const struct sheet_block *b, struct text *out)
{
    if (!b->bold || !p->style || !p->style->colour || out->failed) return;
    const bool ended = out->length && out->data[out->length - 1] == '\n';
    if (ended) out->data[--out->length] = '\0';
    text_append(out, ended ? "\x1b[0m\n" : "\x1b[0m");
}

/* Labels that follow each other have one width, with the blanks behind them. */
static size_t label_width(const struct sheet *p, const struct sheet_block *b)
{
    const struct sheet_block *end = p->blocks + p->n_blocks;
    const size_t most = width_of(p) / 3;
    size_t width = ITEM_LABEL;
    while (b > p->blocks && b[-1].kind == SHEET_ITEM) b--;
    for (; b < end && b->kind == SHEET_ITEM; b++) {
        const size_t n = sheet_columns(sheet_said(p, b->label)) + 2;
        if (n > width && n <= most) width = n;
    }
    return width;
}

static void write_item(const struct sheet *p, const struct sheet_block *b, struct text *out)
{
    const size_t label = sheet_columns(sheet_said(p, b->label)), width = label_width(p, b);
    const size_t margin = ITEM_INDENT + width;
    sheet_pad(out, ITEM_INDENT);
    sheet_clean(out, sheet_said(p, b->label), width_of(p) - ITEM_INDENT);
    if (label < width) sheet_pad(out, width - label);
    if (label >= width) text_append(out, "\n");
    if (label >= width) sheet_pad(out, margin);
    sheet_flow(out, sheet_said(p, b->text), margin, margin, measure_of(p));
}

static void write_block(const struct sheet *p, const struct sheet_block *b, struct text *out,
                        struct text *left_out)
{
    const bool bold = b->kind != SHEET_GAP && b->kind != SHEET_GRID && b->kind != SHEET_ANSWER;
    if (bold) begin_bold(p, b, out);
    switch (b->kind) {
    case SHEET_TITLE:
    case SHEET_HEADING:
    case SHEET_PROSE:
        sheet_pad(out, b->indent);
        sheet_flow(out, sheet_said(p, b->text), b->indent, b->indent + b->hang, measure_of(p));
        break;
    case SHEET_ITEM:
        write_item(p, b, out);
        break;
    case SHEET_GRID:
        sheet_write_grid(p, &p->tables[b->table], width_of(p), out, left_out);
        break;
    case SHEET_GAP:
        text_append(out, "\n");
        break;
    case SHEET_ANSWER:
        break;
    }
    if (bold) end_bold(p, b, out);
}

/* A sheet does not end with an empty line. */
static void end_once(struct text *out)
{
    while (!out->failed && out->length > 1 && out->data[out->length - 1] == '\n' &&
           out->data[out->length - 2] == '\n')
        out->data[--out->length] = '\0';
}

/* Columns that are told nowhere. */
static void tell_without_room(const struct sheet *p, const struct text *left_out, struct text *out)
{
    struct text t = {0};
    if (!left_out->length) return;
    text_format(&t, "There is no room here for: %s. A wider terminal, or --table csv, has them.",
                text_said(left_out, out));
    text_append(out, "\n");
    sheet_flow(out, text_said(&t, out), 0, 2, measure_of(p));
    text_clear(&t);
}

/* ---- In three lines ---- */

/* Lines that prose takes. */
static size_t lines_of(const char *prose, size_t width)
{
    struct text t = {0};
    size_t n = 0;
    sheet_flow(&t, prose, 0, 0, width);
    for (size_t i = 0; i < t.length; i++) n += t.data[i] == '\n';
    text_clear(&t);
    return n;
}

/* "The worst: y, by 30 error bars." */
static void append_sentence(struct text *t, const struct sheet *p, const struct sheet_block *b)
{
    const char *said = sheet_said(p, b->text), *label = b->kind == SHEET_ITEM ? sheet_said(p, b->label) : "";
    size_t end = strlen(said);
    while (end > 0 && said[end - 1] == ' ') end--;
    const bool ended = end > 0 && strchr(".:;,", said[end - 1]);
    text_format(t, "%s%s%s%.*s%s", t->length ? " " : "", label, *label ? ": " : "", (int)end, said,
                ended ? "" : ".");
}

/* Sentences while they have room; the first one in any case, cut where it has none. */
static void write_answer(const struct sheet *p, struct text *out)
{
    struct text all = {0};
    const size_t width = measure_of(p);
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct sheet_block *b = &p->blocks[i];
        if (!b->answer) continue;
        const size_t before = all.length;
        append_sentence(&all, p, b);
        if (!all.failed && before && lines_of(all.data, width) > BRIEF_LINES)
            all.data[all.length = before] = '\0';
    }
    if (!all.failed && all.length && all.data[all.length - 1] == ';') all.data[all.length - 1] = '.';
    for (size_t room = BRIEF_LINES * width; lines_of(text_said(&all, out), width) > BRIEF_LINES; room--) {
        struct text cut = {0};
        sheet_clean(&cut, text_said(&all, out), room);
        text_clear(&all);
        all = cut;
    }
    if (all.length || all.failed) sheet_flow(out, text_said(&all, out), 0, 0, width);
    text_clear(&all);
}

static void write_brief(const struct sheet *p, struct text *out)
{
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct sheet_block *b = &p->blocks[i];
        if (b->kind != SHEET_TITLE) continue;
        begin_bold(p, b, out);
        sheet_clean(out, sheet_said(p, b->text), measure_of(p));
        end_bold(p, b, out);
        text_append(out, "\n");
        break;
    }
    write_answer(p, out);
}

/* ---- All ---- */

void sheet_write_text(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    struct text left_out = {0};
    if (p->style && p->style->brief) {
        write_brief(p, out);
        return;
    }
    for (size_t i = 0; i < p->n_blocks; i++)
        if (!part || (i >= part->first && i < part->first + part->n))
            write_block(p, &p->blocks[i], out, &left_out);
    end_once(out);
    tell_without_room(p, &left_out, out);
    text_clear(&left_out);
}
