/* The rows of named steps: a block a component, a row a method and step. */
#include "show/table_named_steps.h"
#include "show/table_parts.h"
#include "show/table_words.h"
#include "sweep/best.h"

#include <math.h>
#include <stdio.h>

enum { MOST_NAMED_ROWS = 200 };

static const char named_why[] = "the best one lies between them, or is a lucky one; hstar optimal finds it";

static double at_step(const struct method_sweep *m, enum sweep_column column, size_t i)
{
    return m->column[column] ? m->column[column][i] : (double)NAN;
}

static void named_row(struct sheet *p, const struct sweep *s, const struct component_sweep *c, size_t m,
                      size_t i)
{
    const struct method_sweep *method = &c->methods[m];
    const double estimate = at_step(method, COLUMN_ESTIMATE, i);
    char label[COMPONENT_LABEL];
    table_label(s->problem, c->output, c->wrt, label);
    sheet_row(p);
    if (s->n_components > 1) sheet_cell(p, "%s", label);
    sheet_cell(p, "%s", method->name);
    sheet_figure(p, s->h[i], "%.3g", s->h[i]);
    sheet_figure(p, estimate, isnan(estimate) ? "-" : "%.17g", estimate);
    const double error = at_step(method, COLUMN_ERROR, i);
    sheet_number(p, error, table_error_mark(p, error, best_bar(c), ' '));
    if (method->column[COLUMN_TRUNCATION]) {
        sheet_number(p, at_step(method, COLUMN_TRUNCATION, i), ' ');
        sheet_number(p, at_step(method, COLUMN_ROUNDING, i), ' ');
    }
    sheet_cell(p, "%zu", method->calls ? (size_t)method->calls[i] : method->evaluations);
    sheet_blank(p);
}

/* Of several components or methods that with the smallest error. */
static void named_answer(struct sheet *p, const struct sweep *s)
{
    const struct component_sweep *c = &s->components[0];
    const struct method_sweep *best = NULL;
    size_t at = 0;
    for (size_t m = 0; m < s->n_methods; m++)
        for (size_t i = 0; i < s->n_h; i++) {
            const double error = fabs(at_step(&c->methods[m], COLUMN_ERROR, i));
            if (isnan(error) || (best && !(error < fabs(at_step(best, COLUMN_ERROR, at))))) continue;
            best = &c->methods[m];
            at = i;
        }
    if (!best) {
        sheet_answer(p, "No error can be told at these steps.");
        return;
    }
    char value[TABLE_VALUE];
    table_value(value, at_step(best, COLUMN_ESTIMATE, at), 0);
    sheet_answer(p, "%s with h = %.3g gives %s: its error is %.1e%s.", best->name, s->h[at], value,
                 fabs(at_step(best, COLUMN_ERROR, at)),
                 s->n_methods * s->n_h > 1 ? ", the smallest of these" : "");
    sheet_answer(p, "So few steps recommend none: %s.", named_why);
}

void table_named_steps(struct sheet *p, const struct sweep *s)
{
    struct sheet_column columns[9], *next = columns;
    const bool split = s->n_methods && s->components[0].methods[0].column[COLUMN_TRUNCATION];
    size_t rows = 0;
    if (s->n_components > 1) *next++ = (struct sheet_column)SHEET_WORDS("by", SHEET_KEY, 8);
    *next++ = (struct sheet_column)SHEET_WORDS("method", SHEET_KEY, 12);
    *next++ = (struct sheet_column)SHEET_WORDS("h", SHEET_KEY, 0);
    *next++ = (struct sheet_column)SHEET_WORDS("estimate", SHEET_STAYS, 0);
    *next++ = (struct sheet_column)SHEET_NUMBERS("error", SHEET_STAYS);
    if (split) *next++ = (struct sheet_column)SHEET_NUMBERS("truncation", SHEET_MAY_GO);
    if (split) *next++ = (struct sheet_column)SHEET_NUMBERS("rounding", SHEET_MAY_GO);
    *next++ = (struct sheet_column)SHEET_NUMBERS("calls", SHEET_MAY_GO + 1);
    *next = (struct sheet_column){0};
    named_answer(p, s);
    sheet_heading(p, s->n_h == 1 ? "AT THIS STEP" : "AT THESE STEPS");
    sheet_table(p, columns);
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++)
            for (size_t i = 0; i < s->n_h; i++)
                if (rows++ < MOST_NAMED_ROWS) named_row(p, s, &s->components[c], m, i);
    if (rows > MOST_NAMED_ROWS) sheet_more(p, rows - MOST_NAMED_ROWS);
    sheet_blank(p);
    sheet_prose(p, 2, 2, "calls: of f, for one estimate%s; where several share f(x) it is one for all.",
                s->n_components > 1 ? " of one component" : "");
    if (split)
        sheet_prose(p, 2, 2, "error = truncation + rounding; the formula makes the one, doubles the other.");
    if (s->n_h > 1) sheet_prose(p, 2, 2, "So few steps recommend none: %s.", named_why);
    sheet_blank(p);
}
