/* What a name means while an expression is parsed, and the parser's state. */
#ifndef FUNCTION_LANGUAGE_NAMES_H
#define FUNCTION_LANGUAGE_NAMES_H

#include "function/language/lexer.h"
#include "function/language/value.h"
#include "function/language/variables.h"

struct local {
    size_t position, length; /* of its name in the text */
    struct value value;
};

struct parser {
    struct code_builder *code;
    const char *text;
    size_t length;
    const struct variables *variables;
    struct token token; /* the next one */
    size_t end;         /* of the one before it */
    unsigned depth;
    const char *closing; /* what would close the innermost bracket; NULL outside of all */
    struct local *locals;
    size_t n_locals, locals_room;
    struct elements *lists; /* all that values have now */
    struct value value;
    hstar_error *err;
    hstar_status status;
};

enum name_kind { NAME_UNKNOWN, NAME_LOCAL, NAME_VARIABLE, NAME_CONSTANT, NAME_FUNCTION };

struct meaning {
    enum name_kind kind;
    struct value value;                    /* NAME_LOCAL, NAME_VARIABLE */
    const struct constant_row *constant;   /* NAME_CONSTANT */
    const struct function_row *function;   /* NAME_FUNCTION: of numbers, each element on its own, */
    const struct reduction_row *reduction; /* of whole vectors, or both */
};

struct meaning name_meaning(const struct parser *p, struct token t);

/* Remembers a local name; false when memory ran out. */
MUST_USE bool name_local(struct parser *p, struct token t, const struct value *value);

#endif
