/* The quantum of f: a Q of which all its values are multiples, far above the rounding of doubles. A float behind a double, a
 * number that was printed with six digits, a count have one; each value then errs by up to Q/2, 0.29 Q on the average. */
#ifndef STEP_QUANTUM_H
#define STEP_QUANTUM_H

#include "step/record.h"

/* The standard deviation of rounding to multiples of 1: 1/sqrt 12. */
#define QUANTUM_NOISE 0.2887

/* Among all values of the record; 0 where there is none, or too few values to tell. */
double quantum_of(const struct record *r);

/* A power of two alone, which a handful of values tells. */
double quantum_binary(const struct record *r);

#endif
