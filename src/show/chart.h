/* Charts, drawn by gnuplot over a pipe. */
#ifndef SHOW_CHART_H
#define SHOW_CHART_H

#include "base/sink.h"
#include "derive/growth.h"
#include "derive/noises.h"
#include "derive/optimal.h"
#include "descent/descend.h"
#include "sweep/sweep.h"

#include <stdbool.h>

/* What is drawn: views.def. */
enum chart_view {
#define X(identifier, name, meaning) CHART_##identifier,
#include "show/views.def"
#undef X
    N_CHART_VIEWS
};
struct chart_view_row {
    const char *name, *meaning;
};
extern const struct chart_view_row chart_views[N_CHART_VIEWS];

/* What it is for: chart_styles.def. */
enum chart_style {
#define X(identifier, name, letters, weight, width, height) CHART_STYLE_##identifier,
#include "show/chart_styles.def"
#undef X
    N_CHART_STYLES
};
struct chart_style_row {
    const char *name;
    double letters, weight, width, height;
};
extern const struct chart_style_row chart_styles[N_CHART_STYLES];

/* A step that a user marks with words, `length` bytes; and a power of eps, the distance from 1 to the next number. */
enum { MOST_MARKS = 16 };
struct chart_mark {
    double h;
    const char *words;
    size_t length;
};
struct chart_guide {
    unsigned numerator, denominator;
};

/* The ends of an axis; 0: the chart's own. And the slope of a straight line on axes of logarithms, through (at, value) where it
 * was given a place: at is 0 where not. */
struct chart_range {
    double low, high;
};
struct chart_slope {
    double slope, at, value;
};

struct chart_options {
    enum chart_view view;
    bool any_view;        /* none was named: the one that suits what is drawn */
    size_t columns, rows; /* of the terminal, for "-"; 0 is unknown */
    bool colour;          /* for "-" */
    size_t component;     /* whose anatomy, choices or error; 0 is the first */
    bool one;             /* that component was asked for: its error is drawn, and not the whole gradient's */
    struct sink *sink;    /* where the chart goes, and it stays the caller's; NULL: the path is opened */
    const struct choice
        *choices; /* n_choices of that component, for the view of them; NULL: there are none */
    size_t n_choices;
    const char *title;    /* in place of the chart's own; NULL: that */
    double width, height; /* units of the page, or characters; 0: what suits */
    struct chart_mark marks[MOST_MARKS];
    struct chart_guide guides[MOST_MARKS];
    struct chart_slope slopes[MOST_MARKS];
    size_t n_marks, n_guides, n_slopes;
    struct chart_range x_range, y_range;
    bool relative, joined; /* errors over |derivative|; lines through the samples */
    enum chart_style style;
    double font_size; /* 0: the style's */
    double unit;      /* what errors are divided by; 0: nothing. Whoever draws sets it */
};

/* The kind of chart that a path's ending asks for is known, and has such a size: HSTAR_INVALID names the endings and sizes that are. Before
 * the long work. */
MUST_USE hstar_status chart_check(const char *path, const struct chart_options *options, hstar_error *err);

/* Draws the sweep to `path`, whose ending chooses the kind; "-" draws in the terminal, on stdout. */
MUST_USE hstar_status chart_write_sweep(const struct sweep *s, const char *path,
                                        const struct chart_options *options, hstar_error *err);

/* The same, with the choices of the component that is drawn. */
MUST_USE hstar_status chart_write_optimal(const struct optimal *o, const char *path,
                                          const struct chart_options *options, hstar_error *err);

/* A comparison: the errors of all ways against what they cost; and what each costs when f grows. */
MUST_USE hstar_status chart_write_comparison(const struct comparison *comparison, const char *path,
                                             const struct chart_options *options, hstar_error *err);
MUST_USE hstar_status chart_write_growth(const struct growth *growth, const char *path,
                                         const struct chart_options *options, hstar_error *err);

/* A descent: f above the lowest that was seen and the gradient against the iterations. */
MUST_USE hstar_status chart_write_descent(const struct descent *descent, const char *path,
                                          const struct chart_options *options, hstar_error *err);

/* A component's noise against the distance from the point. */
MUST_USE hstar_status chart_write_noises(const struct noises *noises, const char *path,
                                         const struct chart_options *options, hstar_error *err);

#endif
