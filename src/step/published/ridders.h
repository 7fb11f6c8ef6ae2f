/* The tableau of Ridders' method: central differences at steps that shrink by one factor, and their extrapolations. */
#ifndef STEP_PUBLISHED_RIDDERS_H
#define STEP_PUBLISHED_RIDDERS_H

#include <stddef.h>

enum { TABLEAU_MAX = 10 };

/* entry[k][i], i >= k, is free of the truncation's terms in h^2 … h^(2k) and made of differences i-k … i. */
struct tableau {
    double shrink;
    size_t n;
    double entry[TABLEAU_MAX][TABLEAU_MAX];
};

/* Adds the difference at the next smaller step and what follows from it. */
void tableau_add(struct tableau *t, double difference);

/* How far entry[k][i], k > 0, is from the two that it is made of, whichever is farther. */
double tableau_change(const struct tableau *t, size_t k, size_t i);

/* By how much the noise of f in the differences is multiplied in an entry of many columns, as a multiple of that of the
 * difference at the smallest step: the weights' sum converges to less than this for a factor of 2. */
extern const double tableau_gain;

#endif
