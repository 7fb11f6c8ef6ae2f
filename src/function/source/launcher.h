/* What starts the copies of a program: words that stand before its own, as `srun -n1` or `ssh node7`. One text serves all copies, or
 * a file has a line for each:
 *
 *     ssh node{i}            {i} is the number of the copy, from 0, in quotes too
 *     taskset -c '3'         words as a shell reads simple ones: '…', "…" and \ keep blanks; nothing else is special
 */
#ifndef FUNCTION_SOURCE_LAUNCHER_H
#define FUNCTION_SOURCE_LAUNCHER_H

#include "base/error.h"

#include <stddef.h>

struct launcher;

/* The words for each of n copies, from a text or, where it is "@FILE", from the first n lines of that file; empty lines and those
 * that begin with # do not count. A file with fewer is HSTAR_INVALID. */
MUST_USE hstar_status launcher_new(const char *text, size_t n, struct launcher **launcher, hstar_error *err);

/* Those of copy i: how many, at least one. Where `launcher` is NULL there are none. */
size_t launcher_words(const struct launcher *launcher, size_t i, const char *const **words);

void launcher_free(struct launcher *launcher);

#endif
