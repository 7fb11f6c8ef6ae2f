/* The view `descent`: f above the lowest that was seen, or f itself where that was no minimum, and the gradient against the iterations, and the error bar below which no gradient can
 * be told from 0. */
#include "base/memory.h"
#include "descent/descend.h"
#include "show/chart_script.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum curve_id { HEIGHT, GRADIENT, BAR, N_CURVES };

struct curve {
    const char *what, *label[3]; /* by markup */
    size_t characters;
    const char *colour;
    enum dash dash;
    char character;
    double favourite;
};
static const struct curve curves[N_CURVES] = {
    [HEIGHT] = {"f above the lowest seen",
                {[MARKUP_ENHANCED] = "{/:Italic f} \xe2\x88\x92 lowest {/:Italic f} seen",
                 [MARKUP_TEX] = "$f -$ lowest $f$ seen",
                 [MARKUP_PLAIN] = "f: f - lowest f seen"},
                20,
                "#0072b2",
                DASH_SOLID,
                'f',
                0.6},
    [GRADIENT] = {"the norm of the gradient",
                  {[MARKUP_ENHANCED] = "|gradient|",
                   [MARKUP_TEX] = "$|$gradient$|$",
                   [MARKUP_PLAIN] = "g: |gradient|"},
                  13,
                  "#d55e00",
                  DASH_SOLID,
                  'g',
                  0.35},
    [BAR] = {"its error bar",
             {[MARKUP_ENHANCED] = "its error bar",
              [MARKUP_TEX] = "its error bar",
              [MARKUP_PLAIN] = "b: its error bar"},
             16,
             "#777777",
             DASH_DASHED,
             'b',
             0.5},
};

/* In place of the height, where no minimum is known to measure it from. */
static const struct curve itself = {
    "f",        {[MARKUP_ENHANCED] = "{/:Italic f}", [MARKUP_TEX] = "$f$", [MARKUP_PLAIN] = "f: f"},
    4,          "#0072b2",
    DASH_SOLID, 'f',
    0.6};

/* What is drawn, n numbers a curve. */
struct view {
    const struct descent *descent;
    double *iteration, *y[N_CURVES];
    double *room;
    size_t n, lowest; /* the step of the lowest f */
    bool itself;      /* f is drawn, and not what it is above the lowest */
};

static const struct curve *curve_of(const struct view *v, enum curve_id c)
{
    return c == HEIGHT && v->itself ? &itself : &curves[c];
}

static hstar_status view_init(struct view *v, const struct descent *d, hstar_error *err)
{
    size_t n = d->n_steps;
    *v = (struct view){.descent = d, .n = n, .room = memory_room(n, (N_CURVES + 1) * sizeof(double))};
    if (!v->room) return error_memory(err);
    v->iteration = v->room;
    for (size_t c = 0; c < N_CURVES; c++) v->y[c] = v->room + (c + 1) * n;
    double least = INFINITY;
    for (size_t k = 0; k < n; k++) {
        if (!(d->trace[k].f < least)) continue;
        least = d->trace[k].f;
        v->lowest = k;
    }
    v->itself = !descent_stops[d->stop].done && least > 0; /* the axis is of logarithms */
    for (size_t k = 0; k < n; k++) {
        v->iteration[k] = (double)k;
        const double f = d->trace[k].f,
                     height = f > least ? f - least : (double)NAN; /* 0 has no place there */
        v->y[HEIGHT][k] = v->itself ? f : height;
        v->y[GRADIENT][k] = d->trace[k].gradient_norm;
        v->y[BAR][k] = d->trace[k].gradient_bar;
    }
    return HSTAR_OK;
}

static void descent_title(const void *what, const struct chart_options *options, size_t most,
                          struct text *title)
{
    const struct descent *d = what;
    struct text from;
    text_init(&from);
    (void)options;
    for (size_t v = 0; v < d->problem->f->n_variables && v < 4; v++) {
        text_append(&from, v ? ", " : " from ");
        chart_clean(&from, d->problem->f->variables[v], 16);
        text_format(&from, " = %.6g", d->problem->point[v]);
    }
    if (d->problem->f->n_variables > 4) text_format(&from, ", and %zu more", d->problem->f->n_variables - 4);
    text_format(&from, ", %s", descent_names[d->method]);
    if (d->method == DESCENT_STEEPEST) text_format(&from, ", rate %g", d->rate);
    size_t taken = chart_characters(text_said(&from, NULL));
    chart_clean(title, d->problem->f->texts[0], most > taken + 12 ? most - taken : 12);
    text_append(title, text_said(&from, title));
    text_clear(&from);
}

