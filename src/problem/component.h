/* A component of what is asked: one output of f along one variable. */
#ifndef PROBLEM_COMPONENT_H
#define PROBLEM_COMPONENT_H

#include "function/function.h"

/* What is differentiated, and where. */
struct component {
    const struct function *f;
    size_t output;
    const double *point; /* f->n_variables numbers */
    size_t wrt;          /* the variable */
};

/* "x", or "1:x" where there are several outputs. */
enum { COMPONENT_LABEL = 64 };
void component_label(size_t n_outputs, size_t output, const char *variable, char label[COMPONENT_LABEL]);

#endif
