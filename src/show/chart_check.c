/* Drawing a check. Left: the remainder |f(x + hv) - f(x) - h g.v| with the slopes that it can have, and the window in which its
 * own was fitted. Right: a point a component; on the diagonal the difference is all that the error bars allow. */
#include "show/chart_check.h"
#include "base/memory.h"
#include "check/check_words.h"
#include "show/chart_axes.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_words.h"
#include "show/chart_write.h"
#include "show/table_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The components of one verdict. */
struct cloud {
    double *allowed, *difference; /* n numbers, the allowed ones ascending */
    size_t n;
};

struct check_view {
    const struct check *c;
    size_t n_points; /* of which this is the worst */
    struct cloud cloud[N_VERDICTS];
    size_t n_zero, n_unseen; /* differences of 0; without a bar or a number */
    double zero;             /* where those of 0 stand */
};

static const struct {
    const char *colour, *label, *many;
    char character;
    int symbol;
} looks[N_VERDICTS] = {
    [VERDICT_AGREES] = {CHART_GREEN, "agrees", "agree", 'o', SYMBOL_DISC},
    [VERDICT_DISAGREES] = {CHART_RED, "disagrees", "disagree", '#', SYMBOL_TRIANGLE_UP},
    [VERDICT_UNDECIDED] = {CHART_GREY, "undecided", "undecided", '?', SYMBOL_RING},
};

static double allowed(const struct check_row *r)
{
    return r->expected.bar + r->rounding;
}

static int by_allowed(const void *a, const void *b)
{
    const double *p = a, *q = b;
    return (p[0] > q[0]) - (p[0] < q[0]);
}

static void check_view_clear(struct check_view *v)
{
    for (size_t k = 0; k < N_VERDICTS; k++) {
        free(v->cloud[k].allowed);
        free(v->cloud[k].difference);
    }
}

/* Those of one verdict, sorted by what is allowed. */
static hstar_status cloud_init(struct check_view *v, enum verdict verdict, hstar_error *err)
{
    const struct check *c = v->c;
    struct cloud *cloud = &v->cloud[verdict];
    size_t room = c->count[verdict];
    double *pairs = memory_array(room, 2 * sizeof *pairs);
    cloud->allowed = memory_array(room, sizeof *cloud->allowed);
    cloud->difference = memory_array(room, sizeof *cloud->difference);
    hstar_status status = pairs && cloud->allowed && cloud->difference ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; !status && i < c->n_rows; i++) {
        const struct check_row *r = &c->row[i];
        if (r->verdict != verdict) continue;
        if (!(allowed(r) > 0) || !isfinite(allowed(r)) || !isfinite(r->difference)) {
            v->n_unseen++;
            continue;
        }
        v->n_zero += fabs(r->difference) <= 0;
        pairs[2 * cloud->n] = allowed(r);
        pairs[2 * cloud->n++ + 1] = fabs(r->difference);
    }
    if (!status) qsort(pairs, cloud->n, 2 * sizeof *pairs, by_allowed);
    for (size_t i = 0; !status && i < cloud->n; i++) {
        cloud->allowed[i] = pairs[2 * i];
        cloud->difference[i] = pairs[2 * i + 1];
    }
    free(pairs);
    return status;
}

/* ---- The remainder ---- */

static void remainder_axes(const struct taylor *t, struct decades *axes)
{
    struct extent x = extent_none, y = extent_none;
    extent_add(&x, t->h, TAYLOR_STEPS);
    extent_add(&y, t->remainder, TAYLOR_STEPS);
    decades_steps(axes, x.low, x.high);
    decades_y(axes, y.low * 0.5, y.high);
}

/* Lines of slope 1 and 2 through the top of what is drawn, for the eye; and what each would mean. */
static void draw_guides(struct drawing *d, const struct taylor *t)
{
    enum { PLACES = 24 };
    static const struct {
        double slope;
        const char *label[3];
        size_t characters;
        double favourite;
    } lines[] = {{1, {"as {/:Italic h}: wrong", "as $h$: wrong", "as h: wrong"}, 11, 0.15},
                 {2, {"as {/:Italic h}^2: right", "as $h^2$: right", "as h*h: right"}, 13, 0.15}};
    double top = 0, at = 1;
    for (size_t i = 0; i < TAYLOR_STEPS; i++)
        if (isfinite(t->remainder[i]) && t->remainder[i] > top) {
            top = t->remainder[i];
            at = t->h[i];
        }
    if (!(top > 0)) return;
    for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) {
        const double slope = lines[k].slope, at_1 = top * pow(at, -slope);
        double h[PLACES], y[PLACES];
        const struct stroke guide = chart_line("#8a8a84", 1, DASH_DASHED, 0);
        draw_guide(d, slope, at_1, &guide);
        for (size_t i = 0; i < PLACES; i++) {
            y[i] = pow(10, d->axes.y0 + (d->axes.y1 - d->axes.y0) * ((double)i + 0.5) / PLACES);
            h[i] = pow(y[i] / at_1, 1 / slope);
        }
        const struct note note = {.lines = {lines[k].label[d->format->markup]},
                                  .characters = {lines[k].characters},
                                  .n = 1,
                                  .colour = CHART_GREY};
        if (draw_shows(d, h, y, PLACES)) draw_note(d, &note, h, y, PLACES, lines[k].favourite);
    }
}

