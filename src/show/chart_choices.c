/* The view `choices`: the error of the methods against h, and on it a labelled mark for what every selector chose. Without
 * a trusted derivative the marks show how far each value lies from auto's. */
#include "base/memory.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_sweep.h"
#include "show/chart_uprights.h"
#include "show/chart_views.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One selector's mark. */
struct mark {
    const struct choice *choice;
    double h, y;       /* y is 0 where the error is none, NaN where there is no value */
    double x_at, y_at; /* on the page */
    bool floored;      /* its place is below the chart: it stands on its bottom */
    bool outside;      /* of the ranges that were asked for: it is not drawn */
    char letter;       /* in terminals */
};

struct choices_view {
    const struct sweep *s;
    const struct component_sweep *component;
    struct mark *marks; /* n, those with a value and a step; the others are counted */
    size_t n, n_missing, n_outside, n_unnamed;
    bool brief, known; /* there is a trusted derivative */
};

static const struct chart_stroke *mark_stroke(const struct mark *m)
{
    return chart_stroke_of(m->choice->step.use < N_USES ? use_names[m->choice->step.use] : "");
}

static const char *mark_colour(const struct mark *m)
{
    return mark_stroke(m)->colour;
}

/* The lowest first: labels are placed in this order. */
static int lower_mark(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->y != y->y) return x->y < y->y ? -1 : 1;
    if (x->h != y->h) return x->h < y->h ? -1 : 1;
    return x->choice < y->choice ? -1 : x->choice > y->choice;
}

static hstar_status choices_view_init(struct choices_view *v, const struct sweep *s,
                                      const struct chart_options *options, hstar_error *err)
{
    const struct choice *best = choices_best(options->choices, options->n_choices);
    *v = (struct choices_view){.s = s, .component = &s->components[options->component]};
    v->known = v->component->reference.source != REFERENCE_NONE;
    v->marks = memory_array(options->n_choices, sizeof *v->marks);
    if (!v->marks) return error_memory(err);
    for (size_t i = 0; i < options->n_choices; i++) {
        const struct choice *c = &options->choices[i];
        double y = v->known ? c->error : best ? c->step.value - best->step.value : (double)NAN;
        if (isfinite(y) && c->step.h > 0 && isfinite(c->step.h))
            v->marks[v->n++] = (struct mark){.choice = c, .h = c->step.h, .y = fabs(y)};
        else
            v->n_missing++;
    }
    qsort(v->marks, v->n, sizeof *v->marks, lower_mark);
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (size_t i = 0; i < v->n; i++) v->marks[i].letter = i + 1 < sizeof letters ? letters[i] : '?';
    return HSTAR_OK;
}

/* All marks and steps. Downwards no more than four decades below the lowest envelope, where only luck is to be seen; upwards
 * no more than four above what the marks and the smallest step reach, lest a curve that leaves for 1e100 flatten the rest. */
static void choices_ranges(struct decades *axes, const struct choices_view *v,
                           const struct chart_options *options)
{
    const double luck = 1e-4, beyond = 1e4;
    struct extent x = extent_none, curves = extent_none, envelopes = extent_none, marks = extent_none,
                  left = extent_none;
    extent_add(&x, v->s->h, v->s->n_h);
    for (size_t m = 0; m < v->s->n_methods; m++) {
        extent_add(&curves, v->component->methods[m].column[COLUMN_ERROR], v->s->n_h);
        extent_add(&envelopes, v->component->methods[m].error_envelope, v->s->n_h);
        extent_add(&left, v->component->methods[m].error_envelope, v->s->n_h > 0);
    }
    for (size_t i = 0; i < v->n; i++) {
        extent_add(&x, &v->marks[i].h, 1);
        extent_add(&marks, &v->marks[i].y, 1);
    }
    for (size_t i = 0; i < options->n_marks; i++) extent_add(&x, &options->marks[i].h, 1);
    decades_steps(axes, x.low, x.high);
    double low = fmin(envelopes.low, marks.low);
    if (isfinite(envelopes.low)) low = fmax(low, envelopes.low * luck);
    double seen = fmax(left.high, marks.high), high = fmax(curves.high, marks.high);
    decades_y_in(axes, low * 0.5, seen > 0 ? fmin(high, seen * beyond) : high, options->unit);
    chart_ranges(axes, options);
}

