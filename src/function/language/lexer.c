/* The lexer. ASCII throughout: what a letter is does not depend on the locale. */
#include "function/language/lexer.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t name_length(const char *text)
{
    size_t n = 0;
    if (is_letter(*text))
        while (is_letter(text[n]) || is_digit(text[n])) n++;
    return n;
}

bool is_name(const char *name)
{
    return *name && name[name_length(name)] == '\0';
}

/* How many bytes a character of UTF-8 has, so that an error can show it whole; 1 for any other byte. */
static size_t character_length(const char *text)
{
    unsigned char first = (unsigned char)*text;
    size_t n = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    for (size_t i = 1; i < n; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80) return 1;
    return n;
}

static enum token_kind punctuation(char c)
{
    switch (c) {
    case '(':
        return TOKEN_OPEN;
    case ')':
        return TOKEN_CLOSE;
    case '[':
        return TOKEN_OPEN_BRACKET;
    case ']':
        return TOKEN_CLOSE_BRACKET;
    case ',':
        return TOKEN_COMMA;
    case ';':
        return TOKEN_SEMICOLON;
    case '=':
        return TOKEN_ASSIGN;
    default:
        return TOKEN_STRANGE;
    }
}

struct token token_at(const char *text, size_t position)
{
    while (is_space(text[position])) position++;
    struct token t = {.kind = TOKEN_END, .position = position};
    const char *s = text + position;
    if (*s == '\0') return t;
    if (is_digit(*s) || (*s == '.' && is_digit(s[1]))) {
        t.kind = TOKEN_NUMBER;
        t.number = literal_read(s, &t.length);
    } else if (is_letter(*s)) {
        t.kind = TOKEN_NAME;
        t.length = name_length(s);
    } else if ((t.binary = operator_at(s))) {
        t.kind = TOKEN_OPERATOR;
        t.length = strlen(t.binary->symbol);
    } else {
        t.kind = punctuation(*s);
        t.length = t.kind == TOKEN_STRANGE ? character_length(s) : 1;
    }
    return t;
}