/* The fitted window as a thick line, and its slope. */
static void draw_fitted(struct drawing *d, const struct taylor *t, const char *colour)
{
    if (isnan(t->slope)) return;
    double h[2] = {fmin(t->window[0], t->window[1]), fmax(t->window[0], t->window[1])}, y[2];
    for (size_t i = 0; i < 2; i++) y[i] = pow(10, t->intercept + t->slope * log10(h[i]));
    const struct stroke thick = chart_line(colour, 3, DASH_SOLID, 0);
    draw_series(d, "the fitted line", h, y, 2, &thick, NULL);
    struct text words = {0};
    const size_t characters = chart_slope_text(&words, t->slope, d->format->markup);
    const struct note note = {.lines = {words.data}, .characters = {characters}, .n = 1, .colour = colour};
    draw_note(d, &note, h, y, 2, 0.5);
    text_clear(&words);
}

/* What a panel shows, above it. */
static void name_panel(struct drawing *d, const char *words)
{
    const bool plain = d->format->markup == MARKUP_PLAIN;
    if (plain) return;
    draw_label(
        d, &(struct label){d->panel.left, d->panel.top + 0.9 * d->format->em, ALIGN_LEFT, CHART_WORDS, false},
        words);
}

static void draw_remainder(struct drawing *d, const struct check_view *v, const struct area *panel)
{
    static const char *const steps[] = {[MARKUP_ENHANCED] = "step h along v",
                                        [MARKUP_TEX] = "step $h$ along $v$",
                                        [MARKUP_PLAIN] = "step h along v"};
    static const char *const titles[] = {[MARKUP_ENHANCED] =
                                             "|f(x + hv) \xe2\x88\x92 f(x) \xe2\x88\x92 h g\xc2\xb7v|",
                                         [MARKUP_TEX] = "$|f(x + hv) - f(x) - h\\,g\\cdot v|$",
                                         [MARKUP_PLAIN] = "|f(x + hv) - f(x) - h g.v|"};
    const struct taylor *t = &v->c->taylor;
    struct decades axes = {0};
    remainder_axes(t, &axes);
    draw_panel(d, panel, &axes, steps[d->format->markup], titles[d->format->markup]);
    name_panel(d, "What the gradient leaves out, as the step shrinks");
    char band[8];
    const char *colour = looks[v->c->verdict].colour;
    chart_tint(band, colour, 0.12);
    if (!isnan(t->slope))
        draw_band(d, fmin(t->window[0], t->window[1]), fmax(t->window[0], t->window[1]), band);
    const struct stroke points = chart_points(CHART_BLACK, 0.6, SYMBOL_DISC, '*', COVER_POINT);
    draw_series(d, "the remainder", t->h, t->remainder, TAYLOR_STEPS, &points, NULL);
    draw_fitted(d, t, colour);
    draw_guides(d, t);
}

/* ---- The differences ---- */

/* Differences of 0 have a stretch of their own below the others. */
static void difference_axes(struct check_view *v, struct decades *axes)
{
    struct extent x = extent_none, y = extent_none;
    for (size_t k = 0; k < N_VERDICTS; k++) {
        extent_add(&x, v->cloud[k].allowed, v->cloud[k].n);
        extent_add(&y, v->cloud[k].difference, v->cloud[k].n);
    }
    if (!(x.high > 0)) x = (struct extent){1e-16, 1};
    decades_steps(axes, x.low * 0.5, x.high * 2);
    decades_y(axes, fmin(y.low, x.low) * 0.5, fmax(y.high, x.high) * 2);
    if (!v->n_zero) return;
    const double room = 0.14 * (axes->y1 - axes->y0);
    axes->y_ticks = axes->y0;
    v->zero = pow(10, axes->y0 - room / 2);
    axes->y0 -= room;
}

