/* What a person reads after hstar diff: each derivative with its bar, and how it was found. */
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
static void true_error(struct page *p, const struct derivative *c)
{
    if (isnan(c->error)) return;
    double error = fabs(c->error), bar = c->step.bar;
    if (c->step.stop == STOP_PIECES)
        page_item(p, "true error", "%.1e beside that of the piece at the point", error);
    else if (error == 0)
        page_item(p, "true error", "0: the double nearest to the exact value");
    else
        page_item(p, "true error", "%.1e%s", error,
                  isinf(bar)     ? ""
                  : error <= bar ? ", within the bar"
                                 : ", beyond the bar");
}

static void exact(struct page *p, const struct reference *r)
{
    struct text t = {0};
    if (r->digits) table_digits(&t, r->digits);
    if (r->source != REFERENCE_NONE && r->digits) page_item(p, "exact", "%s", text_said(&t, &p->text));
    if (r->source == REFERENCE_NONE && r->reason) page_item(p, "exact", "%s", r->reason);
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

static void single_pieces(struct page *p, const struct step *s)
{
    struct text t = {0};
    if (!has_pieces(s)) return;
    append_pieces(&t, s);
    page_item(p, "pieces", "%s", text_said(&t, &p->text));
    text_clear(&t);
}

static void evaluations(struct page *p, const struct derivatives *d, size_t n)
{
    if (use_is_way(d->step.use))
        page_item(p, "evaluations", "%zu, with what the rules add", n);
    else
        page_item(p, "evaluations", "%zu, chosen by %s", n, selectors[d->selector].name);
}

/* One derivative has room for everything. */
static void single(struct page *p, const struct derivatives *d)
{
    const struct derivative *c = &d->component[0];
    const struct stop_row *stop = &stops[c->step.stop];
    char value[TABLE_VALUE];
    struct text step = {0};
    table_step(&step, &c->step);
    table_value_bar(value, c->step.value, c->step.bar);
    page_bold(p);
    page_item_pair(p, "value", c->step.value, c->step.bar, isnan(c->step.value) ? "none" : value);
    page_is_answer(p);
    page_plain(p);
    page_item(p, "status", "%s: %s", trust_of(&c->step), stop->sentence);
    page_is_answer(p);
    exact(p, &c->exact);
    true_error(p, c);
    if (!d->solved) page_item(p, "step", "%s", text_said(&step, &p->text));
    if (!d->solved) page_is_answer(p);
    evaluations(p, d, c->step.evaluations);
    if (c->step.noise == 0) page_item(p, "noise", "none seen in f");
    if (c->step.noise > 0) page_item(p, "noise", "%.1e in f, absolute", c->step.noise);
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

static void begin_diff_row(struct page *p, const struct derivatives *d, const struct derivative *c)
{
    char label[COMPONENT_LABEL];
    label_derivative(d, c, label);
    page_row(p);
    page_cell(p, "%s", label);
}

static void value_rows(struct page *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct page_column columns[] = {
        PAGE_WORDS("by", PAGE_KEY, 8),
        {"value \xc2\xb1 bar", PAGE_LEFT, PAGE_STAYS, 0, "value|bar"},
        PAGE_WORDS("exact", PAGE_MAY_GO + 1, 0),
        PAGE_NUMBERS("true error", PAGE_MAY_GO),
        {0}};
    bool beyond = false;
    page_heading(p, "THE VALUES");
    page_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct derivative *c = rows->row[i];
        begin_diff_row(p, d, c);
        page_bold(p);
        table_bar_cell(p, c->step.value, c->step.bar);
        page_plain(p);
        table_value_cell(p, c->exact.source == REFERENCE_NONE ? (double)NAN : c->exact.value, 0);
        bool outside = fabs(c->error) > c->step.bar && c->step.stop != STOP_PIECES;
        page_number(p, c->error, outside ? '!' : ' ');
        beyond |= outside;
        page_blank(p);
    }
    page_more(p, d->n_components - rows->n);
    if (beyond) page_prose(p, 2, 2, "! the true error is larger than the bar.");
    page_blank(p);
}

/* What is implied has no step of its own. */
static void implied_rows(struct page *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct page_column columns[] = {PAGE_WORDS("by", PAGE_KEY, 8),
                                                 PAGE_NUMBERS("evaluations", PAGE_MAY_GO),
                                                 PAGE_WORDS("status", PAGE_STAYS, 16),
                                                 {0}};
    page_heading(p, "HOW THEY WERE FOUND");
    page_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct step *s = &rows->row[i]->step;
        begin_diff_row(p, d, rows->row[i]);
        page_cell(p, "%zu ", s->evaluations);
        page_cell(p, stops[s->stop].trust == TRUST_OK ? "%s" : "%s: %s", trust_of(s), stops[s->stop].name);
        page_blank(p);
    }
    page_more(p, d->n_components - rows->n);
}

