/* The chart of `hstar noise`: how much f scatters against the distance from the point, and beside it what rounding alone gives,
 * the quantum, the joint of its pieces and the best central step. */
#include "derive/noise_words.h"
#include "derive/noises.h"
#include "show/chart_axes.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_words.h"
#include "show/chart_write.h"

#include <math.h>
#include <string.h>

/* What is drawn: n distances; NaN where a series has no number. */
struct noise_view {
    const struct noises *noises;
    const struct noise_row *row;
    size_t n, n_flat;
    double distance[NOISE_PROFILE_ROWS], told[NOISE_PROFILE_ROWS], at_most[NOISE_PROFILE_ROWS],
        roundoff[NOISE_PROFILE_ROWS], flat[NOISE_PROFILE_ROWS];
};

static void noise_view_init(struct noise_view *v, const struct noises *n, const struct noise_row *row)
{
    *v = (struct noise_view){.noises = n, .row = row};
    for (size_t i = 0; i < row->profile.n; i++) {
        const struct noise_at *at = &row->profile.at[i];
        v->distance[i] = at->distance;
        v->told[i] = at->kind == NOISE_KIND_TOLD ? at->level : (double)NAN;
        v->at_most[i] = at->kind == NOISE_KIND_BENDS ? at->level : (double)NAN;
        v->flat[i] = at->kind == NOISE_KIND_FLAT ? 0 : (double)NAN;
        v->roundoff[i] = at->roundoff;
        v->n_flat += at->kind == NOISE_KIND_FLAT;
    }
    v->n = row->profile.n;
}

static void noise_chart_title(const void *what, const struct chart_options *options, size_t most,
                              struct text *title)
{
    const struct noises *n = what;
    const struct noise_row *row =
        &n->component[options->component < n->n_components ? options->component : 0];
    struct text tail = {0};
    text_append(&tail, n->problem->f->n_variables ? " at " : "");
    chart_point(&tail, n->problem, &chart_few);
    if (n->problem->f->n_variables > 1) {
        text_append(&tail, ", along ");
        chart_clean(&tail, n->problem->f->variables[row->wrt], 16);
    }
    chart_lead(title, "Noise of ", "Noise of ", n->problem->f->texts[row->output], &tail, most);
    text_clear(&tail);
}

static void noise_ranges(struct decades *axes, const struct noise_view *v,
                         const struct chart_options *options)
{
    const struct noise_profile *p = &v->row->profile;
    struct extent e = extent_none;
    extent_add(&e, v->told, v->n);
    extent_add(&e, v->at_most, v->n);
    extent_add(&e, v->roundoff, v->n);
    if (p->quantum > 0) extent_add(&e, &p->quantum, 1);
    if (!(e.high > 0)) e = (struct extent){1e-17, 1e-15};
    decades_y(axes, e.low / 3, e.high * 3);
    decades_steps(axes, v->distance[0], v->distance[v->n - 1]);
    chart_ranges(axes, options);
}

/* A name beside a curve; where it is long, in two lines. */
static void name_curve(struct drawing *d, const char *first, const char *second, const char *colour,
                       const double *x, const double *y, size_t n, double favourite)
{
    const struct note written = {.lines = {first, second},
                                 .characters = {strlen(first), second ? strlen(second) : 0},
                                 .n = second ? 2 : 1,
                                 .colour = colour};
    if (draw_shows(d, x, y, n)) draw_note(d, &written, x, y, n, favourite);
}

/* The scatter: a line where neighbours are told, and a point each; hollow where it is but a bound; ticks at the bottom where f is flat. */
static void draw_scatter(struct drawing *d, const struct noise_view *v)
{
    const struct stroke line = chart_line(CHART_BLUE, 1.8, DASH_SOLID, 0),
                        points = chart_points(CHART_BLUE, 0.8, SYMBOL_DISC, '*', COVER_POINT),
                        bound = chart_points(CHART_GREY, 0.8, SYMBOL_HOLLOW_TRIANGLE, 'v', COVER_POINT);
    struct unseen flat = {0};
    for (size_t begin = 0; begin < v->n;) {
        size_t end = begin;
        while (end < v->n && isfinite(v->told[end])) end++;
        if (end > begin + 1)
            draw_series(d, "the scatter of f", v->distance + begin, v->told + begin, end - begin, &line,
                        NULL);
        begin = end + 1;
    }
    draw_series(d, "the scatter, at most", v->distance, v->at_most, v->n, &bound, NULL);
    draw_series(d, "the scatter of f", v->distance, v->told, v->n, &points, NULL);
    draw_series(d, "where f is flat", v->distance, v->flat, v->n, &points, &flat);
}

static void name_scatter(struct drawing *d, const struct noise_view *v)
{
    name_curve(d, "scatter of f", NULL, CHART_BLUE, v->distance, v->told, v->n, 0.6);
    name_curve(d, "not told:", "at most this", CHART_GREY, v->distance, v->at_most, v->n, 0.3);
    if (!v->n_flat) return;
    double level[NOISE_PROFILE_ROWS];
    const double bottom = pow(10, d->axes.y0 + 0.02 * (d->axes.y1 - d->axes.y0));
    for (size_t i = 0; i < v->n; i++) level[i] = isfinite(v->flat[i]) ? bottom : (double)NAN;
    name_curve(d, "f is flat: no scatter", NULL, CHART_BLUE, v->distance, level, v->n, 0.3);
}

