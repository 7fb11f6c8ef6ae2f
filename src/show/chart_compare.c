/* The chart of a comparison: the error of every way against its time. */
#include "base/memory.h"
#include "derive/comparison.h"
#include "show/chart_axes.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_words.h"
#include "show/chart_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A way's mark, from the smallest error to the largest. */
struct compared_mark {
    const struct compared *compared;
    double cost, error;
    double x_at, y_at; /* on the page */
    bool zero;         /* an error of 0 stands on the bottom */
    bool outside;      /* of the ranges that were asked for: it is not drawn */
    char letter;       /* in terminals */
};

struct compared_view {
    const struct comparison *comparison;
    struct compared_mark mark[N_COMPARED];
    size_t n, n_missing, n_outside, n_unnamed;
    bool brief;
};

static int by_error_then_cost(const void *a, const void *b)
{
    const struct compared_mark *x = a, *y = b;
    if (x->error != y->error) return x->error < y->error ? -1 : 1;
    return (x->cost > y->cost) - (x->cost < y->cost);
}

static void compared_view_init(struct compared_view *v, const struct comparison *c)
{
    *v = (struct compared_view){.comparison = c};
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct compared *row = &c->row[i];
        if (isfinite(row->error) && row->cost > 0)
            v->mark[v->n++] = (struct compared_mark){
                .compared = row, .cost = row->cost, .error = row->error, .zero = row->error == 0};
        else
            v->n_missing++;
    }
    qsort(v->mark, v->n, sizeof *v->mark, by_error_then_cost);
    for (size_t i = 0; i < v->n; i++) v->mark[i].letter = (char)('a' + i);
}

/* Differences, searches, rules: each group has a colour. */
static const char *compared_colour(const struct compared_mark *m)
{
    const enum compared_way way = m->compared->way;
    if (way == COMPARED_PROOF) return CHART_GREY;
    if (way == COMPARED_AUTO || way == COMPARED_RICHARDSON) return CHART_ORANGE;
    return way > COMPARED_AUTO ? CHART_BLUE : CHART_GREEN;
}

static void compared_title(const void *what, const struct chart_options *options, size_t most,
                           struct text *title)
{
    const struct comparison *c = what;
    const bool single = c->problem->n_wrt == 1 && c->problem->f->n_outputs == 1;
    struct text tail = {0};
    (void)options;
    text_append(&tail, c->problem->f->n_variables ? " at " : "");
    chart_point(&tail, c->problem, &chart_few);
    chart_lead(title,
               single ? "Error and cost of every way to the derivative of "
                      : "Error and cost of every way to the derivatives of ",
               "Ways to derive ", c->problem->f->texts[0], &tail, most);
    text_clear(&tail);
}

static void compared_axes(struct decades *axes, const struct compared_view *v,
                          const struct chart_options *options)
{
    struct extent x = extent_none, y = extent_none;
    for (size_t i = 0; i < v->n; i++) {
        extent_add(&x, &v->mark[i].cost, 1);
        extent_add(&y, &v->mark[i].error, 1);
    }
    decades_steps(axes, x.low, x.high);
    decades_y(axes, y.low * 0.5, y.high * 2);
    chart_ranges(axes, options);
}

static void draw_compared_marks(struct drawing *d, struct compared_view *v)
{
    const double bottom = pow(10, d->axes.y0 + 0.012 * (d->axes.y1 - d->axes.y0));
    const struct stroke halo = chart_points("#ffffff", 1.0, SYMBOL_DISC, 0, COVER_LABEL);
    for (size_t i = 0; i < v->n; i++) {
        struct compared_mark *m = &v->mark[i];
        const double y = m->zero ? bottom : m->error;
        m->outside = !chart_in_ranges(&d->axes, m->cost, y);
        v->n_outside += m->outside;
        if (m->outside) continue;
        const enum stop stop = m->compared->stop;
        const bool doubtful = stop != N_STOPS && stops[stop].trust != TRUST_OK;
        const struct stroke mark = chart_points(compared_colour(m), 0.8,
                                                m->zero    ? SYMBOL_TRIANGLE
                                                : doubtful ? SYMBOL_RING
                                                           : SYMBOL_DISC,
                                                m->letter, COVER_LABEL);
        draw_series(d, "on white", &m->cost, &y, 1, &halo, NULL);
        draw_series(d, compared_rows[m->compared->way].name, &m->cost, &y, 1, &mark, NULL);
        m->x_at = draw_x(d, m->cost);
        m->y_at = draw_y(d, y);
        place_mark_box(&d->map, m->x_at, m->y_at, 0.8 * d->format->em, 0.8 * d->format->em, COVER_LABEL);
    }
}

