/* The rows of named steps: a block a component, a row a method and step. */
#include "show/table_named_steps.h"
#include "show/table_parts.h"
#include "show/table_words.h"
#include "sweep/best.h"

#include <math.h>
#include <stdio.h>

enum { MOST_NAMED_ROWS = 200 };

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
    page_cell(p, "%.3g", s->h[i]);
    page_cell(p, isnan(estimate) ? "-" : "%.17g", estimate);
    const double error = at_step(method, COLUMN_ERROR, i);
    page_number(p, error, table_error_mark(p, error, best_bar(c), ' '));
    if (method->column[COLUMN_TRUNCATION]) {
        page_number(p, at_step(method, COLUMN_TRUNCATION, i), ' ');
        page_number(p, at_step(method, COLUMN_ROUNDING, i), ' ');
    }
    page_cell(p, "%zu", method->calls ? (size_t)method->calls[i] : method->evaluations);
    page_blank(p);
}

static size_t method_width(const struct sweep *s)
{
    size_t width = 6;
    for (size_t m = 0; m < s->n_methods; m++) width = page_wider(width, s->components[0].methods[m].name);
    return width;
}

void table_named_steps(struct page *p, const struct sweep *s)
{
    struct page_column columns[9], *next = columns;
    const bool split = s->n_methods && s->components[0].methods[0].column[COLUMN_TRUNCATION];
    size_t rows = 0;
    if (s->n_components > 1) *next++ = (struct page_column){"by", table_label_width(s), PAGE_LEFT_WIDE};
    *next++ = (struct page_column){"method", method_width(s), PAGE_LEFT_WIDE};
    *next++ = (struct page_column){"h", 8, PAGE_LEFT_WIDE};
    *next++ = (struct page_column){"estimate", 23, PAGE_LEFT_WIDE};
    *next++ = (struct page_column){"error ", 9, PAGE_RIGHT};
    if (split) *next++ = (struct page_column){"truncation ", 11, PAGE_RIGHT};
    if (split) *next++ = (struct page_column){"rounding ", 10, PAGE_RIGHT};
    *next++ = (struct page_column){"calls", 0, PAGE_LAST};
    *next = (struct page_column){0};
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
}
