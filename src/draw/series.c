/* Curves and points: from columns of any length to a data block that can be drawn. */
#include "base/memory.h"
#include "draw/draw.h"

#include <math.h>
#include <stdlib.h>

/* The data block that is being written. */
struct block {
    struct text *out;
    size_t n;
    bool gap; /* the next point starts a new piece of the line */
};

static void put(struct block *b, double h, double y)
{
    if (b->gap && b->n > 0) text_append(b->out, "\n");
    text_format(b->out, "%.7g %.5g\n", h, y);
    b->gap = false;
    b->n++;
}

/* Where the samples of a line leave the panel below or above, the line ends on its border. */
static void put_crossing(struct block *b, const struct decades *axes, const double h[2], const double y[2],
                         double border)
{
    double a = log10(y[0]), c = log10(y[1]), share = (border - a) / (c - a);
    double from = decades_at(axes, h[0]), at = from + share * (decades_at(axes, h[1]) - from);
    put(b, axes->linear_x ? at : pow(10, at), pow(10, border));
}

/* A line through the kept samples; a missing or zero one breaks it. */
static void put_line(struct block *b, const struct decades *axes, const double *h, const double *values,
                     const size_t *kept, size_t n_kept)
{
    double low = pow(10, axes->y0), high = pow(10, axes->y1), last[2] = {0, 0}, unit = decades_unit(axes);
    for (size_t k = 0; k < n_kept; k++) {
        double y = fabs(values[kept[k]]) / unit, x = h[kept[k]];
        if (!(y > 0 && isfinite(y))) {
            last[1] = 0;
            b->gap = true;
            continue;
        }
        bool inside = y >= low && y <= high, was_inside = last[1] >= low && last[1] <= high;
        if (last[1] > 0 && inside != was_inside) {
            double outer = inside ? last[1] : y;
            put_crossing(b, axes, (double[2]){last[0], x}, (double[2]){last[1], y},
                         outer < low ? axes->y0 : axes->y1);
        }
        if (inside)
            put(b, x, y);
        else
            b->gap = true;
        last[0] = x;
        last[1] = y;
    }
}

/* The samples of one slice of the axis, [begin, end): the smallest, the largest, and of points two more. */
static size_t keep_slice(const double *values, size_t begin, size_t end, bool line, size_t *kept)
{
    size_t least = begin, most = begin, n = 0;
    for (size_t i = begin; i < end; i++) {
        double y = fabs(values[i]);
        if (!(fabs(values[least]) <= y)) least = i;
        if (!(fabs(values[most]) >= y)) most = i;
    }
    size_t chosen[4] = {least < most ? least : most, least < most ? most : least, begin + (end - begin) / 3,
                        begin + 2 * (end - begin) / 3};
    for (size_t k = 0; k < (line ? 2u : 4u); k++) {
        bool twice = false;
        for (size_t j = 0; j < k; j++) twice = twice || chosen[j] == chosen[k];
        if (!twice) kept[n++] = chosen[k];
    }
    return n;
}

/* All samples where they are few; otherwise as many slices of log h as the limit allows. */
static size_t thin(const struct decades *axes, const double *h, const double *values, size_t n, bool line,
                   size_t limit, size_t *kept)
{
    size_t n_kept = 0, slices = limit / (line ? 2 : 4), begin = 0, slice = 0;
    if (n <= limit) {
        for (size_t i = 0; i < n; i++) kept[i] = i;
        return n;
    }
    for (size_t i = 0; i <= n; i++) {
        double at =
            i < n ? floor((decades_at(axes, h[i]) - axes->x0) / (axes->x1 - axes->x0) * (double)slices) : -1;
        size_t now = at >= 0 ? at < (double)slices ? (size_t)at : slices - 1 : 0;
        if (i < n && (now <= slice || i == begin)) {
            if (now > slice) slice = now;
            continue;
        }
        n_kept += keep_slice(values, begin, i, line, kept + n_kept);
        begin = i;
        slice = now;
    }
    return n_kept;
}

/* Dashes by gnuplot's name for lines, of which LaTeX has two, and of no length of ours. Arrows have none in some kinds of file:
 * a legend's line is made of pieces, and in LaTeX, where those are lost, of text. */
