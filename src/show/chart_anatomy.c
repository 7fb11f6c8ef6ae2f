/* The view `anatomy`: a panel a method, with the causes of its error. */
#include "show/chart_anatomy.h"
#include "base/memory.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_sweep.h"
#include "show/chart_uprights.h"
#include "show/chart_views.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Several formats: each has axes of its own. */
static bool of_formats(const struct sweep *s)
{
    return s->n_methods && s->components[0].methods[0].format;
}

/* The page: panels by rows. All have the same axes, but for those of several formats, which lie too far from each other. */
struct grid_of_panels {
    size_t columns, rows;
    struct chart_size page;
    double left, bottom, top; /* margins of the page */
    double cell_width, cell_height;
    double key_x, key_y; /* where the key's first row begins, and its middle */
    bool compact; /* the panels are so small that the outer ones alone have numbers, and no curve a name */
};

/* Panels up to 2 x 2 stay large; then three columns, then as square as can be. A LaTeX page holds two, a
 * terminal of less than 90 characters one; there the panels go on below each other. */
static size_t columns_for(size_t n, const struct chart_format *format, const struct chart_options *options)
{
    size_t most = format->markup == MARKUP_TEX     ? 2
                  : format->markup == MARKUP_PLAIN ? (options->columns < 90 ? 1 : 2)
                                                   : n;
    size_t columns = n <= 1 ? 1 : n <= 4 ? 2 : n <= 9 ? 3 : (size_t)ceil(sqrt((double)n));
    return columns < most ? columns : most;
}

static void fill_page(struct grid_of_panels *g)
{
    g->cell_width = (g->page.width - g->left) / (double)g->columns;
    g->cell_height = (g->page.height - g->bottom - g->top) / (double)g->rows;
}

static struct grid_of_panels lay_out_panels(const struct sweep *s, const struct chart_format *format,
                                            const struct chart_options *options)
{
    const size_t n = s->n_methods;
    struct grid_of_panels g = {.columns = columns_for(n, format, options), .key_x = 8, .key_y = 1};
    const double em = format->em, character = format->character;
    g.rows = (n + g.columns - 1) / g.columns;
    if (format->markup == MARKUP_PLAIN) {
        size_t panel = g.rows > 1 ? options->rows / 2 : options->rows;
        if (options->rows < 30) panel = options->rows;
        g.bottom = 2;
        g.top = 2;
        g.page.width = (double)options->columns - 1;
        g.page.height = g.rows > 1 ? (double)(panel * g.rows) + g.bottom + g.top : (double)options->rows - 1;
        fill_page(&g);
        return g;
    }
    g.left = 1.5 * em;
    g.top = 2.4 * em;
    g.page.width = g.columns == 1 ? 820 : 500 * (double)g.columns + g.left;
    const double left = g.left + 8 * character + 0.4 * em,
                 right = options->width > 0 ? options->width : g.page.width;
    const size_t key = anatomy_key_rows(format, left, right, chart_of_named_steps(s));
    g.key_y = (2.2 + ANATOMY_KEY_PITCH * (double)(key - 1)) * em;
    g.bottom = g.key_y + 0.9 * em;
    g.page.height = (g.columns == 1 ? 500 : 370) * (double)g.rows + g.bottom + g.top;
    g.page = chart_size(format, options, g.page.width, g.page.height);
    fill_page(&g);
    g.key_x = left;
    g.compact = !of_formats(s) && n > 1 && (g.cell_width < 26 * em || g.cell_height < 14 * em);
    if (!g.compact) return g;
    g.left = 7.6 * character + 1.5 * em;
    g.key_x = 0.8 * em;
    g.key_y = (1.2 + ANATOMY_KEY_PITCH *
                         (double)(anatomy_key_rows(format, g.key_x, right, chart_of_named_steps(s)) - 1)) *
              em;
    g.bottom = g.key_y + 4.3 * em;
    fill_page(&g);
    return g;
}

static struct area panel_of(const struct grid_of_panels *g, const struct chart_format *format, size_t m)
{
    double em = format->em, character = format->character;
    bool plain = format->markup == MARKUP_PLAIN;
    double left = g->left + g->cell_width * (double)(m % g->columns);
    double bottom = g->page.height - g->top - g->cell_height * (double)(m / g->columns + 1);
    if (g->compact)
        return (struct area){left, left + g->cell_width - 2.4 * character, bottom + 0.4 * em,
                             bottom + g->cell_height - 1.7 * em};
    return (struct area){left + (plain ? 8 : 8 * character + 0.4 * em),
                         left + g->cell_width - (plain ? 3 : 3 * character), bottom + (plain ? 3 : 3.9 * em),
                         bottom + g->cell_height - (plain ? 2 : 2 * em)};
}

