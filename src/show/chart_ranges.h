/* The ends of axes that a user asks for. */
#ifndef SHOW_CHART_RANGES_H
#define SHOW_CHART_RANGES_H

#include "draw/draw.h"
#include "show/chart.h"

/* Reads "1e-12:1"; one end may be left out: the chart's own. `name` is what the axis is called; NULL is not text. */
MUST_USE hstar_status chart_range_read(const char *text, const char *name, struct chart_range *range,
                                       hstar_error *err);

/* Puts those ends in place of the chart's own. */
void chart_ranges(struct decades *axes, const struct chart_options *options);

/* Does the place lie where the axes are? */
bool chart_in_ranges(const struct decades *axes, double h, double value);

#endif
