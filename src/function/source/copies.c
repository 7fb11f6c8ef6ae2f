/* Copies of a function: which of them are busy is all that the threads share. */
#include "function/source/copies.h"
#include "base/memory.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct copies {
    struct function head; /* its names are those of the first copy */
    struct function **copy;
    atomic_flag *busy;
    size_t n;
};

/* With as many copies as threads one is free at once; with fewer there is one in a while. */
static size_t copies_take(const struct copies *c)
{
    for (size_t i = 0;; i = (i + 1) % c->n) {
        if (!atomic_flag_test_and_set(&c->busy[i])) return i;
        if (i + 1 == c->n) sched_yield();
    }
}

static hstar_status copies_evaluate(const struct function *f, const struct points *points,
                                    double *const *outputs, hstar_error *err)
{
    const struct copies *c = (const struct copies *)f;
    size_t i = copies_take(c);
    hstar_status status = function_evaluate(c->copy[i], points, outputs, err);
    atomic_flag_clear(&c->busy[i]);
    return status;
}

/* Of all copies; which of them failed first is not known, so the first copy that did is heard. */
static void copies_failures(const struct function *f, struct function_failures *all)
{
    const struct copies *c = (const struct copies *)f;
    for (size_t i = 0; i < c->n; i++) {
        struct function_failures one;
        function_failures(c->copy[i], &one);
        if (one.n && !all->n) {
            all->first = one.first;
            all->why = one.why;
        }
        all->n += one.n;
    }
}

static void copies_free(struct function *f)
{
    struct copies *c = (struct copies *)f;
    for (size_t i = 0; i < c->n; i++) function_free(c->copy[i]);
    free(c->copy);
    free(c->busy);
    free(c);
}

/* Its kind is that of the copies, which are what a person asked for. */
static const struct function_class copies_class = {.kind = "command",
                                                   .concurrent = true,
                                                   .evaluate = copies_evaluate,
                                                   .failures = copies_failures,
                                                   .free = copies_free};

hstar_status copies_new(struct function *const *copies, size_t n, struct function **f, hstar_error *err)
{
    struct copies *c = memory_array(1, sizeof *c);
    struct function **copy = memory_array(n, sizeof *copy);
    atomic_flag *busy = memory_array(n, sizeof *busy);
    if (!c || !copy || !busy) {
        for (size_t i = 0; i < n; i++) function_free(copies[i]);
        free(c);
        free(copy);
        free(busy);
        return error_memory(err);
    }
    *c = (struct copies){.head = *copies[0], .copy = copy, .busy = busy, .n = n};
    c->head.class = &copies_class;
    memcpy(copy, copies, n * sizeof *copy);
    for (size_t i = 0; i < n; i++) atomic_flag_clear(&busy[i]);
    *f = &c->head;
    return HSTAR_OK;
}

const struct function *copies_first(const struct function *f)
{
    return f->class == &copies_class ? ((const struct copies *)f)->copy[0] : f;
}
