/* The weighted sum of the outputs of f as a problem of its own, of the same variables at the same point. */
#ifndef PROBLEM_PROBLEM_WEIGHTED_H
#define PROBLEM_PROBLEM_WEIGHTED_H

#include "problem/problem.h"

/* It keeps the other problem; the weights, a number for each output of f, are looked at while f is called, and not later. */
MUST_USE hstar_status problem_weighted(const struct problem *p, const double *weights,
                                       struct problem **weighted, hstar_error *err);

#endif
