/* What a person reads after hstar diff: each derivative with its bar, and how it was found. */
#include "base/numeral.h"
#include "show/table.h"
#include "show/table_matrix.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

static const char *trust_of(const struct step *s)
{
    return trust_name(stops[s->stop].trust);
}

/* How the truth compares with the bar: where f has pieces the proven derivative is that of one of them. Nothing where there is no truth. */
static void true_error(struct sheet *p, const struct derivative *c)
{
    if (isnan(c->error)) return;
    double error = fabs(c->error), bar = c->step.bar;
    if (c->step.stop == STOP_PIECES)
        sheet_item(p, "true error", "%.1e beside that of the piece at the point", error);
    else if (error == 0)
        sheet_item(p, "true error", "0: the double nearest to the exact value");
    else
        sheet_item(p, "true error", "%.1e%s", error,
                   isinf(bar)     ? ""
                   : error <= bar ? ", within the bar"
                                  : ", beyond the bar");
}

static void exact(struct sheet *p, const struct reference *r)
{
    struct text t = {0};
    if (r->digits) table_digits(&t, r->digits);
    if (r->source != REFERENCE_NONE && r->digits) sheet_item(p, "exact", "%s", text_said(&t, &p->text));
    if (r->source == REFERENCE_NONE && r->reason) sheet_item(p, "exact", "%s", r->reason);
    text_clear(&t);
}

/* The two derivatives of an f that is smooth in pieces, and which of them the value is. */
static void append_pieces(struct text *t, const struct step *s)
{
    const struct step_piece *p = &s->piece;
    char local[TABLE_VALUE], across[TABLE_VALUE];
    table_value_bar(local, p->local, p->local_bar);
    table_value_bar(across, p->across, p->across_bar);
    text_format(t, "f is smooth in pieces: this one ends at a distance of %.1e, and the next is off by %.1e.",
                p->reach, p->joint);
    if (s->stop == STOP_PIECE && isnan(p->across))
        text_append(t, " The value is the derivative of this one alone.");
    else if (s->stop == STOP_PIECE)
        text_format(t, " The value is the derivative of this one; the slope across them is %s.", across);
    else if (isnan(p->across))
        text_format(t,
                    " The value is the derivative of this one, and its bar allows for another slope further "
                    "out; --piece gives %s.",
                    local);
    else
        text_format(t,
                    " The value is the slope across them, and its bar what they scatter; --piece gives the "
                    "derivative of this one, %s.",
                    local);
}

static bool has_pieces(const struct step *s)
{
    return step_has_pieces(s) && !isnan(s->value);
}

static void single_pieces(struct sheet *p, const struct step *s)
{
    struct text t = {0};
    if (!has_pieces(s)) return;
    append_pieces(&t, s);
    sheet_item(p, "pieces", "%s", text_said(&t, &p->text));
    text_clear(&t);
}

static void evaluations(struct sheet *p, const struct derivatives *d, size_t n)
{
    if (use_is_way(d->step.use))
        sheet_item(p, "evaluations", "%zu, with what the rules add", n);
    else
        sheet_item(p, "evaluations", "%zu, chosen by %s", n, selectors[d->selector].name);
}

/* One derivative has room for everything. */
static void single(struct sheet *p, const struct derivatives *d)
{
    const struct derivative *c = &d->component[0];
    const struct stop_row *stop = &stops[c->step.stop];
    char value[TABLE_VALUE];
    struct text step = {0};
    table_step(&step, &c->step);
    table_value_bar(value, c->step.value, c->step.bar);
    sheet_bold(p);
    sheet_item_pair(p, "value", c->step.value, c->step.bar, isnan(c->step.value) ? "none" : value);
    sheet_is_answer(p);
    sheet_plain(p);
    sheet_item(p, "status", "%s: %s", trust_of(&c->step), stop->sentence);
    sheet_is_answer(p);
    exact(p, &c->exact);
    true_error(p, c);
    if (!d->solved) sheet_item(p, "step", "%s", text_said(&step, &p->text));
    if (!d->solved) sheet_is_answer(p);
    evaluations(p, d, c->step.evaluations);
    if (c->step.noise == 0) sheet_item(p, "noise", "none seen in f");
    if (c->step.noise > 0) sheet_item(p, "noise", "%.1e in f, absolute", c->step.noise);
    single_pieces(p, &c->step);
    text_clear(&step);
}

