/* The envelope: the largest error nearby, where a single sample may be luck. */
#ifndef SWEEP_ENVELOPE_H
#define SWEEP_ENVELOPE_H

#include "sweep/sweep.h"

/* envelope[i] = the largest |values[j]| with h[j] within a quarter decade of h[i], or next to it, so that on a coarse
 * grid too no sample is judged alone; NaN where none is a number. h ascends. Linear time. */
MUST_USE hstar_status envelope_of(const double *h, const double *values, size_t n, double *envelope,
                                  hstar_error *err);

/* The upper edge of the samples: the least of their envelope in the same window. Where they rise or fall steadily it runs through them, and
 * not a quarter of a decade beside them as the envelope does; where they scatter it lies upon them; where the envelope is
 * least it is as high. Linear time. */
MUST_USE hstar_status envelope_edge(const double *h, const double *envelope, size_t n, double *edge,
                                    hstar_error *err);

/* Can a minimum of the envelope be told that lies at the samples first … last? Only where their windows, a quarter of a decade to
 * each side, and those of the samples beside them leave no gap: where steps are at most half a decade apart; and only from
 * so many samples at least, as an inside has two sides. */
enum { ENVELOPE_A_DECADE = 2, ENVELOPE_FEWEST = 3 };
bool envelope_tells(const double *h, const double *envelope, size_t n, size_t first, size_t last);

/* So many steps that they are close enough over the whole grid. */
size_t envelope_enough(const struct sweep *s);

/* Fills in the derived columns of every method of a sweep, after a run or after reading a file. */
MUST_USE hstar_status sweep_derive(struct sweep *s, hstar_error *err);

/* The envelopes of the gradient's error alone. */
MUST_USE hstar_status gradient_derive(struct sweep *s, hstar_error *err);

#endif
