/* The parser: from one text to register code, in a single pass. */
#ifndef FUNCTION_PARSER_H
#define FUNCTION_PARSER_H

#include "function/code.h"

/* Adds the code of `text` and its output to what is being built. `variables` are checked names. */
MUST_USE hstar_status parse_expression(struct code_builder *code, const char *text,
                                       const char *const *variables, size_t n_variables, hstar_error *err);

#endif
