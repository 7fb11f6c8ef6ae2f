/* A pool of threads: each takes the next task until none is left. */
#include "base/pool.h"

#include "base/clock.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

struct pool {
    const struct pool_job *job;
    size_t n;
    atomic_size_t next, done;
    pthread_mutex_t lock; /* of the three below: the first task that failed, and how */
    size_t failed;
    hstar_status status;
    hstar_error error;
};

/* Takes tasks until none is left, or until the time is over. The caller's own thread tells how far all are. */
static void work(struct pool *pool, double until, const struct progress *progress)
{
    while (isinf(until) || clock_seconds() < until) {
        size_t task = atomic_fetch_add(&pool->next, 1);
        if (task >= pool->n) return;
        hstar_error error = {0};
        hstar_status status = pool->job->task(pool->job->context, task, &error);
        size_t done = atomic_fetch_add(&pool->done, 1) + 1;
        if (status == HSTAR_OK && progress_tell(progress, done, pool->n)) continue;
        if (status == HSTAR_OK) status = error_cancelled(&error);
        /* Tasks are handed out in order, so the first that fails was begun whichever thread reports first. */
        pthread_mutex_lock(&pool->lock);
        if (task < pool->failed) {
            pool->failed = task;
            pool->status = status;
            pool->error = error;
        }
        pthread_mutex_unlock(&pool->lock);
        atomic_store(&pool->next, pool->n);
        return;
    }
}

static void *thread_main(void *argument)
{
    struct pool *pool = argument;
    work(pool, INFINITY, NULL);
    if (pool->job->thread_ends) pool->job->thread_ends();
    return NULL;
}

static size_t processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

hstar_status pool_run(const struct pool_job *job, size_t n, size_t n_threads, hstar_error *err)
{
    struct pool pool = {
        .job = job, .n = n, .failed = n, .lock = PTHREAD_MUTEX_INITIALIZER, .status = HSTAR_OK};
    atomic_init(&pool.next, 0);
    atomic_init(&pool.done, 0);
    if (n_threads == 0) n_threads = processors();
    if (n_threads > MOST_THREADS) n_threads = MOST_THREADS;
    if (n_threads > n) n_threads = n;

    pthread_t threads[MOST_THREADS];
    size_t started = 0;
    if (job->alone > 0) work(&pool, clock_seconds() + job->alone, job->progress);
    if (atomic_load(&pool.next) >= n) n_threads = 1;
    /* A thread that cannot be started is not missed: the others do its work. */
    while (started + 1 < n_threads && pthread_create(&threads[started], NULL, thread_main, &pool) == 0)
        started++;
    work(&pool, INFINITY, job->progress);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&pool.lock);
    if (pool.status != HSTAR_OK && err) *err = pool.error;
    return pool.status;
}