static void draw_roundoff(struct drawing *d, const struct noise_view *v)
{
    const struct stroke line = chart_line(CHART_GREY, 1.2, DASH_DASHED, '.');
    draw_series(d, "the roundoff of f", v->distance, v->roundoff, v->n, &line, NULL);
}

static void draw_quantum(struct drawing *d, const struct noise_view *v)
{
    const double q = v->row->profile.quantum;
    double level[NOISE_PROFILE_ROWS];
    if (!(q > 0)) return;
    const struct stroke line = chart_line(CHART_PURPLE, 1.2, DASH_DOTTED, '-');
    struct text t = {0};
    text_append(&t, "quantum ");
    const size_t characters = 8 + chart_number(&t, q, d->format->markup);
    for (size_t i = 0; i < v->n; i++) level[i] = q;
    draw_series(d, "the quantum", v->distance, level, v->n, &line, NULL);
    draw_note(
        d,
        &(const struct note){.lines = {t.data}, .characters = {characters}, .n = 1, .colour = CHART_PURPLE},
        v->distance, level, v->n, 0.2);
    if (t.failed) d->body.failed = true;
    text_clear(&t);
}

/* The name of a vertical line, where beside it there is room. */
static void name_vertical(struct drawing *d, double at, const char *first, const char *second,
                          const char *colour)
{
    enum { PLACES = 24 };
    double x[PLACES], y[PLACES];
    if (!(draw_x(d, at) > d->panel.left && draw_x(d, at) < d->panel.right)) return;
    for (int i = 0; i < PLACES; i++) {
        x[i] = at;
        y[i] = pow(10, d->axes.y0 + (i + 0.5) / PLACES * (d->axes.y1 - d->axes.y0));
    }
    name_curve(d, first, second, colour, x, y, PLACES, 0.9);
}

static void draw_noise(struct drawing *d, const struct chart_options *options, void *view)
{
    const struct noise_view *v = view;
    const double em = d->format->em, character = d->format->character;
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const struct noise_profile *p = &v->row->profile;
    const double left = plain ? 9 : chart_left(d->format), right = d->width - (plain ? 2 : 2 * character);
    struct text words = {0};
    noise_words(&words, v->row);
    const struct chart_size page = {d->width, d->height};
    if (chart_brief(d->format, &page)) text_clear(&words); /* a caption says it */
    const char *says = text_said(&words, &d->body);
    const size_t room = (size_t)((right - left) / character);
    const size_t n_lines = chart_prose(NULL, says, room, 0, 0);
    const double pitch = plain ? 1 : 1.2 * em, below = (double)n_lines * pitch;
    const struct area panel = {left, right,
                               below + (plain     ? 4
                                        : n_lines ? 4.9 * em
                                                  : 4.2 * em),
                               d->height - (plain ? 3 : 2.8 * em)};
    struct decades axes = {0};
    struct slope_places places = {0};
    noise_ranges(&axes, v, options);
    draw_panel(d, &panel, &axes, "distance from the point",
               chart_brief(d->format, &page) ? "scatter of f" : "scatter of f (standard deviation)");
    chart_heading(d, noise_chart_title, v->noises, options, left);
    draw_vertical(d, p->best.piece.reach, CHART_ORANGE);
    draw_vertical(d, p->central_h, CHART_GREEN);
    draw_roundoff(d, v);
    draw_scatter(d, v);
    chart_slopes_follow(&places, d, options, v->distance, v->told, v->n);
    chart_slopes_follow(&places, d, options, v->distance, v->at_most, v->n);
    chart_slopes_draw(&places, d, options, false);
    draw_quantum(d, v);
    name_scatter(d, v);
    name_vertical(d, p->best.piece.reach, "joint", NULL, CHART_ORANGE);
    name_vertical(d, p->central_h, "best central", "step", CHART_GREEN);
    name_curve(d, "roundoff of f", NULL, CHART_GREY, v->distance, v->roundoff, v->n, 0.85);
    chart_slopes_name(&places, d, options);
    chart_prose(d, says, room, left, below - (plain ? 1 : 0.2 * em));
    text_clear(&words);
    draw_panel_end(d);
}

static hstar_status noise_script(const void *what, const struct chart_format *format,
                                 const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct noises *noises = what;
    const struct chart_size size = chart_size(format, options, 860, 540);
    struct noise_view v;
    if (options->component >= noises->n_components)
        return error_set(err, HSTAR_INVALID, "there is no component %zu: there %s %zu",
                         options->component + 1, noises->n_components == 1 ? "is" : "are",
                         noises->n_components);
    noise_view_init(&v, noises, &noises->component[options->component]);
    if (!v.n)
        return error_set(err, HSTAR_UNDEFINED,
                         "f is not a finite number there: no chart of its noise can be drawn");
    return chart_page(format, options, &size, draw_noise, &v, script, err);
}

hstar_status chart_write_noises(const struct noises *noises, const char *path,
                                const struct chart_options *options, hstar_error *err)
{
    return chart_write(&(struct chart_source){noises, noise_script}, path, options, err);
}
