/* What a person reads after hstar diff --hessian: the matrix, each entry with its bar, and what they say together. */
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

enum { LABEL = 48 };

/* "x y"; of a product "x" */
static void label_entry(const struct hessian *h, const struct hessian_entry *e, char label[LABEL])
{
    char *const *names = h->problem->f->variables;
    if (h->along)
        snprintf(label, LABEL, "%.40s", names[e->row]);
    else
        snprintf(label, LABEL, "%.20s %.20s", names[e->row], names[e->column]);
}

static const struct hessian_entry *entry_of(const struct hessian *h, size_t i, size_t j)
{
    return &h->entry[hessian_place(i, j)];
}

/* As it is written on paper, where it has room. */
static void hessian_matrix(struct sheet *p, const struct hessian *h)
{
    enum { MOST = 12, DIGITS = 6 };
    struct sheet_column columns[MOST + 2] = {SHEET_WORDS("by", SHEET_KEY, 8)};
    if (h->n > MOST || h->along) return;
    for (size_t j = 0; j < h->n; j++)
        columns[j + 1] =
            (struct sheet_column)SHEET_NUMBERS(h->problem->f->variables[entry_of(h, j, j)->row], SHEET_STAYS);
    sheet_heading(p, "THE HESSIAN");
    sheet_table(p, columns);
    for (size_t i = 0; i < h->n; i++) {
        sheet_row(p);
        sheet_cell(p, "%s", columns[i + 1].head);
        for (size_t j = 0; j < h->n; j++) {
            const double value = entry_of(h, i, j)->step.value;
            sheet_bold(p);
            if (isfinite(value))
                sheet_figure(p, value, "%.*g", DIGITS, value == 0 ? 0 : value);
            else
                sheet_figure(p, (double)NAN, "-");
            sheet_plain(p);
            p->dashed = p->dashed || !isfinite(value);
        }
        sheet_blank(p);
    }
    sheet_blank(p);
}

static size_t shown_entries(const struct hessian *h)
{
    return h->n_entries < TABLE_MOST_ROWS ? h->n_entries : TABLE_MOST_ROWS;
}

static void hessian_entries(struct sheet *p, const struct hessian *h)
{
    /* By what an entry can be judged. */
    enum { ERROR, ASYMMETRY, NOTHING } measure = !h->by_gradient ? ERROR : h->along ? NOTHING : ASYMMETRY;
    struct sheet_column columns[7] = {SHEET_WORDS("by", SHEET_KEY, 8),
                                      {"value \xc2\xb1 bar", SHEET_LEFT, SHEET_STAYS, 0, "value|bar"}},
                        *next = columns + 2;
    if (!h->by_gradient) *next++ = (struct sheet_column)SHEET_WORDS("exact", SHEET_MAY_GO + 1, 0);
    if (measure != NOTHING)
        *next++ =
            (struct sheet_column)SHEET_NUMBERS(measure == ERROR ? "true error" : "asymmetry", SHEET_MAY_GO);
    *next++ = (struct sheet_column)SHEET_NUMBERS("calls", SHEET_MAY_GO + 1);
    *next = (struct sheet_column)SHEET_WORDS("status", SHEET_STAYS, 12);
    bool beyond = false;
    sheet_heading(p, h->along ? "THE PRODUCT" : "THE ENTRIES");
    sheet_table(p, columns);
    for (size_t i = 0; i < shown_entries(h); i++) {
        const struct hessian_entry *e = &h->entry[i];
        const enum trust trust = stops[e->step.stop].trust;
        const bool outside = fabs(e->error) > e->step.bar;
        char label[LABEL];
        label_entry(h, e, label);
        sheet_row(p);
        sheet_cell(p, "%s", label);
        sheet_bold(p);
        table_bar_cell(p, e->step.value, e->step.bar);
        sheet_plain(p);
        if (!h->by_gradient)
            table_value_cell(p, e->exact.source == REFERENCE_NONE ? (double)NAN : e->exact.value, 0);
        if (measure != NOTHING)
            sheet_number(p, measure == ASYMMETRY ? e->asymmetry : e->error, outside ? '!' : ' ');
        sheet_cell(p, "%zu ", e->step.evaluations);
        sheet_cell(p, trust == TRUST_OK ? "%s" : "%s: %s", trust_name(trust), stops[e->step.stop].name);
        sheet_blank(p);
        beyond |= outside;
    }
    sheet_more(p, h->n_entries - shown_entries(h));
    if (beyond) sheet_prose(p, 2, 2, "! the true error is larger than the bar.");
    sheet_blank(p);
}