/* "x", "1:x", or of an implicit derivative "dy/dx". */
static void label_derivative(const struct derivatives *d, const struct derivative *c,
                             char label[COMPONENT_LABEL])
{
    if (d->solved)
        snprintf(label, COMPONENT_LABEL, "d%.28s/d%.28s", d->solved[c->output],
                 d->problem->f->variables[c->wrt]);
    else
        table_label(d->problem, c->output, c->wrt, label);
}

/* The components that have rows: all, or where they are too many those that cannot be trusted before the others. */
struct diff_rows {
    const struct derivative *row[TABLE_MOST_ROWS];
    size_t n;
};

static void choose_rows(const struct derivatives *d, struct diff_rows *rows)
{
    rows->n = 0;
    bool all = d->n_components <= TABLE_MOST_ROWS;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < d->n_components && rows->n < TABLE_MOST_ROWS; i++) {
            bool trusted = stops[d->component[i].step.stop].trust == TRUST_OK;
            if (all ? pass == 0 : trusted == (pass == 1)) rows->row[rows->n++] = &d->component[i];
        }
}

static void begin_diff_row(struct sheet *p, const struct derivatives *d, const struct derivative *c)
{
    char label[COMPONENT_LABEL];
    label_derivative(d, c, label);
    sheet_row(p);
    sheet_cell(p, "%s", label);
}

static void value_rows(struct sheet *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        {"value \xc2\xb1 bar", SHEET_LEFT, SHEET_STAYS, 0, "value|bar"},
        SHEET_WORDS("exact", SHEET_MAY_GO + 1, 0),
        SHEET_NUMBERS("true error", SHEET_MAY_GO),
        {0}};
    bool beyond = false;
    sheet_heading(p, "THE VALUES");
    sheet_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct derivative *c = rows->row[i];
        begin_diff_row(p, d, c);
        sheet_bold(p);
        table_bar_cell(p, c->step.value, c->step.bar);
        sheet_plain(p);
        table_value_cell(p, c->exact.source == REFERENCE_NONE ? (double)NAN : c->exact.value, 0);
        bool outside = fabs(c->error) > c->step.bar && c->step.stop != STOP_PIECES;
        sheet_number(p, c->error, outside ? '!' : ' ');
        beyond |= outside;
        sheet_blank(p);
    }
    sheet_more(p, d->n_components - rows->n);
    if (beyond) sheet_prose(p, 2, 2, "! the true error is larger than the bar.");
    sheet_blank(p);
}

/* What is implied has no step of its own. */
static void implied_rows(struct sheet *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("by", SHEET_KEY, 8),
                                                  SHEET_NUMBERS("evaluations", SHEET_MAY_GO),
                                                  SHEET_WORDS("status", SHEET_STAYS, 16),
                                                  {0}};
    sheet_heading(p, "HOW THEY WERE FOUND");
    sheet_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct step *s = &rows->row[i]->step;
        begin_diff_row(p, d, rows->row[i]);
        sheet_cell(p, "%zu ", s->evaluations);
        sheet_cell(p, stops[s->stop].trust == TRUST_OK ? "%s" : "%s: %s", trust_of(s), stops[s->stop].name);
        sheet_blank(p);
    }
    sheet_more(p, d->n_components - rows->n);
}

