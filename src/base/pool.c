/* A pool of threads: each takes the next task until none is left, and then parts of what others are at. */
#include "base/pool.h"

#include "base/clock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

/* What a task shares out: its parts. */
struct shared_parts {
    void (*part)(void *context, size_t i);
    void *context;
    size_t n, next, done;
    struct shared_parts *behind; /* another task's */
};

struct pool {
    const struct pool_job *job;
    size_t n, n_threads;
    double until; /* the caller works alone until then */
    pthread_t threads[MOST_THREADS];
    size_t started;
    atomic_size_t next, done;
    atomic_size_t idle;   /* threads that wait for parts */
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    struct shared_parts *open; /* of the tasks that have shared out; NULL: none has */
    size_t busy;               /* threads that have tasks */
    size_t failed;             /* the first task that failed, and how */
    hstar_status status;
    hstar_error error;
};

/* The pool whose task this thread does; and the one that it has called and in which it still works alone. */
static _Thread_local struct pool *within, *alone_in;

/* ---- Parts of tasks ---- */

/* With the lock, which it lets go meanwhile. */
static void do_part(struct pool *pool, struct shared_parts *parts)
{
    const size_t i = parts->next++;
    pthread_mutex_unlock(&pool->lock);
    parts->part(parts->context, i);
    pthread_mutex_lock(&pool->lock);
    if (++parts->done == parts->n) pthread_cond_broadcast(&pool->changed);
}

static struct shared_parts *parts_to_do(const struct pool *pool)
{
    struct shared_parts *parts = pool->open;
    while (parts && parts->next == parts->n) parts = parts->behind;
    return parts;
}

/* For who has no task left, as long as somebody has one. */
static void help_others(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    if (!--pool->busy) pthread_cond_broadcast(&pool->changed);
    atomic_fetch_add(&pool->idle, 1);
    while (pool->busy) {
        struct shared_parts *parts = parts_to_do(pool);
        if (parts) {
            atomic_fetch_sub(&pool->idle, 1);
            do_part(pool, parts);
            atomic_fetch_add(&pool->idle, 1);
        } else {
            pthread_cond_wait(&pool->changed, &pool->lock);
        }
    }
    atomic_fetch_sub(&pool->idle, 1);
    pthread_mutex_unlock(&pool->lock);
}

bool pool_is_idle(void)
{
    return within && atomic_load_explicit(&within->idle, memory_order_relaxed);
}

void pool_share(void (*part)(void *context, size_t i), void *context, size_t n)
{
    struct pool *pool = within;
    if (!pool_is_idle()) {
        for (size_t i = 0; i < n; i++) part(context, i);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    struct shared_parts parts = {.part = part, .context = context, .n = n, .behind = pool->open};
    pool->open = &parts;
    pthread_cond_broadcast(&pool->changed);
    while (parts.next < n) do_part(pool, &parts);
    while (parts.done < n) pthread_cond_wait(&pool->changed, &pool->lock);
    struct shared_parts **at = &pool->open;
    while (*at != &parts) at = &(*at)->behind;
    *at = parts.behind;
    pthread_mutex_unlock(&pool->lock);
}

/* ---- Tasks ---- */

/* Tasks are handed out in order, so the first that fails was begun whichever thread reports first. */
static void pool_failed(struct pool *pool, size_t task, hstar_status status, const hstar_error *error)
{
    pthread_mutex_lock(&pool->lock);
    if (task < pool->failed) {
        pool->failed = task;
        pool->status = status;
        pool->error = *error;
    }
    pthread_mutex_unlock(&pool->lock);
    atomic_store(&pool->next, pool->n);
}

/* Takes tasks until none is left. The caller's own thread tells how far all are. */
static void work(struct pool *pool, const struct progress *progress)
{
    struct pool *const before = within;
    hstar_status status = HSTAR_OK;
    within = pool;
    while (!status) {
        pool_pulse();
        const size_t task = atomic_fetch_add(&pool->next, 1);
        if (task >= pool->n) break;
        hstar_error error = {0};
        status = pool->job->task(pool->job->context, task, &error);
        const size_t done = atomic_fetch_add(&pool->done, 1) + 1;
        if (!status && !progress_tell(progress, done, pool->n)) status = error_cancelled(&error);
        if (status) pool_failed(pool, task, status, &error);
    }
    if (pool->job->shares) help_others(pool);
    within = before;
}

static void *thread_main(void *argument)
{
    struct pool *pool = argument;
    work(pool, NULL);
    if (pool->job->thread_ends) pool->job->thread_ends();
    return NULL;
}

/* A thread that cannot be started is not missed: the others do its work. */
static void start_threads(struct pool *pool)
{
    if (!pool->job->shares && atomic_load(&pool->next) >= pool->n) return;
    bool can = true;
    while (can && pool->started + 1 < pool->n_threads) {
        pthread_mutex_lock(&pool->lock);
        can = pthread_create(&pool->threads[pool->started], NULL, thread_main, pool) == 0;
        pool->busy += can;
        pthread_mutex_unlock(&pool->lock);
        pool->started += can;
    }
}

void pool_pulse(void)
{
    struct pool *pool = alone_in;
    if (!pool || (pool->job->alone > 0 && clock_seconds() < pool->until)) return;
    alone_in = NULL;
    start_threads(pool);
}

static size_t processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

/* Where tasks share parts out there may be more threads than tasks. */
static size_t threads_for(const struct pool_job *job, size_t n, size_t n_threads)
{
    if (n_threads == 0) n_threads = processors();
    if (n_threads > MOST_THREADS) n_threads = MOST_THREADS;
    return n_threads > n && !(job->shares && n) ? n : n_threads;
}

hstar_status pool_run(const struct pool_job *job, size_t n, size_t n_threads, hstar_error *err)
{
    struct pool pool = {.job = job,
                        .n = n,
                        .n_threads = threads_for(job, n, n_threads),
                        .failed = n,
                        .busy = 1,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .changed = PTHREAD_COND_INITIALIZER,
                        .status = HSTAR_OK};
    struct pool *const before = alone_in;
    atomic_init(&pool.next, 0);
    atomic_init(&pool.done, 0);
    atomic_init(&pool.idle, 0);
    if (job->alone > 0 && pool.n_threads > 1) pool.until = clock_seconds() + job->alone;
    alone_in = pool.n_threads > 1 ? &pool : NULL;
    work(&pool, job->progress);
    alone_in = before;
    for (size_t i = 0; i < pool.started; i++) pthread_join(pool.threads[i], NULL);
    pthread_cond_destroy(&pool.changed);
    pthread_mutex_destroy(&pool.lock);
    if (pool.status != HSTAR_OK && err) *err = pool.error;
    return pool.status;
}
