/* The quantum of f: a power of two of which all its values are multiples, far above the rounding of doubles. A float behind a double and a count
 * have one; each value then errs by up to half of it, 0.29 on the average. What a number printed with six digits has is no power of two; a search
 * measures it as noise. */
#ifndef STEP_QUANTUM_H
#define STEP_QUANTUM_H

#include "step/record.h"

/* The standard deviation of rounding to multiples of 1: 1/sqrt 12. */
#define QUANTUM_NOISE 0.2887

/* Among all values of the record; 0 where there is none, or too few values to tell. */
double quantum_binary(const struct record *r);

/* Of any size, as that of numbers printed with six digits: a guess, which other values have to confirm. Of a line at steps that are multiples of
 * each other the values have a quantum too, and over many values rounding hides a small one. */
double quantum_of(const struct record *r);

#endif
