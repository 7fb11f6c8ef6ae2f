/* Threads for work that comes piece by piece and leaves piece by piece, however much there is: only a window of it stands in memory. */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct stream_job {
    /* The next piece; NULL where there is no more. One thread at a time, in their order. It may wait. */
    hstar_status (*next)(void *context, void **piece, hstar_error *err);
    /* Does a piece; several at once. `worker` is the number of the thread, below that of stream_threads. */
    hstar_status (*work)(void *context, void *piece, size_t worker, hstar_error *err);
    /* Takes a piece that is done, as soon as it is its turn. One thread at a time. */
    hstar_status (*give)(void *context, void *piece, hstar_error *err);
    void (*free)(void *piece);
    /* How many bytes a piece that is done takes; NULL: hardly any. */
    size_t (*bytes)(const void *piece);
    /* Pieces of which only one may be worked on at a time; NULL: there are none. */
    bool (*alone)(const void *piece);
    void (*thread_ends)(void); /* once per thread but the caller's; or NULL */
    void *context;
    bool as_they_come; /* pieces are given when they are done; else in the order in which they came */
};

/* How many threads will work where n are asked for; 0: as many as there are processors. */
size_t stream_threads(size_t n);

/* Works until there is no more, or until something fails: then what is begun is ended and not given. The caller's thread works, too. */
MUST_USE hstar_status stream_run(const struct stream_job *job, size_t n_threads, hstar_error *err);

#endif
