/* The views of a sweep: each appends its script. */
#ifndef SHOW_CHART_VIEWS_H
#define SHOW_CHART_VIEWS_H

#include "draw/picture.h"
#include "show/chart.h"

typedef hstar_status chart_view_script(const struct sweep *s, const struct chart_format *format,
                                       const struct chart_options *options, struct text *script,
                                       hstar_error *err);
MUST_USE chart_view_script chart_draw_error, chart_draw_anatomy, chart_draw_choices;

#endif
