/* What the labels of several charts say. Those that append return how many characters are seen. */
#ifndef SHOW_CHART_WORDS_H
#define SHOW_CHART_WORDS_H

#include "draw/label_text.h"
#include "problem/problem.h"
#include "show/chart.h"
#include "sweep/sweep.h"

/* "step h", and "|error|", by markup. */
extern const char *const chart_step_h[], *const chart_error_bars[];

/* Appends "x = 1.2, y = 0.5": so many digits, names of so many characters, so many variables in so many characters; those that
 * do not fit are counted, for half a number would be another one. */
struct point_style {
    int digits;
    size_t name, most, characters;
};
void chart_point(struct text *t, const struct problem *problem, const struct point_style *style);
extern const struct point_style chart_few; /* the first of them */

/* Appends "|error| of the derivative", or relative to it, of all of a gradient for GRADIENT_OF_ALL. */
enum { GRADIENT_OF_ALL = 0 };
void chart_error_title(struct text *t, enum markup markup, const struct chart_options *options,
                       unsigned derivative);

/* Appends f at most so long that the tail has room too, and the tail. */
void chart_shorten(struct text *title, const char *f, const struct text *tail, size_t most);

/* The same behind what is said of f: in full where there is room for it and f, else in short, else not at all. */
void chart_lead(struct text *title, const char *full, const char *brief, const char *f,
                const struct text *tail, size_t most);

/* Appends "the derivative", "the second derivative". */
void chart_derivative(struct text *t, unsigned derivative);

/* "h* = 5.6·10^{-6}", "h* ≤ …" where the minimum lies at the grid's lower end; returns its width in
 * characters. */
size_t chart_optimum_text(struct text *t, enum optimum_place place, double h, enum markup markup);
/* "least at 10^{-5}": of named steps. */
size_t chart_least_text(struct text *t, double h, enum markup markup);
/* "error 7.1·10^{-12}" */
size_t chart_error_text(struct text *t, double error, enum markup markup);
/* "slope 2.00" */
size_t chart_slope_text(struct text *t, double slope, enum markup markup);

#endif
