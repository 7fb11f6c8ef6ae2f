/* The view `error`: the total error of all methods in one chart. */
#include "base/memory.h"
#include "output/chart_script.h"
#include "stencil/method.h"
#include "sweep/envelope.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One method's curve. */
struct curve {
    const struct method_sweep *method;
    const double *error, *envelope;
    double *owned; /* the envelope of a gradient's error; NULL */
    enum optimum_place place;
    double h, least;      /* the measured optimum */
    double sweet_spot[2]; /* NaN where it is not known */
    bool all_zero;
    enum dash dash;
    char colour[8], character;
    double end_x, end_y, label_y; /* of the curve's right end, and where its label stands, on the page */
};

static const struct {
    const char *colour;
    enum dash dash;
} strokes[] = {
#define X(colour, dash) {colour, DASH_##dash},
#include "output/chart_strokes.def"
#undef X
};
enum { N_STROKES = sizeof strokes / sizeof *strokes };

/* The row of a method of that name; N_ROWS where there is none. */
static size_t row_of(const char *name)
{
    const struct method_row *rows;
    size_t n = method_rows(&rows), row = 0;
    while (row < n && strcmp(rows[row].name, name)) row++;
    return row < n ? row : N_STROKES;
}

/* A method of the table has its row's stroke in every chart; the others share what is left. */
static void choose_stroke(struct curve *c, size_t m, const struct method_sweep *methods, size_t n_methods)
{
    size_t row = row_of(methods[m].name), n_free = 0, free_strokes[N_STROKES], others = 0;
    for (size_t i = 0; i < m; i++) others += row_of(methods[i].name) == N_STROKES;
    for (size_t stroke = 0; stroke < N_STROKES; stroke++) {
        bool taken = false;
        for (size_t i = 0; i < n_methods; i++) taken = taken || row_of(methods[i].name) == stroke;
        if (!taken) free_strokes[n_free++] = stroke;
    }
    if (row == N_STROKES) row = n_free ? free_strokes[(others + n_free / 2) % n_free] : others % N_STROKES;
    memcpy(c->colour, strokes[row].colour, sizeof c->colour);
    c->dash = strokes[row].dash;
}

/* For terminals: the first letter of the name that no other curve has, or a digit. */
static void choose_character(struct curve *curves, size_t index)
{
    char wanted[64] = "";
    size_t n = 0;
    for (const char *s = curves[index].method->name; *s && n < 40; s++)
        if (isalnum((unsigned char)*s)) wanted[n++] = (char)toupper((unsigned char)*s);
    strcpy(wanted + n, "123456789");
    for (const char *s = wanted; *s; s++) {
        bool taken = false;
        for (size_t i = 0; i < index; i++) taken = taken || curves[i].character == *s;
        curves[index].character = *s;
        if (!taken) return;
    }
}

/* The norm of a gradient's error has an envelope but no optimum in the sweep: its lowest place is marked. */
static hstar_status gradient_curve(struct curve *c, const struct sweep *s, const double *error,
                                   hstar_error *err)
{
    c->owned = memory_array(s->n_h, sizeof *c->owned);
    if (!c->owned) return error_memory(err);
    hstar_status status = envelope_of(s->h, error, s->n_h, c->owned, err);
    if (status) return status;
    c->error = error;
    c->envelope = c->owned;
    c->place = OPTIMUM_NONE;
    c->least = c->h = c->sweet_spot[0] = c->sweet_spot[1] = (double)NAN;
    for (size_t i = 0; i < s->n_h; i++)
        if (isfinite(c->owned[i]) && !(c->least <= c->owned[i])) {
            c->least = c->owned[i];
            c->h = s->h[i];
            c->place = i == 0 ? OPTIMUM_LOWER_END : i + 1 == s->n_h ? OPTIMUM_UPPER_END : OPTIMUM_INSIDE;
        }
    return HSTAR_OK;
}

