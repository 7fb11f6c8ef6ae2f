/* What a user adds to the chart of a sweep: steps marked with words, powers of eps, lines through the samples, an axis of
 * relative errors. */
#ifndef SHOW_CHART_UPRIGHTS_H
#define SHOW_CHART_UPRIGHTS_H

#include "draw/draw.h"
#include "show/chart.h"

/* Reads "1e-5=recommended, 1e-3" and "1,1/2,1/3"; the words stay the caller's. NULL is none. */
MUST_USE hstar_status chart_marks_read(const char *text, struct chart_options *options, hstar_error *err);
MUST_USE hstar_status chart_guides_read(const char *text, struct chart_options *options, hstar_error *err);

/* What relative errors are relative to, and whether guides have one eps: refused where not. */
MUST_USE hstar_status chart_unit(const struct sweep *s, struct chart_options *options, hstar_error *err);

/* Draws them into the panel at hand, once its curves are drawn: a label keeps clear of these. */
void chart_uprights(struct drawing *d, const struct sweep *s, const struct chart_options *options);

/* A thin line through the samples. */
void chart_join(struct drawing *d, const char *what, const struct sweep *s, const double *values,
                const char *colour);

#endif