#define TEX_DASH "\\rule[0.5ex]{0.8ex}{0.7pt}\\hspace{0.6ex}"
#define TEX_DOT  "\\rule[0.5ex]{0.25ex}{0.7pt}\\hspace{0.6ex}"
static const struct {
    const char *line, *tex_line, *tex_sample;
    double pieces[4]; /* drawn, left out, drawn, left out; units */
} dashes[N_DASHES] = {
    [DASH_SOLID] = {"1", "1", "\\rule[0.5ex]{4ex}{0.7pt}", {1e3, 0, 1e3, 0}},
    [DASH_DASHED] = {"(6,4)", "2", TEX_DASH TEX_DASH TEX_DASH, {5.4, 3.6, 5.4, 3.6}},
    [DASH_DOTTED] = {"(2,5)", "3", TEX_DOT TEX_DOT TEX_DOT TEX_DOT TEX_DOT, {1.8, 4.5, 1.8, 4.5}},
    [DASH_DASH_DOT] = {"(10,3,2,3)", "2", TEX_DASH TEX_DOT TEX_DASH TEX_DOT, {9, 2.7, 1.8, 2.7}},
    [DASH_LONG] = {"(16,5)", "3", TEX_DOT TEX_DOT TEX_DOT TEX_DOT TEX_DOT, {14.4, 4.5, 14.4, 4.5}},
};

static void add_to_plot(struct drawing *d, const struct stroke *s, size_t block)
{
    const double size = s->size * d->format->weight;
    text_format(&d->plot, "$d%zu using 1:2 with ", block);
    if (d->format->markup == MARKUP_PLAIN)
        text_format(&d->plot, "points pt '%c'", s->character);
    else if (s->line &&
             d->format->markup == MARKUP_TEX) /* a dash has the colour of the first line that wide */
        text_format(&d->plot, "lines lw %g dt %s", size + 1e-3 * (double)block, dashes[s->dash].tex_line);
    else if (s->line)
        text_format(&d->plot, "lines lw %g dt %s", size, dashes[s->dash].line);
    else if (d->format->markup != MARKUP_TEX)
        text_format(&d->plot, "points pt %d ps %g", s->symbol, size);
    else /* LaTeX's picture has no small discs */
        text_append(&d->plot, s->size < 0.6 ? "dots" : "points pt 7");
    text_format(&d->plot, " lc rgb '%s' notitle, \\\n     ", s->colour);
}

void draw_sample(struct drawing *d, double x0, double x1, double y, const struct stroke *s)
{
    if (d->format->markup == MARKUP_TEX) {
        draw_label(d, &(struct label){x0, y, ALIGN_LEFT, s->colour, false}, dashes[s->dash].tex_sample);
        return;
    }
    for (size_t i = 0; x0 < x1; x0 += dashes[s->dash].pieces[i++ % 4])
        if (i % 2 == 0)
            text_format(&d->body,
                        "set arrow from screen %.5g,%.5g to screen %.5g,%.5g nohead lw %g lc rgb '%s'\n",
                        x0 / d->width, y / d->height, fmin(x0 + dashes[s->dash].pieces[i % 4], x1) / d->width,
                        y / d->height, s->size * d->format->weight, s->colour);
}

static void mark(struct drawing *d, const struct stroke *s, const double *h, const double *values,
                 const size_t *kept, size_t n_kept)
{
    double last[2] = {(double)NAN, (double)NAN};
    for (size_t k = 0; k < n_kept; k++) {
        double x = draw_x(d, h[kept[k]]), y = draw_y(d, values[kept[k]]);
        bool seen = isfinite(x) && isfinite(y);
        /* Above and below the panel nothing is drawn that a label could cover. */
        if (seen && y >= d->panel.bottom - 1 && y <= d->panel.top + 1) {
            place_mark(&d->map, x, y, s->cover);
            if (s->line && isfinite(last[0]) && last[1] >= d->panel.bottom - 1)
                place_mark_line(&d->map, last[0], last[1], x, y, s->cover);
        }
        last[0] = seen ? x : (double)NAN;
        last[1] = y;
    }
}

/* Begins a data block; its name goes by number. */
static size_t begin_block(struct drawing *d, const char *what)
{
    text_format(&d->data, "\n# %s\n$d%zu << EOD\n", what, ++d->n_blocks);
    return d->n_blocks;
}

