/* What the outputs of a text are called. */
#ifndef FUNCTION_LANGUAGE_OUTPUT_NAMES_H
#define FUNCTION_LANGUAGE_OUTPUT_NAMES_H

#include "base/error.h"
#include "function/language/shape.h"

/* names[0 … shape's count), for free(): the text itself for a number; for the elements of a literal, [x^2,
 * x*y], their own texts; otherwise the text with an index behind it, which is an expression, too: (w^2)[1].
 * A long text is cut. `last` is where its last statement begins. False when memory ran out; what was set is
 * then the caller's. */
MUST_USE bool output_names(const char *text, size_t last, struct shape shape, char **names);

#endif
