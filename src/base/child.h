/* Another program, started from argv without a shell: run once (fed, read and waited for), or started to stay. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <sys/types.h>

/* What is run: argv[0] is looked up in PATH. */
struct program {
    const char *const *argv;
    const char *const *environment; /* "NAME=value", NULL at its end; NULL: this process's own */
};

/* Runs it, writes input to its stdin, collects its stdout in `out` (bytes) and its stderr in `messages`, and waits.
 * HSTAR_OK only where it took all input, all of its output was read, and it exited with 0. Otherwise the error says
 * what happened (not found, killed by which signal, which exit status) and the first line of what it said on stderr.
 * One that for `patience` milliseconds neither reads nor writes, nor ends, is killed; 0 waits for ever. One that writes
 * FILE_LONGEST bytes is killed, too. Of its messages the first megabyte is kept. Raises no SIGPIPE, leaves no zombie; it
 * does not outlive this process. */
MUST_USE hstar_status child_run(const struct program *program, const char *input, size_t n, unsigned patience,
                                struct text *out, struct text *messages, hstar_error *err);

/* stdin, stdout, stderr */
enum { CHILD_STREAMS = 3 };

/* Starts it with streams[i] as its descriptor i, or the caller's own where that is -1, in a process group of its own, with
 * SIGPIPE and SIGXFSZ as the system has them and no signal blocked. The caller waits for it. */
MUST_USE hstar_status child_start(const struct program *program, const int streams[CHILD_STREAMS], pid_t *pid,
                                  hstar_error *err);

/* Of an error that was just set because of an errno: what to do where files or processes ran out. Returns HSTAR_CHILD. */
hstar_status child_short_of(int failure, hstar_error *err);

enum { CHILD_ENDING = 80 };

/* "exited with status 7", "was killed by signal 9 (Killed)": from the status that waitpid gives. */
void child_ending(int status, char text[CHILD_ENDING]);

/* A process that waits for the end of this one, however it comes, and then ends a process group: it terminates it, and
 * kills what is left of it. It holds this side's ends of the group's pipes until the group was terminated, so that the
 * end of this process is not seen as a broken pipe, of which a program would complain. (Linux can tie a child to its
 * parent, but means the thread that started it, and that child alone.) */
enum { GUARDED_PIPES = 2 };
struct guardian {
    pid_t pid;
    int tie;
};
MUST_USE hstar_status guardian_start(pid_t group, const int pipes[GUARDED_PIPES], struct guardian *guardian,
                                     hstar_error *err); /* a pipe of -1 is none */
void guardian_release(struct guardian *guardian);       /* of the pipes: what is closed here is closed */
void guardian_dismiss(struct guardian *guardian);       /* one with pid 0 is fine */

#endif
