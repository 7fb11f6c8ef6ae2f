/* The labels of the view `anatomy`. */
#ifndef SHOW_CHART_ANATOMY_H
#define SHOW_CHART_ANATOMY_H

#include "draw/draw.h"
#include "sweep/sweep.h"

/* Of rounding, truncation and the optimum (where the steps are no named ones), in the panel at hand, once its curves are drawn. */
void anatomy_labels(struct drawing *d, const struct sweep *s, const struct method_sweep *m);

/* The key between two places of the page, from the height y down, in as many rows as it takes; and how many these are. Of named steps there is no
 * sweet spot. */
#define ANATOMY_KEY_PITCH 1.3 /* of rows, in heights of a character */
size_t anatomy_key_rows(const struct chart_format *format, double left, double right, bool named);
void anatomy_key(struct drawing *d, double left, double right, double y, bool named);

#endif
