/* Several copies of one function that cannot be called by two threads at once, as one that can: the points of a call are shared
 * out over those that are free. */
#ifndef FUNCTION_SOURCE_COPIES_H
#define FUNCTION_SOURCE_COPIES_H

#include "function/function.h"

/* n >= 1 functions that answer alike; they become part of the result, also where it fails. At most n threads call it. */
MUST_USE hstar_status copies_new(struct function *const *copies, size_t n, struct function **f,
                                 hstar_error *err);

/* The first of them; f itself where it is no such function. */
const struct function *copies_first(const struct function *f);

/* Any of them, by its number; NULL where there are fewer. */
const struct function *copies_at(const struct function *f, size_t i);

#endif
