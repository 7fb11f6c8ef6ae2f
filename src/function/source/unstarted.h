/* A program that is started when it is first asked: as long as others remember its answers, it need not run. */
#ifndef FUNCTION_SOURCE_UNSTARTED_H
#define FUNCTION_SOURCE_UNSTARTED_H

#include "function/function.h"

/* Who starts it, with what it takes: what is started has outputs. */
struct starter {
    hstar_status (*start)(void *context, struct function **f, hstar_error *err);
    void (*free)(void *context); /* NULL: it is the caller's */
    void *context;
};

/* Names as they will be, for free(), and how many points of a call are computed in the time of one. The names and the starter are part of the
 * result, and still the caller's where this fails. */
struct unstarted_parts {
    char **variables, **texts;
    size_t n_variables, n_outputs, width;
};
MUST_USE hstar_status unstarted_new(const struct unstarted_parts *parts, const struct starter *starter,
                                    struct function **f, hstar_error *err);

/* What was started, and is so now; f itself where it is another function. */
MUST_USE hstar_status unstarted_start(const struct function *f, const struct function **started,
                                      hstar_error *err);

#endif
