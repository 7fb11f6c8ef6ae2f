/* A sheet in forms for others: Markdown, LaTeX and CSV. */
#include "base/decimal.h"
#include "base/sheet_write.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *cell_text(const struct sheet *p, const struct sheet_cell *cell)
{
    return sheet_said(p, cell->text);
}

static const struct sheet_cell *cell_in(const struct sheet *p, const struct sheet_table *t, size_t row,
                                        size_t column)
{
    return &p->cells[t->first + row * t->n_columns + column];
}

static bool has_notes(const struct sheet *p, const struct sheet_table *t)
{
    bool any = false;
    for (size_t r = 0; r < t->n_rows; r++) any |= cell_in(p, t, r, 0)->note != 0;
    return any;
}

static void append_mark(struct text *t, char mark)
{
    if (mark && mark != ' ') text_append_bytes(t, &mark, 1);
}

/* "THE BEST STEP, MEASURED" is "The best step, measured". */
static void append_quiet(struct text *t, const char *heading)
{
    static const char *const names[] = {"Jacobian", "Hessian"};
    const size_t begin = t->length;
    text_append(t, heading);
    if (t->failed) return;
    for (size_t i = begin + 1; i < t->length; i++) t->data[i] = (char)tolower((unsigned char)t->data[i]);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        char *found = strcasestr(t->data + begin, names[k]);
        if (found) *found = names[k][0];
    }
}

/* ---- Markdown ---- */

static void markdown_rule(const struct sheet_table *t, bool notes, struct text *out)
{
    text_append(out, "|");
    for (size_t c = 0; c < t->n_columns; c++)
        text_append(out, t->columns[c].align == SHEET_RIGHT ? " ---: |" : " :--- |");
    text_append(out, notes ? " :--- |\n" : "\n");
}

static void markdown_cell(const struct sheet *p, const struct sheet_cell *cell, struct text *out)
{
    struct text t = {0};
    text_append(&t, cell_text(p, cell));
    append_mark(&t, cell->mark);
    text_append(out, cell->bold && t.length ? " **" : " ");
    sheet_escape_markdown(out, text_said(&t, out));
    text_append(out, cell->bold && t.length ? "** |" : " |");
    text_clear(&t);
}

static void markdown_table(const struct sheet *p, const struct sheet_table *t, struct text *out)
{
    const bool notes = has_notes(p, t);
    text_append(out, "|");
    for (size_t c = 0; c < t->n_columns; c++) {
        text_append(out, " ");
        sheet_escape_markdown(out, sheet_said(p, t->heads[c]));
        text_append(out, " |");
    }
    text_append(out, notes ? " note |\n" : "\n");
    markdown_rule(t, notes, out);
    for (size_t r = 0; r < t->n_rows; r++) {
        text_append(out, "|");
        for (size_t c = 0; c < t->n_columns; c++) markdown_cell(p, cell_in(p, t, r, c), out);
        if (notes) text_append(out, " ");
        if (notes) sheet_escape_markdown(out, sheet_said(p, cell_in(p, t, r, 0)->note));
        text_append(out, notes ? " |\n" : "\n");
    }
}

static void markdown_block(const struct sheet *p, const struct sheet_block *b, struct text *out)
{
    struct text quiet = {0};
    switch (b->kind) {
    case SHEET_TITLE:
        text_append(out, "## ");
        sheet_escape_markdown(out, sheet_said(p, b->text));
        break;
    case SHEET_HEADING:
        text_append(out, "### ");
        append_quiet(&quiet, sheet_said(p, b->text));
        sheet_escape_markdown(out, text_said(&quiet, out));
        text_clear(&quiet);
        break;
    case SHEET_PROSE:
        sheet_escape_markdown(out, sheet_said(p, b->text));
        break;
    case SHEET_ITEM:
        text_append(out, "- **");
        sheet_escape_markdown(out, sheet_said(p, b->label));
        text_append(out, "**: ");
        sheet_escape_markdown(out, sheet_said(p, b->text));
        break;
    case SHEET_GRID:
        markdown_table(p, &p->tables[b->table], out);
        return;
    case SHEET_GAP:
    case SHEET_ANSWER:
        return;
    }
    text_append(out, "\n");
}

