/* Several copies of one function that cannot be called by two threads at once, as one that can: the points of a call are shared
 * out over those that are free. One that is lost is given up, and the others do its work. Copies that start when they are first asked
 * are asked only when those before them would take longer. */
#ifndef FUNCTION_SOURCE_COPIES_H
#define FUNCTION_SOURCE_COPIES_H

#include "function/function.h"

/* n >= 1 functions that answer alike, of which the first n_started are started; they become part of the result, also where it fails. At
 * most n threads call it. first_answer: seconds from the start of one to its first answer; 0: not known. */
MUST_USE hstar_status copies_new(struct function *const *copies, size_t n, size_t n_started,
                                 double first_answer, struct function **f, hstar_error *err);

/* Is f such a function? */
bool copies_are(const struct function *f);

/* Asks one of them something of its own, the first that is free. */
MUST_USE hstar_status copies_ask_one(const struct function *f,
                                     hstar_status (*ask)(void *context, const struct function *copy,
                                                         hstar_error *err),
                                     void *context, hstar_error *err);

/* Any of them, by its number; NULL where there are fewer. */
const struct function *copies_at(const struct function *f, size_t i);

#endif
