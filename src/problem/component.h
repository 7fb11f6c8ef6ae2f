/* A component of what is asked: one output of f along one variable. */
#ifndef PROBLEM_COMPONENT_H
#define PROBLEM_COMPONENT_H

#include "problem/problem.h"

struct component {
    const struct problem *problem;
    size_t output;
    size_t wrt; /* the variable */
};

/* Where it is differentiated: the variable's value. */
double component_x(const struct component *component);

/* "x", or "1:x" where there are several outputs. */
enum { COMPONENT_LABEL = 64 };
void component_label(size_t n_outputs, size_t output, const char *variable, char label[COMPONENT_LABEL]);

#endif