static void mean_rows(struct sheet *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("by", SHEET_KEY, 8),
                                                  SHEET_WORDS("method", SHEET_STAYS, 0),
                                                  SHEET_NUMBERS("order", SHEET_MAY_GO + 1),
                                                  SHEET_WORDS("side", SHEET_MAY_GO + 2, 0),
                                                  SHEET_NUMBERS("h", SHEET_STAYS),
                                                  SHEET_NUMBERS("evaluations", SHEET_MAY_GO),
                                                  SHEET_NUMBERS("noise", SHEET_MAY_GO + 3),
                                                  SHEET_WORDS("status", SHEET_STAYS, 16),
                                                  {0}};
    if (d->solved) {
        implied_rows(p, d, rows);
        return;
    }
    sheet_heading(p, "HOW THEY WERE FOUND");
    sheet_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct step *s = &rows->row[i]->step;
        begin_diff_row(p, d, rows->row[i]);
        sheet_cell(p, "%s", use_names[s->use] ? use_names[s->use] : "-");
        sheet_cell(p, s->order ? "%u" : "-", s->order);
        sheet_cell(p, "%s", use_is_way(s->use) ? "-" : table_side(s->side));
        sheet_number(p, s->h, ' ');
        sheet_cell(p, "%zu ", s->evaluations);
        sheet_number(p, s->noise, ' ');
        sheet_cell(p, stops[s->stop].trust == TRUST_OK ? "%s" : "%s: %s", trust_of(s), stops[s->stop].name);
        sheet_blank(p);
    }
    sheet_more(p, d->n_components - rows->n);
}

/* Of those that have some. */
static void pieces(struct sheet *p, const struct derivatives *d, const struct diff_rows *rows)
{
    bool any = false;
    for (size_t i = 0; i < rows->n; i++) {
        const struct derivative *c = rows->row[i];
        struct text t = {0};
        char label[COMPONENT_LABEL];
        if (!has_pieces(&c->step)) continue;
        if (!any) {
            sheet_blank(p);
            sheet_heading(p, "PIECES");
        }
        any = true;
        append_pieces(&t, &c->step);
        label_derivative(d, c, label);
        sheet_prose(p, 2, 4, "%s: %s", label, text_said(&t, &p->text));
        text_clear(&t);
    }
}

/* A cell of the matrix: more digits would hide its shape, and they stand below. */
static void print_matrix_entry(char out[TABLE_VALUE], double value)
{
    const int digits = 6;
    numeral_print(out, TABLE_VALUE, "%.*g", digits, value == 0 ? 0 : value);
    if (!isfinite(value)) snprintf(out, TABLE_VALUE, "-");
}

/* The Jacobian as it is written on paper, where it has room: a row an output, a column a variable. */
static void matrix(struct sheet *p, const struct derivatives *d)
{
    enum { MOST_COLUMNS = 16, MOST_OUTPUTS = 20 };
    const size_t n = d->n_components / d->problem->f->n_outputs;
    if (d->solved || d->problem->f->n_outputs < 2 || n < 2 || d->problem->f->n_outputs > MOST_OUTPUTS ||
        n > MOST_COLUMNS)
        return;
    struct sheet_column columns[1 + MOST_COLUMNS + 1] = {SHEET_WORDS("output", SHEET_KEY, 0)};
    for (size_t i = 0; i < n; i++)
        columns[1 + i] =
            (struct sheet_column)SHEET_NUMBERS(d->problem->f->variables[d->component[i].wrt], SHEET_STAYS);
    sheet_heading(p, d->step.derivative == 1
                         ? "THE JACOBIAN: A ROW FOR EACH OUTPUT, A COLUMN FOR EACH VARIABLE"
                         : "A ROW FOR EACH OUTPUT, A COLUMN FOR EACH VARIABLE");
    sheet_table(p, columns);
    for (size_t i = 0; i < d->n_components; i++) {
        char text[TABLE_VALUE];
        if (i % n == 0) sheet_row(p);
        if (i % n == 0) sheet_cell(p, "%zu", d->component[i].output);
        print_matrix_entry(text, d->component[i].step.value);
        if (!isfinite(d->component[i].step.value)) p->dashed = true;
        sheet_bold(p);
        sheet_figure(p, d->component[i].step.value, "%s", text);
        sheet_plain(p);
        if (i % n == n - 1) sheet_blank(p);
    }
    sheet_blank(p);
}

