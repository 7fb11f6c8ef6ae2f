/* Looking for the scatter of f at one distance after the other. */
#ifndef STEP_NOISE_NOISE_LOOK_H
#define STEP_NOISE_NOISE_LOOK_H

#include "step/noise/noise_scatter.h"
#include "step/quantum.h"

struct noise_look {
    struct probe *p;
    struct record record;
    struct noise_profile *profile;
    struct scatter scatter[NOISE_PROFILE_ROWS]; /* beside profile->at */
    int exponent[NOISE_PROFILE_ROWS];
    int side; /* 0: both; 1, -1: f is defined on that side of x alone */
    int rounds_left;
};

/* Fills in the rows of the profile. */
void noise_look(struct probe *p, struct noise_profile *profile, struct noise_look *look);

/* Flat, or at the level that rounding explains. */
bool noise_look_exact(const struct noise_at *at);

#endif
