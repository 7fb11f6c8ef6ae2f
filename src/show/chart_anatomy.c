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

/* The page: panels by rows, all with the same axes. */
struct grid_of_panels {
    size_t columns, rows;
    struct chart_size page;
    double left, bottom, top; /* margins of the page */
    double cell_width, cell_height;
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

static struct grid_of_panels lay_out_panels(size_t n, const struct chart_format *format,
                                            const struct chart_options *options)
{
    struct grid_of_panels g = {.columns = columns_for(n, format, options)};
    g.rows = (n + g.columns - 1) / g.columns;
    if (format->markup == MARKUP_PLAIN) {
        size_t panel = g.rows > 1 ? options->rows / 2 : options->rows;
        if (options->rows < 30) panel = options->rows;
        g.bottom = 2;
        g.top = 2;
        g.page.width = (double)options->columns - 1;
        g.page.height = g.rows > 1 ? (double)(panel * g.rows) + g.bottom + g.top : (double)options->rows - 1;
    } else {
        g.left = 1.5 * format->em;
        g.bottom = 2.6 * format->em;
        g.top = 2.4 * format->em;
        g.page.width = g.columns == 1 ? 820 : 500 * (double)g.columns + g.left;
        g.page.height = (g.columns == 1 ? 500 : 370) * (double)g.rows + g.bottom + g.top;
        g.page = chart_size(format, options, g.page.width, g.page.height);
    }
    g.cell_width = (g.page.width - g.left) / (double)g.columns;
    g.cell_height = (g.page.height - g.bottom - g.top) / (double)g.rows;
    return g;
}

static struct area panel_of(const struct grid_of_panels *g, const struct chart_format *format, size_t m)
{
    double em = format->em, character = format->character;
    bool plain = format->markup == MARKUP_PLAIN;
    double left = g->left + g->cell_width * (double)(m % g->columns);
    double bottom = g->page.height - g->top - g->cell_height * (double)(m / g->columns + 1);
    return (struct area){left + (plain ? 8 : 8 * character + 0.4 * em),
                         left + g->cell_width - (plain ? 3 : 3 * character), bottom + (plain ? 3 : 3.7 * em),
                         bottom + g->cell_height - (plain ? 2 : 2 * em)};
}

/* All that has to be seen: the total, the rounding down to where its envelope ends, but no deeper than five
 * decades below the best total; the truncation may go on below. */
static void anatomy_ranges(struct decades *axes, const struct sweep *s, const struct chart_options *options)
{
    const bool named = chart_of_named_steps(s);
    const struct component_sweep *c = &s->components[options->component];
    struct extent all = extent_none, total = extent_none, rounding = extent_none, steps = extent_none;
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        extent_add(&all, method->column[COLUMN_ERROR], s->n_h);
        extent_add(&all, method->column[COLUMN_ROUNDING], s->n_h);
        extent_add(&all, method->column[COLUMN_TRUNCATION], s->n_h);
        extent_add(&total, named ? method->column[COLUMN_ERROR] : method->error_envelope, s->n_h);
        extent_add(&rounding, named ? method->column[COLUMN_ROUNDING] : method->rounding_envelope, s->n_h);
        extent_steps(&steps, s->h, method->column[COLUMN_ERROR], s->n_h);
    }
    double floor_of_total = fmin(total.low, all.high), low = fmin(floor_of_total, rounding.low) * 0.3;
    decades_x(axes, s, options, &steps);
    decades_y_in(axes, fmax(fmax(low, floor_of_total * 1e-5), all.low * (named ? 0.5 : 1)),
                 all.high * (named ? 1.5 : 1), options->unit);
    chart_ranges(axes, options);
}

static struct stroke cause_line(enum chart_cause cause, double width, double tint)
{
    struct stroke stroke = chart_line(chart_causes[cause].colour, width, DASH_SOLID, 0);
    chart_tint(stroke.colour, chart_causes[cause].colour, tint);
    return stroke;
}

