/* From a sweep to a gnuplot script: what the views have in common. */
#ifndef SHOW_CHART_SCRIPT_H
#define SHOW_CHART_SCRIPT_H

#include "draw/draw.h"
#include "show/chart.h"

/* What a chart shows: from it a script, and a title for the page of HTML, cleaned and not quoted. */
struct chart_source {
    const void *what;
    hstar_status (*script)(const void *what, const struct chart_format *format,
                           const struct chart_options *options, struct text *script, hstar_error *err);
    void (*title)(const void *what, const struct chart_options *options, size_t most, struct text *title);
};

/* Draws it to `path`, whose ending chooses the format. */
MUST_USE hstar_status chart_write(const struct chart_source *source, const char *path,
                                  const struct chart_options *options, hstar_error *err);

/* The script that draws the sweep on gnuplot's stdout. */
MUST_USE hstar_status chart_script(const struct sweep *s, const struct chart_format *format,
                                   const struct chart_options *options, struct text *script,
                                   hstar_error *err);

/* Is it the error of the whole gradient that is drawn, and not of one component? */
bool chart_of_gradient(const struct sweep *s, const struct chart_options *options);

/* A title of at most `most` characters: the function at the point, and the format. Cleaned, not quoted. */
void chart_title(const struct sweep *s, const struct chart_options *options, size_t most, struct text *title);

/* The views; one each in a file. */
MUST_USE hstar_status chart_draw_error(const struct sweep *s, const struct chart_format *format,
                                       const struct chart_options *options, struct text *script,
                                       hstar_error *err);
MUST_USE hstar_status chart_draw_anatomy(const struct sweep *s, const struct chart_format *format,
                                         const struct chart_options *options, struct text *script,
                                         hstar_error *err);
MUST_USE hstar_status chart_draw_choices(const struct sweep *s, const struct chart_format *format,
                                         const struct chart_options *options, struct text *script,
                                         hstar_error *err);

MUST_USE hstar_status chart_descent_script(const struct descent *descent, const struct chart_format *format,
                                           const struct chart_options *options, struct text *script,
                                           hstar_error *err);

MUST_USE hstar_status chart_noise_script(const struct noises *noises, const struct chart_format *format,
                                         const struct chart_options *options, struct text *script,
                                         hstar_error *err);

enum chart_cause {
#define X(identifier, colour, character, label) CAUSE_##identifier,
#include "show/chart_causes.def"
#undef X
    N_CAUSES
};
struct chart_cause_row {
    const char *colour;
    char character;
    const char *label;
};
extern const struct chart_cause_row chart_causes[N_CAUSES];

/* The smallest and largest magnitude of what will be drawn; zeros and what is not finite do not count. */
struct extent {
    double low, high;
};
extern const struct extent extent_none;
void extent_add(struct extent *e, const double *values, size_t n);

/* The steps at which there is a value. */
void extent_steps(struct extent *e, const double *h, const double *values, size_t n);

/* Whole decades around the steps with samples (and around those that were asked for by --from and --to), around steps from
 * low to high, and around [low, high]. */
void decades_x(struct decades *axes, const struct sweep *s, const struct extent *steps);
void decades_steps(struct decades *axes, double low, double high);
void decades_y(struct decades *axes, double low, double high);

/* Appends "the derivative", "the second derivative". */
void chart_derivative(struct text *t, unsigned derivative);

/* A page's outer parts: the title above; below, a note (or NULL) and how many samples are not to be seen, of a component or,
 * where that is NULL, of the gradient. */
void chart_heading(struct drawing *d, const struct sweep *s, const struct chart_options *options,
                   double left);
void chart_footnote(struct drawing *d, const struct sweep *s, const struct component_sweep *c,
                    const char *note, const struct unseen *unseen, double left);

/* Clean words, without markup, in lines of at most `most` characters, broken at blanks, from the top line's middle (x, y)
 * downwards; returns the number of lines. d may be NULL: they are only counted. */
size_t chart_prose(struct drawing *d, const char *words, size_t most, double x, double y);

/* "h* = 5.6·10^{-6}", "h* ≤ …" where the minimum lies at the grid's lower end; returns its width in
 * characters. */
size_t chart_optimum_text(struct text *t, enum optimum_place place, double h, enum markup markup);
/* "error 7.1·10^{-12}" */
size_t chart_error_text(struct text *t, double error, enum markup markup);
/* "slope 2.00" */
size_t chart_slope_text(struct text *t, double slope, enum markup markup);

#endif
