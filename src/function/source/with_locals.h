/* Expressions beside a function that is one: they see its local names. */
#ifndef FUNCTION_SOURCE_WITH_LOCALS_H
#define FUNCTION_SOURCE_WITH_LOCALS_H

#include "function/function.h"

/* Of n texts over f's variables those that mean nothing by themselves, and something behind the definitions of one of f's own texts,
 * get these before them: 2*a*y beside a = x*y; a^2 becomes a = x*y; 2*a*y. */
MUST_USE hstar_status with_locals(const struct function *f, char **texts, size_t n, hstar_error *err);

#endif
