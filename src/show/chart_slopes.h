/* Reference lines: straight ones of given slopes on axes of logarithms, beside the curves that follow them. */
#ifndef SHOW_CHART_SLOPES_H
#define SHOW_CHART_SLOPES_H

#include "draw/draw.h"
#include "show/chart.h"

/* Reads "1,-1,2" and "2@1e-3:1e-6", where the line goes through that place. NULL is none. */
MUST_USE hstar_status chart_slopes_read(const char *text, struct chart_options *options, hstar_error *err);

/* Where the lines of one panel stand: their ends, and the heights at h = 1 of lines just above and below the curve, all as
 * powers of ten; no length: nowhere. Beside a curve that follows closely, and beside one that scatters. */
struct slope_place {
    double from, to, above, below, length;
};
enum slope_fit { SLOPE_CLOSE, SLOPE_LOOSE, N_SLOPE_FITS };
struct slope_places {
    struct slope_place of[MOST_MARKS][N_SLOPE_FITS];
};

/* Of a panel whose axes are known: each of its curves is told, and the line of a slope stands beside the one that follows it
 * longest. */
void chart_slopes_follow(struct slope_places *places, const struct drawing *d,
                         const struct chart_options *options, const double *h, const double *values,
                         size_t n);

/* Draws the lines, before any names stand in the panel; and their names. A slope that no curve follows goes through the panel's
 * middle, or nowhere where there are more panels than one. */
void chart_slopes_draw(struct slope_places *places, struct drawing *d, const struct chart_options *options,
                       bool several_panels);
void chart_slopes_name(const struct slope_places *places, struct drawing *d,
                       const struct chart_options *options);

#endif
