/* A pool of threads for work that splits into independent tasks. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/error.h"
#include "base/progress.h"

#include <stddef.h>

struct pool_job {
    /* Does task number `task`; several run at once. A failure stops the rest from being begun. */
    hstar_status (*task)(void *context, size_t task, hstar_error *err);
    void (*thread_ends)(void); /* once per thread, when it has no more to do; or NULL */
    void *context;
    /* For so many seconds the caller works alone: threads are started only when that has not been enough. */
    double alone;
    const struct progress *progress; /* told of the tasks that are done; or NULL */
};

/* Does tasks 0 … n-1 on at most n_threads threads (0: as many as there are processors). The caller's thread
 * works too. The result does not depend on the number of threads; of several failures, that of the lowest
 * task is reported. */
MUST_USE hstar_status pool_run(const struct pool_job *job, size_t n, size_t n_threads, hstar_error *err);

#endif
