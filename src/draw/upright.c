/* Vertical lines that are drawn as curves are, and what stands beside them. */
#include "draw/draw.h"

#include <math.h>

enum { HEIGHTS = 48 };

/* Heights along a vertical line through the panel; false where it is not in it. */
static bool upright_of(const struct drawing *d, double h, double at[HEIGHTS], double y[HEIGHTS])
{
    const double x = draw_x(d, h);
    for (int i = 0; i < HEIGHTS; i++) {
        const double share = i / (double)(HEIGHTS - 1);
        at[i] = h;
        y[i] = decades_unit(&d->axes) * pow(10, d->axes.y0 + (d->axes.y1 - d->axes.y0) * share);
    }
    return x >= d->panel.left && x <= d->panel.right;
}

void draw_upright(struct drawing *d, double h, const struct stroke *stroke)
{
    double at[HEIGHTS], y[HEIGHTS];
    if (upright_of(d, h, at, y)) draw_series(d, "an upright", at, y, HEIGHTS, stroke, NULL);
}

void draw_upright_note(struct drawing *d, double h, const struct note *note)
{
    double at[HEIGHTS], y[HEIGHTS];
    if (upright_of(d, h, at, y)) draw_note(d, note, at, y, HEIGHTS, 0.96);
}
