/* How far a long work is: whoever does it tells now and then, in the thread that began it. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>

struct progress {
    void (*tell)(void *context, size_t done, size_t all); /* often: it is for the listener to look seldom */
    void *context;
};

/* NULL is a work that nobody listens to. */
static inline void progress_tell(const struct progress *p, size_t done, size_t all)
{
    if (p) p->tell(p->context, done, all);
}

#endif
