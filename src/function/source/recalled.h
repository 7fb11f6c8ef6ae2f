/* A function as a file tells of it: its kind, its texts and the names of its variables. It cannot be called. */
#ifndef FUNCTION_SOURCE_RECALLED_H
#define FUNCTION_SOURCE_RECALLED_H

#include "function/function.h"

/* What is known of it, all for free(); n_outputs texts and n_variables names. */
struct recalled_parts {
    char *kind;
    char **texts;
    size_t n_outputs;
    char **variables;
    size_t n_variables;
};

/* The parts are the function's from then on, and still the caller's where this fails. */
MUST_USE hstar_status recalled_new(const struct recalled_parts *parts, struct function **f, hstar_error *err);

/* What is known by its text can be compiled again: an expression. NULL where it is none, or that cannot be. */
struct function *recalled_again(const char *kind, const struct function *f);

#endif
