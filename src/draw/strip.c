/* Strips along a curve, as polygons. */
#include "base/memory.h"
#include "draw/draw.h"

#include <math.h>
#include <stdlib.h>

/* A curve on the page: n points, from the left. */
struct path {
    const double *x, *y;
    size_t n;
};

/* The curve's height at x, between points `after` - 1 and `after`. */
static double height_at(const struct path *p, size_t after, double x)
{
    if (after == 0) return p->y[0];
    if (after == p->n) return p->y[p->n - 1];
    double wide = p->x[after] - p->x[after - 1];
    return wide > 0 ? p->y[after - 1] + (p->y[after] - p->y[after - 1]) * (x - p->x[after - 1]) / wide
                    : p->y[after];
}

static size_t first_beyond(const struct path *p, size_t from, double x)
{
    while (from < p->n && p->x[from] <= x) from++;
    return from;
}

static void put_column(struct drawing *d, double x, const double edge[2])
{
    const struct area *p = &d->panel;
    double across = (x - p->left) / (p->right - p->left), h = d->axes.x0 + across * (d->axes.x1 - d->axes.x0);
    text_format(&d->data, "%.7g", d->axes.linear_x ? h : pow(10, h));
    for (int i = 0; i < 2; i++) {
        double up = (fmin(fmax(edge[i], p->bottom), p->top) - p->bottom) / (p->top - p->bottom);
        text_format(&d->data, " %.5g", pow(10, d->axes.y0 + up * (d->axes.y1 - d->axes.y0)));
    }
    text_append(&d->data, "\n");
}

/* All that a square of the strip's thickness covers which moves along the curve: its lowest and highest place in each column
 * of the page, a unit wide. Columns that are as the ones beside them are left out. */
static void put_strip(struct drawing *d, const char *what, const struct path *p, double reach,
                      const char *colour)
{
    double begin = fmax(p->x[0], d->panel.left), end = fmin(p->x[p->n - 1], d->panel.right),
           last[2] = {(double)NAN, (double)NAN}, skipped = (double)NAN;
    size_t n_columns = (size_t)fmin(fmax(ceil(end - begin), 1), 1e5), from = 0, to = 0;
    if (!(end > begin)) return;
    text_format(&d->data, "\n# %s\n$d%zu << EOD\n", what, ++d->n_blocks);
    for (size_t c = 0; c <= n_columns; c++) {
        double x = begin + (end - begin) * (double)c / (double)n_columns;
        double left = fmax(x - reach, begin), right = fmin(x + reach, end);
        from = first_beyond(p, from, left);
        to = first_beyond(p, to, right);
        double a = height_at(p, from, left), b = height_at(p, to, right), edge[2] = {fmin(a, b), fmax(a, b)};
        for (size_t i = from; i < to; i++) {
            edge[0] = fmin(edge[0], p->y[i]);
            edge[1] = fmax(edge[1], p->y[i]);
        }
        edge[0] -= reach;
        edge[1] += reach;
        if (edge[0] == last[0] && edge[1] == last[1] && c < n_columns) {
            skipped = x;
            continue;
        }
        if (isfinite(skipped)) put_column(d, skipped, last);
        put_column(d, x, edge);
        skipped = (double)NAN;
        last[0] = edge[0];
        last[1] = edge[1];
    }
    text_append(&d->data, "EOD\n");
    text_format(&d->plot, "$d%zu using 1:2:3 with filledcurves lc rgb '%s' notitle, \\\n     ", d->n_blocks,
                colour);
}

void draw_strip(struct drawing *d, const char *what, const double *h, const double *values, size_t n,
                double thickness, const char *colour)
{
    if (n == 0 || d->format->markup == MARKUP_PLAIN) return;
    double *x = memory_array(n, sizeof *x), *y = memory_array(n, sizeof *y);
    size_t found = 0;
    if (!x || !y) d->data.failed = true;
    for (size_t i = 0; x && y && i <= n; i++) {
        double at[2] = {i < n ? draw_x(d, h[i]) : (double)NAN, i < n ? draw_y(d, values[i]) : (double)NAN};
        if (isfinite(at[0]) && isfinite(at[1])) {
            x[found] = at[0];
            y[found++] = at[1];
            place_mark(&d->map, at[0], at[1], COVER_FAINT);
        } else { /* the end of a piece */
            if (found) put_strip(d, what, &(struct path){x, y, found}, thickness / 2, colour);
            found = 0;
        }
    }
    free(x);
    free(y);
}