static struct stroke cause_points(enum chart_cause cause, double size, double tint, enum cover_cost cover)
{
    struct stroke stroke = chart_points(chart_causes[cause].colour, size, SYMBOL_DISC, 0, cover);
    chart_tint(stroke.colour, chart_causes[cause].colour, tint);
    return stroke;
}

/* The envelopes of the three shares of rounding, faint and thin. */
static void draw_shares(struct drawing *d, const struct sweep *s, const struct method_sweep *m)
{
    static const struct {
        enum sweep_column column;
        enum chart_cause cause;
        const char *what;
    } shares[] = {{COLUMN_NODE, CAUSE_NODE, "the envelope of the node error"},
                  {COLUMN_EVALUATION, CAUSE_EVALUATION, "the envelope of the evaluation error"},
                  {COLUMN_ARITHMETIC, CAUSE_ARITHMETIC, "the envelope of the arithmetic error"}};
    const bool named = chart_of_named_steps(s);
    double *envelope = memory_array(s->n_h, sizeof *envelope);
    for (size_t i = 0; envelope && i < sizeof shares / sizeof *shares; i++) {
        const double *column = m->column[shares[i].column];
        if (!column) continue;
        if (!named && envelope_of(s->h, column, s->n_h, envelope, NULL)) d->data.failed = true;
        struct stroke line = cause_line(shares[i].cause, 0.9, 0.75);
        draw_series(d, shares[i].what, s->h, named ? column : envelope, s->n_h, &line, NULL);
    }
    if (!envelope) d->data.failed = true;
    free(envelope);
}

