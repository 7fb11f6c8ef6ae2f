/* The words of the expression language: operators, functions and constants as tables. */
#ifndef FUNCTION_LANGUAGE_LANGUAGE_H
#define FUNCTION_LANGUAGE_LANGUAGE_H

#include "function/machine/literal.h"
#include "function/machine/operations.h"

#include <stdbool.h>
#include <stddef.h>

/* `a < b < c` is not part of the language: comparisons do not associate. */
enum associativity { LEFT, RIGHT, NONE };
enum { PRECEDENCE_LOWEST = 1, PRECEDENCE_UNARY = 4 };

struct operator_row {
    const char *symbol;
    unsigned precedence;
    enum associativity associativity;
    enum opcode opcode;
};

struct function_row {
    const char *name, *usage;
    unsigned arity;
    enum opcode opcode;
};

/* What a function of vectors takes: any elements, a vector, a matrix, or what it looks at itself. */
enum takes { TAKES_ELEMENTS, TAKES_VECTOR, TAKES_MATRIX, TAKES_FACTORS };

/* A function of whole vectors and matrices: reductions.def. */
struct reduction_row {
    const char *name, *usage;
    unsigned arity;
    enum takes takes;
    enum reduction {
#define X(name, arity, takes, usage, summary) REDUCTION_##name,
#include "function/language/reductions.def"
#undef X
    } reduction;
};

struct constant_row {
    const char *name;
    const char *digits; /* more of them than any format holds */
};

/* The longest operator at the start of `text` (which ends in a zero), or NULL. */
const struct operator_row *operator_at(const char *text);

/* The row of name[0 … length), or NULL. */
const struct function_row *function_named(const char *name, size_t length);
const struct reduction_row *reduction_named(const char *name, size_t length);
const struct constant_row *constant_named(const char *name, size_t length);

/* What a foreign name such as ln is called here, or NULL. */
const char *synonym_of(const char *name, size_t length);

/* Is it a module of another language, as np? */
bool is_module(const char *name, size_t length);

#endif
