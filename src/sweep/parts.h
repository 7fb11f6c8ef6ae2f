/* The four parts of an estimate's error, as the two ways to them hand them on. */
#ifndef SWEEP_PARTS_H
#define SWEEP_PARTS_H

#include "sweep/sweep.h"

enum part { PART_TRUNCATION, PART_NODE, PART_EVALUATION, PART_ARITHMETIC, N_PARTS };

/* A part is told when its radius is at most 2^-20 (1e-6) of it, or when all of it is below 2^-40 (9e-13) of the
 * largest part; and no radius is above that, so that the parts sum to the error as well. */
enum { PART_ACCURACY_BITS = 20, PART_NEGLIGIBLE_BITS = 40 };

/* The numbers for the columns of one sample. One that may be 0 is written as 0: its sign is not known. */
struct part_numbers {
    double part[N_PARTS], rounding;
};

#endif