/* The worst by name. */
enum { MOST_NAMES = 8 };
static void name_worst(struct drawing *d, const struct check_view *v)
{
    const struct check *c = v->c;
    struct mark_name names[MOST_NAMES];
    struct text clean[MOST_NAMES] = {{0}};
    size_t n = 0;
    for (size_t i = 0; i < c->n_rows && i < MOST_NAMES && d->format->markup != MARKUP_PLAIN; i++) {
        const struct check_row *r = &c->row[c->severity[i]];
        if (r->verdict == VERDICT_AGREES) break;
        if (!(allowed(r) > 0) || !isfinite(allowed(r)) || !isfinite(r->difference)) continue;
        char label[COMPONENT_LABEL];
        check_label(c, r, label);
        chart_clean(&clean[n], label, 14);
        names[n] = (struct mark_name){.x = draw_x(d, allowed(r)),
                                      .y = draw_y(d, fabs(r->difference) > 0 ? r->difference : v->zero),
                                      .name = text_said(&clean[n], &d->body),
                                      .colour = looks[r->verdict].colour,
                                      .of_user = true};
        n++;
    }
    draw_names(d, names, n);
    for (size_t i = 0; i < n; i++) text_clear(&clean[i]);
}

/* A line for what has no place on an axis of logarithms. */
static void draw_zeros(struct drawing *d, const struct check_view *v)
{
    if (!v->n_zero) return;
    const double h[2] = {pow(10, d->axes.x0), pow(10, d->axes.x1)}, y[2] = {v->zero, v->zero};
    const struct stroke line = chart_line("#c9c9c4", 1, DASH_SOLID, 0);
    draw_series(d, "no difference", h, y, 2, &line, NULL);
    for (size_t k = 0; k < N_VERDICTS; k++) {
        const struct stroke mark =
            chart_points(looks[k].colour, 0.9, looks[k].symbol, looks[k].character, COVER_POINT);
        for (size_t i = 0; i < v->cloud[k].n; i++)
            if (!(v->cloud[k].difference[i] > 0))
                draw_series(d, "no difference", &v->cloud[k].allowed[i], &v->zero, 1, &mark, NULL);
    }
}

static void name_line(struct drawing *d, const double *h, const double *y, size_t n, const char *words,
                      double favourite)
{
    const struct note note = {.lines = {words}, .characters = {strlen(words)}, .n = 1, .colour = CHART_GREY};
    if (draw_shows(d, h, y, n)) draw_note(d, &note, h, y, n, favourite);
}

static void draw_differences(struct drawing *d, struct check_view *v, const struct area *panel)
{
    enum { PLACES = 24 };
    static const char *const titles[] = {[MARKUP_ENHANCED] = "|claimed " CHART_MINUS " measured|",
                                         [MARKUP_TEX] = "$|$claimed$-$measured$|$",
                                         [MARKUP_PLAIN] = "|claimed - measured|"};
    struct decades axes = {0};
    difference_axes(v, &axes);
    draw_panel(d, panel, &axes, "error bars of both, added", titles[d->format->markup]);
    name_panel(d, "Each mark is a component; above the line the two contradict");
    const struct stroke line = chart_line("#8a8a84", 1, DASH_DASHED, 0);
    double h[PLACES], zero[PLACES];
    for (size_t i = 0; i < PLACES; i++) {
        h[i] = pow(10, axes.x0 + (axes.x1 - axes.x0) * ((double)i + 0.5) / PLACES);
        zero[i] = v->zero;
    }
    draw_guide(d, 1, 1, &line);
    draw_zeros(d, v);
    for (size_t k = 0; k < N_VERDICTS; k++) {
        const struct stroke stroke =
            chart_points(looks[k].colour, 0.9, looks[k].symbol, looks[k].character, COVER_POINT);
        const double *difference = v->cloud[k].difference;
        double *shown = memory_array(v->cloud[k].n, sizeof *shown);
        for (size_t i = 0; shown && i < v->cloud[k].n; i++)
            shown[i] = difference[i] > 0 ? difference[i] : (double)NAN;
        if (shown)
            draw_series(d, looks[k].label, v->cloud[k].allowed, shown, v->cloud[k].n, &stroke, NULL);
        else
            d->data.failed = true;
        free(shown);
    }
    name_line(d, h, h, PLACES, "as far apart as the bars allow", 0.6);
    if (v->n_zero) name_line(d, h, zero, PLACES, "no difference at all", 0.9);
    name_worst(d, v);
}

