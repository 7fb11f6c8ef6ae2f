/* A flag for each seat, a lock around all, and a condition for those who wait. */
#include "base/seats.h"
#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>

struct seats {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool *taken;
    size_t n, n_left; /* those that were not removed */
};

hstar_status seats_new(size_t n, struct seats **seats, hstar_error *err)
{
    struct seats *s = memory_array(1, sizeof *s);
    bool *taken = memory_array(n, sizeof *taken);
    if (!s || !taken) {
        free(s);
        free(taken);
        return error_memory(err);
    }
    *s = (struct seats){.taken = taken, .n = n, .n_left = n};
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->changed, NULL);
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

bool seats_take(struct seats *s, size_t *seat)
{
    pthread_mutex_lock(&s->lock);
    size_t i = 0;
    for (;;) {
        for (i = 0; i < s->n && s->taken[i];) i++;
        if (i < s->n || !s->n_left) break;
        pthread_cond_wait(&s->changed, &s->lock);
    }
    const bool any = i < s->n;
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