static void draw_causes(struct drawing *d, const struct sweep *s, const struct chart_options *options,
                        const struct method_sweep *m, struct unseen *unseen)
{
    const bool named = chart_of_named_steps(s);
    const double *envelope = named ? m->column[COLUMN_ROUNDING] : m->rounding_envelope;
    struct stroke total = cause_points(CAUSE_TOTAL, named ? 1.1 : 0.42, 0.4, COVER_FAINT);
    struct stroke samples = cause_points(CAUSE_ROUNDING, named ? 0.6 : 0.22, named ? 1 : 0.75, COVER_POINT);
    const struct stroke steps = cause_points(CAUSE_TRUNCATION, 0.6, 1, COVER_POINT);
    struct stroke truncation = cause_line(CAUSE_TRUNCATION, 2, 1);
    struct stroke rounding = cause_line(CAUSE_ROUNDING, 1.8, 1);
    total.character = chart_causes[CAUSE_TOTAL].character;
    truncation.character = chart_causes[CAUSE_TRUNCATION].character;
    rounding.character = chart_causes[CAUSE_ROUNDING].character;
    if (options->joined && !named)
        chart_join(d, "the samples of the total |error|, joined", s, m->column[COLUMN_ERROR],
                   chart_causes[CAUSE_TOTAL].colour);
    draw_series(d, "the samples of the total |error|", s->h, m->column[COLUMN_ERROR], s->n_h, &total, unseen);
    draw_series(d, "the samples of |rounding|", s->h, m->column[COLUMN_ROUNDING], s->n_h, &samples, NULL);
    draw_shares(d, s, m);
    draw_series(d, "|truncation|", s->h, m->column[COLUMN_TRUNCATION], s->n_h, &truncation, NULL);
    if (named) draw_series(d, "the same", s->h, m->column[COLUMN_TRUNCATION], s->n_h, &steps, NULL);
    if (envelope) draw_series(d, "the envelope of |rounding|", s->h, envelope, s->n_h, &rounding, NULL);
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

/* The strip of the sweet spot, and its sign in the key, a little darker to be seen on white. */
#define SPOT     "#f8f4c0"
#define SPOT_KEY "#efe690"

/* The key at the bottom of the page: points, lines, and the strip of the sweet spot. */
static void name_causes(struct drawing *d, double left, bool named)
{
    enum sign { DOT, LINE, SQUARE };
    static const char *const signs[][3] = {
        [MARKUP_ENHANCED] = {"\xe2\x97\x8f", "\xe2\x80\x95", "\xe2\x96\xa0"},
        [MARKUP_TEX] = {"$\\bullet$", "---", "\\rule{1ex}{1ex}"},
    };
    enum markup markup = d->format->markup;
    double x = left, y = markup == MARKUP_PLAIN ? 1 : 2.1 * d->format->em;
    for (unsigned cause = 0; cause < (named ? N_CAUSES : N_CAUSES + 1u); cause++) {
        bool spot = cause == N_CAUSES, dots = cause == CAUSE_TOTAL || cause == CAUSE_ROUNDING;
        const char *label = spot ? "sweet spot" : chart_causes[cause].label;
        const char *colour = spot ? "#7a7200" : chart_causes[cause].colour;
        if (markup == MARKUP_PLAIN && !spot && cause > CAUSE_ROUNDING) continue;
        struct text t = {0};
        if (markup == MARKUP_PLAIN)
            text_format(&t, "%c %s", spot ? '=' : chart_causes[cause].character, label);
        else
            text_format(&t, "%s %s", signs[markup][spot ? SQUARE : dots ? DOT : LINE], label);
        draw_label(d, &(struct label){x, y, ALIGN_LEFT, colour, false}, text_said(&t, &d->body));
        /* the strip's own colour is too pale for words */
        if (spot && markup != MARKUP_PLAIN)
            draw_label(d, &(struct label){x, y, ALIGN_LEFT, SPOT_KEY, false}, signs[markup][SQUARE]);
        x += ((double)chart_characters(label) + 4.5) * d->format->character;
        text_clear(&t);
    }
}

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
    draw_panel(d, &panel, &v->axes, lowest ? chart_step_h[markup] : NULL,
               leftmost ? text_said(&y_title, &d->body) : NULL);
    text_clear(&y_title);
    panel_heading(d, method);
    if (m == 0) {
        chart_heading(d, chart_sweep_title, s, options, left);
        name_causes(d, left, named);
    }
    if (!named) draw_band(d, best->sweet_spot[0], best->sweet_spot[1], SPOT);
    if (!named && best->place != OPTIMUM_NONE) draw_vertical(d, best->h, CHART_BLACK);
    draw_causes(d, s, options, method, &v->unseen);
    chart_slopes_follow(&places, d, options, s->h, method->column[COLUMN_TRUNCATION], s->n_h);
    chart_slopes_follow(&places, d, options, s->h, rounding, s->n_h);
    chart_slopes_draw(&places, d, options, s->n_methods > 1);
    chart_uprights(d, s, options);
    anatomy_labels(d, s, method);
    chart_slopes_name(&places, d, options);
    if (m + 1 == s->n_methods) chart_footnote(d, s, c, NULL, &v->unseen, left);
    draw_panel_end(d);
}

static void draw_anatomy(struct drawing *d, const struct chart_options *options, void *view)
{
    struct anatomy_view *v = view;
    anatomy_ranges(&v->axes, v->s, options);
    for (size_t m = 0; m < v->s->n_methods; m++) draw_method(d, v, options, m);
}

/* Beside its numbers a panel needs room to be one. */
static hstar_status check_room(const struct grid_of_panels *g, const struct chart_format *format,
                               const struct sweep *s, hstar_error *err)
{
    const double least = 12 * format->em;
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
    struct anatomy_view v = {.s = s, .grid = lay_out_panels(s->n_methods, format, options)};
    hstar_status status = check_columns(s, &s->components[options->component], err);
    if (!status) status = check_room(&v.grid, format, s, err);
    return status ? status : chart_page(format, options, &v.grid.page, draw_anatomy, &v, script, err);
}
