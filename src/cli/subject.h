/* The subject of a command: the function and the point that were typed. */
#ifndef CLI_SUBJECT_H
#define CLI_SUBJECT_H

#include "function/function.h"
#include "problem/point_text.h"

struct subject {
    struct function *f;
    struct point point; /* in the order of the function's variables */
};

/* What was typed of it; exactly one of the four ways to a function. */
struct subject_request {
    const char *const *words; /* n_words expressions */
    size_t n_words;
    const char *catalogue_name; /* --function NAME; or NULL */
    const char *plugin;         /* --plugin FILE.so:SYMBOL; or NULL */
    const char *const *program; /* -- PROGRAM ARG…: n_program words */
    size_t n_program;
    const char *at; /* the point; NULL only for an entry of the catalogue, which has its own */
    double timeout; /* seconds that a program may be silent */
    size_t n_jobs;  /* how many of it answer side by side; 0 is 1 */
};

MUST_USE hstar_status subject_new(const struct subject_request *request, struct subject *subject,
                                  hstar_error *err);
void subject_clear(struct subject *subject);

#endif