static void mean_rows(struct page *p, const struct derivatives *d, const struct diff_rows *rows)
{
    static const struct page_column columns[] = {PAGE_WORDS("by", PAGE_KEY, 8),
                                                 PAGE_WORDS("method", PAGE_STAYS, 0),
                                                 PAGE_NUMBERS("order", PAGE_MAY_GO + 1),
                                                 PAGE_WORDS("side", PAGE_MAY_GO + 2, 0),
                                                 PAGE_NUMBERS("h", PAGE_STAYS),
                                                 PAGE_NUMBERS("evaluations", PAGE_MAY_GO),
                                                 PAGE_NUMBERS("noise", PAGE_MAY_GO + 3),
                                                 PAGE_WORDS("status", PAGE_STAYS, 16),
                                                 {0}};
    if (d->solved) {
        implied_rows(p, d, rows);
        return;
    }
    page_heading(p, "HOW THEY WERE FOUND");
    page_table(p, columns);
    for (size_t i = 0; i < rows->n; i++) {
        const struct step *s = &rows->row[i]->step;
        begin_diff_row(p, d, rows->row[i]);
        page_cell(p, "%s", use_names[s->use] ? use_names[s->use] : "-");
        page_cell(p, s->order ? "%u" : "-", s->order);
        page_cell(p, "%s", use_is_way(s->use) ? "-" : table_side(s->side));
        page_number(p, s->h, ' ');
        page_cell(p, "%zu ", s->evaluations);
        page_number(p, s->noise, ' ');
        page_cell(p, stops[s->stop].trust == TRUST_OK ? "%s" : "%s: %s", trust_of(s), stops[s->stop].name);
        page_blank(p);
    }
    page_more(p, d->n_components - rows->n);
}

/* Of those that have some. */
static void pieces(struct page *p, const struct derivatives *d, const struct diff_rows *rows)
{
    bool any = false;
    for (size_t i = 0; i < rows->n; i++) {
        const struct derivative *c = rows->row[i];
        struct text t = {0};
        char label[COMPONENT_LABEL];
        if (!has_pieces(&c->step)) continue;
        if (!any) {
            page_blank(p);
            page_heading(p, "PIECES");
        }
        any = true;
        append_pieces(&t, &c->step);
        label_derivative(d, c, label);
        page_prose(p, 2, 4, "%s: %s", label, text_said(&t, &p->text));
        text_clear(&t);
    }
}

/* A cell of the matrix: more digits would hide its shape, and they stand below. */
static void print_matrix_entry(char out[TABLE_VALUE], double value)
{
    const int digits = 6;
    snprintf(out, TABLE_VALUE, "%.*g", digits, value == 0 ? 0 : value);
    if (!isfinite(value)) snprintf(out, TABLE_VALUE, "-");
}