static void label_compared(struct drawing *d, struct compared_view *v)
{
    struct mark_name names[N_COMPARED];
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++) {
        const struct compared_mark *m = &v->mark[i];
        if (m->outside) continue;
        names[n++] = (struct mark_name){.x = m->x_at,
                                        .y = m->y_at,
                                        .name = compared_rows[m->compared->way].name,
                                        .colour = compared_colour(m),
                                        .bold = m->compared->way == COMPARED_AUTO};
    }
    v->n_unnamed = draw_names(d, names, n);
}

/* In characters: a list beside the panel, the smallest error first. */
static void list_compared(struct drawing *d, const struct compared_view *v)
{
    double y = d->panel.top;
    for (size_t i = 0; i < v->n; i++) {
        const struct compared_mark *m = &v->mark[i];
        struct text t = {0};
        if (m->outside) continue;
        if (y < 0) return;
        text_format(&t, "%c %.20s%s", m->letter, compared_rows[m->compared->way].name, m->zero ? " (0)" : "");
        draw_label(d, &(struct label){d->panel.right + 2, y--, ALIGN_LEFT, compared_colour(m), false},
                   text_said(&t, &d->body));
        text_clear(&t);
    }
}

static void explain_compared(const struct compared_view *v, bool plain, struct text *t)
{
    const struct {
        size_t n;
        const char *one, *many;
    } rest[] = {{v->n_missing, "way without a value", "ways without a value"},
                {v->n_outside, "outside the chart", "outside the chart"},
                {v->n_unnamed, "without room for its name", "without room for their names"}};
    if (!plain && !v->brief) text_append(t, "triangle: exact to its last digit; ring: a doubtful one");
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (rest[i].n)
            text_format(t, "%s%zu %s", t->length ? "; " : "", rest[i].n,
                        rest[i].n == 1 ? rest[i].one : rest[i].many);
}

static void draw_comparison_chart(struct drawing *d, const struct chart_options *options, void *view)
{
    struct compared_view *v = view;
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const double list = 24;
    const struct area panel = {chart_left(d->format), d->width - (plain ? list : 3 * d->format->character),
                               plain ? 4 : 5.9 * d->format->em, d->height - chart_above(d->format)};
    struct decades axes = {0};
    struct text says = {0};
    compared_axes(&axes, v, options);
    draw_panel(d, &panel, &axes, "time, in calls of f", chart_error_bars[d->format->markup]);
    chart_heading(d, compared_title, v->comparison, options, panel.left);
    draw_compared_marks(d, v);
    if (plain)
        list_compared(d, v);
    else
        label_compared(d, v);
    explain_compared(v, plain, &says);
    chart_prose(d, text_said(&says, &d->body), (size_t)((d->width - panel.left) / d->format->character),
                panel.left, plain ? 0 : 0.9 * d->format->em);
    text_clear(&says);
    draw_panel_end(d);
}

static hstar_status comparison_script(const void *comparison, const struct chart_format *format,
                                      const struct chart_options *options, struct text *script,
                                      hstar_error *err)
{
    const struct chart_size size = chart_size(format, options, 860, 560);
    struct compared_view v;
    compared_view_init(&v, comparison);
    v.brief = chart_brief(format, &size);
    return chart_page(format, options, &size, draw_comparison_chart, &v, script, err);
}

hstar_status chart_write_comparison(const struct comparison *comparison, const char *path,
                                    const struct chart_options *options, hstar_error *err)
{
    return chart_write(&(struct chart_source){comparison, comparison_script}, path, options, err);
}
