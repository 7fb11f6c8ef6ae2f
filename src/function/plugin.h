/* A function in a shared library: FILE:SYMBOL.
 *
 *     double f(double x, void *context)                      one variable: the shape of gsl_function's
 *     double f(const double *x, size_t n, void *context)     several variables, in the order of the point
 *
 * The number of variables tells the shape; SYMBOL@vector is the second one also for one variable. context is NULL. The
 * function is called in one thread at a time. */
#ifndef FUNCTION_PLUGIN_H
#define FUNCTION_PLUGIN_H

#include "function/function.h"

/* name: "./plugin.so:f" or "plugin.so:f", which is the same: a file, never searched for elsewhere. */
MUST_USE hstar_status plugin_new(const char *name, const char *const *variables, size_t n_variables,
                                 struct function **f, hstar_error *err);

#endif
