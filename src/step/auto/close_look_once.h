/* One of the looks that the close look consists of. */
#ifndef STEP_AUTO_CLOSE_LOOK_ONCE_H
#define STEP_AUTO_CLOSE_LOOK_ONCE_H

#include "step/auto/close_look.h"

/* Between 2^exponent and 1.2 times that. */
double close_look_distance(int exponent);

/* At a spacing; `side` is where f is known not to be defined on the other one, or 0. False where f is not a number there. */
bool close_look_once(struct record *r, int exponent, int side, struct close_look *n,
                     enum close_look_spacing *spacing);

/* What follows from n->noise, again where that became another. */
void close_look_take_noise(struct close_look *n);

/* Where the second derivative stands out of the noise, f bends on a scale not far beyond the spacing: |f' / f''|, or
 * |f'' / f'''| where f' is small. Four times that, as an exponent, is where a ladder may begin; `otherwise` at most. */
int close_look_reach(const struct close_look *n, int otherwise);

/* The root mean square, of numbers whose squares may overflow. */
double close_look_rms(const double *v, int n);

#endif
