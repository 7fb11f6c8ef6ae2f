/* The noise of every output along every variable, and what it means for a step. Plain data, like a sweep. */
#ifndef DERIVE_NOISES_H
#define DERIVE_NOISES_H

#include "base/progress.h"
#include "problem/problem.h"
#include "step/noise/noise.h"
#include "step/noise/noise_profile.h"

struct noise_row {
    size_t output, wrt;
    double f; /* f(x); not finite where there is no noise to speak of */
    struct noise noise;
    double relative;    /* level / |f| */
    double roundoffs;   /* level / (|f| 2^-53) */
    double digits_lost; /* log10 of that, at least 0; NaN where f is 0 or no number */
    /* The best steps where the derivatives of f are about as large as f over a length of max(1, |x|): 2 sqrt(level/|f|)
     * and (3 level/|f|)^(1/3) times that. NaN where f is 0 or no number. */
    double forward_h, central_h;
    struct noise_profile
        profile; /* the same against the distance from x; no row where f(x) is not a number */
};

struct noises {
    const struct problem *problem;
    struct noise_row *component; /* output by output, within it variable by variable */
    size_t n_components;
};

/* progress: told of the components that are done; or NULL. */
MUST_USE hstar_status noises_run(const struct problem *problem, const struct progress *progress,
                                 struct noises **result, hstar_error *err);
void noises_free(struct noises *n); /* NULL is fine */

#endif