static void hessian_inverse(struct sheet *p, const struct hessian *h)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        {"inverse \xc2\xb1 bar", SHEET_LEFT, SHEET_STAYS, 0, "inverse|bar"},
        {0}};
    static const struct sheet_column errors[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        {"standard error \xc2\xb1 bar", SHEET_LEFT, SHEET_STAYS, 0, "standard error|bar"},
        {0}};
    char label[LABEL];
    if (!h->inverse) {
        sheet_prose(p, 2, 2, "It has no inverse that the bars tell.");
        sheet_blank(p);
        return;
    }
    sheet_heading(p, "ITS INVERSE");
    sheet_table(p, columns);
    for (size_t i = 0; i < shown_entries(h); i++) {
        label_entry(h, &h->entry[i], label);
        sheet_row(p);
        sheet_cell(p, "%s", label);
        table_bar_cell(p, h->inverse[i].value, h->inverse[i].bar);
        sheet_blank(p);
    }
    sheet_more(p, h->n_entries - shown_entries(h));
    sheet_blank(p);
    sheet_heading(p, "STANDARD ERRORS, IF THIS IS THE HESSIAN OF A NEGATIVE LOG-LIKELIHOOD");
    sheet_table(p, errors);
    for (size_t i = 0; i < h->n && i < TABLE_MOST_ROWS; i++) {
        sheet_row(p);
        sheet_cell(p, "%s", h->problem->f->variables[entry_of(h, i, i)->row]);
        table_bar_cell(p, h->standard_error[i].value, h->standard_error[i].bar);
        sheet_blank(p);
    }
    sheet_blank(p);
}

static void hessian_title(struct sheet *p, const struct hessian *h)
{
    struct text point = {0}, expression = {0}, vector = {0};
    table_append_point(&point, h->problem);
    table_append_expression(&expression, h->problem->f->texts[0]);
    if (h->along) {
        text_append(&vector, ", times v: ");
        table_append_vector(&vector, h->problem->f, h->along);
    }
    sheet_title(p, "The Hessian of %s at %s%s", text_said(&expression, &p->text), text_said(&point, &p->text),
                h->along ? text_said(&vector, &p->text) : "");
    text_clear(&point);
    text_clear(&expression);
    text_clear(&vector);
}

/* How f bends along v. */
static void curvature(struct sheet *p, const struct hessian *h)
{
    static const char *const bends[] = {"f bends downwards along v", "how f bends along v cannot be told",
                                        "f bends upwards along v"};
    const double margin = 6;
    char value[TABLE_VALUE];
    if (isnan(h->curvature.value)) return;
    const int sign =
        (h->curvature.value > margin * h->curvature.bar) - (h->curvature.value < -margin * h->curvature.bar);
    table_value_bar(value, h->curvature.value, h->curvature.bar);
    sheet_item(p, "v'Hv", "%s: %s", value, bends[sign + 1]);
}

/* The first entries, for those who want no more. */
static void hessian_answer(struct sheet *p, const struct hessian *h)
{
    const size_t most = 8;
    for (size_t i = 0; i < h->n_entries && i < most; i++) {
        char label[LABEL], value[TABLE_VALUE];
        label_entry(h, &h->entry[i], label);
        table_value_bar(value, h->entry[i].step.value, h->entry[i].step.bar);
        sheet_answer(p, "%s: %s;", label, value);
    }
}

hstar_status table_write_hessian(const struct hessian *h, const struct sheet_style *style, struct sink *sink,
                                 hstar_error *err)
{
    struct sheet sheet = {.style = style}, *p = &sheet;
    hessian_title(p, h);
    sheet_blank(p);
    if (h->along)
        curvature(p, h);
    else
        sheet_item(p, "definite", "%s: %s", definite_names[h->definite], definite_sentences[h->definite]);
    sheet_is_answer(p);
    sheet_item(p, "evaluations", "%zu of %s", h->evaluations, h->by_gradient ? "the gradient" : "f");
    sheet_blank(p);
    hessian_answer(p, h);
    hessian_matrix(p, h);
    hessian_entries(p, h);
    if (h->invert) hessian_inverse(p, h);
    if (sheet.dashed) sheet_prose(p, 2, 2, "- means that there is no such number.");
    return sheet_end(p, sink, err);
}
