/* What ECNoise consists of: the table of differences of values at equal spacing. */
#ifndef STEP_NOISE_NOISE_TABLE_H
#define STEP_NOISE_NOISE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum { NOISE_SAME_LEVEL = 4 }; /* levels within this factor are one */

/* The k-th differences of white noise have a variance binom(2k, k) times its own, and those of anything smooth vanish as k
 * grows: the level is that of the first of three k in a row that give the same. False without them. */
bool noise_table(const double *values, size_t n, double *level);

/* Half of the differences or more are 0. */
bool noise_is_flat(const double *values, size_t n);

double noise_largest(const double *values, size_t n);

/* The distance of doubles at |v|. */
double noise_ulp(double v);

/* The step between the values of a function in a coarser format than double: the largest power of two of which all are
 * multiples. 0 where it is no more than doubles have by chance, for instance because x has few bits. */
double noise_grain(const double *values, size_t n);

/* faccur's abscissae. */
extern const int faccur_places[6];

#endif