/* Samples at or below the bottom, as ticks on it; those that fall together are drawn once. */
static void draw_unseen(struct drawing *d, const char *what, const double *h, const double *values, size_t n,
                        const struct stroke *stroke, struct unseen *unseen)
{
    double low = pow(10, d->axes.y0), last = -1, unit = decades_unit(&d->axes);
    size_t block = 0;
    for (size_t i = 0; i < n; i++) {
        double y = fabs(values[i]) / unit;
        if (!(y < low) || !(h[i] > 0 || d->axes.linear_x)) continue;
        if (!(draw_x(d, h[i]) >= d->panel.left - 1 && draw_x(d, h[i]) <= d->panel.right + 1)) continue;
        if (unseen && y > 0) unseen->n_below++;
        if (unseen && !(y > 0)) unseen->n_zero++;
        double slot = floor(draw_x(d, h[i]) / (d->format->em / 6));
        if (slot <= last || d->format->markup == MARKUP_PLAIN) continue;
        last = slot;
        if (!block) {
            block = begin_block(d, what);
            text_append(&d->data, "# (at or below the bottom of the chart)\n");
        }
        text_format(&d->data, "%.7g %.5g\n", h[i], low);
    }
    if (!block) return;
    text_append(&d->data, "EOD\n");
    struct stroke tick = *stroke;
    tick.symbol = 2;
    tick.size = 0.35;
    add_to_plot(d, &tick, block);
}

void draw_series(struct drawing *d, const char *what, const double *h, const double *values, size_t n,
                 const struct stroke *stroke, struct unseen *unseen)
{
    if (n == 0 || (d->format->markup == MARKUP_PLAIN && !stroke->character)) return;
    size_t *kept = memory_array(n < 2 * d->format->limit ? n : 2 * d->format->limit, sizeof *kept);
    if (!kept) {
        d->data.failed = true;
        return;
    }
    size_t n_kept = thin(&d->axes, h, values, n, stroke->line, d->format->limit, kept);
    double low = pow(10, d->axes.y0), high = pow(10, d->axes.y1);
    size_t block = begin_block(d, what);
    struct block b = {.out = &d->data};
    if (stroke->line)
        put_line(&b, &d->axes, h, values, kept, n_kept);
    else
        for (size_t k = 0; k < n_kept; k++) {
            double y = fabs(values[kept[k]]) / decades_unit(&d->axes);
            if (y >= low && y <= high) put(&b, h[kept[k]], y);
        }
    text_append(&d->data, "EOD\n");
    if (b.n > 0) add_to_plot(d, stroke, block);
    mark(d, stroke, h, values, kept, n_kept);
    free(kept);
    if (!stroke->line) draw_unseen(d, what, h, values, n, stroke, unseen);
}

void draw_guide(struct drawing *d, double slope, double at_1, const struct stroke *stroke)
{
    double start = d->axes.x0, end = d->axes.x1, level = log10(at_1 / decades_unit(&d->axes));
    if (!isfinite(slope) || !isfinite(level) || d->format->markup == MARKUP_PLAIN) return;
    if (slope != 0) { /* where the line crosses the bottom and the top */
        double a = (d->axes.y0 - level) / slope, b = (d->axes.y1 - level) / slope;
        start = fmax(start, fmin(a, b));
        end = fmin(end, fmax(a, b));
    }
    if (!(end > start) || (slope == 0 && (level < d->axes.y0 || level > d->axes.y1))) return;
    size_t block = begin_block(d, "a fitted slope");
    text_format(&d->data, "%.7g %.5g\n%.7g %.5g\nEOD\n", pow(10, start), pow(10, level + slope * start),
                pow(10, end), pow(10, level + slope * end));
    const double unit = decades_unit(&d->axes), h[2] = {pow(10, start), pow(10, end)};
    if (stroke->cover)
        place_mark_line(&d->map, draw_x(d, h[0]), draw_y(d, unit * pow(10, level + slope * start)),
                        draw_x(d, h[1]), draw_y(d, unit * pow(10, level + slope * end)), stroke->cover);
    add_to_plot(d, stroke, block);
}
