/* What the endpoints of UM-Bridge answer, of the function of a problem. Its outputs are one vector; the vectors of its inputs are those of
 * the point. */
#ifndef API_UM_BRIDGE_ANSWERS_H
#define API_UM_BRIDGE_ANSWERS_H

#include "api/problem.h"
#include "api/server.h"
#include "base/json_scan.h"
#include "base/text.h"

#include <pthread.h>

struct um_bridge_server {
    struct hstar_server head; /* first */
    const struct problem *problem;
    char *name;
    size_t n_inputs, *end; /* vector v of the inputs is variables end[v-1] … end[v]-1 */
    pthread_mutex_t lock;  /* of a function that one thread may call at a time */
    bool takes_turns;
};

/* One request. */
struct um_request {
    struct um_bridge_server *server;
    struct scanned message;
    struct text *out; /* the answer */
    double *x;        /* the point of it, and room for numbers: variables or outputs */
    double *numbers;
};

static inline size_t um_input_begin(const struct um_bridge_server *s, size_t v)
{
    return v ? s->end[v - 1] : 0;
}

static inline size_t um_input_size(const struct um_bridge_server *s, size_t v)
{
    return s->end[v] - um_input_begin(s, v);
}

struct um_answer {
    const char *path;
    hstar_status (*answer)(const struct um_request *r, hstar_error *err);
    bool is_get;  /* and has no message */
    bool calls_f; /* where one thread may do so at a time, requests take turns */
};

/* NULL: there is none. */
const struct um_answer *um_answer_at(const char *path);

#endif
