/* What a person reads after hstar minimize: where the descent came to, why it ended there, and how it went. */
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_COORDINATES = 12, TRACE_ROWS = 12, VALUE = 26 };

static void append_point(struct page *p, const struct descent *d, const double *point)
{
    for (size_t v = 0; v < d->problem->f->n_variables && v < MOST_COORDINATES; v++) {
        char number[TABLE_VALUE];
        table_value(number, point[v], 0);
        if (v) text_append(&p->text, ", ");
        text_format(&p->text, "%s = %s", d->problem->f->variables[v], number);
    }
}

static void title(struct page *p, const struct descent *d)
{
    struct page at = {.colour = false};
    append_point(&at, d, d->problem->point);
    page_bold(p);
    page_prose(p, 0, 2, "%s downhill from %s%s", d->problem->f->texts[0], text_said(&at.text, &p->text),
               d->problem->f->n_variables > MOST_COORDINATES ? ", ..." : "");
    page_plain(p);
    text_clear(&at.text);
    page_blank(p);
}

/* "x = 0.5, at its upper bound, and f falls beyond it" */
static void place(struct page *p, const struct descent *d)
{
    for (size_t v = 0; v < d->problem->f->n_variables && v < MOST_COORDINATES; v++) {
        char number[TABLE_VALUE], label[COMPONENT_LABEL];
        component_label(1, 0, d->problem->f->variables[v], label);
        table_value(number, d->point[v], 0);
        page_item(p, label, "%s%s", number,
                  d->held[v] < 0   ? ", at its lower bound: f falls beyond it"
                  : d->held[v] > 0 ? ", at its upper bound: f falls beyond it"
                                   : "");
    }
    if (d->problem->f->n_variables > MOST_COORDINATES)
        page_prose(p, 2, 0, "... and %zu more, which --json has",
                   d->problem->f->n_variables - MOST_COORDINATES);
}

static const char *kind_of(const struct descent *d)
{
    if (descent_stops[d->stop].done) return "THE MINIMUM FOUND";
    return d->best + 1 == d->n_steps ? "NO MINIMUM: WHERE IT ENDED"
                                     : "NO MINIMUM: THE LOWEST PLACE ON THE WAY";
}

static void result(struct page *p, const struct descent *d)
{
    const struct descent_step *best = &d->trace[d->best];
    char value[TABLE_VALUE];
    page_heading(p, kind_of(d));
    page_bold(p);
    place(p, d);
    table_value(value, best->f, 0);
    page_item(p, "f", "%s", isfinite(best->f) ? value : "not a finite number");
    page_plain(p);
    if (isnan(best->gradient_norm))
        page_item(p, "|gradient|", "not a finite number");
    else if (best->gradient_norm == 0 && best->gradient_bar == 0)
        page_item(p, "|gradient|", "0");
    else if (isfinite(best->gradient_bar))
        page_item(p, "|gradient|", "%.2g \xc2\xb1 %.1e", best->gradient_norm, best->gradient_bar);
    else
        page_item(p, "|gradient|", "%.2g, no bar", best->gradient_norm);
    page_blank(p);
}

static void how(struct page *p, const struct descent *d)
{
    page_heading(p, "HOW IT WENT");
    if (d->method == DESCENT_STEEPEST)
        page_item(p, "descent", "%s, rate %g", descent_names[d->method], d->rate);
    else
        page_item(p, "descent", "%s", descent_names[d->method]);
    page_item(p, "iterations", "%zu", d->n_steps - 1);
    size_t after = d->evaluations - d->trace[d->n_steps - 1].evaluations;
    if (after)
        page_item(p, "evaluations",
                  "%zu of f, %zu of them after the last step, to see whether it is a minimum", d->evaluations,
                  after);
    else
        page_item(p, "evaluations", "%zu of f", d->evaluations);
    page_item(p, "ended by", "%s: %s", descent_stops[d->stop].name, descent_stops[d->stop].sentence);
    if (d->stop == DESCENT_STOP_TOLERANCE) page_item(p, "tolerance", "%g", d->tolerance);
    page_blank(p);
}

static void trace_row(struct page *p, const struct descent *d, size_t k)
{
    const struct descent_step *s = &d->trace[k];
    char number[TABLE_VALUE];
    snprintf(number, sizeof number, "%zu", k);
    text_append(&p->text, "  ");
    page_right(p, 9, number);
    text_append(&p->text, "  ");
    table_value(number, s->f, 0);
    page_column(p, VALUE, number);
    page_number(p, 11, s->gradient_norm, ' ');
    page_number(p, 11, isfinite(s->gradient_bar) ? s->gradient_bar : (double)NAN, ' ');
    page_number(p, 11, k ? s->move : (double)NAN, ' ');
    snprintf(number, sizeof number, "%zu", s->evaluations);
    page_right(p, 12, number);
    page_blank(p);
}

/* All of a short trace; of a long one rows that are evenly apart, with its first and its last. */
static void trace(struct page *p, const struct descent *d)
{
    size_t n = d->n_steps < TRACE_ROWS ? d->n_steps : TRACE_ROWS;
    page_heading(p, "THE TRACE");
    text_append(&p->text, "  iteration  ");
    page_column(p, VALUE, "f");
    page_right(p, 11, "|gradient| ");
    page_right(p, 11, "its bar ");
    page_right(p, 11, "moved by ");
    page_right(p, 12, "evaluations");
    page_blank(p);
    for (size_t i = 0; i < n; i++)
        trace_row(p, d,
                  n == d->n_steps ? i : (size_t)((double)i * (double)(d->n_steps - 1) / (double)(n - 1)));
    if (n < d->n_steps) page_prose(p, 2, 0, "%zu of %zu rows; --csv and --json have them all", n, d->n_steps);
}

hstar_status table_write_descent(const struct descent *d, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    title(&page, d);
    result(&page, d);
    how(&page, d);
    trace(&page, d);
    hstar_status status =
        page.text.failed ? error_memory(err) : sink_write(sink, page.text.data, page.text.length, err);
    text_clear(&page.text);
    return status;
}