static void ranges(struct decades *axes, const struct view *v)
{
    struct extent e = extent_none;
    for (size_t c = 0; c < N_CURVES; c++) extent_add(&e, v->y[c], v->n);
    decades_y(axes, e.low, e.high);
    axes->linear_x = true;
    axes->x0 = 0;
    axes->x1 = v->n > 1 ? (double)(v->n - 1) : 1;
}

static void draw_curve(struct drawing *d, const struct view *v, enum curve_id c, struct unseen *unseen)
{
    const size_t few = 60;
    const struct curve *curve = curve_of(v, c);
    struct stroke line = {.line = true,
                          .size = c == BAR ? 1.2 : 1.8,
                          .dash = curve->dash,
                          .character = curve->character,
                          .cover = COVER_LINE};
    struct stroke points = {.size = 0.5, .symbol = 7, .cover = COVER_POINT};
    memcpy(line.colour, curve->colour, sizeof line.colour);
    memcpy(points.colour, curve->colour, sizeof points.colour);
    draw_series(d, curve->what, v->iteration, v->y[c], v->n, &line, NULL);
    if (c != BAR && v->n <= few)
        draw_series(d, curve->what, v->iteration, v->y[c], v->n, &points, c == GRADIENT ? unseen : NULL);
}

static void footer(struct drawing *d, const struct view *v, const struct unseen *unseen)
{
    const struct descent *e = v->descent;
    bool plain = d->format->markup == MARKUP_PLAIN;
    struct text t;
    text_init(&t);
    text_format(&t, "%s, by \"%s\", after %zu iterations and %zu evaluations",
                descent_stops[e->stop].done ? "ended at a minimum" : "no minimum: ended",
                descent_stops[e->stop].name, e->n_steps - 1, e->evaluations);
    if (!descent_stops[e->stop].done && !v->itself)
        text_format(&t, "; the lowest f seen is that of %zu", v->lowest);
    if (unseen->n_zero) text_format(&t, "; %zu of its gradients are exactly 0", unseen->n_zero);
    draw_label(d,
               &(struct label){d->panel.left, plain ? 0 : 0.9 * d->format->em, ALIGN_LEFT, "#555555", false},
               text_said(&t, &d->body));
    text_clear(&t);
}

static void draw_all(struct drawing *d, const struct view *v, const struct chart_options *options)
{
    double em = d->format->em, character = d->format->character;
    bool plain = d->format->markup == MARKUP_PLAIN;
    struct area panel = {plain ? 8 : 9 * character + 1.2 * em, d->width - 3 * character, plain ? 4 : 5.2 * em,
                         d->height - (plain ? 4 : 2.8 * em)};
    struct decades axes;
    struct unseen unseen = {0};
    struct text title;
    ranges(&axes, v);
    draw_panel(d, &panel, &axes, "iteration", NULL);
    text_init(&title);
    descent_title(v->descent, options, (size_t)((d->width - panel.left) / (1.12 * character)), &title);
    draw_user_label(
        d, &(struct label){panel.left, d->height - (plain ? 1 : 1.3 * em), ALIGN_LEFT, "#000000", true},
        text_said(&title, &d->body));
    text_clear(&title);
    for (size_t c = N_CURVES; c-- > 0;) draw_curve(d, v, (enum curve_id)c, &unseen);
    for (size_t c = 0; c < N_CURVES; c++) {
        const struct curve *curve = curve_of(v, (enum curve_id)c);
        const struct note note = {{curve->label[d->format->markup]}, {curve->characters}, 1, curve->colour};
        struct extent e = extent_none;
        extent_add(&e, v->y[c], v->n);
        if (e.high > 0) draw_note(d, &note, v->iteration, v->y[c], v->n, curve->favourite);
    }
    footer(d, v, &unseen);
    draw_panel_end(d);
}

hstar_status chart_descent_script(const struct descent *descent, const struct chart_format *format,
                                  const struct chart_options *options, struct text *script, hstar_error *err)
{
    bool plain = format->markup == MARKUP_PLAIN;
    struct drawing d = {0};
    struct view v = {0};
    hstar_status status = view_init(&v, descent, err);
    if (!status)
        status = draw_init(&d, format, plain ? (double)options->columns - 1 : 860,
                           plain ? (double)options->rows - 1 : 520, err);
    if (!status) {
        draw_all(&d, &v, options);
        status = draw_script(&d, script, err);
    }
    draw_clear(&d);
    free(v.room);
    return status;
}

static hstar_status descent_script(const void *what, const struct chart_format *format,
                                   const struct chart_options *options, struct text *script, hstar_error *err)
{
    return chart_descent_script(what, format, options, script, err);
}

hstar_status chart_write_descent(const struct descent *descent, const char *path,
                                 const struct chart_options *options, hstar_error *err)
{
    return chart_write(&(struct chart_source){descent, descent_script, descent_title}, path, options, err);
}
