/* The chart of a descent: f itself where it is above 0 and either falls far or ended at no minimum, else f above the lowest that was seen; and the gradient against the
 * iterations, and the error bar below which no gradient can be told from 0. */
#include "base/memory.h"
#include "descent/descend.h"
#include "show/chart_axes.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_ranges.h"
#include "show/chart_words.h"
#include "show/chart_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum descent_curve_id { HEIGHT, GRADIENT, BAR, N_CURVES };

struct descent_curve {
    const char *what, *label[3]; /* by markup */
    size_t characters;
    const char *colour;
    enum dash dash;
    char character;
    double favourite;
};
static const struct descent_curve curves[N_CURVES] = {
    [HEIGHT] = {"f above the lowest seen",
                {"{/:Italic f} \xe2\x88\x92 lowest {/:Italic f} seen", "$f -$ lowest $f$ seen",
                 "f: f - lowest f seen"},
                20,
                CHART_BLUE,
                DASH_SOLID,
                'f',
                0.6},
    [GRADIENT] = {"the norm of the gradient",
                  {"|gradient|", "$|$gradient$|$", "g: |gradient|"},
                  13,
                  CHART_ORANGE,
                  DASH_SOLID,
                  'g',
                  0.35},
    [BAR] = {"its error bar",
             {"its error bar", "its error bar", "b: its error bar"},
             16,
             CHART_GREY,
             DASH_DASHED,
             'b',
             0.5},
};

/* In place of the height, where no minimum is known to measure it from. */
static const struct descent_curve itself = {
    "f", {"{/:Italic f}", "$f$", "f: f"}, 4, CHART_BLUE, DASH_SOLID, 'f', 0.6};

/* What is drawn, n numbers a curve. */
struct descent_view {
    const struct descent *descent;
    double *iteration, *y[N_CURVES];
    double *room;
    size_t n, lowest; /* the step of the lowest f */
    double least;     /* that f */
    bool itself;      /* f is drawn, and not what it is above the lowest */
};

static const struct descent_curve *curve_of(const struct descent_view *v, enum descent_curve_id c)
{
    return c == HEIGHT && v->itself ? &itself : &curves[c];
}

static hstar_status descent_view_init(struct descent_view *v, const struct descent *d, hstar_error *err)
{
    size_t n = d->n_steps;
    *v = (struct descent_view){.descent = d, .n = n, .room = memory_room(n, (N_CURVES + 1) * sizeof(double))};
    if (!v->room) return error_memory(err);
    v->iteration = v->room;
    for (size_t c = 0; c < N_CURVES; c++) v->y[c] = v->room + (c + 1) * n;
    double least = INFINITY;
    for (size_t k = 0; k < n; k++) {
        if (!(d->trace[k].f < least)) continue;
        least = d->trace[k].f;
        v->lowest = k;
    }
    const double far = 1e-2; /* of a fall: of what is left of f the minimum is no large part */
    v->least = least;
    v->itself = least > 0 && (!descent_stops[d->stop].done || least < far * d->trace[0].f);
    for (size_t k = 0; k < n; k++) {
        v->iteration[k] = (double)k;
        const double f = d->trace[k].f, height = f > least ? f - least : 0; /* that stands on the bottom */
        v->y[HEIGHT][k] = v->itself ? f : height;
        v->y[GRADIENT][k] = d->trace[k].gradient_norm;
        v->y[BAR][k] = d->trace[k].gradient_bar;
    }
    return HSTAR_OK;
}

static void descent_chart_title(const void *what, const struct chart_options *options, size_t most,
                                struct text *title)
{
    const struct descent *d = what;
    struct text tail = {0};
    (void)options;
    text_append(&tail, d->problem->f->n_variables ? " from " : "");
    chart_point(&tail, d->problem, &chart_few);
    text_format(&tail, ", by %s", descent_names[d->method]);
    if (d->method == DESCENT_STEEPEST) text_format(&tail, " at the rate %g", d->rate);
    chart_lead(title, "Descent on ", "", d->problem->f->texts[0], &tail, most);
    text_clear(&tail);
}

static void descent_ranges(struct decades *axes, const struct descent_view *v,
                           const struct chart_options *options)
{
    struct extent e = extent_none;
    for (size_t c = 0; c < N_CURVES; c++) extent_add(&e, v->y[c], v->n);
    decades_y(axes, e.low, e.high);
    axes->linear_x = true;
    axes->x0 = 0;
    axes->x1 = v->n > 1 ? 1.02 * (double)(v->n - 1) : 1; /* the last point is whole */
    chart_ranges(axes, options);
}

static void draw_curve(struct drawing *d, const struct descent_view *v, enum descent_curve_id c,
                       struct unseen *unseen)
{
    const size_t few = 60;
    const struct descent_curve *curve = curve_of(v, c);
    const struct stroke line = chart_line(curve->colour, c == BAR ? 1.2 : 1.8, curve->dash, curve->character);
    const struct stroke points = chart_points(curve->colour, 0.5, SYMBOL_DISC, 0, COVER_POINT);
    draw_series(d, curve->what, v->iteration, v->y[c], v->n, &line, NULL);
    if (c != BAR && v->n <= few)
        draw_series(d, curve->what, v->iteration, v->y[c], v->n, &points, c == GRADIENT ? unseen : NULL);
}