static void draw_method_curves(struct drawing *d, const struct choices_view *v,
                               const struct chart_options *options)
{
    for (size_t m = 0; m < v->s->n_methods; m++) {
        const struct method_sweep *method = &v->component->methods[m];
        const char *colour = chart_stroke_of(method->name)->colour;
        struct stroke points = chart_points(colour, 0.2, SYMBOL_DISC, 0, COVER_FAINT);
        chart_tint(points.colour, colour, 0.25);
        if (!v->s->n_h) continue;
        if (options->joined && method->column[COLUMN_ERROR])
            chart_join(d, "the samples of |error|, joined", v->s, method->column[COLUMN_ERROR], colour);
        if (method->column[COLUMN_ERROR])
            draw_series(d, "the samples of |error|", v->s->h, method->column[COLUMN_ERROR], v->s->n_h,
                        &points, NULL);
    }
    for (size_t m = 0; m < v->s->n_methods; m++) {
        const struct method_sweep *method = &v->component->methods[m];
        const struct chart_stroke *stroke = chart_stroke_of(method->name);
        struct stroke line = chart_line(stroke->colour, 1.2, stroke->dash, '.');
        chart_tint(line.colour, stroke->colour, 0.7);
        double *edge = method->error_envelope && v->s->n_h ? chart_edge(v->s, method->error_envelope) : NULL;
        if (edge) draw_series(d, "the upper edge of |error|", v->s->h, edge, v->s->n_h, &line, NULL);
        free(edge);
    }
}

/* Each method has its symbol, hollow for a doubtful choice; a triangle that points down stands where the error is below the chart. */
static int mark_symbol(const struct mark *m)
{
    const bool trusted = stops[m->choice->step.stop].trust == TRUST_OK;
    const enum chart_symbol full = m->floored ? SYMBOL_TRIANGLE : mark_stroke(m)->symbol;
    return trusted ? (int)full : (int)full - 1; /* gnuplot has the hollow one before each full one */
}

static void draw_marks(struct drawing *d, struct choices_view *v)
{
    double bottom = decades_unit(&d->axes) * pow(10, d->axes.y0);
    for (size_t i = 0; i < v->n; i++) {
        struct mark *m = &v->marks[i];
        m->floored = m->y < bottom;
        double y = m->floored ? bottom * pow(10, 0.012 * (d->axes.y1 - d->axes.y0)) : m->y;
        m->outside = !chart_in_ranges(&d->axes, m->h, y);
        v->n_outside += m->outside;
        if (m->outside) continue;
        const struct stroke halo = chart_points("#ffffff", 1.1, (int)mark_stroke(m)->symbol, 0, COVER_LABEL);
        const struct stroke mark = chart_points(mark_colour(m), 0.8, mark_symbol(m), m->letter, COVER_LABEL);
        draw_series(d, "on white", &m->h, &y, 1, &halo, NULL);
        draw_series(d, selectors[m->choice->selector].name, &m->h, &y, 1, &mark, NULL);
        m->x_at = draw_x(d, m->h);
        m->y_at = draw_y(d, y);
        place_mark_box(&d->map, m->x_at, m->y_at, 0.8 * d->format->em, 0.8 * d->format->em, COVER_LABEL);
    }
}

static void label_marks(struct drawing *d, struct choices_view *v)
{
    struct mark_name *names = memory_array(v->n, sizeof *names);
    char(*words)[CHOICE_NAME] = memory_array(v->n, sizeof *words);
    size_t n = 0;
    if (!names || !words) d->body.failed = true;
    for (size_t i = 0; names && words && i < v->n; i++) {
        const struct mark *m = &v->marks[i];
        if (m->outside) continue;
        choice_name(m->choice, words[n]);
        names[n] = (struct mark_name){.x = m->x_at,
                                      .y = m->y_at,
                                      .name = words[n],
                                      .colour = mark_colour(m),
                                      .bold = m->choice->selector == SELECTOR_AUTO};
        n++;
    }
    v->n_unnamed = names && words ? draw_names(d, names, n) : 0;
    free(names);
    free(words);
}

/* In characters: a list beside the panel, the smallest error first, as far as there is room. */
static void list_marks(struct drawing *d, const struct choices_view *v)
{
    double y = d->height - 2;
    size_t n_left = 0;
    for (size_t i = 0; i < v->n; i++) n_left += !v->marks[i].outside;
    for (size_t i = 0; i < v->n; i++) {
        const struct mark *m = &v->marks[i];
        struct text t = {0};
        char name[CHOICE_NAME];
        if (m->outside) continue;
        choice_name(m->choice, name);
        if (y < 1 && n_left > 1)
            text_format(&t, "and %zu more", n_left);
        else
            text_format(&t, "%c %.20s%s", m->letter, name, m->floored ? " (below)" : "");
        draw_label(d, &(struct label){d->panel.right + 2, y, ALIGN_LEFT, mark_colour(m), false},
                   text_said(&t, &d->body));
        text_clear(&t);
        if (y-- < 1) return;
        n_left--;
    }
}

