/* The chart of a scan: the time of every way in calls of f against the number of elements. */
#include "base/memory.h"
#include "derive/growth.h"
#include "show/chart_axes.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_words.h"
#include "show/chart_write.h"

#include <math.h>
#include <stdlib.h>

/* How each way looks; ways that are not compared when f grows have no row. */
static const struct growth_look {
    const char *colour;
    enum dash dash;
    char character;
    double favourite; /* where along the curve its label would best stand */
} looks[N_COMPARED] = {
    [COMPARED_FORWARD] = {"#0b2fb5", DASH_SOLID, 'f', 0.7},
    [COMPARED_CENTRAL] = {"#23785a", DASH_SOLID, 'c', 0.85},
    [COMPARED_FIVE_POINT] = {"#b02894", DASH_SOLID, '5', 0.95},
    [COMPARED_RICHARDSON] = {"#5d5d66", DASH_DASHED, 'r', 0.5},
    [COMPARED_AUTO] = {"#c2410c", DASH_SOLID, 'a', 0.3},
    [COMPARED_COMPLEX_STEP] = {"#00738c", DASH_DASHED, 'i', 0.6},
    [COMPARED_FORWARD_MODE] = {"#7a4f00", DASH_SOLID, 'F', 0.5},
    [COMPARED_REVERSE_MODE] = {"#6a3d9a", DASH_SOLID, 'R', 0.75},
    [COMPARED_PROOF] = {"#6b6b66", DASH_DOTTED, 'p', 0.5},
};

struct growth_view {
    const struct growth *growth;
    double *elements, *cost[N_COMPARED]; /* a number for each size */
    double *room;
};

static hstar_status growth_view_init(struct growth_view *v, const struct growth *g, hstar_error *err)
{
    *v =
        (struct growth_view){.growth = g, .room = memory_room(g->n_sizes, (N_COMPARED + 1) * sizeof(double))};
    if (!v->room) return error_memory(err);
    v->elements = v->room;
    for (size_t i = 0; i < g->n_sizes; i++) v->elements[i] = (double)g->size[i].elements;
    for (size_t k = 0; k < g->n_ways; k++) {
        v->cost[k] = v->room + (k + 1) * g->n_sizes;
        for (size_t i = 0; i < g->n_sizes; i++) {
            const struct compared *c = growth_compared(g, i, k);
            v->cost[k][i] = c ? c->cost : (double)NAN;
        }
    }
    return HSTAR_OK;
}

static void growth_title(const void *what, const struct chart_options *options, size_t most,
                         struct text *title)
{
    const struct growth *g = what;
    struct text tail = {0};
    (void)options;
    text_append(&tail, " against its size");
    chart_lead(title,
               g->size[g->n_sizes - 1].n_outputs > 1 ? "Cost of the Jacobian of "
                                                     : "Cost of the gradient of ",
               "Cost of ", g->problem->f->texts[0], &tail, most);
    text_clear(&tail);
}

static void growth_axes(struct decades *axes, const struct growth_view *v,
                        const struct chart_options *options)
{
    const struct growth *g = v->growth;
    struct extent x = extent_none, y = extent_none;
    extent_add(&x, v->elements, g->n_sizes);
    for (size_t k = 0; k < g->n_ways; k++) extent_add(&y, v->cost[k], g->n_sizes);
    decades_steps(axes, x.low, x.high);
    decades_y(axes, fmin(y.low, 1), y.high);
    chart_ranges(axes, options);
}

static void draw_way(struct drawing *d, const struct growth_view *v, size_t way)
{
    const struct growth_look *look = &looks[v->growth->way[way].way];
    const size_t n = v->growth->n_sizes;
    const struct stroke line = chart_line(look->colour, 1.8, look->dash, look->character),
                        points = chart_points(look->colour, 0.5, SYMBOL_DISC, 0, COVER_POINT);
    draw_series(d, "the time in calls of f", v->elements, v->cost[way], n, &line, NULL);
    draw_series(d, "the same", v->elements, v->cost[way], n, &points, NULL);
}

/* "reverse mode"; on a terminal with its character. */
static void label_way(struct drawing *d, const struct growth_view *v, size_t way)
{
    const struct growth_way *w = &v->growth->way[way];
    const struct growth_look *look = &looks[w->way];
    struct text t = {0};
    if (d->format->markup == MARKUP_PLAIN) text_format(&t, "%c: ", look->character);
    text_append(&t, compared_rows[w->way].name);
    if (draw_shows(d, v->elements, v->cost[way], v->growth->n_sizes) && !t.failed) {
        const struct note note = {
            .lines = {t.data}, .characters = {t.length}, .n = 1, .colour = look->colour};
        draw_note(d, &note, v->elements, v->cost[way], v->growth->n_sizes, look->favourite);
    }
    d->body.failed = d->body.failed || t.failed;
    text_clear(&t);
}

static void draw_growth_chart(struct drawing *d, const struct chart_options *options, void *view)
{
    const struct growth_view *v = view;
    const struct area panel = {chart_left(d->format), d->width - 3 * d->format->character,
                               d->format->markup == MARKUP_PLAIN ? 3 : 4.2 * d->format->em,
                               d->height - chart_above(d->format)};
    struct decades axes = {0};
    struct slope_places places = {0};
    struct text x_title = {0};
    growth_axes(&axes, v, options);
    text_append(&x_title, "elements of the vectors");
    draw_panel(d, &panel, &axes, text_said(&x_title, &d->body), "time, in calls of f");
    chart_heading(d, growth_title, v->growth, options, panel.left);
    for (size_t k = 0; k < v->growth->n_ways; k++) {
        draw_way(d, v, k);
        chart_slopes_follow(&places, d, options, v->elements, v->cost[k], v->growth->n_sizes);
    }
    chart_slopes_draw(&places, d, options, false);
    for (size_t k = 0; k < v->growth->n_ways; k++) label_way(d, v, k);
    chart_slopes_name(&places, d, options);
    draw_panel_end(d);
    text_clear(&x_title);
}

static hstar_status growth_script(const void *growth, const struct chart_format *format,
                                  const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct chart_size size = chart_size(format, options, 860, 560);
    struct growth_view v = {0};
    hstar_status status = growth_view_init(&v, growth, err);
    if (!status) status = chart_page(format, options, &size, draw_growth_chart, &v, script, err);
    free(v.room);
    return status;
}

hstar_status chart_write_growth(const struct growth *growth, const char *path,
                                const struct chart_options *options, hstar_error *err)
{
    return chart_write(&(struct chart_source){growth, growth_script}, path, options, err);
}