enum { MOST_ANSWERED = 8 };

/* What several have in common; and for those who want no more, the first of them. */
static void summary(struct sheet *p, const struct derivatives *d)
{
    size_t n_trust[3] = {0}, n_evaluations = 0, widest = d->n_components;
    for (size_t i = 0; i < d->n_components; i++) {
        const struct step *s = &d->component[i].step;
        n_trust[stops[s->stop].trust]++;
        n_evaluations += s->evaluations;
        if (isfinite(s->bar) && (widest == d->n_components || s->bar > d->component[widest].step.bar))
            widest = i;
    }
    if (n_trust[TRUST_OK] == d->n_components)
        sheet_item(p, "components", "%zu, all ok", d->n_components);
    else
        sheet_item(p, "components", "%zu: %zu ok, %zu doubtful, %zu without a value", d->n_components,
                   n_trust[TRUST_OK], n_trust[TRUST_DOUBTFUL], n_trust[TRUST_NONE]);
    sheet_is_answer(p);
    if (widest < d->n_components) {
        char label[COMPONENT_LABEL];
        label_derivative(d, &d->component[widest], label);
        sheet_item(p, "largest bar", "%.1e, by %s", d->component[widest].step.bar, label);
        sheet_is_answer(p);
    }
    evaluations(p, d, n_evaluations);
    sheet_blank(p);
    for (size_t i = 0; i < d->n_components && i < MOST_ANSWERED; i++) {
        char label[COMPONENT_LABEL], value[TABLE_VALUE];
        label_derivative(d, &d->component[i], label);
        table_value_bar(value, d->component[i].step.value, d->component[i].step.bar);
        sheet_answer(p, "%s: %s;", label, value);
    }
}

/* "The derivative dy/dx, where x^2+y^2-1 = 0, at x = 0.6, y = 0.8" */
static void implicit_title(struct sheet *p, const struct derivatives *d)
{
    const struct function *f = d->problem->f;
    struct text what = {0}, where = {0};
    char label[COMPONENT_LABEL];
    label_derivative(d, &d->component[0], label);
    if (d->n_components == 1)
        text_format(&what, "The derivative %s, where ", label);
    else
        text_append(&what, "The derivatives of ");
    for (size_t k = 0; k < d->n_solved && d->n_components > 1; k++)
        text_format(&what, "%s%s", k ? ", " : "", d->solved[k]);
    if (d->n_components > 1) text_append(&what, ", where ");
    if (f->n_outputs == 1)
        table_append_expression(&what, f->texts[0]);
    else
        text_format(&what, "%zu functions", f->n_outputs);
    text_append(&what, f->n_outputs == 1 ? " = 0," : " are 0,");
    table_append_point(&where, d->problem);
    sheet_title(p, "%s at %s", text_said(&what, &p->text), text_said(&where, &p->text));
    text_clear(&what);
    text_clear(&where);
}

hstar_status table_write_derivatives(const struct derivatives *d, const struct sheet_style *style,
                                     struct sink *sink, hstar_error *err)
{
    struct sheet sheet = {.style = style};
    const struct derivative *first = &d->component[0];
    if (d->solved)
        implicit_title(&sheet, d);
    else
        table_title(&sheet, "The", d->problem,
                    &(struct table_question){d->n_components, first->output, first->wrt, d->step.derivative});
    sheet_blank(&sheet);
    if (d->n_components == 1) {
        single(&sheet, d);
    } else {
        struct diff_rows rows;
        choose_rows(d, &rows);
        summary(&sheet, d);
        matrix(&sheet, d);
        if (!d->solved) table_matrices(&sheet, d);
        value_rows(&sheet, d, &rows);
        mean_rows(&sheet, d, &rows);
        pieces(&sheet, d, &rows);
        if (sheet.dashed) sheet_prose(&sheet, 2, 2, "- means that there is no such number.");
    }
    return sheet_end(&sheet, sink, err);
}
