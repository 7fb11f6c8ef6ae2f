/* The subject of a command: the function and the point that were typed. */
#ifndef CLI_SUBJECT_H
#define CLI_SUBJECT_H

#include "cli/point.h"
#include "function/function.h"

struct subject {
    struct function *f;
    struct point point; /* in the order of the function's variables */
};

/* words: the expressions typed; at: the point or NULL; catalogue_name: an entry of the catalogue or NULL. */
MUST_USE hstar_status subject_new(const char *const *words, size_t n_words, const char *at,
                                  const char *catalogue_name, struct subject *subject, hstar_error *err);
void subject_clear(struct subject *subject);

#endif
