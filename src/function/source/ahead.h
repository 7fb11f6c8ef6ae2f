/* A function that computes several points in the time of one, called ahead of time: where a call leaves room, it is filled with
 * points that were foreseen for later calls. */
#ifndef FUNCTION_SOURCE_AHEAD_H
#define FUNCTION_SOURCE_AHEAD_H

#include "function/function.h"

/* f becomes part of the result, also where it fails. */
MUST_USE hstar_status ahead_new(struct function *f, struct function **ahead, hstar_error *err);

/* What is within; f itself where it is no such function. */
const struct function *ahead_within(const struct function *f);

#endif
