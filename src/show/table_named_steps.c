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

static void named_row(struct page *p, const struct sweep *s, const struct component_sweep *c, size_t m,
                      size_t i)
{
    const struct method_sweep *method = &c->methods[m];
    const double estimate = at_step(method, COLUMN_ESTIMATE, i);
    char label[COMPONENT_LABEL];
    table_label(s->problem, c->output, c->wrt, label);
    page_row(p);
    if (s->n_components > 1) page_cell(p, "%s", label);
    page_cell(p, "%s", method->name);
    page_figure(p, s->h[i], "%.3g", s->h[i]);
    page_figure(p, estimate, isnan(estimate) ? "-" : "%.17g", estimate);
    const double error = at_step(method, COLUMN_ERROR, i);
    page_number(p, error, table_error_mark(p, error, best_bar(c), ' '));
    if (method->column[COLUMN_TRUNCATION]) {
        page_number(p, at_step(method, COLUMN_TRUNCATION, i), ' ');
        page_number(p, at_step(method, COLUMN_ROUNDING, i), ' ');
    }
    page_cell(p, "%zu", method->calls ? (size_t)method->calls[i] : method->evaluations);
    page_blank(p);
}

/* Of several components or methods that with the smallest error. */
static void named_answer(struct page *p, const struct sweep *s)
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
        page_answer(p, "There is no error to be told at these steps.");
        return;
    }
    char value[TABLE_VALUE];
    table_value(value, at_step(best, COLUMN_ESTIMATE, at), 0);
    page_answer(p, "%s with h = %.3g gives %s: its error is %.1e%s.", best->name, s->h[at], value,
                fabs(at_step(best, COLUMN_ERROR, at)),
                s->n_methods * s->n_h > 1 ? ", the smallest of these" : "");
    page_answer(p, "So few steps recommend none: %s.", named_why);
}

void table_named_steps(struct page *p, const struct sweep *s)
{
    struct page_column columns[9], *next = columns;
    const bool split = s->n_methods && s->components[0].methods[0].column[COLUMN_TRUNCATION];
    size_t rows = 0;
    if (s->n_components > 1) *next++ = (struct page_column)PAGE_WORDS("by", PAGE_KEY, 8);
    *next++ = (struct page_column)PAGE_WORDS("method", PAGE_KEY, 12);
    *next++ = (struct page_column)PAGE_WORDS("h", PAGE_KEY, 0);
    *next++ = (struct page_column)PAGE_WORDS("estimate", PAGE_STAYS, 0);
    *next++ = (struct page_column)PAGE_NUMBERS("error", PAGE_STAYS);
    if (split) *next++ = (struct page_column)PAGE_NUMBERS("truncation", PAGE_MAY_GO);
    if (split) *next++ = (struct page_column)PAGE_NUMBERS("rounding", PAGE_MAY_GO);
    *next++ = (struct page_column)PAGE_NUMBERS("calls", PAGE_MAY_GO + 1);
    *next = (struct page_column){0};
    named_answer(p, s);
    page_heading(p, s->n_h == 1 ? "AT THIS STEP" : "AT THESE STEPS");
    page_table(p, columns);
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++)
            for (size_t i = 0; i < s->n_h; i++)
                if (rows++ < MOST_NAMED_ROWS) named_row(p, s, &s->components[c], m, i);
    if (rows > MOST_NAMED_ROWS) page_more(p, rows - MOST_NAMED_ROWS);
    page_blank(p);
    page_prose(p, 2, 2, "calls: of f, for one estimate%s; where several share f(x) it is one for all.",
               s->n_components > 1 ? " of one component" : "");
    if (split)
        page_prose(p, 2, 2, "error = truncation + rounding; the formula makes the one, doubles the other.");
    if (s->n_h > 1) page_prose(p, 2, 2, "So few steps recommend none: %s.", named_why);
    page_blank(p);
}
