/* The best steps, and the error against h. */
#include "show/table_parts.h"
#include "base/memory.h"
#include "show/table_samples.h"
#include "sweep/best.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DECADES = 20, FEWEST_STEPS = 9, MOST_STEPS = 40 };

const char *table_whole(const struct sweep *s)
{
    return s->problem->f->n_outputs > 1 ? "Jacobian" : "gradient";
}

static void measured_cells(struct sheet *p, const struct optimum *o, double bar)
{
    const struct measured *m = &o->measured;
    sheet_number(p, m->h, table_place_mark(p, m->place));
    sheet_number(p, m->error, table_error_mark(p, m->error, bar, ' '));
    table_range(p, isnan(m->h) ? (double)NAN : m->sweet_spot[0], m->sweet_spot[1]);
}

static void measured_row(struct sheet *p, const struct component_sweep *c, const struct method_sweep *m)
{
    measured_cells(p, &m->optimum, best_bar(c));
    sheet_figure(p, (double)m->evaluations, "%s%zu", m->levels ? "up to " : "", m->evaluations);
}

static void slope_cell(struct sheet *p, double slope)
{
    p->dashed |= isnan(slope);
    sheet_figure(p, slope, isnan(slope) ? "-" : "h^%.2f", slope);
}

static void explained_cells(struct sheet *p, const struct optimum *o, double bar)
{
    sheet_number(p, o->modelled.h, table_place_mark(p, o->modelled.place));
    sheet_number(p, o->fitted.h, table_place_mark(p, o->fitted.place));
    slope_cell(p, o->fitted.truncation_slope);
    slope_cell(p, o->fitted.rounding_slope);
    sheet_number(p, o->luckiest.h, ' ');
    sheet_number(p, o->luckiest.error, table_error_mark(p, o->luckiest.error, bar, ' '));
}

static void explained_row(struct sheet *p, const struct component_sweep *c, const struct method_sweep *m)
{
    explained_cells(p, &m->optimum, best_bar(c));
}

/* Begins the row of a method: whose it is where there are several components, of these in their first row. */
static void begin_best_row(struct sheet *p, const struct sweep *s, const char *label, size_t m, bool bold)
{
    sheet_row(p);
    if (s->n_components > 1) sheet_cell(p, "%s", m == 0 ? label : "");
    if (bold) sheet_bold(p);
    sheet_cell(p, "%s", s->components[0].methods[m].name);
}

/* A row for each component and method; the best method of each component is bold. */
static void best_rows(struct sheet *p, const struct sweep *s, size_t most_rows,
                      void (*cells)(struct sheet *, const struct component_sweep *,
                                    const struct method_sweep *))
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_components && n < most_rows; i++) {
        const struct component_sweep *c = &s->components[i];
        const struct method_sweep *best = best_method(c, s->n_methods);
        char label[COMPONENT_LABEL];
        table_label(s->problem, c->output, c->wrt, label);
        for (size_t m = 0; m < s->n_methods && n < most_rows; m++, n++) {
            begin_best_row(p, s, label, m, &c->methods[m] == best);
            cells(p, c, &c->methods[m]);
            if (&c->methods[m] == best) sheet_plain(p);
            sheet_blank(p);
        }
    }
    sheet_more(p, s->n_components * s->n_methods - n);
    sheet_blank(p);
}

/* The one step for all components, a row a method. */
static void gradient_rows(struct sheet *p, const struct sweep *s,
                          void (*cells)(struct sheet *, const struct optimum *, double bar))
{
    for (size_t m = 0; s->gradient_error && m < s->n_methods; m++) {
        begin_best_row(p, s, table_whole(s), m, false);
        cells(p, &s->gradient_error[m].optimum, best_bar_of_all(s));
        sheet_blank(p);
    }
}

static bool model_is_measured(const struct sweep *s)
{
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++)
            if (s->components[c].methods[m].optimum.modelled.model.measured) return true;
    return false;
}

void table_best_steps(struct sheet *p, const struct sweep *s, size_t most_rows)
{
    const size_t several = s->n_components > 1 ? 0 : 1; /* columns that are left out */
    const struct sheet_column measured[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        SHEET_WORDS("method", SHEET_KEY, 12),
        SHEET_NUMBERS("best h", SHEET_STAYS),
        SHEET_NUMBERS("error", SHEET_STAYS),
        {"sweet spot of h", SHEET_RIGHT, SHEET_MAY_GO + 1, 0, "sweet spot from|sweet spot to"},
        SHEET_NUMBERS("evaluations", SHEET_MAY_GO),
        {0}};
    const struct sheet_column explained[] = {measured[0],
                                             measured[1],
                                             SHEET_NUMBERS("model h", SHEET_STAYS),
                                             SHEET_NUMBERS("fit h", SHEET_STAYS),
                                             SHEET_NUMBERS("truncation", SHEET_MAY_GO),
                                             SHEET_NUMBERS("rounding", SHEET_MAY_GO),
                                             SHEET_NUMBERS("luckiest h", SHEET_MAY_GO + 1),
                                             SHEET_NUMBERS("its error", SHEET_MAY_GO + 1),
                                             {0}};
    sheet_heading(p, "THE BEST STEP, MEASURED");
    sheet_prose(
        p, 2, 0,
        "The h at which the largest error within a quarter decade is smallest, and the error that 99 of 100 "
        "other steps within a tenth of h stay below; anywhere in the sweet spot it is twice that.");
    sheet_table(p, measured + several);
    gradient_rows(p, s, measured_cells);
    best_rows(p, s, most_rows, measured_row);

    sheet_heading(p, "WHY THERE: THEORY AND LUCK");
    sheet_prose(
        p, 2, 0,
        "Truncation, the formula's own error, grows with h; rounding errors grow as h shrinks. The model "
        "predicts where both balance; the fit draws lines through what was measured, with these powers of h. "
        "The luckiest sample is one in which errors happened to cancel: nothing to rely on.");
    if (model_is_measured(s))
        sheet_prose(
            p, 2, 0,
            "The model is measured, not proven: by the derivatives and the noise that calling f tells.");
    sheet_table(p, explained + several);
    gradient_rows(p, s, explained_cells);
    best_rows(p, s, most_rows, explained_row);
}