/* Which colour is which verdict, and what is not to be seen. */
static void name_verdicts(struct drawing *d, const struct check_view *v, double left, double y)
{
    double x = left;
    for (size_t k = 0; k < N_VERDICTS; k++) {
        if (!v->c->count[k]) continue;
        struct text t = {0};
        text_format(&t, "%zu %s", v->c->count[k], v->c->count[k] == 1 ? looks[k].label : looks[k].many);
        if (d->format->markup == MARKUP_PLAIN) text_format(&t, " (%c)", looks[k].character);
        draw_label(d, &(struct label){x, y, ALIGN_LEFT, looks[k].colour, true}, text_said(&t, &d->body));
        x += ((double)t.length * 1.05 + 2) * d->format->character;
        text_clear(&t);
    }
    if (!v->n_unseen) return;
    struct text t = {0};
    text_format(&t, "%zu without a bar", v->n_unseen);
    draw_label(d, &(struct label){x, y, ALIGN_LEFT, CHART_WORDS, false}, text_said(&t, &d->body));
    text_clear(&t);
}

/* ---- The page ---- */

/* "2 of 6 components disagree", as far as the verdict is that of components. */
static void append_verdict(struct text *t, const struct check *c)
{
    const size_t n = c->count[c->verdict];
    if (n == 0 || c->n_rows < 2)
        text_append(t, verdicts[c->verdict].name);
    else if (n == c->n_rows)
        text_format(t, n == 2 ? "both components %s" : "all components %s", looks[c->verdict].many);
    else
        text_format(t, "%zu of %zu components %s", n, c->n_rows,
                    n == 1 ? looks[c->verdict].label : looks[c->verdict].many);
}

/* The verdict stays, whatever has to go. */
static void check_title(const void *view, const struct chart_options *options, size_t most, struct text *out)
{
    const struct check_view *v = view;
    const struct check *c = v->c;
    struct text point = {0}, tail = {0}, verdict = {0}, lead = {0};
    const char *f = c->problem->f->n_outputs == 1 ? c->problem->f->texts[0] : "several functions";
    (void)options;
    text_format(&lead, "%s of ",
                c->along        ? "Hessian times a vector"
                : c->order == 2 ? "Hessian"
                                : "Gradient");
    append_verdict(&verdict, c);
    table_append_point(&point, c->problem);
    text_append(&tail, " at ");
    if (v->n_points > 1) text_format(&verdict, " (the worst of %zu points)", v->n_points);
    const size_t taken = verdict.length + lead.length + 6, room = most > taken + 24 ? most - taken : 24;
    chart_clean(&tail, text_said(&point, &tail), room / 2);
    text_format(&tail, ": %s", text_said(&verdict, &tail));
    chart_lead(out, text_said(&lead, out), "", f, &tail, most);
    text_clear(&lead);
    text_clear(&verdict);
    text_clear(&point);
    text_clear(&tail);
}

/* Side by side; characters and columns of a paper have room for one, and the remainder is what a table cannot show. */
static void draw_check(struct drawing *d, const struct chart_options *options, void *view)
{
    struct check_view *v = view;
    double em = d->format->em, character = d->format->character;
    const struct chart_size size = {d->width, d->height};
    bool plain = d->format->markup == MARKUP_PLAIN, taylor = v->c->has_taylor,
         both = taylor && !plain && !chart_brief(d->format, &size);
    double margin = chart_left(d->format), right = plain ? 2 : 4 * character;
    double middle = both ? d->width / 2 : d->width,
           top = d->height - chart_above(d->format) - (plain ? 0 : 1.8 * em);
    struct area left_panel = {margin, middle - right, plain ? 4 : 6 * em, top};
    struct area right_panel = left_panel;
    if (both) right_panel = (struct area){middle + margin, d->width - right, plain ? 4 : 6 * em, top};
    if (taylor) {
        draw_remainder(d, v, &left_panel);
        chart_heading(d, check_title, v, options, margin);
        if (!both) name_verdicts(d, v, margin, plain ? 1 : 1.2 * em);
        draw_panel_end(d);
    }
    if (taylor && !both) return;
    draw_differences(d, v, &right_panel);
    if (!taylor) chart_heading(d, check_title, v, options, margin);
    name_verdicts(d, v, right_panel.left, plain ? 1 : 1.2 * em);
    draw_panel_end(d);
}

static hstar_status check_script(const void *result, const struct chart_format *format,
                                 const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct checks *s = result;
    struct check_view v = {.c = s->at[s->severity[0]], .n_points = s->n_points};
    const struct chart_size size = chart_size(format, options, v.c->has_taylor ? 1120 : 640, 520);
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < N_VERDICTS && !status; k++) status = cloud_init(&v, (enum verdict)k, err);
    if (!status) status = chart_page(format, options, &size, draw_check, &v, script, err);
    check_view_clear(&v);
    return status;
}

hstar_status chart_write_checks(const struct checks *s, const char *path, const struct chart_options *options,
                                hstar_error *err)
{
    return chart_write(&(struct chart_source){s, check_script}, path, options, err);
}
