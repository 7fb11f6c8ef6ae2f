/* Names for the elements of a vector that is the value of an expression. */
#include "function/language/output_names.h"
#include "base/memory.h"
#include "function/language/lexer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 72 };

static bool opens(struct token t)
{
    return t.kind == TOKEN_OPEN || t.kind == TOKEN_OPEN_BRACKET;
}

static bool closes(struct token t)
{
    return t.kind == TOKEN_CLOSE || t.kind == TOKEN_CLOSE_BRACKET;
}

/* The end of text[begin …), without the blanks before `limit`. */
static size_t end_of(const char *text, size_t begin, size_t limit)
{
    while (limit > begin && strchr(" \t\r\n\v\f", text[limit - 1])) limit--;
    return limit;
}

/* Whether text[begin … end) is one [ … ] and nothing else. */
static bool is_literal(const char *text, size_t begin, size_t end)
{
    size_t depth = 0;
    struct token t = token_at(text, begin);
    if (t.kind != TOKEN_OPEN_BRACKET) return false;
    for (; t.kind != TOKEN_END && t.position < end; t = token_at(text, t.position + t.length)) {
        if (opens(t)) depth++;
        if (closes(t) && --depth == 0) return t.position + t.length == end;
    }
    return false;
}

/* The texts of the elements of the literal at text[begin …), n names at most; of its rows' elements where
 * rows is set. False when memory ran out. *n_found is 0 where a row is no literal. */
static bool name_elements(const char *text, size_t begin, bool rows, char **names, size_t n, size_t *n_found)
{
    size_t depth = 1, start = begin + 1;
    for (struct token t = token_at(text, start);; t = token_at(text, t.position + t.length)) {
        if (opens(t)) depth++;
        if (closes(t)) depth--;
        if (depth == 0 || (t.kind == TOKEN_COMMA && depth == 1)) {
            start = token_at(text, start).position;
            size_t end = end_of(text, start, t.position), before = *n_found;
            if (rows) {
                if (!is_literal(text, start, end)) return true;
                if (!name_elements(text, start, false, names, n, n_found)) return false;
                if (*n_found == before) return true;
            } else if (*n_found < n && !(names[(*n_found)++] = memory_text(text + start, end - start)))
                return false;
            start = t.position + t.length;
        }
        if (depth == 0) return true;
    }
}

/* Whether [i] behind text[begin … end) is an index to all of it: a name, a call, a bracket, and indices
 * behind these. */
static bool is_alone(const char *text, size_t begin, size_t end)
{
    size_t depth = 0;
    struct token t = token_at(text, begin);
    if (t.kind == TOKEN_NAME) {
        if (t.position + t.length == end) return true;
        t = token_at(text, t.position + t.length);
    }
    for (; t.position < end; t = token_at(text, t.position + t.length)) {
        if (opens(t)) depth++;
        if (closes(t)) depth--;
        if (depth > 0) continue;
        if (!closes(t)) return false;
        if (t.position + t.length == end) return true;
        if (text[token_at(text, t.position + t.length).position] != '[') return false;
    }
    return false;
}

/* text[0 … end) with an index; its beginning alone where it is long. */
static char *with_index(const char *text, size_t last, size_t end, struct shape shape, size_t i)
{
    char name[LONGEST + 64], place[48];
    shape_element(place, sizeof place, shape, i);
    if (end > LONGEST) {
        size_t n = LONGEST - 16;
        while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80) n--;
        snprintf(name, sizeof name, "(%.*s…)%s", (int)n, text, place);
    } else {
        bool alone = is_alone(text, last, end);
        snprintf(name, sizeof name, "%.*s%s%.*s%s%s", (int)last, text, alone ? "" : "(", (int)(end - last),
                 text + last, alone ? "" : ")", place);
    }
    return memory_text(name, strlen(name));
}

bool output_names(const char *text, size_t last, struct shape shape, char **names)
{
    const size_t length = strlen(text), end = end_of(text, 0, length), n = shape_count(shape);
    const size_t begin = token_at(text, 0).position;
    size_t found = 0;
    if (shape.rank == RANK_SCALAR) return (names[0] = memory_text(text, length)) != NULL;
    if (last == begin && is_literal(text, begin, end)) {
        if (!name_elements(text, begin, shape.rank == RANK_MATRIX, names, n, &found)) return false;
        if (found == n) return true;
    }
    for (size_t i = 0; i < found; i++) free(names[i]);
    memset(names, 0, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        if (!(names[i] = with_index(text, last, end, shape, i))) return false;
    return true;
}
