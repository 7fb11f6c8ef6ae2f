/* The view `error`: the total error of all methods in one chart. */
#include "base/memory.h"
#include "show/chart_colours.h"
#include "show/chart_curves.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_sweep.h"
#include "show/chart_uprights.h"
#include "show/chart_views.h"
#include "show/sweep_words.h"
#include "sweep/best.h"
#include "sweep/digits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The smallest error is the best of what was named, and no more. */
static void at_named_steps(struct curve *c, const struct sweep *s, const struct chart_options *options)
{
    c->edge = c->error;
    c->place = OPTIMUM_NONE;
    c->h = c->least = c->sweet_spot[0] = c->sweet_spot[1] = (double)NAN;
    for (size_t i = 0; c->error && i < s->n_h; i++) {
        if (!isfinite(c->error[i]) || fabs(c->error[i]) >= c->least) continue; /* the first: least is NaN */
        c->h = s->h[i];
        c->least = fabs(c->error[i]);
    }
    c->told = c->least / (options->unit > 0 ? options->unit : 1);
}

static hstar_status curve_init(struct curve *curves, size_t m, const struct sweep *s,
                               const struct chart_options *options, hstar_error *err)
{
    struct curve *c = &curves[m];
    c->method = &s->components[options->component].methods[m];
    const struct gradient_error *g = chart_of_gradient(s, options) ? &s->gradient_error[m] : NULL;
    c->optimum = g ? &g->optimum : &c->method->optimum;
    const struct measured *best = &c->optimum->measured;
    c->error = g ? g->error : c->method->column[COLUMN_ERROR];
    const double *envelope = g ? g->envelope : c->method->error_envelope;
    c->named = chart_of_named_steps(s);
    if (envelope && !c->named && s->n_h && !(c->room = chart_edge(s, envelope))) return error_memory(err);
    c->edge = c->room;
    c->place = best->place;
    c->h = best->h;
    c->least = best->error;
    c->told = best->error / (options->unit > 0 ? options->unit : 1);
    memcpy(c->sweet_spot, best->sweet_spot, sizeof c->sweet_spot);
    size_t n_zero = 0, n_finite = 0;
    for (size_t i = 0; c->error && i < s->n_h; i++) {
        n_finite += isfinite(c->error[i]) ? 1 : 0;
        n_zero += fabs(c->error[i]) <= 0;
    }
    c->all_zero = n_finite > 0 && n_zero == n_finite;
    if (c->named) at_named_steps(c, s, options);
    return HSTAR_OK;
}

/* From the largest error down to the smallest that is not mere luck: samples more than three decades below
 * the lowest edge become ticks at the bottom. Above there is room for a line that is thick. */
static void error_ranges(struct decades *axes, const struct sweep *s, const struct chart_options *options,
                         const struct curve *curves)
{
    const double above = 1.5;
    struct extent samples = extent_none, edges = extent_none, steps = extent_none;
    double ceiling = 0;
    for (size_t m = 0; m < s->n_methods; m++) {
        if (!curves[m].named) ceiling = chart_ceiling(curves[m].edge, s->n_h, ceiling);
        extent_add(&samples, curves[m].error, s->n_h);
        extent_add(&edges, curves[m].edge, s->n_h);
        extent_steps(&steps, s->h, curves[m].error, s->n_h);
    }
    decades_x(axes, s, options, &steps);
    decades_y_in(axes, fmax(samples.low * 0.5, fmin(edges.low, samples.high) * 1e-3),
                 fmin(samples.high, ceiling > 0 ? ceiling : (double)INFINITY) * above, options->unit);
    chart_ranges(axes, options);
}

static void draw_raw(struct drawing *d, const struct sweep *s, const struct chart_options *options,
                     const struct curve *c, struct unseen *unseen)
{
    struct stroke points = chart_points(c->look.colour, 0.28, SYMBOL_DISC, 0, COVER_FAINT);
    chart_tint(points.colour, c->look.colour, 0.35);
    if (c->named) return;
    if (options->joined) chart_join(d, "the samples of |error|, joined", s, c->error, c->look.colour);
    draw_series(d, "the samples of |error|", s->h, c->error, s->n_h, &points, unseen);
}

/* The truncation is the same in all formats: the first that tells it counts. */
static bool told_before(const struct curve *curves, size_t m)
{
    for (size_t i = 0; i < m; i++)
        if (curves[i].look.method == curves[m].look.method &&
            curves[i].look.format != curves[m].look.format &&
            isfinite(curves[i].optimum->fitted.truncation_slope))
            return true;
    return false;
}

static void draw_slopes(struct drawing *d, const struct curve *curves, size_t m)
{
    struct stroke guide = {.line = true, .size = 0.9, .dash = DASH_DOTTED, .cover = COVER_FAINT};
    const struct optimum *o = curves[m].optimum;
    if (curves[m].named) return;
    chart_tint(guide.colour, CHART_BLACK, 0.45);
    if (!told_before(curves, m)) draw_guide(d, o->fitted.truncation_slope, o->fitted.truncation_at_1, &guide);
    /* The line was fitted to the envelope; along the edge it is that a quarter of a decade further. */
    if (m == 0)
        draw_guide(d, o->fitted.rounding_slope,
                   o->fitted.rounding_at_1 * pow(10, 0.25 * o->fitted.rounding_slope), &guide);
}

