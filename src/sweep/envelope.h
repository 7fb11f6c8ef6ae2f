/* The envelope: what a user can count on, where a single sample may be luck. */
#ifndef SWEEP_ENVELOPE_H
#define SWEEP_ENVELOPE_H

#include "sweep/sweep.h"

/* envelope[i] = the largest |values[j]| with h[j] within a quarter decade of h[i], or next to it, so that on a coarse
 * grid too no sample is judged alone; NaN where none is a number. h ascends. Linear time. */
MUST_USE hstar_status envelope_of(const double *h, const double *values, size_t n, double *envelope,
                                  hstar_error *err);

/* Fills in the derived columns of every method of a sweep, after a run or after reading a file. */
MUST_USE hstar_status sweep_derive(struct sweep *s, hstar_error *err);

#endif
