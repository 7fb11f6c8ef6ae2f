/* A program that stays, in a process group of its own, between two pipes: how it starts and how it ends. */
#ifndef BASE_RESIDENT_H
#define BASE_RESIDENT_H

#include "base/child.h"

#include <stdbool.h>
#include <sys/types.h>

struct resident {
    pid_t pid; /* 0: ended */
    bool lost; /* somebody else waited for it: its number may be another's by now */
    struct guardian guardian;
    int to, from; /* its stdin and stdout, neither of which blocks; -1: closed */
};

/* Seconds for one to end that is told to. */
#define RESIDENT_LAST_WORD 0.5

/* argv: as in struct program. It does not outlive this process. */
MUST_USE hstar_status resident_start(struct resident *resident, const char *const *argv, hstar_error *err);

bool resident_has_ended(struct resident *resident);

/* Does it run, or want to, on a processor right now? false where that cannot be told. */
bool resident_is_busy(const struct resident *resident);

bool resident_ends_within(struct resident *resident, double seconds); /* waits for it */

/* Ends it, in `grace` seconds of itself if it can, and all that is left of its group; the status as waitpid has it. One that
 * has ended is fine. */
int resident_end(struct resident *resident, double grace);

#endif
