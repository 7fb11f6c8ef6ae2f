/* An expression in the arithmetic of a format. */
#ifndef FUNCTION_SOURCE_IN_FORMAT_H
#define FUNCTION_SOURCE_IN_FORMAT_H

#include "function/function.h"
#include "function/machine/code.h"

/* f, whose code it is, outlives it. Not for double, in which f itself is. */
MUST_USE hstar_status in_format_new(const struct function *f, const struct code *code,
                                    const struct format *format, struct function **in, hstar_error *err);

#endif
