/* A window: the least-squares polynomial over all values within a distance of x. Where f is noisy this is what tells a derivative, with a bar from the scatter that is seen. */
#ifndef STEP_WINDOW_H
#define STEP_WINDOW_H

#include "step/record.h"

enum { WINDOW_DEGREES = 12, WINDOW_DERIVATIVES = 5, WINDOW_MOST = 192 };

struct window {
    double reach;      /* the values with |t| from reach/300 to reach, and f(x) */
    int n, degree;     /* degree -1: no polynomial fits, or there are too few values */
    double sigma;      /* the scatter: at least what was handed in */
    double value, bar; /* the derivative that was asked for */
    double scatter_correlation;
};

struct window_question {
    unsigned derivative; /* 1 … WINDOW_DERIVATIVES */
    double sigma_least;  /* what the noise is known to be at least */
    double nearest;      /* values nearer to x are left out, f(x) itself is not: they lie on one piece of f */
};

void window_fit(const struct record *r, double reach, const struct window_question *question,
                struct window *w);

/* The best of the windows with the given reaches, from near to far: each must agree with all nearer ones, the first that does not ends it, and
 * the smallest bar wins. False where none fits. */
bool window_choose(const struct record *r, const double *reach, int n, const struct window_question *question,
                   struct window *best);

/* What noise of so many degrees of freedom exceeds in one case of a hundred, in standard deviations: Student's t. */
double window_t99(int freedom);

#endif
