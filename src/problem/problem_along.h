/* f along a direction as a problem of its own, of the variable t at 0. */
#ifndef PROBLEM_PROBLEM_ALONG_H
#define PROBLEM_PROBLEM_ALONG_H

#include "problem/problem.h"

/* f(point + t direction), within the ends of f's variables. It keeps the other problem; the direction, a number for each variable of f, is
 * looked at while f is called, and not later. It has an exact form where f has one. */
MUST_USE hstar_status problem_along(const struct problem *p, const double *direction, struct problem **along,
                                    hstar_error *err);

#endif
