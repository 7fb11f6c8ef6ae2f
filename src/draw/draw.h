/* Drawing with gnuplot: a page with panels in log-log axes, curves and labels, as one script.
 *
 * A script is: terminal, data blocks, then for each panel its labels and its plot command. Everything has its
 * place from here, in units of the page, so that all kinds of chart look the same and nothing is left to
 * gnuplot's own layout. The same sweep gives the same script, byte for byte. */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "draw/label_place.h"
#include "draw/label_text.h"
#include "draw/picture.h"

/* The axes' ends as powers of ten. */
struct decades {
    double x0, x1, y0, y1;
    bool linear_x; /* the ends of x are those numbers themselves */
    double unit;   /* of y: values are shown as parts of it; 0 is 1 */
    const double
        *ticks; /* n_ticks places on x, ascending, that are named in place of powers of ten; NULL: none */
    size_t n_ticks;
    double y_ticks;            /* no tick stands below; 0: on all decades */
    bool unnamed_x, unnamed_y; /* ticks without numbers: a neighbour has them */
};

/* A number's place on the horizontal axis, in its unit; and what values are shown as parts of. */
double decades_at(const struct decades *axes, double h);
double decades_unit(const struct decades *axes);

struct drawing {
    const struct chart_format *format;
    double width, height; /* of the page; in characters, the last column and row */
    struct text data, body, plot;
    struct place_map map;
    struct area panel;
    struct decades axes;
    size_t n_blocks, n_objects;
};

enum dash { DASH_SOLID, DASH_DASHED, DASH_DOTTED, DASH_DASH_DOT, DASH_LONG, N_DASHES };

/* How a curve is drawn. */
struct stroke {
    bool line;             /* or points */
    double size;           /* width, or size of a point */
    char colour[8];        /* "#rrggbb" */
    enum dash dash;        /* of a line */
    char character;        /* for terminals; 0: not drawn there */
    int symbol;            /* of points: gnuplot's point type */
    enum cover_cost cover; /* for the labels */
};

/* Samples that a series could not show where they are; they are drawn as ticks at the bottom. */
struct unseen {
    size_t n_zero, n_below;
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct label {
    double x, y; /* units of the page; y is the middle */
    enum align align;
    const char *colour; /* "#rrggbb" */
    bool bold;
};

MUST_USE hstar_status draw_init(struct drawing *d, const struct chart_format *format, double width,
                                double height, hstar_error *err);
void draw_clear(struct drawing *d);

/* Page coordinates of a point; not finite where it has none. */
double draw_x(const struct drawing *d, double h);
double draw_y(const struct drawing *d, double value);

/* Does that place lie in the panel? And the panel without a margin. */
bool draw_sees(const struct drawing *d, double x, double y);
struct area draw_inside(const struct drawing *d, double margin);

/* Is anything to be seen of the curve through (h, values)? */
bool draw_shows(const struct drawing *d, const double *h, const double *values, size_t n);

/* A panel: its axes, then its curves and labels, then its end, which draws. Axis titles may be NULL. */
void draw_panel(struct drawing *d, const struct area *panel, const struct decades *axes, const char *x_title,
                const char *y_title);
/* A title along the vertical axis of the panel, or of several that stand on each other, between two heights of the page. */
void draw_y_title(struct drawing *d, double bottom, double top, const char *title);
void draw_panel_end(struct drawing *d);

/* |values| against h, thinned to what the format wants: per slice of the axis the smallest and the largest,
 * and of points some others. `unseen` (or NULL) counts, before thinning. `what` is a comment: not a user's
 * text. */
void draw_series(struct drawing *d, const char *what, const double *h, const double *values, size_t n,
                 const struct stroke *stroke, struct unseen *unseen);

/* A strip of that thickness along |values| against h, a polygon: unlike a thick line it ends where its samples end, at no
 * angle, and leaves the panel nowhere. */
void draw_strip(struct drawing *d, const char *what, const double *h, const double *values, size_t n,
                double thickness, const char *colour);

/* A stretch of a line for a legend, from x0 to x1 at the height y of the page. */
void draw_sample(struct drawing *d, double x0, double x1, double y, const struct stroke *stroke);

/* The straight line log10 |y| = slope log10 h + log10 at_1, where it is within the panel. */
void draw_guide(struct drawing *d, double slope, double at_1, const struct stroke *stroke);

/* A vertical line through the panel, and a band between two steps. */
void draw_vertical(struct drawing *d, double h, const char *colour);
void draw_band(struct drawing *d, double from, double to, const char *colour);
/* A thin line between two places of the page. */
void draw_leader(struct drawing *d, double x0, double y0, double x1, double y1, const char *colour);

/* A label of the program's own, in the format's markup; one of a user's text, cleaned, that means nothing. */
void draw_label(struct drawing *d, const struct label *label, const char *markup);
void draw_user_label(struct drawing *d, const struct label *label, const char *clean);

/* Puts lines of own text, or of a user's, cleaned, where the least is covered beside the curve through (h, values); favourite is where
 * along the curve it would best stand, from 0 to 1. Each line's width in characters is given. */
struct note {
    const char *lines[3];
    size_t characters[3];
    size_t n;
    const char *colour;
    bool of_user;
};
void draw_note(struct drawing *d, const struct note *note, const double *h, const double *values, size_t n,
               double favourite);

/* Names beside marks, all at once: draw_names places them in the panel, and draws those that have room, each with a line to its mark where it
 * stands away from it. Returns how many have none. */
struct mark_name {
    double x, y;               /* of the mark, on the page */
    const char *name, *colour; /* the name is own text without markup, or a user's, cleaned */
    bool bold, of_user;
};
size_t draw_names(struct drawing *d, const struct mark_name *names, size_t n);

/* A vertical line through the panel at h, as a curve is drawn; and a note beside it, near its top where there is room. */
void draw_upright(struct drawing *d, double h, const struct stroke *stroke);
void draw_upright_note(struct drawing *d, double h, const struct note *note);

/* The whole script; fails where memory ran out on the way. */
MUST_USE hstar_status draw_script(struct drawing *d, struct text *script, hstar_error *err);

#endif
