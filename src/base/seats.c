/* A flag for each seat, a lock around all, and a condition for those who wait. */
#include "base/seats.h"
#include "base/clock.h"
#include "base/memory.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct seats {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool *taken;
    size_t n, n_left; /* those that were not removed */
    size_t n_ready;   /* those that were set up: the first ones */
};

hstar_status seats_new(size_t n, size_t n_ready, struct seats **seats, hstar_error *err)
{
    struct seats *s = memory_array(1, sizeof *s);
    bool *taken = memory_array(n, sizeof *taken);
    if (!s || !taken) {
        free(s);
        free(taken);
        return error_memory(err);
    }
    *s = (struct seats){.taken = taken, .n = n, .n_left = n, .n_ready = n_ready};
    pthread_condattr_t how;
    pthread_condattr_init(&how);
    pthread_condattr_setclock(&how, CLOCK_MONOTONIC);
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->changed, &how);
    pthread_condattr_destroy(&how);
    *seats = s;
    return HSTAR_OK;
}

void seats_free(struct seats *s)
{
    if (!s) return;
    pthread_cond_destroy(&s->changed);
    pthread_mutex_destroy(&s->lock);
    free(s->taken);
    free(s);
}

/* Until something changes, or for so long. */
static void wait_for_change(struct seats *s, double seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    const double whole = floor(seconds);
    until.tv_sec += (time_t)whole;
    until.tv_nsec += (long)((seconds - whole) * 1e9);
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(&s->changed, &s->lock, &until);
}

bool seats_take(struct seats *s, double patience, size_t *seat)
{
    const double until = clock_seconds() + patience;
    pthread_mutex_lock(&s->lock);
    size_t i = 0;
    for (;;) {
        for (i = 0; i < s->n_ready && s->taken[i];) i++;
        if (i < s->n_ready || !s->n_left) break;
        const double left = until - clock_seconds();
        if (s->n_ready == s->n)
            pthread_cond_wait(&s->changed, &s->lock);
        else if (left > 0)
            wait_for_change(s, left);
        else
            s->n_ready++;
    }
    const bool any = i < s->n_ready;
    if (any) {
        s->taken[i] = true;
        *seat = i;
    }
    pthread_mutex_unlock(&s->lock);
    return any;
}

void seats_give(struct seats *s, size_t seat)
{
    pthread_mutex_lock(&s->lock);
    s->taken[seat] = false;
    pthread_cond_signal(&s->changed);
    pthread_mutex_unlock(&s->lock);
}

/* It stays taken; where it was the last, all who wait wait in vain. */
void seats_remove(struct seats *s, size_t seat)
{
    pthread_mutex_lock(&s->lock);
    s->n_left -= seat < s->n;
    pthread_cond_broadcast(&s->changed);
    pthread_mutex_unlock(&s->lock);
}

void seats_set_up(struct seats *s, size_t n)
{
    pthread_mutex_lock(&s->lock);
    if (n > s->n) n = s->n;
    if (n > s->n_ready) s->n_ready = n;
    pthread_cond_broadcast(&s->changed);
    pthread_mutex_unlock(&s->lock);
}

size_t seats_ready(struct seats *s)
{
    pthread_mutex_lock(&s->lock);
    const size_t n = s->n_ready;
    pthread_mutex_unlock(&s->lock);
    return n;
}
