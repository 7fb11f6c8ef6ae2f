/* Another program, started from argv without a shell: fed, read and waited for. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/error.h"
#include "base/text.h"

/* Runs argv[0] (looked up in PATH), writes input to its stdin, collects its stdout in `out` (bytes) and its
 * stderr in `messages`, and waits. HSTAR_OK only where it took all input and exited with 0. Otherwise the
 * error says what happened (not found, killed by which signal, which exit status) and the first line of what
 * it said on stderr. One that for `patience` milliseconds neither reads nor writes, nor ends, is killed; 0 waits
 * for ever. Of its messages the first megabyte is kept. Raises no SIGPIPE, leaves no zombie. */
MUST_USE hstar_status child_run(const char *const *argv, const char *input, size_t n, unsigned patience,
                                struct text *out, struct text *messages, hstar_error *err);

#endif