/* From which step on does the error change? Below, no step moves x in the format: a decade of that is enough to see. */
static double first_change(const struct sweep *s, const double *error)
{
    const double hair = 1e-9;
    size_t i = 0;
    while (i < s->n_h && !isfinite(error[i])) i++;
    const double level = i < s->n_h ? fabs(error[i]) : 0;
    size_t last = i;
    while (i < s->n_h && (!isfinite(error[i]) || fabs(fabs(error[i]) - level) <= hair * level)) last = i++;
    return i < s->n_h && last < s->n_h ? s->h[last] : 0;
}

/* All that has to be seen of the methods, or of one: the total, the rounding down to where its edge ends, but no deeper than five
 * decades below the best total; the truncation may go on below. */
static void anatomy_ranges(struct decades *axes, const struct sweep *s, const struct chart_options *options,
                           size_t begin, size_t end)
{
    const bool named = chart_of_named_steps(s);
    const struct component_sweep *c = &s->components[options->component];
    struct extent all = extent_none, total = extent_none, rounding = extent_none, steps = extent_none;
    double ceiling = 0;
    for (size_t m = begin; m < end; m++) {
        const struct method_sweep *method = &c->methods[m];
        if (!named) ceiling = chart_ceiling(method->error_envelope, s->n_h, ceiling);
        extent_add(&all, method->column[COLUMN_ERROR], s->n_h);
        extent_add(&all, method->column[COLUMN_ROUNDING], s->n_h);
        extent_add(&all, method->column[COLUMN_TRUNCATION], s->n_h);
        extent_add(&total, named ? method->column[COLUMN_ERROR] : method->error_envelope, s->n_h);
        extent_add(&rounding, named ? method->column[COLUMN_ROUNDING] : method->rounding_envelope, s->n_h);
        extent_steps(&steps, s->h, method->column[COLUMN_ERROR], s->n_h);
        if (of_formats(s)) steps.low = fmax(steps.low, 0.1 * first_change(s, method->column[COLUMN_ERROR]));
    }
    double floor_of_total = fmin(total.low, all.high), low = fmin(floor_of_total, rounding.low) * 0.3;
    decades_x(axes, s, options, &steps);
    decades_y_in(axes, fmax(fmax(low, floor_of_total * 1e-5), all.low * (named ? 0.5 : 1)),
                 fmin(all.high, ceiling > 0 ? ceiling : (double)INFINITY) * 1.5, options->unit);
    chart_ranges(axes, options);
}

static struct stroke cause_line(enum chart_cause cause, double width, double tint)
{
    struct stroke stroke = chart_line(chart_causes[cause].colour, width, chart_causes[cause].dash, 0);
    chart_tint(stroke.colour, chart_causes[cause].colour, tint);
    return stroke;
}

static struct stroke cause_points(enum chart_cause cause, double size, double tint, enum cover_cost cover)
{
    struct stroke stroke = chart_points(chart_causes[cause].colour, size, SYMBOL_DISC, 0, cover);
    chart_tint(stroke.colour, chart_causes[cause].colour, tint);
    return stroke;
}

/* A curve through the samples at named steps, else along their upper edge. */
static void draw_cause(struct drawing *d, const struct sweep *s, const char *what, const double *values,
                       const double *envelope, const struct stroke *line)
{
    double *edge = chart_of_named_steps(s) || !envelope ? NULL : chart_edge(s, envelope);
    if (chart_of_named_steps(s))
        draw_series(d, what, s->h, values, s->n_h, line, NULL);
    else if (edge)
        draw_series(d, what, s->h, edge, s->n_h, line, NULL);
    else if (envelope && s->n_h)
        d->data.failed = true;
    free(edge);
}

/* The three shares of rounding, thin. */
static void draw_shares(struct drawing *d, const struct sweep *s, const struct method_sweep *m)
{
    static const struct {
        enum sweep_column column;
        enum chart_cause cause;
        const char *what;
    } shares[] = {{COLUMN_NODE, CAUSE_NODE, "the upper edge of the node error"},
                  {COLUMN_EVALUATION, CAUSE_EVALUATION, "the upper edge of the evaluation error"},
                  {COLUMN_ARITHMETIC, CAUSE_ARITHMETIC, "the upper edge of the arithmetic error"}};
    double *envelope = memory_array(s->n_h, sizeof *envelope);
    for (size_t i = 0; envelope && i < sizeof shares / sizeof *shares; i++) {
        const double *column = m->column[shares[i].column];
        if (!column) continue;
        if (envelope_of(s->h, column, s->n_h, envelope, NULL)) d->data.failed = true;
        const struct stroke line = cause_line(shares[i].cause, 1.1, 1);
        draw_cause(d, s, shares[i].what, column, envelope, &line);
    }
    if (!envelope) d->data.failed = true;
    free(envelope);
}

