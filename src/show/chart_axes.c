/* Extents and decades. */
#include "show/chart_axes.h"

#include <math.h>

const struct extent extent_none = {(double)INFINITY, 0};

void extent_add(struct extent *e, const double *values, size_t n)
{
    for (size_t i = 0; values && i < n; i++) {
        double y = fabs(values[i]);
        if (!(y > 0 && isfinite(y))) continue;
        e->low = fmin(e->low, y);
        e->high = fmax(e->high, y);
    }
}

/* Powers of ten that a double holds without loss. */
#define LOWEST_DECADE  (-307.0)
#define HIGHEST_DECADE 308.0

static void whole_decades(double low, double high, double *from, double *to)
{
    const double hair = 1e-9; /* 1e-16 is a whole decade however its logarithm rounds */
    *from = fmin(fmax(floor(log10(low) + hair), LOWEST_DECADE), HIGHEST_DECADE - 1);
    *to = fmin(fmax(ceil(log10(high) - hair), *from + 1), HIGHEST_DECADE);
}

void decades_steps(struct decades *axes, double low, double high)
{
    if (!(high > 0)) { /* no step at all */
        low = 1e-16;
        high = 1;
    }
    whole_decades(low, high, &axes->x0, &axes->x1);
    axes->linear_x = false;
}

void extent_steps(struct extent *e, const double *h, const double *values, size_t n)
{
    for (size_t i = 0; values && i < n; i++)
        if (isfinite(values[i])) extent_add(e, &h[i], 1);
}

void decades_y(struct decades *axes, double low, double high)
{
    axes->unit = 0;
    if (!(high > 0 && isfinite(low))) { /* nothing to be seen: an empty panel around the rounding unit */
        low = 1e-18;
        high = 1;
    }
    whole_decades(low, high, &axes->y0, &axes->y1);
}

void decades_y_in(struct decades *axes, double low, double high, double unit)
{
    const double part = unit > 0 ? unit : 1;
    decades_y(axes, low / part, high / part);
    axes->unit = unit;
}
