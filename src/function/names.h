/* What a name means while an expression is parsed, and the parser's state. */
#ifndef FUNCTION_NAMES_H
#define FUNCTION_NAMES_H

#include "function/code.h"
#include "function/lexer.h"

struct local {
    size_t position, length; /* of its name in the text */
    operand operand;
};

struct parser {
    struct code_builder *code;
    const char *text;
    size_t length;
    const char *const *variables;
    size_t n_variables;
    struct token token; /* the next one */
    unsigned depth;
    struct local *locals;
    size_t n_locals, locals_room;
    operand value;
    hstar_error *err;
    hstar_status status;
};

enum name_kind { NAME_UNKNOWN, NAME_LOCAL, NAME_VARIABLE, NAME_CONSTANT, NAME_FUNCTION };

struct meaning {
    enum name_kind kind;
    operand operand;                     /* NAME_LOCAL, NAME_VARIABLE */
    const struct constant_row *constant; /* NAME_CONSTANT */
    const struct function_row *function; /* NAME_FUNCTION */
};

struct meaning name_meaning(const struct parser *p, struct token t);

/* Remembers a local name; false when memory ran out. */
MUST_USE bool name_local(struct parser *p, struct token t, operand value);

#endif
