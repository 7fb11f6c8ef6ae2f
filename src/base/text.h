/* Text that grows, and help for names that were mistyped. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A growing text. Once memory ran out `failed` is set and appending does nothing: check once, at the end. */
struct text {
    char *data; /* ends in a zero once anything was appended; NULL before */
    size_t length, capacity;
    bool failed;
};

void text_init(struct text *t);
void text_clear(struct text *t);
void text_append(struct text *t, const char *s);
void text_append_bytes(struct text *t, const char *s, size_t n);
void text_format(struct text *t, const char *format, ...) PRINTF_LIKE(2, 3);

/* What t says, "" where it says nothing, to be shown within `into`, which fails with it: what is left of a text when memory ran
 * out must not pass for the whole. A NULL for `into` is for what is only measured. */
const char *text_said(const struct text *t, struct text *into);

/* Appends x so that it reads back bit for bit (see base/decimal.h). */
void text_double(struct text *t, double x);

/* The name among names[0 … n) that is nearest to `wrong` (length bytes), or NULL where none is near. */
const char *text_nearest(const char *wrong, size_t length, const char *const *names, size_t n);

#endif
