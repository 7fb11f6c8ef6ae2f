/* The chart of the selectors: what a derivative costs against how good it is, a labelled mark each. */
#ifndef BENCH_CHART_H
#define BENCH_CHART_H

#include "base/text.h"
#include "step/step.h"

struct chart;
struct chart *chart_new(void); /* for free() */
void chart_mark(struct chart *c, const char *label, enum stencil_use stencil, double evaluations,
                double regret);

/* Initialises and fills in the text: a script for gnuplot, which sets its terminal and its output before it. */
void chart_script(struct chart *c, struct text *script);

#endif