void sheet_write_markdown(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    enum sheet_kind before = SHEET_GAP;
    bool any = false;
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct sheet_block *b = &p->blocks[i];
        if (part && (i < part->first || i >= part->first + part->n)) continue;
        if (b->kind == SHEET_GAP || b->kind == SHEET_ANSWER) continue;
        if (any && !(b->kind == SHEET_ITEM && before == SHEET_ITEM)) text_append(out, "\n");
        markdown_block(p, b, out);
        before = b->kind;
        any = true;
    }
}

/* ---- LaTeX ---- */

static void latex_cell(const struct sheet *p, const struct sheet_cell *cell, struct text *out)
{
    text_append(out, cell->bold && *cell_text(p, cell) ? "\\textbf{" : "");
    sheet_escape_latex(out, cell_text(p, cell));
    text_append(out, cell->bold && *cell_text(p, cell) ? "}" : "");
    if (cell->mark == '*') text_append(out, "$^*$");
    if (cell->mark == '*' || !cell->mark || cell->mark == ' ') return;
    const char mark[] = {cell->mark, '\0'};
    text_append(out, "\\,");
    sheet_escape_latex(out, mark);
}

static void latex_table(const struct sheet *p, const struct sheet_table *t, struct text *out)
{
    const bool notes = has_notes(p, t);
    text_append(out, "\\begin{tabular}{");
    for (size_t c = 0; c < t->n_columns; c++)
        text_append(out, t->columns[c].align == SHEET_RIGHT ? "r" : "l");
    text_append(out, notes ? "p{0.3\\linewidth}}\n\\hline\n" : "}\n\\hline\n");
    for (size_t c = 0; c < t->n_columns; c++) {
        text_append(out, c ? " & " : "");
        sheet_escape_latex(out, sheet_said(p, t->heads[c]));
    }
    text_append(out, notes ? " & note \\\\\n\\hline\n" : " \\\\\n\\hline\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        for (size_t c = 0; c < t->n_columns; c++) {
            text_append(out, c ? " & " : "");
            latex_cell(p, cell_in(p, t, r, c), out);
        }
        if (notes) text_append(out, " & ");
        if (notes) sheet_escape_latex(out, sheet_said(p, cell_in(p, t, r, 0)->note));
        text_append(out, " \\\\\n");
    }
    text_append(out, "\\hline\n\\end{tabular}\n");
}

/* Items that follow each other. */
static void latex_items(const struct sheet *p, size_t first, size_t n, struct text *out)
{
    text_append(out, "\\begin{tabular}{lp{0.7\\linewidth}}\n\\hline\n");
    for (size_t i = first; i < first + n; i++) {
        sheet_escape_latex(out, sheet_said(p, p->blocks[i].label));
        text_append(out, " & ");
        sheet_escape_latex(out, sheet_said(p, p->blocks[i].text));
        text_append(out, " \\\\\n");
    }
    text_append(out, "\\hline\n\\end{tabular}\n");
}

/* What LaTeX does not read. */
static void latex_remark(const char *s, struct text *out)
{
    text_append(out, "% ");
    text_append(out, s);
    text_append(out, "\n");
}

static void latex_part(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    const struct sheet_block *b = &p->blocks[part->first];
    if (b->kind == SHEET_GRID)
        latex_table(p, &p->tables[b->table], out);
    else
        latex_items(p, part->first, part->n, out);
}

static bool is_said(const struct sheet_block *b)
{
    return b->kind == SHEET_TITLE || b->kind == SHEET_PROSE || b->kind == SHEET_HEADING;
}

void sheet_write_latex(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    struct sheet_part next;
    size_t at = 0;
    if (part) {
        latex_part(p, part, out);
        return;
    }
    while (at < p->n_blocks) {
        const size_t from = at;
        const bool more = sheet_next_part(p, &at, &next);
        const size_t until = more ? next.first : p->n_blocks;
        bool spaced = from == 0;
        for (size_t i = from; i < until; i++) {
            const struct sheet_block *b = &p->blocks[i];
            if (!is_said(b)) continue;
            if (!spaced && b->kind == SHEET_HEADING) text_append(out, "\n");
            spaced |= b->kind == SHEET_HEADING;
            latex_remark(sheet_said(p, b->text), out);
        }
        if (more) latex_part(p, &next, out);
        if (!more) return;
    }
}

/* ---- CSV ---- */

