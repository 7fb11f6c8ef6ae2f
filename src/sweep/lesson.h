/* What a lesson on a sweep is drawn from: f itself around the point, at every scale. Of expressions in doubles: what computes it again need not
 * be the C library that the sweep was made with, so it is kept beside the sweep. Plain data. */
#ifndef SWEEP_LESSON_H
#define SWEEP_LESSON_H

#include "sweep/sweep.h"

/* Distances are 10^(j/40) for j from LESSON_FIRST to LESSON_LAST; LESSON_GRAINS doubles on each side of x are looked at; components and steps
 * beyond that many have no lesson. */
enum {
    LESSON_A_DECADE = 40,
    LESSON_FIRST = -17 * LESSON_A_DECADE,
    LESSON_LAST = LESSON_A_DECADE,
    LESSON_DISTANCES = LESSON_LAST - LESSON_FIRST + 1,
    LESSON_GRAINS = 300,
    LESSON_NODES = 32,
    LESSON_COMPONENTS = 6,
    LESSON_STEPS = 5000
};

/* NaN where there is no such number. */
struct lesson_component {
    size_t output, wrt;
    double x, f, ulp_x, ulp_f; /* ulp: the distance to the next double away from 0 */
    double derivative;
    double k[LESSON_NODES]; /* n_k nodes, ascending */
    size_t n_k;
    double *values;             /* f at x + k[i] h[j], as computed, at i * n_h + j */
    double d[LESSON_DISTANCES]; /* ascending, to six digits */
    double left[LESSON_DISTANCES], right[LESSON_DISTANCES]; /* exact f(x -+ d) - f(x), to six digits */
    size_t n_grains;                                        /* 0: x or f is 0 or no number */
    double grain_x[2 * LESSON_GRAINS + 1],
        grain_f
            [2 * LESSON_GRAINS +
             1]; /* doubles around x, in halves of ulp_x from it, ascending; f there less f(x), in halves of ulp_f */
};

struct lesson {
    size_t n_h;
    struct lesson_component *component; /* n */
    size_t n;
};

/* *lesson is NULL where f is not an expression, or not in doubles alone, or there are too many steps. */
MUST_USE hstar_status lesson_of(const struct sweep *s, struct lesson **lesson, hstar_error *err);
void lesson_free(struct lesson *lesson); /* NULL is fine */

#endif