static hstar_status curve_init(struct curve *curves, size_t m, const struct sweep *s, size_t component,
                               hstar_error *err)
{
    struct curve *c = &curves[m];
    c->method = &s->components[component].methods[m];
    choose_stroke(c, m, s->components[component].methods, s->n_methods);
    choose_character(curves, m);
    if (s->gradient_error) {
        hstar_status status = gradient_curve(c, s, s->gradient_error[m], err);
        if (status) return status;
    } else {
        c->error = c->method->column[COLUMN_ERROR];
        c->envelope = c->method->error_envelope;
        c->place = c->method->optimum.measured.place;
        c->h = c->method->optimum.measured.h;
        c->least = c->method->optimum.measured.error;
        memcpy(c->sweet_spot, c->method->optimum.measured.sweet_spot, sizeof c->sweet_spot);
    }
    size_t n_zero = 0, n_finite = 0;
    for (size_t i = 0; c->error && i < s->n_h; i++) {
        n_finite += isfinite(c->error[i]) ? 1 : 0;
        n_zero += fabs(c->error[i]) <= 0;
    }
    c->all_zero = n_finite > 0 && n_zero == n_finite;
    return HSTAR_OK;
}

/* From the largest error down to the smallest that is not mere luck: samples more than three decades below
 * the lowest envelope become ticks at the bottom. */
static void ranges(struct decades *axes, const struct sweep *s, const struct curve *curves)
{
    struct extent samples = extent_none, envelopes = extent_none;
    for (size_t m = 0; m < s->n_methods; m++) {
        extent_add(&samples, curves[m].error, s->n_h);
        extent_add(&envelopes, curves[m].envelope, s->n_h);
    }
    decades_x(axes, s);
    decades_y(axes, fmax(samples.low * 0.5, fmin(envelopes.low, samples.high) * 1e-3), samples.high);
}

static void draw_raw(struct drawing *d, const struct sweep *s, const struct curve *c, struct unseen *unseen)
{
    struct stroke points = {.size = 0.28, .symbol = 7, .cover = COVER_FAINT};
    chart_tint(points.colour, c->colour, 0.35);
    draw_series(d, "the samples of |error|", s->h, c->error, s->n_h, &points, unseen);
}

static void draw_slopes(struct drawing *d, const struct sweep *s, const struct curve *c, bool rounding)
{
    struct stroke guide = {.line = true, .size = 0.9, .dash = DASH_DOTTED, .cover = COVER_FAINT};
    chart_tint(guide.colour, "#000000", 0.45);
    if (s->gradient_error) return;
    draw_guide(d, c->method->optimum.fitted.truncation_slope, c->method->optimum.fitted.truncation_at_1,
               &guide);
    if (rounding)
        draw_guide(d, c->method->optimum.fitted.rounding_slope, c->method->optimum.fitted.rounding_at_1,
                   &guide);
}

static void draw_sweet_spot(struct drawing *d, const struct sweep *s, const struct curve *c)
{
    struct stroke strip = {.line = true, .size = 10, .cover = COVER_FAINT};
    size_t begin = 0, end = s->n_h;
    if (!(c->sweet_spot[0] <= c->sweet_spot[1]) || !c->envelope) return;
    while (begin < end && s->h[begin] < c->sweet_spot[0]) begin++;
    while (end > begin && s->h[end - 1] > c->sweet_spot[1]) end--;
    chart_tint(strip.colour, c->colour, 0.4);
    draw_series(d, "the sweet spot", s->h + begin, c->envelope + begin, end - begin, &strip, NULL);
}

static void draw_envelope(struct drawing *d, const struct sweep *s, const struct curve *c)
{
    struct stroke line = {
        .line = true, .size = 1.8, .dash = c->dash, .character = c->character, .cover = COVER_LINE};
    memcpy(line.colour, c->colour, sizeof line.colour);
    if (c->envelope) draw_series(d, "the envelope of |error|", s->h, c->envelope, s->n_h, &line, NULL);
}

static void draw_optimum(struct drawing *d, const struct curve *c)
{
    struct stroke halo = {.size = 0.95, .symbol = 7, .colour = "#ffffff", .cover = COVER_LINE};
    struct stroke mark = {.size = 0.7, .symbol = 7, .character = '*', .cover = COVER_LINE};
    memcpy(mark.colour, c->colour, sizeof mark.colour);
    if (c->place == OPTIMUM_NONE || !(c->least > 0)) return;
    draw_series(d, "the measured optimum, on white", &c->h, &c->least, 1, &halo, NULL);
    draw_series(d, "the measured optimum", &c->h, &c->least, 1, &mark, NULL);
}

