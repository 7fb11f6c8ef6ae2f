/* Prose in lines of so many columns, broken between words. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include <stddef.h>

/* Longer lines are hard to read. */
enum { WRAP_COLUMNS = 100 };

/* Takes the pieces, one after the other. */
typedef void wrap_put(void *context, const char *bytes, size_t n);

/* The first line begins at column `at`, which is reached already; the others are indented to it. A line ends the prose. */
void wrap_each(const char *prose, size_t at, size_t columns, wrap_put *put, void *context);

#endif
