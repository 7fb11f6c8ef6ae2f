/* Prose in lines of at most so many bytes, broken between words. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/text.h"

enum { WRAP_COLUMNS = 100 };

/* Takes the pieces, one after the other. */
typedef void wrap_put(void *context, const char *bytes, size_t n);

/* The first line begins at column `at`, which is reached already; the others are indented to it. A line ends the prose. */
void wrap_each(const char *prose, size_t at, wrap_put *put, void *context);

/* The same behind what a text says. */
void text_wrapped(struct text *t, const char *prose, size_t at);

#endif
