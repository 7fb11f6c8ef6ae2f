/* The curves of the view `error`, and the labels beside them. */
#ifndef SHOW_CHART_CURVES_H
#define SHOW_CHART_CURVES_H

#include "show/chart_looks.h"
#include "show/chart_words.h"

/* One method's curve. */
struct curve {
    const struct method_sweep *method;
    const struct optimum *optimum; /* of the method, or of the gradient by it */
    const double *error;
    const double *edge; /* the upper edge of the errors; of named steps the errors themselves */
    double *room;       /* where it stands, or NULL; the curve's own */
    enum optimum_place place;
    double h, least;      /* the measured optimum, and the error that one can count on there */
    double told;          /* the same error in the unit of the axis */
    double sweet_spot[2]; /* NaN where it is not known */
    bool all_zero, named; /* its steps were named: h and told are the smallest error's */
    struct curve_look look;
    size_t n_above, above;        /* how many later curves hide all of it, and the first of them */
    bool partly;                  /* hidden for a stretch, and drawn wider there */
    double end_x, end_y, label_y; /* of the curve's right end, and where its label stands, on the page */
};

/* Finds those that lie under others, as they are drawn in their order. */
void curves_find_hidden(const struct drawing *d, const struct sweep *s, struct curve *curves);
/* How wide a line is drawn that lies under so many others; and the stretches of curve m that lie under others, so wide. */
double curves_width(size_t n_above);
void curves_draw_hidden(struct drawing *d, const struct sweep *s, struct curve *curves, size_t m,
                        const struct stroke *line);
/* The errors at named steps as discs, larger where others lie upon them. */
void curves_draw_named(struct drawing *d, const struct sweep *s, const struct curve *curves, size_t m,
                       struct unseen *unseen);
/* Appends what to say of them. */
void curves_tell_hidden(const struct drawing *d, const struct sweep *s, const struct curve *curves,
                        struct text *note);

/* How wide the column of labels is that stands to the right of a panel of that height, in units; and the labels. `brief`: the page is so
 * narrow that they say no more than whose best step is where. */
double curves_label_width(const struct sweep *s, const struct curve *curves,
                          const struct chart_format *format, double height, bool brief);
void curves_label(struct drawing *d, const struct sweep *s, struct curve *curves, bool brief);

#endif
