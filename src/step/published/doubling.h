/* Central differences at steps that double over a wide range, with their truncation as a formula for f''' sees it: what the
 * methods look at that read h off a log-log plot. */
#ifndef STEP_PUBLISHED_DOUBLING_H
#define STEP_PUBLISHED_DOUBLING_H

#include "step/step.h"

enum { DOUBLING_STEPS = 61 };

/* All steps are there, from fine to coarse; NaN where a value is missing. */
struct doubling {
    double h[DOUBLING_STEPS], right[DOUBLING_STEPS], left[DOUBLING_STEPS];
    double difference[DOUBLING_STEPS];
    double truncation[DOUBLING_STEPS]; /* |f'''| h^2 / 6: where h is small this is noise, and grows as 1/h */
    double rounding[DOUBLING_STEPS];   /* a bound, of correctly rounded values */
};

/* 61 steps from 2^-36 to 2^24 times the power of two next to max(|x|, 1) / 1000: 122 evaluations in one call. */
void doubling_take(struct probe *p, struct doubling *d);

/* The standard deviation of `truncation` where it is noise, over that of the central difference's own error. */
extern const double doubling_noise_ratio;

/* A run of steps first … last along which `truncation` grows as the square of h. */
struct doubling_run {
    size_t first, last;
};

/* The run that begins at the smallest step, has `least` slopes at least, each within `tolerance` of 2, relatively. */
bool doubling_run(const struct doubling *d, size_t least, double tolerance, struct doubling_run *run);

/* The standard deviation of a central difference times its step, from the steps below `end`, where truncation is noise. */
double doubling_noise(const struct doubling *d, size_t end);

/* Without such a run: the step up to `farthest` with the least sum of truncation and rounding; DOUBLING_STEPS where no difference is finite. */
size_t doubling_least(const struct doubling *d, double farthest);

/* Completes a step from the difference at `h`, which is taken anew: its value, and why it ended. `truncation` and
 * `rounding` are bounds on the parts of its error. */
void doubling_value(struct probe *p, const struct doubling *d, double h, double truncation, double rounding,
                    struct step *step);

/* The same without a run: exact, constant, or nothing can be said. */
void doubling_give_up(struct probe *p, const struct doubling *d, struct step *step);

#endif
