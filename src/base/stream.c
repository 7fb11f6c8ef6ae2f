/* Threads for work that comes piece by piece. Each thread does what is to be done most: hand out what is done, then take a new piece and do it.
 * Reading and giving are done by one thread at a time, without the lock, so that a reader who waits keeps nobody. */
#include "base/stream.h"
#include "base/memory.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

/* Pieces in the window, for each thread: a piece that takes so many times as long as the others, or whose thread is not let on by a busy machine,
 * makes nobody wait. Large ones are fewer: of those that are done and wait for their turn there are so many bytes. */
enum { MOST_THREADS = 64, PIECES_A_THREAD = 256, MOST_WAITING = 1 << 23 };

enum place_state { PLACE_FREE, PLACE_BUSY, PLACE_DONE };

struct stream {
    const struct stream_job *job;
    size_t window;
    pthread_mutex_t alone; /* of who works on a piece that may have no other beside it */
    pthread_mutex_t lock;  /* of all below */
    pthread_cond_t changed;
    struct place {
        void *piece;
        enum place_state state;
        size_t bytes;
    } * places;           /* a ring of `window` */
    size_t waiting;       /* bytes of pieces that are done */
    size_t first, behind; /* the oldest piece, and the place behind the newest; they count on for ever */
    size_t n_workers;     /* that have a number */
    bool reading, giving, ended;
    hstar_status status; /* of the first failure */
    hstar_error error;
};

static void stream_failed(struct stream *s, hstar_status status, const hstar_error *error)
{
    if (!status || s->status) return;
    s->status = status;
    s->error = *error;
}

/* The piece whose turn it is; NULL where that is not done. */
static struct place *ready(struct stream *s)
{
    for (size_t i = s->first; i < s->behind; i++) {
        struct place *place = &s->places[i % s->window];
        if (place->state == PLACE_DONE) return place;
        if (!s->job->as_they_come) return NULL;
    }
    return NULL;
}

/* With the lock, which it lets go while it gives. */
static void give(struct stream *s, struct place *place)
{
    hstar_error error = {.position = HSTAR_NO_POSITION};
    void *piece = place->piece;
    s->giving = true;
    pthread_mutex_unlock(&s->lock);
    const hstar_status status = s->job->give(s->job->context, piece, &error);
    s->job->free(piece);
    pthread_mutex_lock(&s->lock);
    s->giving = false;
    s->waiting -= place->bytes;
    stream_failed(s, status, &error);
    *place = (struct place){0};
    while (s->first < s->behind && s->places[s->first % s->window].state == PLACE_FREE) s->first++;
    pthread_cond_broadcast(&s->changed);
}

static void work_on(struct stream *s, struct place *place, size_t worker)
{
    hstar_error error = {.position = HSTAR_NO_POSITION};
    void *piece = place->piece;
    pthread_mutex_unlock(&s->lock);
    const bool alone = s->job->alone && s->job->alone(piece);
    if (alone) pthread_mutex_lock(&s->alone);
    const hstar_status status = s->job->work(s->job->context, piece, worker, &error);
    if (alone) pthread_mutex_unlock(&s->alone);
    pthread_mutex_lock(&s->lock);
    stream_failed(s, status, &error);
    place->state = PLACE_DONE;
    place->bytes = s->job->bytes ? s->job->bytes(piece) : 0;
    s->waiting += place->bytes;
    pthread_cond_broadcast(&s->changed);
}

/* With the lock, which it lets go while it reads and works. */
static void take(struct stream *s, size_t worker)
{
    hstar_error error = {.position = HSTAR_NO_POSITION};
    void *piece = NULL;
    s->reading = true;
    pthread_mutex_unlock(&s->lock);
    const hstar_status status = s->job->next(s->job->context, &piece, &error);
    pthread_mutex_lock(&s->lock);
    s->reading = false;
    stream_failed(s, status, &error);
    s->ended = s->ended || status || !piece;
    pthread_cond_broadcast(&s->changed);
    if (status || !piece) return;
    struct place *place = &s->places[s->behind++ % s->window];
    *place = (struct place){.piece = piece, .state = PLACE_BUSY};
    work_on(s, place, worker);
}

static bool may_take(const struct stream *s)
{
    return !s->reading && !s->ended && s->behind - s->first < s->window && s->waiting < MOST_WAITING;
}

/* Others read and give in less time than it takes to fall asleep and be woken: so many looks for what they leave come before that. */
enum { LOOKS = 40 };

/* With the lock, which it lets go meanwhile. */
static void look_again(struct stream *s)
{
    pthread_mutex_unlock(&s->lock);
    sched_yield();
    pthread_mutex_lock(&s->lock);
}

static void stream_work(struct stream *s)
{
    size_t looks = 0;
    pthread_mutex_lock(&s->lock);
    const size_t worker = s->n_workers++;
    for (; !s->status; looks++) {
        struct place *place = s->giving ? NULL : ready(s);
        if (place || may_take(s)) looks = 0;
        if (place)
            give(s, place);
        else if (may_take(s))
            take(s, worker);
        else if (s->ended && s->first == s->behind)
            break;
        else if (looks < LOOKS && (s->reading || s->giving))
            look_again(s);
        else
            pthread_cond_wait(&s->changed, &s->lock);
    }
    pthread_cond_broadcast(&s->changed);
    pthread_mutex_unlock(&s->lock);
}

static void *stream_thread(void *argument)
{
    struct stream *s = argument;
    stream_work(s);
    if (s->job->thread_ends) s->job->thread_ends();
    return NULL;
}

size_t stream_threads(size_t n)
{
    const long all = sysconf(_SC_NPROCESSORS_ONLN);
    if (n == 0) n = all > 0 ? (size_t)all : 1;
    return n < MOST_THREADS ? n : MOST_THREADS;
}

hstar_status stream_run(const struct stream_job *job, size_t n_threads, hstar_error *err)
{
    struct stream s = {.job = job,
                       .alone = PTHREAD_MUTEX_INITIALIZER,
                       .lock = PTHREAD_MUTEX_INITIALIZER,
                       .changed = PTHREAD_COND_INITIALIZER};
    pthread_t threads[MOST_THREADS];
    size_t started = 0;
    n_threads = stream_threads(n_threads);
    s.window = n_threads * PIECES_A_THREAD;
    s.places = memory_array(s.window, sizeof *s.places);
    if (!s.places) return error_memory(err);
    /* A thread that cannot be started is not missed: the others do its work. */
    while (started + 1 < n_threads && pthread_create(&threads[started], NULL, stream_thread, &s) == 0)
        started++;
    stream_work(&s);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    for (; s.first < s.behind; s.first++)
        if (s.places[s.first % s.window].state != PLACE_FREE) job->free(s.places[s.first % s.window].piece);
    free(s.places);
    pthread_cond_destroy(&s.changed);
    pthread_mutex_destroy(&s.lock);
    pthread_mutex_destroy(&s.alone);
    if (s.status && err) *err = s.error;
    return s.status;
}
