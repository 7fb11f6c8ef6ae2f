/* Wrapping prose, without memory of its own. */
#include "base/wrap.h"

#include <string.h>

static void next_line(size_t n, wrap_put *put, void *context)
{
    put(context, "\n", 1);
    for (size_t i = 0; i < n; i++) put(context, " ", 1);
}

/* A continuing byte of UTF-8 takes no column. */
static size_t columns_of_word(const char *word, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) n += ((unsigned char)word[i] & 0xc0) != 0x80;
    return n;
}

void wrap_each(const char *prose, size_t at, size_t columns, wrap_put *put, void *context)
{
    size_t column = at;
    while (*prose) {
        const size_t length = strcspn(prose, " "), width = columns_of_word(prose, length);
        if (column > at && column + 1 + width > columns) {
            next_line(at, put, context);
            column = at;
        } else if (column > at) {
            put(context, " ", 1);
            column++;
        }
        put(context, prose, length);
        column += width;
        prose += length;
        while (*prose == ' ') prose++;
    }
    put(context, "\n", 1);
}
