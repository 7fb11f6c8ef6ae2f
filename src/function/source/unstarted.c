/* The class of programs that are not started yet. */
#include "function/source/unstarted.h"
#include "base/memory.h"
#include "base/texts.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct unstarted {
    struct function head;
    struct starter starter;
    size_t width;
    pthread_mutex_t lock; /* of the start */
    struct function *f;   /* NULL: it is not started */
    double *moved;        /* where to, before that; NULL */
};

static void unstarted_free(struct function *f)
{
    struct unstarted *u = (struct unstarted *)f;
    function_free(u->f);
    if (u->starter.free) u->starter.free(u->starter.context);
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    pthread_mutex_destroy(&u->lock);
    free(u->moved);
    free(u);
}

hstar_status unstarted_start(const struct function *f, const struct function **started, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (f->class->free == unstarted_free) {
        struct unstarted *u = (struct unstarted *)(uintptr_t)f;
        pthread_mutex_lock(&u->lock);
        if (!u->f) {
            status = u->starter.start(u->starter.context, &u->f, err);
            if (!status && u->moved) function_move(u->f, u->moved);
        }
        f = u->f;
        pthread_mutex_unlock(&u->lock);
    }
    if (!status) *started = f;
    return status;
}

static hstar_status unstarted_evaluate(const struct function *f, const struct points *points,
                                       double *const *outputs, hstar_error *err)
{
    hstar_status status = unstarted_start(f, &f, err);
    return status ? status : function_evaluate(f, points, outputs, err);
}

static size_t unstarted_width(const struct function *f)
{
    return ((const struct unstarted *)f)->width;
}

/* Nothing has failed that does not run. */
static void unstarted_failures(const struct function *f, struct function_failures *failures)
{
    const struct unstarted *u = (const struct unstarted *)f;
    if (u->f) function_failures(u->f, failures);
}

/* Without memory it fails where it began, which only a program that fails will tell. */
static void unstarted_move(const struct function *f, const double *point)
{
    struct unstarted *u = (struct unstarted *)(uintptr_t)f;
    if (u->f) {
        function_move(u->f, point);
        return;
    }
    if (!u->moved) u->moved = memory_room(f->n_variables, sizeof *u->moved);
    if (u->moved) memcpy(u->moved, point, f->n_variables * sizeof *point);
}

/* One copy, or several. */
#define UNSTARTED(is_concurrent)                                                                             \
    {                                                                                                        \
        .kind = "command", .concurrent = is_concurrent, .together = true, .width = unstarted_width,          \
        .evaluate = unstarted_evaluate, .failures = unstarted_failures, .move = unstarted_move,              \
        .free = unstarted_free                                                                               \
    }
static const struct function_class unstarted_classes[] = {UNSTARTED(false), UNSTARTED(true)};

hstar_status unstarted_new(const struct unstarted_parts *parts, const struct starter *starter,
                           struct function **f, hstar_error *err)
{
    struct unstarted *u = memory_array(1, sizeof *u);
    if (!u) return error_memory(err);
    *u = (struct unstarted){.head = {.class = &unstarted_classes[parts->width > 1],
                                     .n_variables = parts->n_variables,
                                     .n_outputs = parts->n_outputs,
                                     .variables = parts->variables,
                                     .texts = parts->texts},
                            .starter = *starter,
                            .width = parts->width,
                            .lock = PTHREAD_MUTEX_INITIALIZER};
    *f = &u->head;
    return HSTAR_OK;
}
