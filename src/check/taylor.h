/* The test without a step: along a direction v the remainder |f(x + h v) - f(x) - h g.v| falls as h^2 if g is the gradient,
 * and as h if it is not. Its slope in log-log, over a window that is fitted, needs no tolerance. */
#ifndef CHECK_TAYLOR_H
#define CHECK_TAYLOR_H

#include "problem/problem.h"

#include <stdint.h>

enum { TAYLOR_STEPS = 60 };

struct taylor {
    double h[TAYLOR_STEPS], remainder[TAYLOR_STEPS]; /* of the direction with the smallest slope */
    double slope;                                    /* over the window; NaN where there is none */
    double window[2];                                /* the steps between which it was fitted */
    double intercept;                                /* log10 remainder = slope log10 h + intercept */
    size_t n_directions, evaluations;
    size_t output;
};

/* What a slope means; between the laws of a right and of a wrong gradient stands what is neither. */
enum taylor_law {
    TAYLOR_STRAIGHT, /* it falls faster than h^2: there is no curvature to be seen */
    TAYLOR_RIGHT,
    TAYLOR_BETWEEN,
    TAYLOR_FIRST, /* as h: a kink, or a wrong gradient */
    TAYLOR_NONE   /* it does not fall */
};
enum taylor_law taylor_law(double slope);

struct taylor_request {
    const struct problem *problem;
    size_t output;
    const double *gradient; /* n_wrt numbers */
    size_t n_directions;
    uint64_t seed;
};

MUST_USE hstar_status taylor_test(const struct taylor_request *request, struct taylor *taylor,
                                  hstar_error *err);

/* Tells f of all that the test will ask, where it computes several points in the time of one. */
MUST_USE hstar_status taylor_foresee(const struct taylor_request *request, hstar_error *err);

#endif