/* What the marks mean, and the selectors that have none. */
static void explain_marks(const struct choices_view *v, bool plain, struct text *t)
{
    const struct {
        size_t n;
        const char *one, *many;
    } rest[] = {{v->n_missing, "selector without a value", "selectors without a value"},
                {v->n_outside, "outside the chart", "outside the chart"},
                {v->n_unnamed, "whose name needs a larger chart", "whose names need a larger chart"}};
    if (plain)
        text_append(t, "letters: selectors; .: upper edge of the errors");
    else if (!v->brief)
        text_format(t, "full: a choice; hollow: a doubtful one; pointing down: below the chart%s",
                    v->s->n_h && !v->n_unnamed ? "; line: upper edge of the errors" : "");
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (rest[i].n)
            text_format(t, "%s%zu %s", t->length ? "; " : "", rest[i].n,
                        rest[i].n == 1 ? rest[i].one : rest[i].many);
}

/* Whose the colours are, in as many rows as it takes; returns how many. Characters have none that are needed. An extrapolation has many steps and
 * one mark, at the smallest. */
static size_t name_methods(struct drawing *d, const struct chart_format *format, double left, double right,
                           double y)
{
    size_t rows = 1;
    double x = left;
    if (format->markup == MARKUP_PLAIN) return 0;
    for (enum stencil_use use = 0; use < N_USES; use++) {
        const char *extra = use == USE_EXTRAPOLATION ? " (at its smallest step)" : "";
        const double own = (double)strlen(use_names[use]) * 1.1 * format->character,
                     width = own + (double)strlen(extra) * format->character;
        if (x > left && x + width > right) {
            x = left;
            y -= 1.3 * format->em;
            rows++;
        }
        if (d)
            draw_label(d, &(struct label){x, y, ALIGN_LEFT, chart_stroke_of(use_names[use])->colour, true},
                       use_names[use]);
        if (d && *extra) draw_label(d, &(struct label){x + own, y, ALIGN_LEFT, CHART_WORDS, false}, extra);
        x += width + 2.2 * format->character;
    }
    return rows;
}

static void draw_choices(struct drawing *d, const struct chart_options *options, void *view)
{
    static const char *const distance = "distance of the derivative from that of auto";
    struct choices_view *v = view;
    const double em = d->format->em, character = d->format->character;
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const double left = chart_left(d->format), right = d->width - (plain ? 31 : 2 * character);
    const size_t room = (size_t)(((plain ? right : d->width) - left) / character);
    struct text errors = {0}, says = {0};
    v->n_unnamed = v->brief; /* there will be some: a line is kept for them */
    explain_marks(v, plain, &says);
    const size_t lines = chart_prose(NULL, text_said(&says, &d->body), room, 0, 0);
    const double prose = plain ? fmax((double)lines - 1, 1) : (0.9 + 1.2 * ((double)lines - 1)) * em;
    const double key = prose + 1.6 * em * (lines > 0) +
                       1.3 * em * ((double)name_methods(NULL, d->format, left, d->width, 0) - 1);
    const struct area panel = {left, right, plain ? fmax((double)lines + 2, 4) : key + 4.6 * em,
                               d->height - chart_above(d->format)};
    struct decades axes = {0};
    struct slope_places places = {0};
    text_clear(&says);
    chart_error_title(&errors, d->format->markup, options, 1);
    choices_ranges(&axes, v, options);
    draw_panel(d, &panel, &axes, chart_step_h[d->format->markup],
               v->known ? text_said(&errors, &d->body) : distance);
    text_clear(&errors);
    chart_heading(d, chart_sweep_title, v->s, options, panel.left);
    draw_method_curves(d, v, options);
    draw_marks(d, v);
    for (size_t m = 0; m < v->s->n_methods; m++)
        chart_slopes_follow(&places, d, options, v->s->h, v->component->methods[m].error_envelope, v->s->n_h);
    chart_slopes_draw(&places, d, options, false);
    chart_uprights(d, v->s, options);
    if (plain)
        list_marks(d, v);
    else
        label_marks(d, v);
    chart_slopes_name(&places, d, options);
    name_methods(d, d->format, left, d->width, key);
    if (plain) v->n_unnamed = 0;
    explain_marks(v, plain, &says);
    chart_prose(d, text_said(&says, &d->body), room, left, prose);
    text_clear(&says);
    draw_panel_end(d);
}

hstar_status chart_draw_choices(const struct sweep *s, const struct chart_format *format,
                                const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct chart_size size = chart_size(format, options, 980, 680);
    struct choices_view v = {0};
    hstar_status status = choices_view_init(&v, s, options, err);
    v.brief = chart_brief(format, &size);
    if (!status) status = chart_page(format, options, &size, draw_choices, &v, script, err);
    free(v.marks);
    return status;
}
