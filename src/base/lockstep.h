/* Tasks that take turns in one thread: each runs until it asks something, and when all have asked, all are answered together. */
#ifndef BASE_LOCKSTEP_H
#define BASE_LOCKSTEP_H

#include "base/error.h"
#include "base/progress.h"

struct lockstep_job {
    /* Does task number `task`, and calls lockstep_ask where it needs an answer. */
    hstar_status (*task)(void *context, size_t task, hstar_error *err);
    void *context;

    /* Answers n requests of as many tasks, in the order of the tasks. It runs on the caller's own stack. */
    hstar_status (*answer)(void *respondent, void *const *requests, size_t n, hstar_error *err);
    void *respondent;

    size_t most;                     /* tasks that are under way at once */
    const struct progress *progress; /* told of the tasks that are done; or NULL */
};

/* Does tasks 0 … n-1; a failure of one, or of an answer, is that of all. Where the system cannot switch stacks the tasks run one after
 * the other, and each request is answered alone. */
MUST_USE hstar_status lockstep_run(const struct lockstep_job *job, size_t n, hstar_error *err);

/* Is this within a task? */
bool lockstep_is_running(void);

/* Within a task: returns when the request was answered. */
MUST_USE hstar_status lockstep_ask(void *request, hstar_error *err);

#endif
