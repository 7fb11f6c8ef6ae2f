/* What the language offers to those who only use it: its limits, and the list of its functions. */
#ifndef FUNCTION_LANGUAGE_OFFERS_H
#define FUNCTION_LANGUAGE_OFFERS_H

#include <stddef.h>

/* Limits; each has an error that names it. */
enum {
    EXPRESSION_MAX_DEPTH = 256,
    EXPRESSION_MAX_LENGTH = 1 << 20,
    EXPRESSION_MAX_LOCALS = 1024,
    EXPRESSION_MAX_OPERATIONS =
        1 << 24 /* on numbers, after vectors have been taken apart; and elements of one matrix */
};

/* The group of functions of whole vectors. */
#define EXPRESSION_VECTORS "vectors"

/* One row of functions.def or reductions.def, or of constants.def in the group "constant", for `hstar list
 * functions`. */
struct expression_entry {
    const char *name;    /* "sin" */
    const char *usage;   /* "sin(x)" */
    const char *group;   /* "trigonometric"; EXPRESSION_VECTORS for a row of reductions.def */
    const char *summary; /* "sine" */
};
size_t expression_entries(const struct expression_entry **entries);

#endif
