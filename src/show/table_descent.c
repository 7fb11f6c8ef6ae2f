/* What a person reads after hstar minimize: where the descent came to, why it ended there, and how it went. */
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_COORDINATES = 12, TRACE_ROWS = 12 };

static void descent_headline(struct sheet *p, const struct descent *d)
{
    struct text from = {0};
    table_append_point(&from, d->problem);
    sheet_title(p, "%s downhill from %s", d->problem->f->texts[0], text_said(&from, &p->text));
    text_clear(&from);
    sheet_blank(p);
}

/* "x = 0.5, at its upper bound, and f falls beyond it" */
static void minimum_place(struct sheet *p, const struct descent *d)
{
    for (size_t v = 0; v < d->problem->f->n_variables && v < MOST_COORDINATES; v++) {
        char number[TABLE_VALUE], label[COMPONENT_LABEL];
        component_label(1, 0, d->problem->f->variables[v], label);
        table_value(number, d->point[v], 0);
        sheet_item(p, label, "%s%s", number,
                   d->held[v] < 0   ? ", at its lower bound: f falls beyond it"
                   : d->held[v] > 0 ? ", at its upper bound: f falls beyond it"
                                    : "");
        sheet_is_answer(p);
    }
    if (d->problem->f->n_variables > MOST_COORDINATES)
        sheet_prose(p, 2, 0, "... and %zu more, which --json has",
                    d->problem->f->n_variables - MOST_COORDINATES);
}

static const char *how_it_ended(const struct descent *d)
{
    if (d->h > 0) return "WHERE IT ENDED";
    if (descent_stops[d->stop].done) return "THE MINIMUM FOUND";
    return d->best + 1 == d->n_steps ? "NO MINIMUM: WHERE IT ENDED"
                                     : "NO MINIMUM: THE LOWEST PLACE ON THE WAY";
}

static void minimum(struct sheet *p, const struct descent *d)
{
    const struct descent_step *best = &d->trace[d->best];
    char value[TABLE_VALUE];
    sheet_heading(p, how_it_ended(d));
    sheet_bold(p);
    minimum_place(p, d);
    table_value(value, best->f, 0);
    sheet_item(p, "f", "%s", isfinite(best->f) ? value : "not a finite number");
    sheet_is_answer(p);
    sheet_answer(p, "%s.", descent_stops[d->stop].sentence);
    sheet_plain(p);
    if (isnan(best->gradient_norm))
        sheet_item(p, "|gradient|", "not a finite number");
    else if (best->gradient_norm == 0 && best->gradient_bar == 0)
        sheet_item(p, "|gradient|", "0");
    else if (isfinite(best->gradient_bar))
        sheet_item(p, "|gradient|", "%.2g \xc2\xb1 %.1e", best->gradient_norm, best->gradient_bar);
    else
        sheet_item(p, "|gradient|", "%.2g, no bar", best->gradient_norm);
    sheet_blank(p);
}

static void how_it_went(struct sheet *p, const struct descent *d)
{
    sheet_heading(p, "HOW IT WENT");
    if (d->method == DESCENT_STEEPEST)
        sheet_item(p, "descent", "%s, rate %g", descent_names[d->method], d->rate);
    else
        sheet_item(p, "descent", "%s", descent_names[d->method]);
    if (d->h > 0) sheet_item(p, "step", "%g, of central differences", d->h);
    sheet_item(p, "iterations", "%zu", d->n_steps - 1);
    size_t after = d->evaluations - d->trace[d->n_steps - 1].evaluations;
    if (after)
        sheet_item(p, "evaluations",
                   "%zu of f, %zu of them after the last step, to see whether it is a minimum",
                   d->evaluations, after);
    else
        sheet_item(p, "evaluations", "%zu of f", d->evaluations);
    sheet_item(p, "ended by", "%s: %s", descent_stops[d->stop].name, descent_stops[d->stop].sentence);
    if (d->stop == DESCENT_STOP_TOLERANCE) sheet_item(p, "tolerance", "%g", d->tolerance);
    sheet_blank(p);
}

static void trace_row(struct sheet *p, const struct descent *d, size_t k)
{
    const struct descent_step *s = &d->trace[k];
    sheet_row(p);
    sheet_cell(p, "%zu", k);
    table_value_cell(p, s->f, 0);
    sheet_number(p, s->gradient_norm, ' ');
    sheet_number(p, isfinite(s->gradient_bar) ? s->gradient_bar : (double)NAN, ' ');
    sheet_number(p, k ? s->move : (double)NAN, ' ');
    sheet_cell(p, "%zu", s->evaluations);
    sheet_blank(p);
}

/* Every so many rows, where that is asked for; else all of a short trace, and of a long one rows that are evenly apart, with its first and its last. */
static void trace(struct sheet *p, const struct descent *d)
{
    static const struct sheet_column columns[] = {SHEET_NUMBERS("iteration", SHEET_KEY),
                                                  SHEET_WORDS("f", SHEET_STAYS, 0),
                                                  SHEET_NUMBERS("|gradient|", SHEET_STAYS),
                                                  SHEET_NUMBERS("its bar", SHEET_MAY_GO),
                                                  SHEET_NUMBERS("moved by", SHEET_MAY_GO + 1),
                                                  SHEET_NUMBERS("evaluations", SHEET_MAY_GO),
                                                  {0}};
    size_t n = d->n_steps < TRACE_ROWS ? d->n_steps : TRACE_ROWS;
    sheet_heading(p, "THE TRACE");
    sheet_table(p, columns);
    if (d->every) {
        for (size_t i = 0; i < d->n_steps; i += d->every) trace_row(p, d, i);
        return;
    }
    for (size_t i = 0; i < n; i++)
        trace_row(p, d,
                  n == d->n_steps ? i : (size_t)((double)i * (double)(d->n_steps - 1) / (double)(n - 1)));
    if (n < d->n_steps)
        sheet_prose(p, 2, 0, "%zu of %zu rows; --csv and --json have them all", n, d->n_steps);
}

hstar_status table_write_descent(const struct descent *d, const struct sheet_style *style, struct sink *sink,
                                 hstar_error *err)
{
    struct sheet sheet = {.style = style};
    descent_headline(&sheet, d);
    minimum(&sheet, d);
    how_it_went(&sheet, d);
    trace(&sheet, d);
    return sheet_end(&sheet, sink, err);
}
