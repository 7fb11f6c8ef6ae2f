/* A function in a shared library: FILE:SYMBOL.
 *
 *     double f(double x, void *context)                      one variable: the shape of gsl_function's
 *     double f(const double *x, size_t n, void *context)     several variables, in the order of the point
 *
 * The number of variables tells the shape; SYMBOL@vector is the second one also for one variable. context is NULL. The
 * function is called in one thread at a time, unless somebody vouches for it. */
#ifndef FUNCTION_SOURCE_PLUGIN_H
#define FUNCTION_SOURCE_PLUGIN_H

#include "function/function.h"

/* name: "./plugin.so:f" or "plugin.so:f", which is the same: a file, never searched for elsewhere. */
MUST_USE hstar_status plugin_new(const char *name, const char *const *variables, size_t n_variables,
                                 struct function **f, hstar_error *err);

/* The gradient of such a function, by the same kind of name, as a function with one output for each variable, or of so many rows one for each row and variable:
 *
 *     double g(double x, void *context)                                     one variable
 *     void g(const double *x, size_t n, double *gradient, void *context)    several, or with @vector: fills in n numbers */
MUST_USE hstar_status plugin_gradient_new(const char *name, const char *const *variables, size_t n_variables,
                                          size_t n_rows, struct function **g, hstar_error *err);

/* May several threads call it at once? Its user's word. Another kind of function stays as it is. */
void plugin_share(struct function *f, bool shared);

#endif
