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
    size_t n, n_missing, n_outside;
    bool known; /* there is a trusted derivative */
};

static const char *mark_colour(const struct mark *m)
{
    return chart_stroke_of(m->choice->step.use < N_USES ? use_names[m->choice->step.use] : "")->colour;
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
        if (method->error_envelope && v->s->n_h)
            draw_series(d, "the envelope of |error|", v->s->h, method->error_envelope, v->s->n_h, &line,
                        NULL);
    }
}

/* A disc for a choice that its selector trusts, a ring for a doubtful one, a triangle where the error is below the chart. */
static void draw_marks(struct drawing *d, struct choices_view *v)
{
    static const int symbols[][2] = {{SYMBOL_RING, SYMBOL_DISC}, {SYMBOL_HOLLOW_TRIANGLE, SYMBOL_TRIANGLE}};
    const struct stroke halo = chart_points("#ffffff", 1.0, SYMBOL_DISC, 0, COVER_LABEL);
    double bottom = decades_unit(&d->axes) * pow(10, d->axes.y0);
    for (size_t i = 0; i < v->n; i++) {
        struct mark *m = &v->marks[i];
        bool trusted = stops[m->choice->step.stop].trust == TRUST_OK;
        m->floored = m->y < bottom;
        double y = m->floored ? bottom * pow(10, 0.012 * (d->axes.y1 - d->axes.y0)) : m->y;
        m->outside = !chart_in_ranges(&d->axes, m->h, y);
        v->n_outside += m->outside;
        if (m->outside) continue;
        const struct stroke mark =
            chart_points(mark_colour(m), 0.75, symbols[m->floored][trusted], m->letter, COVER_LABEL);
        draw_series(d, "on white", &m->h, &y, 1, &halo, NULL);
        draw_series(d, selectors[m->choice->selector].name, &m->h, &y, 1, &mark, NULL);
        m->x_at = draw_x(d, m->h);
        m->y_at = draw_y(d, y);
        place_mark_box(&d->map, m->x_at, m->y_at, 0.8 * d->format->em, 0.8 * d->format->em, COVER_LABEL);
    }
}

static void label_marks(struct drawing *d, const struct choices_view *v)
{
    double em = d->format->em;
    const struct area bounds = draw_inside(d, 0.3 * em);
    for (size_t i = 0; i < v->n; i++) {
        const struct mark *m = &v->marks[i];
        if (m->outside) continue;
        char name[CHOICE_NAME];
        choice_name(m->choice, name);
        bool bold = m->choice->selector == SELECTOR_AUTO;
        double width = (double)strlen(name) * d->format->character * (bold ? 1.05 : 0.95), height = 1.15 * em;
        struct place_around place;
        if (!place_around(&d->map, m->x_at, m->y_at, width, height, 0.7 * em, &bounds, &place)) continue;
        /* The words stand at that edge of their room to which the line leads. */
        double left = place.x - width / 2, right = place.x + width / 2;
        enum align align = place.line_x <= left    ? ALIGN_LEFT
                           : place.line_x >= right ? ALIGN_RIGHT
                                                   : ALIGN_CENTRE;
        double x = align == ALIGN_LEFT ? left : align == ALIGN_RIGHT ? right : place.x;
        if (place.away) {
            char faint[8];
            chart_tint(faint, mark_colour(m), 0.6);
            draw_leader(d, m->x_at, m->y_at, place.line_x, place.line_y, faint);
            place_mark_line(&d->map, m->x_at, m->y_at, place.line_x, place.line_y, COVER_LINE);
        }
        draw_label(d, &(struct label){x, place.y, align, mark_colour(m), bold}, name);
        place_mark_box(&d->map, place.x, place.y, width, height, COVER_LABEL);
    }
}

/* In characters: a list beside the panel, in the order of the errors from the top down. */
static void list_marks(struct drawing *d, const struct choices_view *v)
{
    double y = d->panel.top;
    for (size_t i = v->n; i-- > 0;) {
        const struct mark *m = &v->marks[i];
        struct text t = {0};
        char name[CHOICE_NAME];
        if (m->outside) continue;
        if (y < 0) return;
        choice_name(m->choice, name);
        text_format(&t, "%c %.20s%s", m->letter, name, m->floored ? " (below)" : "");
        draw_label(d, &(struct label){d->panel.right + 2, y--, ALIGN_LEFT, mark_colour(m), false},
                   text_said(&t, &d->body));
        text_clear(&t);
    }
}

/* What the marks mean, and the selectors that have none. */
static void explain_marks(struct drawing *d, const struct choices_view *v, double y)
{
    static const char *const envelopes[] = {[MARKUP_ENHANCED] = "; line: envelope of |error|",
                                            [MARKUP_TEX] = "; line: envelope of $|$error$|$",
                                            [MARKUP_PLAIN] = "; .: largest error nearby"};
    bool plain = d->format->markup == MARKUP_PLAIN;
    struct text t = {0};
    text_append(&t, plain ? "letters: selectors"
                          : "disc: a choice; ring: a doubtful one; triangle: below the chart");
    if (v->s->n_h) text_append(&t, envelopes[d->format->markup]);
    if (v->n_missing)
        text_format(&t, "; %zu selector%s without a value", v->n_missing, v->n_missing == 1 ? "" : "s");
    if (v->n_outside) text_format(&t, "; %zu outside the chart", v->n_outside);
    draw_label(d, &(struct label){d->panel.left, y, ALIGN_LEFT, CHART_WORDS, false}, text_said(&t, &d->body));
    text_clear(&t);
}

/* Whose the colours are; characters have none that are needed. An extrapolation has many steps and one mark. */
static void name_methods(struct drawing *d, double y)
{
    static const char *const which = "(at its smallest step)";
    double x = d->panel.left;
    if (d->format->markup == MARKUP_PLAIN) return;
    for (enum stencil_use use = 0; use < N_USES; use++) {
        draw_label(d, &(struct label){x, y, ALIGN_LEFT, chart_stroke_of(use_names[use])->colour, true},
                   use_names[use]);
        x += ((double)strlen(use_names[use]) * 1.1 + 2.5) * d->format->character;
    }
    draw_label(d, &(struct label){x - d->format->character, y, ALIGN_LEFT, CHART_WORDS, false}, which);
}

static void draw_choices(struct drawing *d, const struct chart_options *options, void *view)
{
    static const char *const distance = "distance of the derivative from that of auto";
    struct choices_view *v = view;
    const double em = d->format->em;
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const struct area panel = {chart_left(d->format), d->width - (plain ? 31 : 2 * d->format->character),
                               plain ? 4 : 7.2 * em, d->height - chart_above(d->format)};
    struct decades axes = {0};
    struct slope_places places = {0};
    struct text errors = {0};
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
    name_methods(d, 2.7 * em);
    explain_marks(d, v, plain ? 1 : 1.1 * em);
    draw_panel_end(d);
}

hstar_status chart_draw_choices(const struct sweep *s, const struct chart_format *format,
                                const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct chart_size size = chart_size(format, options, 980, 680);
    struct choices_view v = {0};
    hstar_status status = choices_view_init(&v, s, options, err);
    if (!status) status = chart_page(format, options, &size, draw_choices, &v, script, err);
    free(v.marks);
    return status;
}
