/* Results as their asker holds them: what was found, and what is to be said of it. */
#ifndef API_RESULTS_H
#define API_RESULTS_H

#include "api/said.h"
#include "base/text.h"

struct hstar_results {
    enum result_kind kind;
    void *result;
    const struct problem *problem; /* that it is about, held; NULL: of stencils, and of what was read */
    struct said said;
    char *says;       /* of a check */
    struct text json; /* the file that it was read from; empty: it was found here */
};

/* Takes the result, which is freed where this fails. */
MUST_USE hstar_status results_new(enum result_kind kind, void *result, const struct problem *problem,
                                  hstar_results **results, hstar_error *err);

/* Those that a file tells, whose text is theirs from then on, and empty; the name is for messages. */
MUST_USE hstar_status results_of_text(const char *name, struct text *json, hstar_results **results,
                                      hstar_error *err);

/* A step as others know it; without output, variable and what is proven. */
void result_of_step(const struct step *step, hstar_result *result);

/* As much of a row as its receiver knows of; what it knows beyond that is 0. */
MUST_USE hstar_status row_give(const void *row, size_t row_size, void *out, size_t out_size,
                               hstar_error *err);

#endif
