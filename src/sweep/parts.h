/* The four parts of an estimate's error, as the two ways to them hand them on. */
#ifndef SWEEP_PARTS_H
#define SWEEP_PARTS_H

#include "number/ball.h"
#include "sweep/sweep.h"

enum part { PART_TRUNCATION, PART_NODE, PART_EVALUATION, PART_ARITHMETIC, N_PARTS };

/* A part is told when its radius is at most 2^-20 (1e-6) of it, or when all of it is below 2^-40 (9e-13) of the
 * largest part; and no radius is above that, so that the parts sum to the error as well. */
enum { PART_ACCURACY_BITS = 20, PART_NEGLIGIBLE_BITS = 40 };

/* first[j] = the first of the n nodes, stored at[j], that is the same number as node j. Their weights are added before f is
 * multiplied by them, so that what cancels there cancels exactly. */
void parts_same_nodes(const struct format_column *x, const size_t *at, size_t n, size_t *first);

/* Are all N_PARTS balls, and the rounding behind them, told, or lost beside the largest? */
bool parts_told(arb_srcptr parts);

/* The numbers for the columns of one sample. One that may be 0 is written as 0: its sign is not known. */
struct part_numbers {
    double part[N_PARTS], rounding;
};

/* They, from the balls; NaN for those that are not told where not all are. */
void parts_numbers(arb_srcptr parts, bool resolved, struct part_numbers *numbers);

#endif
