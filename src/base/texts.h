/* Lists of texts: names of variables, expressions as typed, the words of a command line. */
#ifndef BASE_TEXTS_H
#define BASE_TEXTS_H

#include <stddef.h>

/* Copies of n texts; NULL where memory ran out. */
char **texts_copy(const char *const *texts, size_t n) __attribute__((warn_unused_result));

/* The list and its n texts. A list that is NULL is fine, and so are NULLs in it. */
void texts_free(char **texts, size_t n);

#endif
