/* The view `anatomy`: a panel a method, with the causes of its error. */
#include "base/memory.h"
#include "show/chart_looks.h"
#include "show/chart_script.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The page: panels by rows, all with the same axes. */
struct grid_of_panels {
    size_t columns, rows;
    double width, height;     /* of the page */
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

static struct grid_of_panels lay_out(size_t n, const struct chart_format *format,
                                     const struct chart_options *options)
{
    struct grid_of_panels g = {.columns = columns_for(n, format, options)};
    g.rows = (n + g.columns - 1) / g.columns;
    if (format->markup == MARKUP_PLAIN) {
        size_t panel = g.rows > 1 ? options->rows / 2 : options->rows;
        if (options->rows < 30) panel = options->rows;
        g.bottom = 2;
        g.top = 2;
        g.width = (double)options->columns - 1;
        g.height = g.rows > 1 ? (double)(panel * g.rows) + g.bottom + g.top : (double)options->rows - 1;
    } else {
        g.left = 1.5 * format->em;
        g.bottom = 2.6 * format->em;
        g.top = 2.4 * format->em;
        g.width = g.columns == 1 ? 820 : 500 * (double)g.columns + g.left;
        g.height = (g.columns == 1 ? 500 : 370) * (double)g.rows + g.bottom + g.top;
    }
    g.cell_width = (g.width - g.left) / (double)g.columns;
    g.cell_height = (g.height - g.bottom - g.top) / (double)g.rows;
    return g;
}

static struct area panel_of(const struct grid_of_panels *g, const struct chart_format *format, size_t m)
{
    double em = format->em, character = format->character;
    bool plain = format->markup == MARKUP_PLAIN;
    double left = g->left + g->cell_width * (double)(m % g->columns);
    double bottom = g->height - g->top - g->cell_height * (double)(m / g->columns + 1);
    return (struct area){left + (plain ? 8 : 8 * character + 0.4 * em),
                         left + g->cell_width - (plain ? 3 : 3 * character), bottom + (plain ? 3 : 3.7 * em),
                         bottom + g->cell_height - (plain ? 2 : 2 * em)};
}

/* All that has to be seen: the total, the rounding down to where its envelope ends, but no deeper than five
 * decades below the best total; the truncation may go on below. */
static void ranges(struct decades *axes, const struct sweep *s, const struct component_sweep *c)
{
    struct extent all = extent_none, total = extent_none, rounding = extent_none, steps = extent_none;
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        extent_add(&all, method->column[COLUMN_ERROR], s->n_h);
        extent_add(&all, method->column[COLUMN_ROUNDING], s->n_h);
        extent_add(&all, method->column[COLUMN_TRUNCATION], s->n_h);
        extent_add(&total, method->error_envelope, s->n_h);
        extent_add(&rounding, method->rounding_envelope, s->n_h);
        extent_steps(&steps, s->h, method->column[COLUMN_ERROR], s->n_h);
    }
    double floor_of_total = fmin(total.low, all.high), low = fmin(floor_of_total, rounding.low) * 0.3;
    decades_x(axes, s, &steps);
    decades_y(axes, fmax(fmax(low, floor_of_total * 1e-5), all.low), all.high);
}

static struct stroke stroke_of(enum chart_cause cause, bool line, double size, double tint,
                               enum cover_cost cover)
{
    struct stroke stroke = {.line = line, .size = size, .symbol = 7, .cover = cover};
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
    double *envelope = memory_array(s->n_h, sizeof *envelope);
    for (size_t i = 0; envelope && i < sizeof shares / sizeof *shares; i++) {
        const double *column = m->column[shares[i].column];
        if (!column) continue;
        if (envelope_of(s->h, column, s->n_h, envelope, NULL)) d->data.failed = true;
        struct stroke line = stroke_of(shares[i].cause, true, 0.9, 0.75, COVER_LINE);
        draw_series(d, shares[i].what, s->h, envelope, s->n_h, &line, NULL);
    }
    if (!envelope) d->data.failed = true;
    free(envelope);
}

