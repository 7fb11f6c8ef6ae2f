/* Wrapping prose, without memory of its own. */
#include "base/wrap.h"

#include <string.h>

static void next_line(size_t n, wrap_put *put, void *context)
{
    put(context, "\n", 1);
    for (size_t i = 0; i < n; i++) put(context, " ", 1);
}

void wrap_each(const char *prose, size_t at, wrap_put *put, void *context)
{
    size_t column = at;
    while (*prose) {
        const size_t length = strcspn(prose, " ");
        if (column > at && column + 1 + length > WRAP_COLUMNS) {
            next_line(at, put, context);
            column = at;
        } else if (column > at) {
            put(context, " ", 1);
            column++;
        }
        put(context, prose, length);
        column += length;
        prose += length;
        while (*prose == ' ') prose++;
    }
    put(context, "\n", 1);
}

static void append_piece(void *context, const char *bytes, size_t n)
{
    text_append_bytes(context, bytes, n);
}

void text_wrapped(struct text *t, const char *prose, size_t at)
{
    wrap_each(prose, at, append_piece, t);
}
