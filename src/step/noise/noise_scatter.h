/* How much a handful of values scatters around a smooth curve. */
#ifndef STEP_NOISE_NOISE_SCATTER_H
#define STEP_NOISE_NOISE_SCATTER_H

#include "step/noise/noise_profile.h"

/* The parts of the values by degree: their coefficients in the polynomials that are orthonormal on the nodes. Each part of white
 * noise has its standard deviation, and those of a smooth curve fall with the degree. */
enum { SCATTER_MOST = NOISE_ROW_POINTS + 1 };
struct scatter {
    int n;                     /* values, and parts: degrees 0 … n - 1 */
    double part[SCATTER_MOST]; /* their magnitudes */
    double cubic;              /* |f'''|, by the part of degree 3; NaN without one */
    double largest;            /* |value| */
    bool flat;                 /* all are equal */
    bool stairs;               /* most are what their neighbour is */
};

/* Values y at offsets t within `distance` of x, all finite; offsets that were realised twice count once. */
void scatter_of(const double *t, const double *y, int n, double distance, struct scatter *s);

/* The parts do not fall as those of a curve do, and are far below the slope: f scatters, or it turns faster than the values are apart. */
bool scatter_is_even(const struct scatter *s);

/* The level that the highest parts have. */
double scatter_top(const struct scatter *s);

/* How far the values swing: the parts of degree 1 to 3. */
double scatter_swing(const struct scatter *s);

/* The level and the kind of a row. `known`: the level told next to x, or 0; `hidden`: f bends nearer to x already. */
void scatter_level(const struct scatter *s, double known, bool hidden, struct noise_at *row);

#endif