/* Where a curve ends on the right: the last of its envelope that is in the panel. */
static void find_end(const struct drawing *d, const struct sweep *s, struct curve *c)
{
    c->end_x = d->panel.right;
    c->end_y = d->panel.bottom;
    for (size_t i = s->n_h; c->envelope && i-- > 0;) {
        double y = draw_y(d, c->envelope[i]);
        if (!isfinite(y)) continue;
        c->end_x = draw_x(d, s->h[i]);
        c->end_y = fmin(fmax(y, d->panel.bottom), d->panel.top);
        return;
    }
}

/* The labels from the top down in the order of the curves' ends, `pitch` apart, as near to them as can be. */
static void spread(const struct drawing *d, struct curve *curves, size_t n, double pitch)
{
    struct curve *order[64];
    size_t many = n < 64 ? n : 64;
    for (size_t i = 0; i < many; i++) {
        size_t j = i;
        for (; j > 0 && order[j - 1]->end_y < curves[i].end_y; j--) order[j] = order[j - 1];
        order[j] = &curves[i];
    }
    double limit = d->panel.top - pitch / 2;
    for (size_t i = 0; i < many; i++) {
        order[i]->label_y = fmin(order[i]->end_y, limit);
        limit = order[i]->label_y - pitch;
    }
    limit = d->panel.bottom + pitch / 2;
    for (size_t i = many; i-- > 0;) {
        order[i]->label_y = fmax(order[i]->label_y, limit);
        if (d->format->markup == MARKUP_PLAIN) order[i]->label_y = ceil(order[i]->label_y);
        limit = order[i]->label_y + pitch;
    }
}

static void label_curve(struct drawing *d, const struct curve *c, bool in_full, double line)
{
    enum markup markup = d->format->markup;
    double x = d->panel.right + 2.4 * d->format->character, y = c->label_y + (in_full ? line : 0);
    struct text t;
    text_init(&t);
    if (markup == MARKUP_PLAIN) text_format(&t, "%c ", c->character);
    chart_clean(&t, c->method->name, c->method->format ? 20 : 16);
    draw_leader(d, c->end_x, c->end_y, d->panel.right + 1.8 * d->format->character, c->label_y, c->colour);
    draw_user_label(d, &(struct label){x, y, ALIGN_LEFT, c->colour, true}, t.data ? t.data : "");
    text_clear(&t);
    if (!in_full) return;
    if (c->all_zero)
        text_append(&t, "exact at every step");
    else if (c->place == OPTIMUM_NONE)
        text_append(&t, "no optimum");
    else
        chart_optimum_text(&t, c->place, c->h, markup);
    draw_label(d, &(struct label){x, y - line, ALIGN_LEFT, c->colour, false}, t.data ? t.data : "");
    text_clear(&t);
    if (c->place == OPTIMUM_NONE || c->all_zero) return;
    chart_error_text(&t, c->least, markup);
    draw_label(d, &(struct label){x, y - 2 * line, ALIGN_LEFT, c->colour, false}, t.data ? t.data : "");
    text_clear(&t);
}

static void label_curves(struct drawing *d, const struct sweep *s, struct curve *curves)
{
    double line = d->format->markup == MARKUP_PLAIN ? 1 : 1.25 * d->format->em,
           height = d->panel.top - d->panel.bottom;
    double pitch = d->format->markup == MARKUP_PLAIN ? 4 : 3.5 * line;
    bool in_full = (double)s->n_methods * pitch <= height;
    if (!in_full) pitch = fmin(line, height / (double)s->n_methods);
    for (size_t m = 0; m < s->n_methods; m++) find_end(d, s, &curves[m]);
    spread(d, curves, s->n_methods, pitch);
    for (size_t m = 0; m < s->n_methods && m < 64; m++) label_curve(d, &curves[m], in_full, line);
}