static void csv_text(const char *s, struct text *out)
{
    const bool quoted = s[strcspn(s, ",\"\n\r")] != '\0';
    if (quoted) text_append(out, "\"");
    for (; *s; s++) text_append_bytes(out, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    if (quoted) text_append(out, "\"");
}

static void csv_number(double x, struct text *out)
{
    char number[DECIMAL_LENGTH];
    if (isnan(x)) return;
    decimal_print(x, number);
    text_append(out, isinf(x) ? x > 0 ? "inf" : "-inf" : number);
}

/* How many fields a column has: that of its cells with the most numbers. */
static size_t csv_fields(const struct sheet *p, const struct sheet_table *t, size_t column)
{
    bool two = t->parts[column] != 0;
    for (size_t r = 0; r < t->n_rows; r++) two |= cell_in(p, t, r, column)->n_values == 2;
    return two ? 2 : 1;
}

static void csv_head(const struct sheet *p, const struct sheet_table *t, size_t column, struct text *out)
{
    struct text name = {0};
    const char *parts = sheet_said(p, t->parts[column]);
    const size_t first = strcspn(parts, "|");
    if (csv_fields(p, t, column) == 1) {
        csv_text(sheet_said(p, t->heads[column]), out);
        return;
    }
    text_append_bytes(&name, parts, first);
    csv_text(text_said(&name, out), out);
    text_append(out, ",");
    csv_text(parts[first] ? parts + first + 1 : "", out);
    text_clear(&name);
}

static void csv_cell(const struct sheet *p, const struct sheet_table *t, size_t row, size_t column,
                     struct text *out)
{
    const struct sheet_cell *cell = cell_in(p, t, row, column);
    const size_t fields = csv_fields(p, t, column);
    if (cell->n_values == 0) csv_text(strcmp(cell_text(p, cell), "-") ? cell_text(p, cell) : "", out);
    if (cell->n_values > 0) csv_number(cell->value[0], out);
    if (fields == 2) text_append(out, ",");
    if (cell->n_values == 2) csv_number(cell->value[1], out);
}

static void csv_table(const struct sheet *p, const struct sheet_table *t, struct text *out)
{
    const bool notes = has_notes(p, t);
    for (size_t c = 0; c < t->n_columns; c++) {
        text_append(out, c ? "," : "");
        csv_head(p, t, c, out);
    }
    text_append(out, notes ? ",note\n" : "\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        for (size_t c = 0; c < t->n_columns; c++) {
            text_append(out, c ? "," : "");
            csv_cell(p, t, r, c, out);
        }
        if (notes) text_append(out, ",");
        if (notes) csv_text(sheet_said(p, cell_in(p, t, r, 0)->note), out);
        text_append(out, "\n");
    }
}

static void csv_item(const struct sheet *p, const struct sheet_block *b, struct text *out)
{
    static const char *const second = "bar";
    for (size_t k = 0; k < (b->n_values ? b->n_values : 1); k++) {
        csv_text(k ? second : sheet_said(p, b->label), out);
        text_append(out, ",");
        if (b->n_values)
            csv_number(b->value[k], out);
        else
            csv_text(sheet_said(p, b->text), out);
        text_append(out, "\n");
    }
}

static void csv_part(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    const struct sheet_block *b = &p->blocks[part->first];
    if (b->kind == SHEET_GRID) {
        csv_table(p, &p->tables[b->table], out);
        return;
    }
    text_append(out, "what,is\n");
    for (size_t i = part->first; i < part->first + part->n; i++) csv_item(p, &p->blocks[i], out);
}

/* One table is CSV as it is; of several each has its heading behind a #, and an empty line before it. */
void sheet_write_csv(const struct sheet *p, const struct sheet_part *part, struct text *out)
{
    struct sheet_part next;
    size_t at = 0, n = 0;
    if (part) {
        csv_part(p, part, out);
        return;
    }
    while (sheet_next_part(p, &at, &next)) n++;
    at = 0;
    for (size_t i = 0; sheet_next_part(p, &at, &next); i++) {
        struct text quiet = {0};
        append_quiet(&quiet, next.name);
        if (n > 1) text_format(out, "%s# %zu: %s\n", i ? "\n" : "", i + 1, text_said(&quiet, out));
        csv_part(p, &next, out);
        text_clear(&quiet);
    }
}
