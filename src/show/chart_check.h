/* The chart of a check: the Taylor remainder against h, and each component's difference against what its error bars allow. */
#ifndef SHOW_CHART_CHECK_H
#define SHOW_CHART_CHECK_H

#include "check/check_points.h"
#include "show/chart.h"

/* Of several points the worst is drawn. */
MUST_USE hstar_status chart_write_checks(const struct checks *s, const char *path,
                                         const struct chart_options *options, hstar_error *err);

#endif