static void draw_curves(struct drawing *d, const struct sweep *s, const struct method_sweep *m,
                        struct unseen *unseen)
{
    struct stroke total = stroke_of(CAUSE_TOTAL, false, 0.42, 0.4, COVER_FAINT);
    struct stroke samples = stroke_of(CAUSE_ROUNDING, false, 0.22, 0.75, COVER_POINT);
    struct stroke truncation = stroke_of(CAUSE_TRUNCATION, true, 2, 1, COVER_LINE);
    struct stroke rounding = stroke_of(CAUSE_ROUNDING, true, 1.8, 1, COVER_LINE);
    total.character = chart_causes[CAUSE_TOTAL].character;
    truncation.character = chart_causes[CAUSE_TRUNCATION].character;
    rounding.character = chart_causes[CAUSE_ROUNDING].character;
    draw_series(d, "the samples of the total |error|", s->h, m->column[COLUMN_ERROR], s->n_h, &total, unseen);
    draw_series(d, "the samples of |rounding|", s->h, m->column[COLUMN_ROUNDING], s->n_h, &samples, NULL);
    draw_shares(d, s, m);
    draw_series(d, "|truncation|", s->h, m->column[COLUMN_TRUNCATION], s->n_h, &truncation, NULL);
    if (m->rounding_envelope)
        draw_series(d, "the envelope of |rounding|", s->h, m->rounding_envelope, s->n_h, &rounding, NULL);
}

static bool all_zero(const double *values, size_t n)
{
    size_t n_zero = 0;
    for (size_t i = 0; i < n; i++) {
        if (fabs(values[i]) > 0) return false;
        n_zero += fabs(values[i]) <= 0;
    }
    return n_zero > 0;
}

/* The steps around which a line was fitted: the longest run of samples near it, [begin, end). All where there is no line. */
static void fitted_part(const struct sweep *s, const double *values, double slope, double at_1, size_t *begin,
                        size_t *end)
{
    const double near = 0.5; /* decades */
    size_t start = 0;
    *begin = *end = 0;
    for (size_t i = 0; i < s->n_h; i++) {
        double off = log10(fabs(values[i])) - slope * log10(s->h[i]) - log10(at_1);
        if (!(fabs(off) <= near))
            start = i + 1;
        else if (i + 1 - start > *end - *begin) {
            *begin = start;
            *end = i + 1;
        }
    }
    if (*end - *begin > 1) return;
    *begin = 0;
    *end = s->n_h;
}

/* How many of the samples the panel shows, and does it lie above one? */
static size_t n_seen(const struct drawing *d, const double *h, const double *values, size_t n, bool *below)
{
    size_t seen = 0;
    *below = false;
    for (size_t i = 0; i < n; i++) {
        const double x = draw_x(d, h[i]), y = draw_y(d, values[i]);
        *below = *below || (fabs(values[i]) > 0 && y < d->panel.bottom);
        seen += x >= d->panel.left && x <= d->panel.right && y >= d->panel.bottom && y <= d->panel.top;
    }
    return seen;
}

/* What a label tells of a cause: its samples, the curve that a line was fitted to, and the line. */
struct told {
    enum chart_cause cause;
    const double *values, *fitted;
    double slope, at_1;
    double favourite; /* place along the curve */
};

/* The note beside the samples from begin to end, or beside what was fitted to them: above an envelope there often is more room
 * than below its samples. */
static void note_beside(struct drawing *d, const struct sweep *s, const struct note *note,
                        const struct told *told, size_t begin, size_t end)
{
    enum { PLACES = 48 };
    double h[2 * PLACES], y[2 * PLACES];
    const size_t n = end - begin, want = n < PLACES ? n : PLACES;
    if (!told->fitted || told->fitted == told->values) {
        draw_note(d, note, s->h + begin, told->values + begin, n, told->favourite);
        return;
    }
    for (size_t k = 0; k < want; k++) {
        const size_t i = begin + k * (n - 1) / (want > 1 ? want - 1 : 1);
        h[2 * k] = h[2 * k + 1] = s->h[i];
        y[2 * k] = told->values[i];
        y[2 * k + 1] = told->fitted[i];
    }
    draw_note(d, note, h, y, 2 * want, told->favourite);
}

