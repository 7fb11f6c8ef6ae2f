/* A component of what is asked: one output of f along one variable. */
#ifndef PROBLEM_COMPONENT_H
#define PROBLEM_COMPONENT_H

#include "number/ball.h"
#include "problem/problem.h"

/* What is differentiated, and where. */
struct component {
    const struct problem *problem;
    size_t output;
    size_t wrt; /* the variable */
};

/* Where it is differentiated: the variable's value. */
double component_x(const struct component *component);

/* The point as exact balls, one a variable; for _arb_vec_clear. */
arb_ptr component_point(const struct component *place);

/* The first n coefficients of the Taylor series there; as function_jet. Where `around` is not NULL, they enclose those of all places
 * that are no further away. */
MUST_USE hstar_status component_jet(const struct component *place, const mag_t around, slong n,
                                    slong precision, arb_ptr coefficients, hstar_error *err);

/* "x", or "1:x" where there are several outputs. */
enum { COMPONENT_LABEL = 64 };
void component_label(size_t n_outputs, size_t output, const char *variable, char label[COMPONENT_LABEL]);

#endif
