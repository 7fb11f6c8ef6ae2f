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
    struct cloud cloud[N_VERDICTS];
    size_t n_unseen; /* without a bar or a number */
};

static const struct {
    const char *colour, *label, *many;
    char character;
    int symbol;
} looks[N_VERDICTS] = {
    [VERDICT_AGREES] = {CHART_GREEN, "agrees", "agree", 'o', 7},
    [VERDICT_DISAGREES] = {CHART_ORANGE, "disagrees", "disagree", '#', 9},
    [VERDICT_UNDECIDED] = {"#999999", "undecided", "undecided", '?', 6},
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

/* Lines of slope 1 and 2 through the top of what is drawn, for the eye; and their names. */
static void draw_guides(struct drawing *d, const struct taylor *t)
{
    static const struct {
        double slope;
        const char *label[3];
    } lines[] = {{1, {"{/:Italic h}: wrong", "$h$: wrong", "h: wrong"}},
                 {2, {"{/:Italic h}^2: right", "$h^2$: right", "h*h: right"}}};
    double top = 0, at = 1;
    for (size_t i = 0; i < TAYLOR_STEPS; i++)
        if (isfinite(t->remainder[i]) && t->remainder[i] > top) {
            top = t->remainder[i];
            at = t->h[i];
        }
    if (!(top > 0)) return;
    for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) {
        double s = lines[k].slope, at_1 = top * pow(at, -s);
        draw_guide(d, s, at_1,
                   &(struct stroke){.line = true, .size = 1, .dash = DASH_DASHED, .colour = "#bbbbbb"});
        double level = pow(10, d->axes.y0 + 0.08 * (d->axes.y1 - d->axes.y0)), h = pow(level / at_1, 1 / s);
        struct note note = {
            .lines = {lines[k].label[d->format->markup]}, .characters = {9}, .n = 1, .colour = CHART_GREY};
        if (h > pow(10, d->axes.x0) && h < pow(10, d->axes.x1)) draw_note(d, &note, &h, &level, 1, 0.5);
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

static void difference_axes(const struct check_view *v, struct decades *axes)
{
    struct extent x = extent_none, y = extent_none;
    for (size_t k = 0; k < N_VERDICTS; k++) {
        extent_add(&x, v->cloud[k].allowed, v->cloud[k].n);
        extent_add(&y, v->cloud[k].difference, v->cloud[k].n);
    }
    if (!(x.high > 0)) x = (struct extent){1e-16, 1};
    decades_steps(axes, x.low * 0.5, x.high * 2);
    decades_y(axes, fmin(y.low, x.low) * 0.5, fmax(y.high, x.high) * 2);
}

/* The worst by name. */
static void name_worst(struct drawing *d, const struct check *c)
{
    enum { MOST_NAMES = 8 };
    const double em = d->format->em;
    const struct area bounds = draw_inside(d, 0.3 * em);
    for (size_t i = 0; i < c->n_rows && i < MOST_NAMES; i++) {
        const struct check_row *r = &c->row[c->severity[i]];
        if (r->verdict != VERDICT_DISAGREES || d->format->markup == MARKUP_PLAIN) return;
        if (!(allowed(r) > 0) || !isfinite(allowed(r)) || !isfinite(r->difference)) continue;
        char label[COMPONENT_LABEL];
        struct text clean = {0};
        struct place_around place;
        check_label(c, r, label);
        size_t n = chart_clean(&clean, label, 14);
        double x = draw_x(d, allowed(r)), y = draw_y(d, r->difference);
        double width = (double)n * d->format->character, height = 1.15 * em;
        if (clean.data && place_around(&d->map, x, y, width, height, 0.5 * em, &bounds, &place) &&
            !place.away) {
            draw_user_label(
                d, &(struct label){place.x, place.y, ALIGN_CENTRE, looks[VERDICT_DISAGREES].colour, false},
                clean.data);
            place_mark_box(&d->map, place.x, place.y, width, height, COVER_LABEL);
        }
        if (clean.failed) d->body.failed = true;
        text_clear(&clean);
    }
}

static void draw_differences(struct drawing *d, const struct check_view *v, const struct area *panel)
{
    static const char *const titles[] = {[MARKUP_ENHANCED] = "|got \xe2\x88\x92 expected|",
                                         [MARKUP_TEX] = "$|$got$-$expected$|$",
                                         [MARKUP_PLAIN] = "|got - expected|"};
    struct decades axes = {0};
    difference_axes(v, &axes);
    draw_panel(d, panel, &axes, "what the error bars of both allow", titles[d->format->markup]);
    draw_guide(d, 1, 1, &(struct stroke){.line = true, .size = 1, .dash = DASH_DASHED, .colour = CHART_GREY});
    for (size_t k = 0; k < N_VERDICTS; k++) {
        const struct stroke stroke =
            chart_points(looks[k].colour, 0.7, looks[k].symbol, looks[k].character, COVER_POINT);
        draw_series(d, looks[k].label, v->cloud[k].allowed, v->cloud[k].difference, v->cloud[k].n, &stroke,
                    NULL);
    }
    name_worst(d, v->c);
    /* The diagonal says where the two laws part. */
    double h = sqrt(pow(10, axes.x0 + axes.x1)), y = h;
    struct note note = {.lines = {"all that they allow"}, .characters = {19}, .n = 1, .colour = CHART_GREY};
    draw_note(d, &note, &h, &y, 1, 0.5);
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

static void check_title(const void *check, const struct chart_options *options, size_t most, struct text *out)
{
    const struct check *c = check;
    (void)options;
    struct text point = {0}, all = {0};
    table_append_point(&point, c->problem);
    text_format(&all, "the %s of ",
                c->along        ? "Hessian times a vector"
                : c->order == 2 ? "Hessian"
                                : "gradient");
    chart_clean(&all, c->problem->f->n_outputs == 1 ? c->problem->f->texts[0] : "several functions",
                most > 60 ? most - 40 : 20);
    text_append(&all, " at ");
    text_append(&all, text_said(&point, &all));
    text_format(&all, ": %s", verdicts[c->verdict].name);
    /* The verdict stays, whatever has to go. */
    size_t length = strlen(verdicts[c->verdict].name) + 2,
           characters = chart_characters(text_said(&all, out));
    if (all.data && characters > most && most > length) {
        all.length -= length;
        all.data[all.length] = '\0';
        chart_clean(out, all.data, most - length);
        text_format(out, ": %s", verdicts[c->verdict].name);
    } else if (all.data) {
        chart_clean(out, all.data, most);
    }
    text_clear(&point);
    text_clear(&all);
}

/* Side by side; characters have room for one, and the remainder is what a table cannot show. */
static void draw_check(struct drawing *d, const struct chart_options *options, void *view)
{
    const struct check_view *v = view;
    double em = d->format->em, character = d->format->character;
    bool plain = d->format->markup == MARKUP_PLAIN, taylor = v->c->has_taylor, both = taylor && !plain;
    double margin = chart_left(d->format), right = plain ? 2 : 4 * character;
    double middle = both ? d->width / 2 : d->width, top = d->height - chart_above(d->format);
    struct area left_panel = {margin, middle - right, plain ? 4 : 6 * em, top};
    struct area right_panel = left_panel;
    if (both) right_panel = (struct area){middle + margin, d->width - right, plain ? 4 : 6 * em, top};
    if (taylor) {
        draw_remainder(d, v, &left_panel);
        chart_heading(d, check_title, v->c, options, margin);
        if (plain) name_verdicts(d, v, margin, 1);
        draw_panel_end(d);
    }
    if (taylor && !both) return;
    draw_differences(d, v, &right_panel);
    if (!taylor) chart_heading(d, check_title, v->c, options, margin);
    name_verdicts(d, v, right_panel.left, plain ? 1 : 1.5 * em);
    draw_panel_end(d);
}

static hstar_status check_script(const void *check, const struct chart_format *format,
                                 const struct chart_options *options, struct text *script, hstar_error *err)
{
    struct check_view v = {.c = check};
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
    const struct check *worst = s->at[s->severity[0]];
    return chart_write(&(struct chart_source){worst, check_script}, path, options, err);
}
