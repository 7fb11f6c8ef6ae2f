/* What the views of a sweep have in common, and the views: one each in a file. */
#ifndef SHOW_CHART_SWEEP_H
#define SHOW_CHART_SWEEP_H

#include "show/chart_axes.h"
#include "show/chart_page.h"
#include "show/chart_words.h"

/* Is it the error of the whole gradient that is drawn, and not of one component? */
bool chart_of_gradient(const struct sweep *s, const struct chart_options *options);

/* The function at the point, and the format. */
chart_titler chart_sweep_title;

/* Were its steps named, a few that may be far apart? Then what lies between them is not known: no envelope, no optimum, no slopes. */
bool chart_of_named_steps(const struct sweep *s);

/* Around the named steps, which are the ticks; else whole decades around the steps with samples, and around those that were asked for by --from and --to, and marked. */
void decades_x(struct decades *axes, const struct sweep *s, const struct chart_options *options,
               const struct extent *steps);

/* At the bottom of a page a note (or NULL) and how many samples are not to be seen, of a component or, where that is NULL, of
 * the gradient. */
void chart_footnote(struct drawing *d, const struct sweep *s, const struct component_sweep *c,
                    const char *note, const struct unseen *unseen, double left);

/* The upper edge of what has that envelope, n_h numbers that are the caller's to free; NULL where there is no memory. */
double *chart_edge(const struct sweep *s, const double *envelope);

/* How high a chart of errors goes at most: twelve decades above what the smallest steps have, lest a curve that leaves for 1e80 flatten the
 * rest. `before` is that of other curves, 0 for the first. */
double chart_ceiling(const double *values, size_t n, double before);

#endif