/* The total last and thin: the V is seen, and below it what it is made of. */
static void draw_causes(struct drawing *d, const struct sweep *s, const struct chart_options *options,
                        const struct method_sweep *m, struct unseen *unseen)
{
    const bool named = chart_of_named_steps(s);
    struct stroke samples = cause_points(CAUSE_TOTAL, named ? 1.1 : 0.26, 0.3, COVER_FAINT);
    const struct stroke scatter =
                            cause_points(CAUSE_ROUNDING, named ? 0.6 : 0.2, named ? 1 : 0.6, COVER_POINT),
                        steps = cause_points(CAUSE_TRUNCATION, 0.6, 1, COVER_POINT);
    struct stroke truncation = cause_line(CAUSE_TRUNCATION, 2.8, 0.9);
    struct stroke rounding = cause_line(CAUSE_ROUNDING, 2.8, 0.75);
    struct stroke total = cause_line(CAUSE_TOTAL, 1, 1);
    samples.character = chart_causes[CAUSE_TOTAL].character;
    truncation.character = chart_causes[CAUSE_TRUNCATION].character;
    rounding.character = chart_causes[CAUSE_ROUNDING].character;
    if (options->joined && !named)
        chart_join(d, "the samples of the total |error|, joined", s, m->column[COLUMN_ERROR],
                   chart_causes[CAUSE_TOTAL].colour);
    draw_series(d, "the samples of the total |error|", s->h, m->column[COLUMN_ERROR], s->n_h, &samples,
                unseen);
    draw_series(d, "the samples of |rounding|", s->h, m->column[COLUMN_ROUNDING], s->n_h, &scatter, NULL);
    draw_series(d, "|truncation|", s->h, m->column[COLUMN_TRUNCATION], s->n_h, &truncation, NULL);
    if (named) draw_series(d, "the same", s->h, m->column[COLUMN_TRUNCATION], s->n_h, &steps, NULL);
    draw_cause(d, s, "the upper edge of |rounding|", m->column[COLUMN_ROUNDING], m->rounding_envelope,
               &rounding);
    draw_shares(d, s, m);
    draw_cause(d, s, "the upper edge of the total |error|", m->column[COLUMN_ERROR], m->error_envelope,
               &total);
}

/* The method, and to the right what it costs, as far as there is room. */
static void panel_heading(struct drawing *d, const struct method_sweep *m)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    double y = d->panel.top + (plain ? 1 : 0.9 * d->format->em);
    double room = (d->panel.right - d->panel.left) / d->format->character;
    struct text t = {0}, costs = {0};
    room -= (plain ? 1 : 1.16) * (double)chart_method_name(&t, m, m->format ? 16 : 24) + 2;
    draw_user_label(d, &(struct label){d->panel.left, y, ALIGN_LEFT, CHART_BLACK, true},
                    text_said(&t, &d->body));
    if (m->order) text_format(&costs, "order %u, ", m->order);
    text_format(&costs, "%s%zu evaluation%s", m->calls ? "up to " : "", m->evaluations,
                m->evaluations == 1 ? "" : "s");
    if ((double)costs.length > room && m->order) {
        text_clear(&costs);
        text_format(&costs, "order %u", m->order);
    }
    if (costs.failed || (double)costs.length <= room)
        draw_label(d, &(struct label){d->panel.right, y, ALIGN_RIGHT, CHART_WORDS, false},
                   text_said(&costs, &d->body));
    text_clear(&costs);
    text_clear(&t);
}

/* The strip of the sweet spot. */
#define SPOT "#f1eedd"

struct anatomy_view {
    const struct sweep *s;
    struct grid_of_panels grid;
    struct decades axes;
    struct unseen unseen;
};

