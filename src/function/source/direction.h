/* A function along a direction: of one variable t, f(point + t direction). */
#ifndef FUNCTION_SOURCE_DIRECTION_H
#define FUNCTION_SOURCE_DIRECTION_H

#include "function/function.h"

/* f, point and direction outlive it; point and direction have f->n_variables numbers. It has an exact form where f has one and that is wanted. */
MUST_USE hstar_status along_new(const struct function *f, const double *point, const double *direction,
                                bool exact, struct function **along, hstar_error *err);

/* From here on its texts say, for people, where it begins and leads: "x*y with x = 1 + 2 t, y = 3". */
MUST_USE hstar_status along_describe(struct function *along, hstar_error *err);

#endif