static void draw_sweet_spot(struct drawing *d, const struct sweep *s, const struct curve *c)
{
    const double thickness = 10;
    char colour[8];
    size_t begin = 0, end = s->n_h;
    if (!(c->sweet_spot[0] <= c->sweet_spot[1]) || !c->edge) return;
    while (begin < end && s->h[begin] < c->sweet_spot[0]) begin++;
    while (end > begin && s->h[end - 1] > c->sweet_spot[1]) end--;
    chart_tint(colour, c->look.colour, 0.4);
    draw_strip(d, "the sweet spot", s->h + begin, c->edge + begin, end - begin, thickness, colour);
}

/* What lies under others is drawn wider, to be seen on both sides of them. */
static void draw_edge(struct drawing *d, const struct sweep *s, struct curve *curves, size_t m)
{
    const struct curve *c = &curves[m];
    const struct stroke line =
        chart_line(c->look.colour, curves_width(c->n_above), c->look.dash, c->look.character);
    curves_draw_hidden(d, s, curves, m, &line);
    const char *what = c->named ? "from step to step" : "the upper edge of |error|";
    if (c->edge) draw_series(d, what, s->h, c->edge, s->n_h, &line, NULL);
}

/* On the edge: the error that is promised there is a little more than what was seen. */
static double edge_at(const struct sweep *s, const struct curve *c)
{
    for (size_t i = 0; c->edge && i < s->n_h; i++)
        if (s->h[i] == c->h) return c->edge[i];
    return c->least;
}

static void draw_optimum(struct drawing *d, const struct sweep *s, const struct curve *c)
{
    const struct stroke halo = chart_points("#ffffff", 1.05, (int)c->look.symbol, 0, COVER_LINE),
                        mark = chart_points(c->look.colour, 0.8, (int)c->look.symbol, '*', COVER_LINE);
    if (c->place == OPTIMUM_NONE || !(c->least > 0)) return;
    const double y = edge_at(s, c);
    draw_series(d, "the measured optimum, on white", &c->h, &y, 1, &halo, NULL);
    draw_series(d, "the measured optimum", &c->h, &y, 1, &mark, NULL);
}

/* Why the curves are missing that are: of the first few. */
static void tell_missing(const struct sweep *s, const struct component_sweep *c, struct text *remark)
{
    const size_t most = 3, longest = 160;
    size_t told = 0;
    for (size_t m = 0; m < s->n_methods && told < most; m++) {
        if (!c->methods[m].no_estimate) continue;
        text_append(remark, remark->length ? "; " : "");
        chart_method_name(remark, &c->methods[m], 24);
        text_append(remark, " has no estimate: ");
        chart_clean(remark, c->methods[m].no_estimate, longest);
        told++;
    }
}

/* Against an estimate no error below its bar is known. */
static void tell_bar(double bar, struct text *remark)
{
    if (bar == 0) return;
    text_append(remark, remark->length ? "; " : "");
    text_append(remark, "the derivative is an estimate");
    if (isnan(bar))
        text_append(remark, " without a bar");
    else
        text_format(remark, ": no error below %.1e is known", bar);
}

/* What the signs mean, and what nobody should do: known before the page is laid out, as it may take several lines. */
static void explain_signs(const struct chart_format *format, const struct sweep *s,
                          const struct chart_options *options, struct text *key, struct text *remark)
{
    const bool gradient = chart_of_gradient(s, options), named = chart_of_named_steps(s);
    const struct component_sweep *component = &s->components[options->component];
    if (named)
        text_append(key, format->markup == MARKUP_PLAIN ? "letters: the errors at the named steps"
                                                        : "discs: the errors at the named steps");
    else if (format->markup == MARKUP_PLAIN)
        text_append(key, "letters: upper edge of the errors;  *: the best step");
    else
        text_format(key,
                    "dots%s: samples; line: their upper edge; mark: best step h*; thick: sweet spot; "
                    "dotted: fitted slopes",
                    options->joined ? " on a thin line" : "");
    digits_few_append(remark, s);
    if (remark->length)
        text_format(remark, ": not %d digits are correct, too few to check a gradient", DIGITS_OF_A_CHECK);
    tell_bar(gradient ? best_bar_of_all(s) : best_bar(component), remark);
    if (!gradient) tell_missing(s, component, remark);
    if (!named && (gradient ? best_untold_any(s) : best_untold_of(s, component))) {
        text_append(remark, remark->length ? "; " : "");
        untold_append(remark, s);
    }
}

/* The page: the panel, the labels to its right, and lines of text below. */
struct error_view {
    const struct sweep *s;
    struct curve *curves;
    struct chart_size size;
    struct area panel;
    bool brief;
    size_t room;            /* of a line of text below the panel, in characters */
    double key_y, remark_y; /* the middle of their first lines */
    struct text key, remark;
};

