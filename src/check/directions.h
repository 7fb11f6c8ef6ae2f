/* Random directions, the same for the same seed on every machine.
 *
 * Entry i of direction k is s_i u, where s_i is the size of variable i and u is uniform in [1/2, 1] with a random sign. A wrong
 * gradient goes unseen where the difference d . v happens to be small. Whatever the other entries are, the largest |d_i s_i|
 * = D alone spreads d . v evenly over two intervals of length D/2: if c is what can be told from 0, the chance that
 * |d . v| <= c is at most 2 c/D. N directions pass by chance a bug that is M = D/c times what can be told with a
 * probability of at most (2/M)^N. */
#ifndef CHECK_DIRECTIONS_H
#define CHECK_DIRECTIONS_H

#include <stddef.h>
#include <stdint.h>

/* The next of a sequence of 64 random bits; any state is a good one (splitmix64). */
uint64_t direction_bits(uint64_t *state);

/* Uniform in [0, 1). */
double direction_uniform(uint64_t *state);

/* What belongs to number k of a seed alone. */
uint64_t direction_state(uint64_t seed, uint64_t k);

/* Fills in direction number k at the point: n_variables numbers, 0 for variables that are not in wrt. The size of a variable is
 * |x| rounded to a power of two, at least 2^-20 of the middle one of those that are not 0, and that where x is 0; 1 where
 * all are 0. */
void direction_fill(const double *point, size_t n_variables, const size_t *wrt, size_t n_wrt, uint64_t seed,
                    uint64_t k, double *direction);

#endif
