/* What the files of UM-Bridge share: the model behind the function, and its messages. */
#ifndef FUNCTION_SOURCE_UM_BRIDGE_PARTS_H
#define FUNCTION_SOURCE_UM_BRIDGE_PARTS_H

#include "base/http_client.h"
#include "base/json_scan.h"
#include "function/source/um_bridge.h"

/* Vectors one after the other: vector v is numbers end[v-1] … end[v]-1 of all. */
struct um_vectors {
    size_t n;
    size_t *end;
};

static inline size_t um_vectors_begin(const struct um_vectors *s, size_t v)
{
    return v ? s->end[v - 1] : 0;
}

static inline size_t um_vectors_size(const struct um_vectors *s, size_t v)
{
    return s->end[v] - um_vectors_begin(s, v);
}

static inline size_t um_vectors_all(const struct um_vectors *s)
{
    return s->n ? s->end[s->n - 1] : 0;
}

struct um_model {
    struct http_client *client;
    size_t in_flight;
    char *label;  /* URL#MODEL, as a person reads it */
    char *name;   /* in quotes, as JSON has it */
    char *config; /* as JSON */
    struct um_vectors inputs, outputs;
    bool supports[N_UM_BRIDGE_ENDPOINTS];
};

/* Asks the server. The names of the variables say what the vectors of the point are. */
MUST_USE hstar_status um_model_new(const struct um_bridge_settings *settings, const char *const *variables,
                                   size_t n_variables, struct um_model **model, hstar_error *err);
void um_model_free(struct um_model *model); /* NULL is fine */

/* {"name": …, "config": … and what follows is members, then "}". */
void um_message_begin(const struct um_model *model, struct text *body);
void um_message_input(const struct um_model *model, const double *x, struct text *body);

/* The message of an answer, where it is one and no error. Errors that no other point can mend are HSTAR_FILE. */
MUST_USE hstar_status um_answer_read(const struct http_answer *answer, struct scanned *message,
                                     hstar_error *err);

/* Member "output" of it: an array of n numbers, numbers[0], numbers[stride], …; where `vectors` is not NULL an array of arrays. */
MUST_USE hstar_status um_answer_vector(const struct scanned *message, size_t n, double *numbers,
                                       size_t stride, hstar_error *err);
MUST_USE hstar_status um_answer_vectors(const struct scanned *message, const struct um_vectors *vectors,
                                        double *numbers, hstar_error *err);

/* The numbers of points->column at point i. */
static inline void um_point_at(const struct points *points, size_t n, size_t i, double *x)
{
    for (size_t v = 0; v < n; v++) x[v] = points->column[v][points->varies[v] ? i : 0];
}

const struct um_model *um_bridge_model(const struct function *f);

#endif