static void lay_out_errors(struct error_view *v, const struct chart_format *format,
                           const struct chart_options *options)
{
    const double em = format->em, character = format->character;
    const bool plain = format->markup == MARKUP_PLAIN;
    const double line = plain ? 1 : 1.2 * em, inner = 580 - 8.8 * em; /* the height of the panel */
    const double left = chart_left(format), own = curves_label_width(v->s, v->curves, format, inner, false);
    v->size = chart_size(format, options, 860 + own - 21 * character, 580);
    v->brief = chart_brief(format, &v->size);
    const double high = v->size.height - 8.8 * em;
    const double labels = plain ? own : curves_label_width(v->s, v->curves, format, high, v->brief);
    v->room = (size_t)((v->size.width - left + plain) / character);
    explain_signs(format, v->s, options, &v->key, &v->remark);
    if (v->brief) text_clear(&v->key);
    const size_t n_key = chart_prose(NULL, text_said(&v->key, NULL), v->room, 0, 0);
    const size_t n_remark = chart_prose(NULL, text_said(&v->remark, NULL), v->room, 0, 0);
    const double more = line * ((double)(n_key + n_remark) - 1); /* the lowest line is the footnote's */
    if (!plain && !(options->width > 0)) v->size.height += more;
    v->panel = (struct area){left, v->size.width - labels, (plain ? 4 : 6.8 * em) + more,
                             v->size.height - chart_above(format)};
    v->remark_y = (plain ? 0 : 0.8 * em) + line * (double)n_remark;
    v->key_y = v->remark_y + line * (double)n_key;
}

static void draw_errors(struct drawing *d, const struct chart_options *options, void *view)
{
    const struct error_view *v = view;
    const struct sweep *s = v->s;
    struct curve *curves = v->curves;
    const bool gradient = chart_of_gradient(s, options);
    struct decades axes = {0};
    struct unseen unseen = {0};
    struct slope_places places = {0};
    struct text y_title = {0}, note = {0};
    error_ranges(&axes, s, options, curves);
    chart_error_title(&y_title, d->format->markup, options,
                      gradient ? GRADIENT_OF_ALL : curves[0].method->derivative);
    draw_panel(d, &v->panel, &axes, chart_step_h[d->format->markup], text_said(&y_title, &d->body));
    text_clear(&y_title);
    chart_heading(d, chart_sweep_title, s, options, v->panel.left);
    curves_find_hidden(d, s, curves);
    for (size_t m = 0; m < s->n_methods; m++) draw_raw(d, s, options, &curves[m], &unseen);
    for (size_t m = 0; m < s->n_methods; m++) draw_slopes(d, curves, m);
    for (size_t m = 0; m < s->n_methods; m++) draw_sweet_spot(d, s, &curves[m]);
    for (size_t m = 0; m < s->n_methods; m++) draw_edge(d, s, curves, m);
    for (size_t m = 0; m < s->n_methods; m++)
        if (curves[m].named)
            curves_draw_named(d, s, curves, m, &unseen);
        else
            draw_optimum(d, s, &curves[m]);
    for (size_t m = 0; m < s->n_methods; m++)
        chart_slopes_follow(&places, d, options, s->h, curves[m].edge, s->n_h);
    chart_slopes_draw(&places, d, options, false);
    chart_uprights(d, s, options);
    chart_slopes_name(&places, d, options);
    curves_label(d, s, curves, v->brief);
    chart_prose(d, text_said(&v->key, &d->body), v->room, v->panel.left, v->key_y);
    chart_prose(d, text_said(&v->remark, &d->body), v->room, v->panel.left, v->remark_y);
    curves_tell_hidden(d, s, curves, &note);
    if (note.failed) d->body.failed = true;
    chart_footnote(d, s, gradient ? NULL : &s->components[options->component], note.data, &unseen,
                   v->panel.left);
    text_clear(&note);
    draw_panel_end(d);
}

static hstar_status curves_new(const struct sweep *s, const struct chart_options *options,
                               struct curve **curves, hstar_error *err)
{
    struct curve *all = memory_array(s->n_methods, sizeof *all);
    struct curve_look *looks = memory_array(s->n_methods, sizeof *looks);
    hstar_status status = all && looks ? HSTAR_OK : error_memory(err);
    if (!status) chart_looks(s->components[options->component].methods, s->n_methods, looks);
    for (size_t m = 0; m < s->n_methods && !status; m++) {
        all[m].look = looks[m];
        status = curve_init(all, m, s, options, err);
    }
    free(looks);
    *curves = all;
    return status;
}

hstar_status chart_draw_error(const struct sweep *s, const struct chart_format *format,
                              const struct chart_options *options, struct text *script, hstar_error *err)
{
    struct error_view v = {.s = s};
    hstar_status status = curves_new(s, options, &v.curves, err);
    if (!status) {
        lay_out_errors(&v, format, options);
        status = chart_page(format, options, &v.size, draw_errors, &v, script, err);
    }
    text_clear(&v.key);
    text_clear(&v.remark);
    for (size_t m = 0; v.curves && m < s->n_methods; m++) free(v.curves[m].room);
    free(v.curves);
    return status;
}
