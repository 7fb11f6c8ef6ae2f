/* What is to be said of a result besides its numbers: whether all could be told, and notes. The program says it on stderr. */
#ifndef API_SAID_H
#define API_SAID_H

#include "problem/problem.h"
#include "show/result.h"

struct said {
    hstar_error error; /* its status: HSTAR_OK where all could be told */
    char **notes;      /* n_notes sentences */
    size_t n_notes;
};

/* Of a result of a question about a problem. */
MUST_USE hstar_status said_of(enum result_kind kind, const struct problem *problem, const void *result,
                              struct said *said, hstar_error *err);
void said_clear(struct said *said);

#endif
