/* A pool of threads for work that splits into independent tasks. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/error.h"
#include "base/progress.h"

#include <stdbool.h>
#include <stddef.h>

struct pool_job {
    /* Does task number `task`; several run at once. A failure stops the rest from being begun. */
    hstar_status (*task)(void *context, size_t task, hstar_error *err);
    void (*thread_ends)(void); /* once per thread, when it has no more to do; or NULL */
    void *context;
    /* For so many seconds the caller works alone: threads are started only when that has not been enough. */
    double alone;
    /* Tasks share out parts of what they do: who has no task left waits for parts, and there may be more threads than tasks. */
    bool shares;
    const struct progress *progress; /* told of the tasks that are done; or NULL */
};

/* Does tasks 0 … n-1 on at most n_threads threads (0: as many as there are processors). The caller's thread
 * works too. The result does not depend on the number of threads; of several failures, that of the lowest
 * task is reported. */
MUST_USE hstar_status pool_run(const struct pool_job *job, size_t n, size_t n_threads, hstar_error *err);

/* For a task that takes long: threads are started as soon as the caller has worked alone for long enough, and not only behind the task. */
void pool_pulse(void);

/* Has a thread of the pool whose task this is nothing to do? */
bool pool_is_idle(void);

/* Does parts 0 … n-1 of a task, in any order; where the pool's tasks share, on all its threads that have nothing to do. */
void pool_share(void (*part)(void *context, size_t i), void *context, size_t n);

#endif
