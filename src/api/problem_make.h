/* How problems are made of a point that is a text, whatever their function is. */
#ifndef API_PROBLEM_MAKE_H
#define API_PROBLEM_MAKE_H

#include "api/problem.h"
#include "problem/point_text.h"

/* Makes the function of that point; `making` says of what. */
typedef hstar_status make_function(const void *making, const struct point *point, struct function **f,
                                   hstar_error *err);

MUST_USE hstar_status problem_of_text(make_function *make, const void *making, const char *at,
                                      hstar_problem **problem, hstar_error *err);

/* "the point is NULL" */
hstar_status problem_lacks(const char *what, hstar_error *err);

/* There are some, and none is NULL. */
MUST_USE hstar_status problem_check_words(const char *const *words, size_t n, const char *what,
                                          hstar_error *err);

MUST_USE hstar_status problem_check_timeout(double seconds, hstar_error *err);

#endif