static void footer(struct drawing *d, const struct sweep *s, const struct unseen *unseen,
                   const struct component *c)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    size_t n_undefined = 0;
    for (size_t m = 0; m < s->n_methods; m++) n_undefined += c->methods[m].n_undefined;
    const char *key = plain ? "letters: the largest error within a quarter decade of h;  *: the optimum"
                            : "points: samples; line: their envelope; disc: optimum; thick: sweet spot; "
                              "dotted: fitted slopes";
    if (s->gradient_error && !plain) key = "points: samples; line: their envelope; disc: optimum";
    draw_label(d, &(struct label){d->panel.left, plain ? 1 : 2 * d->format->em, ALIGN_LEFT, "#555555", false},
               key);
    chart_footnote(d, unseen, n_undefined, d->panel.left);
}

static void titles(const struct drawing *d, const struct sweep *s, const struct method_sweep *m,
                   const char **x, struct text *y)
{
    static const char *const step[] = {
        [MARKUP_ENHANCED] = "step h", [MARKUP_TEX] = "step $h$", [MARKUP_PLAIN] = "step h"};
    static const char *const bars[] = {
        [MARKUP_ENHANCED] = "|error|", [MARKUP_TEX] = "$|$error$|$", [MARKUP_PLAIN] = "|error|"};
    *x = step[d->format->markup];
    if (s->gradient_error)
        text_append(y, "norm of the error of the gradient");
    else if (m->derivative > 1)
        text_format(y, "%s of derivative %u", bars[d->format->markup], m->derivative);
    else
        text_format(y, "%s of the derivative", bars[d->format->markup]);
}

static void draw_all(struct drawing *d, const struct sweep *s, const struct chart_options *options,
                     struct curve *curves)
{
    double em = d->format->em, character = d->format->character;
    bool plain = d->format->markup == MARKUP_PLAIN;
    struct area panel = {plain ? 8 : 9 * character + 1.2 * em, d->width - 21 * character, plain ? 4 : 6 * em,
                         d->height - (plain ? 4 : 2.8 * em)};
    struct decades axes;
    struct unseen unseen = {0};
    struct text y_title;
    const char *x_title;
    text_init(&y_title);
    ranges(&axes, s, curves);
    titles(d, s, curves[0].method, &x_title, &y_title);
    draw_panel(d, &panel, &axes, x_title, y_title.data ? y_title.data : "");
    text_clear(&y_title);
    chart_heading(d, s, options, panel.left);
    for (size_t m = 0; m < s->n_methods; m++) draw_raw(d, s, &curves[m], &unseen);
    for (size_t m = 0; m < s->n_methods; m++) draw_slopes(d, s, &curves[m], m == 0);
    for (size_t m = 0; m < s->n_methods; m++) draw_sweet_spot(d, s, &curves[m]);
    for (size_t m = 0; m < s->n_methods; m++) draw_envelope(d, s, &curves[m]);
    for (size_t m = 0; m < s->n_methods; m++) draw_optimum(d, &curves[m]);
    label_curves(d, s, curves);
    footer(d, s, &unseen, &s->components[options->component]);
    draw_panel_end(d);
}

hstar_status chart_draw_error(const struct sweep *s, const struct chart_format *format,
                              const struct chart_options *options, struct text *script, hstar_error *err)
{
    bool plain = format->markup == MARKUP_PLAIN;
    struct drawing d = {0};
    struct curve *curves = memory_array(s->n_methods, sizeof *curves);
    hstar_status status = curves ? HSTAR_OK : error_memory(err);
    for (size_t m = 0; m < s->n_methods && !status; m++)
        status = curve_init(curves, m, s, options->component, err);
    if (!status)
        status = draw_init(&d, format, plain ? (double)options->columns - 1 : 860,
                           plain ? (double)options->rows - 1 : 580, err);
    if (!status) {
        draw_all(&d, s, options, curves);
        status = draw_script(&d, script, err);
    }
    draw_clear(&d);
    for (size_t m = 0; curves && m < s->n_methods; m++) free(curves[m].owned);
    free(curves);
    return status;
}
