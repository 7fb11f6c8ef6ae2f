/* The noise of f near a point: how much its computed values scatter, measured by calling it.
 *
 * Two measures from the literature: ECNoise (More, Wild 2011), a standard deviation from a table of differences, and
 * `faccur` (Oliver 1980), a bound from the deviations of six values from a line; and what f(x) twice tells. */
#ifndef STEP_NOISE_NOISE_H
#define STEP_NOISE_NOISE_H

#include "step/probe.h"

enum noise_source {
#define X(identifier, name, meaning) NOISE_##identifier,
#include "step/noise/noise_sources.def"
#undef X
    N_NOISE_SOURCES
};
extern const char *const noise_source_names[N_NOISE_SOURCES];

/* What ECNoise says of n values at equal spacing. */
enum ecnoise { ECNOISE_FOUND, ECNOISE_SPACING_TOO_SMALL, ECNOISE_SPACING_TOO_LARGE };

enum { ECNOISE_POINTS = 7, ECNOISE_MAX_POINTS = 15, FACCUR_POINTS = 6 };

/* After ECNoise: the level (a standard deviation), from 7 … 15 finite values at equal spacing. */
enum ecnoise noise_ecnoise(const double *values, size_t n, double *level);

/* After Oliver's faccur: twice the largest deviation of the values at x0 + spacing * {0, 1, 3, 5, 7, 9} from their line. */
double noise_faccur(const double values[FACCUR_POINTS]);

struct noise {
    double
        level; /* what a selector takes: absolute, a standard deviation; never below what `source` can see */
    double ecnoise;  /* NaN where it found none */
    double faccur;   /* NaN likewise */
    double spread;   /* |f(x) - f(x) again| */
    double roundoff; /* |f(x)| 2^-53: that of a correctly rounded function */
    double spacing;  /* of the values that gave the level; NaN without them */
    size_t evaluations;
    enum noise_source source; /* where the level comes from */
};

enum { NOISE_MAX_EVALUATIONS = 40 };

/* Measures it; p has begun. Takes p->noise_given where it is there, without a call. */
void noise_measure(struct probe *p, struct noise *noise);

#endif