/* The Jacobian as it is written on paper, where it has room: a row an output, a column a variable. */
static void matrix(struct page *p, const struct derivatives *d)
{
    enum { MOST_COLUMNS = 16, MOST_OUTPUTS = 20 };
    const size_t n = d->n_components / d->problem->f->n_outputs;
    if (d->solved || d->problem->f->n_outputs < 2 || n < 2 || d->problem->f->n_outputs > MOST_OUTPUTS ||
        n > MOST_COLUMNS)
        return;
    struct page_column columns[1 + MOST_COLUMNS + 1] = {PAGE_WORDS("output", PAGE_KEY, 0)};
    for (size_t i = 0; i < n; i++)
        columns[1 + i] =
            (struct page_column)PAGE_NUMBERS(d->problem->f->variables[d->component[i].wrt], PAGE_STAYS);
    page_heading(p, d->step.derivative == 1
                        ? "THE JACOBIAN: A ROW FOR EACH OUTPUT, A COLUMN FOR EACH VARIABLE"
                        : "A ROW FOR EACH OUTPUT, A COLUMN FOR EACH VARIABLE");
    page_table(p, columns);
    for (size_t i = 0; i < d->n_components; i++) {
        char text[TABLE_VALUE];
        if (i % n == 0) page_row(p);
        if (i % n == 0) page_cell(p, "%zu", d->component[i].output);
        print_matrix_entry(text, d->component[i].step.value);
        if (!isfinite(d->component[i].step.value)) p->dashed = true;
        page_bold(p);
        page_figure(p, d->component[i].step.value, "%s", text);
        page_plain(p);
        if (i % n == n - 1) page_blank(p);
    }
    page_blank(p);
}

enum { MOST_ANSWERED = 8 };

/* What several have in common; and for those who want no more, the first of them. */
static void summary(struct page *p, const struct derivatives *d)
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
        page_item(p, "components", "%zu, all ok", d->n_components);
    else
        page_item(p, "components", "%zu: %zu ok, %zu doubtful, %zu without a value", d->n_components,
                  n_trust[TRUST_OK], n_trust[TRUST_DOUBTFUL], n_trust[TRUST_NONE]);
    page_is_answer(p);
    if (widest < d->n_components) {
        char label[COMPONENT_LABEL];
        label_derivative(d, &d->component[widest], label);
        page_item(p, "largest bar", "%.1e, by %s", d->component[widest].step.bar, label);
        page_is_answer(p);
    }
    evaluations(p, d, n_evaluations);
    page_blank(p);
    for (size_t i = 0; i < d->n_components && i < MOST_ANSWERED; i++) {
        char label[COMPONENT_LABEL], value[TABLE_VALUE];
        label_derivative(d, &d->component[i], label);
        table_value_bar(value, d->component[i].step.value, d->component[i].step.bar);
        page_answer(p, "%s: %s;", label, value);
    }
}

/* "The derivative dy/dx, where x^2+y^2-1 = 0, at x = 0.6, y = 0.8" */
static void implicit_title(struct page *p, const struct derivatives *d)
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
    page_title(p, "%s at %s", text_said(&what, &p->text), text_said(&where, &p->text));
    text_clear(&what);
    text_clear(&where);
}

hstar_status table_write_derivatives(const struct derivatives *d, const struct page_style *style,
                                     struct sink *sink, hstar_error *err)
{
    struct page page = {.style = style};
    const struct derivative *first = &d->component[0];
    if (d->solved)
        implicit_title(&page, d);
    else
        table_title(&page, "The", d->problem,
                    &(struct table_question){d->n_components, first->output, first->wrt, d->step.derivative});
    page_blank(&page);
    if (d->n_components == 1) {
        single(&page, d);
    } else {
        struct diff_rows rows;
        choose_rows(d, &rows);
        summary(&page, d);
        matrix(&page, d);
        if (!d->solved) table_matrices(&page, d);
        value_rows(&page, d, &rows);
        mean_rows(&page, d, &rows);
        pieces(&page, d, &rows);
        if (page.dashed) page_prose(&page, 2, 2, "- means that there is no such number.");
    }
    return page_end(&page, sink, err);
}
