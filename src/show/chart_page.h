/* The page of a chart, whatever it shows: its size, the drawing of it, and the words around its panels. */
#ifndef SHOW_CHART_PAGE_H
#define SHOW_CHART_PAGE_H

#include "draw/draw.h"
#include "show/chart.h"

struct chart_size {
    double width, height;
};

/* That size in units, the one that was asked for, or that of the terminal for a page of characters. */
struct chart_size chart_size(const struct chart_format *format, const struct chart_options *options,
                             double width, double height);

/* Runs `draw` on a page of that size, and appends the script that draws it. */
typedef void chart_drawer(struct drawing *d, const struct chart_options *options, void *view);
MUST_USE hstar_status chart_page(const struct chart_format *format, const struct chart_options *options,
                                 const struct chart_size *size, chart_drawer *draw, void *view,
                                 struct text *script, hstar_error *err);

/* Where panels begin, beside their numbers, and how much of the page is above them. */
double chart_left(const struct chart_format *format);
double chart_above(const struct chart_format *format);

/* Is the page so narrow, or so low, that it has room for a chart and little else? A figure in a column of a paper: its caption says the
 * rest. */
bool chart_brief(const struct chart_format *format, const struct chart_size *size);

/* A title of at most `most` characters, cleaned and not quoted; and it in bold above the panels. */
typedef void chart_titler(const void *what, const struct chart_options *options, size_t most,
                          struct text *title);
void chart_title(chart_titler *title, const void *what, const struct chart_options *options, size_t most,
                 struct text *out); /* or the one that was given */
void chart_heading(struct drawing *d, chart_titler *title, const void *what,
                   const struct chart_options *options, double left);

/* Clean words, without markup, in lines of at most `most` characters, broken at blanks, from the top line's middle (x, y)
 * downwards; returns the number of lines. d may be NULL: they are only counted. */
size_t chart_prose(struct drawing *d, const char *words, size_t most, double x, double y);

#endif
