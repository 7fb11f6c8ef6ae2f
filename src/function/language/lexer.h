/* The lexer: from bytes to tokens, one at a time. */
#ifndef FUNCTION_LANGUAGE_LEXER_H
#define FUNCTION_LANGUAGE_LEXER_H

#include "function/language/language.h"

#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_OPERATOR,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPEN_BRACKET,
    TOKEN_CLOSE_BRACKET,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_ASSIGN,
    TOKEN_STRANGE /* bytes that are no part of the language */
};

struct token {
    enum token_kind kind;
    size_t position, length;           /* in bytes */
    struct literal number;             /* TOKEN_NUMBER */
    const struct operator_row *binary; /* TOKEN_OPERATOR */
};

/* The token of `text`, which ends in a zero, at or after byte `position`. A name is an ASCII letter or _
 * and then letters, digits and _; a number is what strtod reads in the C locale, not inf or nan. */
struct token token_at(const char *text, size_t position);

/* The whole text is one name. */
bool is_name(const char *name);

#endif
