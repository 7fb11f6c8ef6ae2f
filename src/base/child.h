/* Another program, started from argv without a shell: run once (fed, read and waited for), or started to stay. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <sys/types.h>

/* Runs argv[0] (looked up in PATH), writes input to its stdin, collects its stdout in `out` (bytes) and its
 * stderr in `messages`, and waits. HSTAR_OK only where it took all input and exited with 0. Otherwise the
 * error says what happened (not found, killed by which signal, which exit status) and the first line of what
 * it said on stderr. One that for `patience` milliseconds neither reads nor writes, nor ends, is killed; 0 waits
 * for ever. Of its messages the first megabyte is kept. Raises no SIGPIPE, leaves no zombie. */
MUST_USE hstar_status child_run(const char *const *argv, const char *input, size_t n, unsigned patience,
                                struct text *out, struct text *messages, hstar_error *err);

/* stdin, stdout, stderr */
enum { CHILD_STREAMS = 3 };

/* Starts argv[0] (looked up in PATH) with streams[i] as its descriptor i, or the caller's own where that is -1, with
 * SIGPIPE as the system has it and no signal blocked; apart: in a process group of its own. The caller waits for it. */
MUST_USE hstar_status child_start(const char *const *argv, const int streams[CHILD_STREAMS], bool apart,
                                  pid_t *pid, hstar_error *err);

enum { CHILD_ENDING = 80 };

/* "exited with status 7", "was killed by signal 9 (Killed)": from the status that waitpid gives. */
void child_ending(int status, char text[CHILD_ENDING]);

/* A process that waits for the end of this one, however it comes, and then ends a process group: it lets it see the
 * end of its input, then terminates it, then kills it. (Linux can tie a child to its parent, but means the thread
 * that started it, and that child alone.) */
struct guardian {
    pid_t pid;
    int tie;
};
MUST_USE hstar_status guardian_start(pid_t group, struct guardian *guardian, hstar_error *err);
void guardian_dismiss(struct guardian *guardian); /* one with pid 0 is fine */

#endif