static void draw_method(struct drawing *d, struct anatomy_view *v, const struct chart_options *options,
                        size_t m)
{
    const struct sweep *s = v->s;
    const struct component_sweep *c = &s->components[options->component];
    const struct method_sweep *method = &c->methods[m];
    const struct measured *best = &method->optimum.measured;
    const enum markup markup = d->format->markup;
    const bool leftmost = m % v->grid.columns == 0 && markup != MARKUP_PLAIN,
               lowest = m + v->grid.columns >= s->n_methods;
    const struct area panel = panel_of(&v->grid, d->format, m);
    const double left = panel_of(&v->grid, d->format, 0).left;
    const bool named = chart_of_named_steps(s);
    const double *rounding = named ? method->column[COLUMN_ROUNDING] : method->rounding_envelope;
    struct slope_places places = {0};
    struct text y_title = {0};
    chart_error_title(&y_title, markup, options, method->derivative);
    v->axes = (struct decades){0};
    anatomy_ranges(&v->axes, s, options, of_formats(s) ? m : 0, of_formats(s) ? m + 1 : s->n_methods);
    v->axes.unnamed_x = v->grid.compact && !lowest;
    v->axes.unnamed_y = v->grid.compact && !leftmost;
    draw_panel(d, &panel, &v->axes, lowest ? chart_step_h[markup] : NULL,
               leftmost && !v->grid.compact ? text_said(&y_title, &d->body) : NULL);
    if (m == 0 && v->grid.compact)
        draw_y_title(d, v->grid.bottom, v->grid.page.height - v->grid.top, text_said(&y_title, &d->body));
    text_clear(&y_title);
    panel_heading(d, method);
    if (m == 0) {
        chart_heading(d, chart_sweep_title, s, options, left);
        anatomy_key(d, v->grid.key_x, d->width, v->grid.key_y, named);
    }
    if (!named) draw_band(d, best->sweet_spot[0], best->sweet_spot[1], SPOT);
    if (!named && best->place != OPTIMUM_NONE) draw_vertical(d, best->h, CHART_BLACK);
    draw_causes(d, s, options, method, &v->unseen);
    chart_slopes_follow(&places, d, options, s->h, method->column[COLUMN_TRUNCATION], s->n_h);
    chart_slopes_follow(&places, d, options, s->h, rounding, s->n_h);
    chart_slopes_draw(&places, d, options, s->n_methods > 1);
    chart_uprights(d, s, options);
    if (!v->grid.compact) anatomy_labels(d, s, method);
    chart_slopes_name(&places, d, options);
    if (m + 1 == s->n_methods) chart_footnote(d, s, c, NULL, &v->unseen, left);
    draw_panel_end(d);
}

static void draw_anatomy(struct drawing *d, const struct chart_options *options, void *view)
{
    struct anatomy_view *v = view;
    for (size_t m = 0; m < v->s->n_methods; m++) draw_method(d, v, options, m);
}

/* Beside its numbers a panel needs room to be one. */
static hstar_status check_room(const struct grid_of_panels *g, const struct chart_format *format,
                               const struct sweep *s, hstar_error *err)
{
    const double least = (g->compact ? 6.2 : 12) * format->em;
    if (format->markup == MARKUP_PLAIN || (g->cell_width >= 2 * least && g->cell_height >= least))
        return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "on a page of %gx%g there is no room for %zu panels", g->page.width,
              g->page.height, s->n_methods);
    error_remedy(err, "%.0fx%.0f is the least for them, or take fewer methods",
                 ceil(2 * least * (double)g->columns + g->left),
                 ceil(least * (double)g->rows + g->bottom + g->top));
    return HSTAR_INVALID;
}

static hstar_status check_columns(const struct sweep *s, const struct component_sweep *c, hstar_error *err)
{
    for (size_t m = 0; m < s->n_methods; m++)
        for (unsigned column = 0; column < N_COLUMNS; column++)
            if (!c->methods[m].column[column]) {
                error_set(err, HSTAR_INVALID, "this sweep has no anatomy to draw: it has no column \"%s\"",
                          sweep_columns[column].name);
                error_remedy(err, "the view \"%s\" needs none", chart_views[CHART_ERROR].name);
                return HSTAR_INVALID;
            }
    return HSTAR_OK;
}

hstar_status chart_draw_anatomy(const struct sweep *s, const struct chart_format *format,
                                const struct chart_options *options, struct text *script, hstar_error *err)
{
    struct anatomy_view v = {.s = s, .grid = lay_out_panels(s, format, options)};
    hstar_status status = check_columns(s, &s->components[options->component], err);
    if (!status) status = check_room(&v.grid, format, s, err);
    return status ? status : chart_page(format, options, &v.grid.page, draw_anatomy, &v, script, err);
}