/* The steps of the rows: one a decade, or every few of them, or some even ones where the grid is short. */
static size_t spread_steps(const struct sweep *s, size_t steps[MOST_STEPS])
{
    const double hair = 1e-9;
    double first = ceil(log10(s->h[0]) - hair), last = floor(log10(s->h[s->n_h - 1]) + hair);
    size_t n = 0;
    if (last - first >= 3) {
        double stride = ceil((last - first) / MOST_DECADES);
        for (double e = first; e <= last + hair; e += stride) {
            size_t i = best_nearest(s, e);
            if (n == 0 || steps[n - 1] != i) steps[n++] = i;
        }
        return n;
    }
    for (size_t k = 0; k < FEWEST_STEPS; k++) {
        size_t i = k * (s->n_h - 1) / (FEWEST_STEPS - 1);
        if (n == 0 || steps[n - 1] != i) steps[n++] = i;
    }
    return n;
}

/* Those and the best steps themselves, of the first methods where they are many. */
static size_t choose_steps(const struct sweep *s, const struct table_curve *curves, size_t steps[MOST_STEPS])
{
    size_t n = spread_steps(s, steps);
    for (size_t m = 0; m < s->n_methods && n < MOST_STEPS; m++) {
        if (isnan(curves[m].best)) continue;
        size_t i = best_nearest(s, log10(curves[m].best)), at = n;
        while (at > 0 && steps[at - 1] >= i) at--;
        if (at < n && steps[at] == i) continue;
        memmove(steps + at + 1, steps + at, (n - at) * sizeof *steps);
        steps[at] = i;
        n++;
    }
    return n;
}

/* Has it a number in some row? */
static bool has_rows(const struct table_curve *curve, const size_t *steps, size_t n)
{
    for (size_t k = 0; curve->values && k < n; k++)
        if (!isnan(curve->values[steps[k]])) return true;
    return false;
}

/* Why there is no table. */
static void no_errors(struct sheet *p, const struct sweep *s)
{
    if (!best_trusted(s)) sheet_prose(p, 2, 0, "No error can be told without a trusted derivative.");
    if (!table_no_estimates(p, s) && best_trusted(s))
        sheet_prose(p, 2, 0,
                    "Only at steps between those of this table are there estimates: --csv has them.");
    sheet_blank(p);
}

static void error_row(struct sheet *p, const struct sweep *s, const struct table_curve *curves, size_t step)
{
    sheet_row(p);
    sheet_figure(p, s->h[step], "%.1e", s->h[step]);
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct table_curve *c = &curves[m];
        const double error = c->values ? c->values[step] : (double)NAN;
        const bool best = s->h[step] == c->best;
        if (best) sheet_bold(p);
        sheet_number(p, error, table_error_mark(p, error, c->bar, best ? '*' : ' '));
        if (best) sheet_plain(p);
    }
    sheet_blank(p);
}

/* The curves side by side, at n steps. */
static void error_rows(struct sheet *p, const struct sweep *s, const struct table_curve *curves,
                       const size_t *steps, size_t n)
{
    struct sheet_column *columns = memory_array(s->n_methods + 2, sizeof *columns);
    if (!columns) {
        p->text.failed = true;
        return;
    }
    columns[0] = (struct sheet_column)SHEET_WORDS("h", SHEET_KEY, 0);
    for (size_t m = 0; m < s->n_methods; m++)
        columns[1 + m] = (struct sheet_column)SHEET_NUMBERS(curves[m].name, SHEET_STAYS);
    sheet_table(p, columns);
    for (size_t k = 0; k < n; k++) error_row(p, s, curves, steps[k]);
    sheet_blank(p);
    free(columns);
}

void table_errors(struct sheet *p, const struct sweep *s, const struct table_curve *curves,
                  const char *caption)
{
    size_t steps[MOST_STEPS], n = choose_steps(s, curves, steps);
    sheet_heading(p, "ERROR AGAINST h");
    bool any = false;
    for (size_t m = 0; m < s->n_methods; m++) any |= has_rows(&curves[m], steps, n);
    if (!any) {
        no_errors(p, s);
        return;
    }
    sheet_prose(p, 2, 0, "%s", caption);
    error_rows(p, s, curves, steps, n);
    if (table_no_estimates(p, s)) sheet_blank(p);
}
