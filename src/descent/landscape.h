/* f around a way downhill of two variables, on a grid, for the contours of its page. Of expressions, which cost nothing to ask again. Plain data. */
#ifndef DESCENT_LANDSCAPE_H
#define DESCENT_LANDSCAPE_H

#include "descent/descend.h"

enum { LANDSCAPE_SIDE = 81 };

struct landscape {
    double from[2], to[2]; /* of each variable: the ends, both on the grid */
    double f[LANDSCAPE_SIDE *
             LANDSCAPE_SIDE]; /* row by row, a row each value of the second; no finite number: NaN */
};

/* *landscape, for free(), is NULL where f is not an expression of two variables. */
MUST_USE hstar_status landscape_of(const struct descent *d, struct landscape **landscape, hstar_error *err);

#endif
