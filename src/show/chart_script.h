/* From a sweep to a gnuplot script. */
#ifndef SHOW_CHART_SCRIPT_H
#define SHOW_CHART_SCRIPT_H

#include "draw/draw.h"
#include "show/chart.h"

/* Appends the script that draws the sweep, in the view that is wanted, on gnuplot's stdout. */
MUST_USE hstar_status chart_script(const void *sweep, const struct chart_format *format,
                                   const struct chart_options *options, struct text *script,
                                   hstar_error *err);

#endif
