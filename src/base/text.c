/* Text that grows, and the nearest name. */
#include "base/text.h"
#include "base/decimal.h"
#include "base/memory.h"
#include "base/numeral.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_init(struct text *t)
{
    *t = (struct text){0};
}

void text_clear(struct text *t)
{
    free(t->data);
    text_init(t);
}

/* Room for n more bytes and the terminating zero. */
static bool reserve(struct text *t, size_t n)
{
    if (t->failed) return false;
    if (n < t->capacity - t->length) return true;
    if (n > SIZE_MAX / 4 - t->length) {
        t->failed = true;
        return false;
    }
    size_t capacity = 2 * (t->length + n) + 64;
    char *data = memory_resize(t->data, capacity, 1);
    if (!data) {
        t->failed = true;
        return false;
    }
    t->data = data;
    t->capacity = capacity;
    return true;
}

void text_append_bytes(struct text *t, const char *s, size_t n)
{
    if (!reserve(t, n)) return;
    memcpy(t->data + t->length, s, n);
    t->length += n;
    t->data[t->length] = '\0';
}

void text_append(struct text *t, const char *s)
{
    text_append_bytes(t, s, strlen(s));
}

void text_format(struct text *t, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int n = numeral_print_list(NULL, 0, format, arguments);
    if (n < 0) t->failed = true;
    if (n >= 0 && reserve(t, (size_t)n)) {
        numeral_print_list(t->data + t->length, (size_t)n + 1, format, again);
        t->length += (size_t)n;
    }
    va_end(again);
    va_end(arguments);
}

const char *text_said(const struct text *t, struct text *into)
{
    if (into && t->failed) into->failed = true;
    return t->data ? t->data : "";
}

void text_double(struct text *t, double x)
{
    if (!reserve(t, DECIMAL_LENGTH)) return;
    t->length += decimal_print(x, t->data + t->length);
}

/* Edits (insert, delete, replace, swap of neighbours) that turn a into b; names are short, longer ones are
 * cut, which only makes them look more alike. */
static unsigned edits(const char *a, size_t n, const char *b)
{
    enum { LONGEST = 32 };
    unsigned row[3][LONGEST + 1];
    size_t m = strlen(b);
    if (n > LONGEST) n = LONGEST;
    if (m > LONGEST) m = LONGEST;
    for (size_t j = 0; j <= m; j++) row[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[n % 3][m];
}

const char *text_nearest(const char *wrong, size_t length, const char *const *names, size_t n)
{
    const char *nearest = NULL;
    unsigned fewest = length <= 3 ? 2 : 3;
    for (size_t i = 0; i < n; i++) {
        unsigned e = edits(wrong, length, names[i]);
        if (e < fewest) {
            fewest = e;
            nearest = names[i];
        }
    }
    return nearest;
}
