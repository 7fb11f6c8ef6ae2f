/* The labels of the view `anatomy`. */
#ifndef SHOW_CHART_ANATOMY_H
#define SHOW_CHART_ANATOMY_H

#include "draw/draw.h"
#include "sweep/sweep.h"

/* Of rounding, truncation and the optimum (where the steps are no named ones), in the panel at hand, once its curves are drawn. */
void anatomy_labels(struct drawing *d, const struct sweep *s, const struct method_sweep *m);

#endif
