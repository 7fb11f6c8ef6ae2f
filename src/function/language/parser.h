/* The parser: from one text to register code, in a single pass. */
#ifndef FUNCTION_LANGUAGE_PARSER_H
#define FUNCTION_LANGUAGE_PARSER_H

#include "function/language/variables.h"
#include "function/machine/code.h"

/* Adds the code of `text` and its outputs, one for each element of its value, to what is being built. The
 * value's shape is *shape, and its last statement begins at byte *last. */
MUST_USE hstar_status parse_expression(struct code_builder *code, const char *text,
                                       const struct variables *variables, struct shape *shape, size_t *last,
                                       hstar_error *err);

#endif
