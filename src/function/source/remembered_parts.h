/* What the files of a remembered function share: all that is known of it, under one lock. */
#ifndef FUNCTION_SOURCE_REMEMBERED_PARTS_H
#define FUNCTION_SOURCE_REMEMBERED_PARTS_H

#include "function/source/answers.h"
#include "function/source/remembered.h"

#include <pthread.h>

enum { VERBS = 4 };

struct remembered {
    struct function head; /* its names are f's own */
    struct function_class class;
    struct function *f;
    struct kept *kept;    /* NULL: for this run only */
    pthread_mutex_t lock; /* of all that follows, and of `kept` */
    pthread_cond_t changed;
    struct answers answers;
    enum repeats repeats;
    bool proving; /* some call asks for a point again, to see whether f repeats itself */

    /* How often a program was asked for derivatives, where they are kept: by verb and point. */
    const char *verb[VERBS];
    struct answers derivatives[VERBS];
};

/* NULL: it is another function. */
struct remembered *remembered_of(const struct function *f);

/* The class's function. */
MUST_USE hstar_status remembered_call(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err);

#endif
