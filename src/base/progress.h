/* How far a long work is: whoever does it tells now and then, in the thread that began it, and hears whether to go on. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool (*tell)(void *context, size_t done,
                 size_t all); /* often: it is for the listener to look seldom; false calls the work off */
    void *context;
};

/* NULL is a work that nobody listens to. */
static inline bool progress_tell(const struct progress *p, size_t done, size_t all)
{
    return !p || p->tell(p->context, done, all);
}

/* How the progress of a part is told as that of the whole. */
struct part_progress {
    const struct progress *whole;
    size_t before, each, all; /* what was done before, what a task of the part counts for, and all of it */
};

/* For struct progress, with a part_progress as its context. */
static inline bool progress_tell_part(void *context, size_t done, size_t tasks)
{
    const struct part_progress *part = (const struct part_progress *)context;
    (void)tasks;
    return progress_tell(part->whole, part->before + done * part->each, part->all);
}

#endif