/* "truncation", and below it the slope of its fit, or why there is no line. */
static void label_cause(struct drawing *d, const struct sweep *s, const struct told *told)
{
    struct text second;
    struct note note = {.n = 1, .colour = chart_causes[told->cause].colour};
    size_t begin = 0, end = s->n_h;
    bool below, zero = all_zero(told->values, s->n_h);
    if (!n_seen(d, s->h, told->values, s->n_h, &below) && !below && !zero) return;
    text_init(&second);
    note.lines[0] = chart_causes[told->cause].label;
    note.characters[0] = chart_characters(note.lines[0]);
    if (zero || !n_seen(d, s->h, told->values, s->n_h, &below)) {
        text_append(&second, zero ? "is exactly 0" : "is below the chart");
        note.characters[note.n++] = second.length;
    } else if (isfinite(told->slope)) {
        note.characters[note.n++] = chart_slope_text(&second, told->slope, d->format->markup);
        if (told->fitted) fitted_part(s, told->fitted, told->slope, told->at_1, &begin, &end);
        if (!n_seen(d, s->h + begin, told->values + begin, end - begin, &below)) {
            begin = 0;
            end = s->n_h;
        }
    }
    note.lines[1] = text_said(&second, &d->body);
    note_beside(d, s, &note, told, begin, end);
    text_clear(&second);
}

/* The label of the optimum stands at its vertical line, at the bottom if there is room. */
static void label_optimum(struct drawing *d, const struct method_sweep *m)
{
    enum { HEIGHTS = 24 };
    double h[HEIGHTS], y[HEIGHTS];
    struct text first, second;
    struct note note = {.n = 2, .colour = "#000000"};
    if (m->optimum.measured.place == OPTIMUM_NONE || !(m->optimum.measured.h > 0)) return;
    text_init(&first);
    text_init(&second);
    for (int i = 0; i < HEIGHTS; i++) {
        h[i] = m->optimum.measured.h;
        y[i] = pow(10, d->axes.y0 + (d->axes.y1 - d->axes.y0) * (i + 0.5) / HEIGHTS);
    }
    note.characters[0] =
        chart_optimum_text(&first, m->optimum.measured.place, m->optimum.measured.h, d->format->markup);
    note.characters[1] = chart_error_text(&second, m->optimum.measured.error, d->format->markup);
    note.lines[0] = text_said(&first, &d->body);
    note.lines[1] = text_said(&second, &d->body);
    draw_note(d, &note, h, y, HEIGHTS, 0.1);
    text_clear(&first);
    text_clear(&second);
}

/* The method, and to the right what it costs, as far as there is room. */
static void panel_heading(struct drawing *d, const struct method_sweep *m)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    double y = d->panel.top + (plain ? 1 : 0.9 * d->format->em);
    double room = (d->panel.right - d->panel.left) / d->format->character;
    struct text t, costs;
    text_init(&t);
    text_init(&costs);
    room -= (plain ? 1 : 1.16) * (double)chart_method_name(&t, m, m->format ? 16 : 24) + 2;
    draw_user_label(d, &(struct label){d->panel.left, y, ALIGN_LEFT, "#000000", true},
                    text_said(&t, &d->body));
    if (m->order) text_format(&costs, "order %u, ", m->order);
    text_format(&costs, "%s%zu evaluation%s", m->calls ? "up to " : "", m->evaluations,
                m->evaluations == 1 ? "" : "s");
    if ((double)costs.length > room && m->order) {
        text_clear(&costs);
        text_format(&costs, "order %u", m->order);
    }
    if (costs.failed || (double)costs.length <= room)
        draw_label(d, &(struct label){d->panel.right, y, ALIGN_RIGHT, "#555555", false},
                   text_said(&costs, &d->body));
    text_clear(&costs);
    text_clear(&t);
}

/* The strip of the sweet spot, and its sign in the key, a little darker to be seen on white. */
#define SPOT     "#f8f4c0"
#define SPOT_KEY "#efe690"