/* The lowest f, above which the others are drawn, has no height: it stands on the bottom. */
static void draw_lowest(struct drawing *d, const struct descent_view *v)
{
    const double x = v->iteration[v->lowest], y = pow(10, d->axes.y0 + 0.02 * (d->axes.y1 - d->axes.y0));
    const struct stroke mark = chart_points(CHART_BLUE, 1, SYMBOL_TRIANGLE, 'v', COVER_LABEL);
    struct text t = {0};
    if (v->itself || !chart_in_ranges(&d->axes, x, y)) return;
    draw_series(d, "the lowest f", &x, &y, 1, &mark, NULL);
    const enum markup markup = d->format->markup;
    text_append(&t, markup == MARKUP_ENHANCED ? "lowest {/:Italic f}: "
                    : markup == MARKUP_TEX    ? "lowest $f$: "
                                              : "lowest f: ");
    const size_t characters = 10 + chart_value(&t, v->least, markup);
    const struct note note = {
        .lines = {text_said(&t, &d->body)}, .characters = {characters}, .n = 1, .colour = CHART_BLUE};
    draw_note(d, &note, &x, &y, 1, 0);
    text_clear(&t);
}

static void tell_end(struct drawing *d, const struct descent_view *v, const struct unseen *unseen)
{
    const struct descent *e = v->descent;
    bool plain = d->format->markup == MARKUP_PLAIN;
    const size_t room = (size_t)((d->width - d->panel.left) / d->format->character);
    struct text t = {0};
    text_format(&t, "%s, by \"%s\", after %zu iterations and %zu evaluations",
                descent_stops[e->stop].done ? "ended at a minimum"
                : e->h > 0                  ? "ended"
                                            : "no minimum: ended",
                descent_stops[e->stop].name, e->n_steps - 1, e->evaluations);
    if (unseen->n_zero) text_format(&t, "; %zu of its gradients are exactly 0", unseen->n_zero);
    const double y = plain ? 0 : 0.9 * d->format->em;
    const size_t lines = chart_prose(NULL, text_said(&t, &d->body), room, 0, 0);
    const double more = lines > 1 ? (double)(lines - 1) * (plain ? 1 : 1.2 * d->format->em) : 0;
    chart_prose(d, text_said(&t, &d->body), room, d->panel.left, y + more);
    text_clear(&t);
}

static void draw_descent_chart(struct drawing *d, const struct chart_options *options, void *view)
{
    const struct descent_view *v = view;
    const struct area panel = {chart_left(d->format), d->width - 3 * d->format->character,
                               d->format->markup == MARKUP_PLAIN ? 4
                               : chart_brief(d->format, &(struct chart_size){d->width, d->height})
                                   ? 6.8 * d->format->em
                                   : 5.9 * d->format->em,
                               d->height - chart_above(d->format)};
    struct decades axes = {0};
    struct unseen unseen = {0};
    descent_ranges(&axes, v, options);
    static const char *const titles[][2] = {
        [MARKUP_ENHANCED] = {"height of {/:Italic f}, |gradient|", "{/:Italic f}, |gradient|"},
        [MARKUP_TEX] = {"height of $f$, $|$gradient$|$", "$f$, $|$gradient$|$"},
        [MARKUP_PLAIN] = {"height of f, |gradient|", "f, |gradient|"}};
    draw_panel(d, &panel, &axes, "iteration", titles[d->format->markup][v->itself]);
    chart_heading(d, descent_chart_title, v->descent, options, panel.left);
    for (size_t c = N_CURVES; c-- > 0;) draw_curve(d, v, (enum descent_curve_id)c, &unseen);
    draw_lowest(d, v);
    for (size_t c = 0; c < N_CURVES; c++) {
        const struct descent_curve *curve = curve_of(v, (enum descent_curve_id)c);
        const struct note note = {.lines = {curve->label[d->format->markup]},
                                  .characters = {curve->characters},
                                  .n = 1,
                                  .colour = curve->colour};
        if (draw_shows(d, v->iteration, v->y[c], v->n))
            draw_note(d, &note, v->iteration, v->y[c], v->n, curve->favourite);
    }
    tell_end(d, v, &unseen);
    draw_panel_end(d);
}

static hstar_status descent_script(const void *descent, const struct chart_format *format,
                                   const struct chart_options *options, struct text *script, hstar_error *err)
{
    const struct chart_size size = chart_size(format, options, 860, 520);
    struct descent_view v = {0};
    hstar_status status = descent_view_init(&v, descent, err);
    if (!status) status = chart_page(format, options, &size, draw_descent_chart, &v, script, err);
    free(v.room);
    return status;
}

hstar_status chart_write_descent(const struct descent *descent, const char *path,
                                 const struct chart_options *options, hstar_error *err)
{
    return chart_write(&(struct chart_source){descent, descent_script}, path, options, err);
}
