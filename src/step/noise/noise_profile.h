/* The profile of the noise: how much f scatters, against the distance from x.
 *
 * One level is not all that there is to say: a solver that adapts is exact nearby and scatters further out, a float is flat nearby and
 * has steps further out, and where f bends nothing is told. */
#ifndef STEP_NOISE_NOISE_PROFILE_H
#define STEP_NOISE_NOISE_PROFILE_H

#include "step/step.h"

enum noise_kind {
#define X(identifier, name, meaning) NOISE_KIND_##identifier,
#include "step/noise/noise_kinds.def"
#undef X
    N_NOISE_KINDS
};
extern const char *const noise_kind_names[N_NOISE_KINDS];

enum noise_picture {
#define X(identifier, name, meaning) NOISE_PICTURE_##identifier,
#include "step/noise/noise_pictures.def"
#undef X
    N_NOISE_PICTURES
};
extern const char *const noise_picture_names[N_NOISE_PICTURES];

/* Points a row beside x; rounds of them, of which 13 are rows and the others closer looks; rows at most, with those for an x that f does not see. */
enum { NOISE_ROW_POINTS = 9, NOISE_PROFILE_ROUNDS = 16, NOISE_PROFILE_ROWS = 24 };

struct noise_at {
    double distance; /* the values lie within it, on both sides of x where f is defined there */
    double level; /* a standard deviation; of `bends` what it is at most, about; NaN where nothing was seen */
    double roundoff; /* of the largest |value|: 2^-53 times it; NaN where nothing was seen */
    enum noise_kind kind;
};

struct noise_profile {
    struct noise_at at[NOISE_PROFILE_ROWS]; /* n, from near to far */
    size_t n;
    enum noise_picture picture;
    double within;  /* up to here f is flat, or exact to its rounding; 0: nowhere */
    double beyond;  /* the largest level that was told; NaN: none */
    double quantum; /* 0: none was seen */
    double missing
        [2]; /* to the left, to the right: the least distance at which f is not a finite number; INFINITY: none was seen */
    /* The step at which truncation and what was told are least together for the central difference, and the error there; NaN where f's third derivative
     * does not show. */
    double central_h, central_error;
    struct step
        best; /* by `auto`: how well the derivative is told, and the pieces; stop UNTOLD where there was no budget for it */
    size_t evaluations;
};

/* p has begun, and its f(x) is finite. Takes at most what is left of p's budget; p->status as ever. */
void noise_profile_measure(struct probe *p, struct noise_profile *profile);

/* A profile of which nothing is known. */
void noise_profile_init(struct noise_profile *profile);

#endif