/* The key at the bottom of the page: points, lines, and the strip of the sweet spot. */
static void draw_key(struct drawing *d, double left)
{
    enum sign { DOT, LINE, SQUARE };
    static const char *const signs[][3] = {
        [MARKUP_ENHANCED] = {"\xe2\x97\x8f", "\xe2\x80\x95", "\xe2\x96\xa0"},
        [MARKUP_TEX] = {"$\\bullet$", "---", "\\rule{1ex}{1ex}"},
    };
    enum markup markup = d->format->markup;
    double x = left, y = markup == MARKUP_PLAIN ? 1 : 2.1 * d->format->em;
    for (unsigned cause = 0; cause <= N_CAUSES; cause++) {
        bool spot = cause == N_CAUSES, dots = cause == CAUSE_TOTAL || cause == CAUSE_ROUNDING;
        const char *label = spot ? "sweet spot" : chart_causes[cause].label;
        const char *colour = spot ? "#7a7200" : chart_causes[cause].colour;
        if (markup == MARKUP_PLAIN && !spot && cause > CAUSE_ROUNDING) continue;
        struct text t;
        text_init(&t);
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

static void draw_method(struct drawing *d, const struct sweep *s, const struct grid_of_panels *g,
                        const struct chart_options *options, const struct decades *axes, size_t m,
                        struct unseen *unseen)
{
    static const char *const step[] = {
        [MARKUP_ENHANCED] = "step h", [MARKUP_TEX] = "step $h$", [MARKUP_PLAIN] = "step h"};
    static const char *const bars[] = {[MARKUP_ENHANCED] = "|error|", [MARKUP_TEX] = "$|$error$|$"};
    const struct component_sweep *c = &s->components[options->component];
    const struct method_sweep *method = &c->methods[m];
    enum markup markup = d->format->markup;
    struct area panel = panel_of(g, d->format, m);
    struct text y_title;
    text_init(&y_title);
    if (m % g->columns == 0 && markup != MARKUP_PLAIN) {
        text_format(&y_title, "%s of ", bars[markup]);
        chart_derivative(&y_title, method->derivative);
    }
    draw_panel(d, &panel, axes, m + g->columns >= s->n_methods ? step[markup] : NULL,
               y_title.length || y_title.failed ? text_said(&y_title, &d->body) : NULL);
    text_clear(&y_title);
    panel_heading(d, method);
    double left = panel_of(g, d->format, 0).left;
    if (m == 0) {
        chart_heading(d, s, options, left);
        draw_key(d, left);
    }
    draw_band(d, method->optimum.measured.sweet_spot[0], method->optimum.measured.sweet_spot[1], SPOT);
    if (method->optimum.measured.place != OPTIMUM_NONE)
        draw_vertical(d, method->optimum.measured.h, "#000000");
    draw_curves(d, s, method, unseen);
    label_optimum(d, method); /* first: it has the fewest places */
    label_cause(d, s,
                &(struct told){CAUSE_ROUNDING, method->column[COLUMN_ROUNDING], method->rounding_envelope,
                               method->optimum.fitted.rounding_slope, method->optimum.fitted.rounding_at_1,
                               0.25});
    label_cause(d, s,
                &(struct told){CAUSE_TRUNCATION, method->column[COLUMN_TRUNCATION],
                               method->column[COLUMN_TRUNCATION], method->optimum.fitted.truncation_slope,
                               method->optimum.fitted.truncation_at_1, 0.7});
    if (m + 1 == s->n_methods) chart_footnote(d, s, c, NULL, unseen, left);
    draw_panel_end(d);
}

static hstar_status check(const struct sweep *s, const struct component_sweep *c, hstar_error *err)
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
    const struct component_sweep *c = &s->components[options->component];
    hstar_status status = check(s, c, err);
    if (status) return status;
    struct grid_of_panels g = lay_out(s->n_methods, format, options);
    struct drawing d;
    struct decades axes;
    struct unseen unseen = {0};
    status = draw_init(&d, format, g.width, g.height, err);
    if (!status) {
        ranges(&axes, s, c);
        for (size_t m = 0; m < s->n_methods; m++) draw_method(&d, s, &g, options, &axes, m, &unseen);
        status = draw_script(&d, script, err);
    }
    draw_clear(&d);
    return status;
}
