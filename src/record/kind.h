/* A kind of result as the files of its members tell it. */
#ifndef RECORD_KIND_H
#define RECORD_KIND_H

#include "record/json.h"
#include "record/shared_members.h"

struct result_file {
    const char *command;                /* "hstar diff" */
    const struct record *head, *record; /* the latter is called after the schema */
    size_t problem;                     /* where the result holds it, or what is found from it does */
    void *(*holder)(const void *result);
    void (*ask)(const void *result, struct head *head); /* in place of both: what was asked */
    const struct csv_form *csv;                         /* NULL: there is none */
    const char *rows;                                   /* what has a row there */

    bool is_read;                                  /* again, by `hstar plot` */
    void (*tell)(void *result, struct head *head); /* what `ask` asks for: it takes what is owned there */
    bool (*make)(void *result);                    /* the holder; false: memory ran out */
    hstar_status (*ready)(void *result, hstar_error *err); /* what follows from what was read */
};
extern const struct result_file *const result_files[N_RESULT_KINDS];

/* What was asked of a function. */
void head_of(const struct problem *problem, struct head *head);

/* Puts in the place of a problem that was read one that is differentiated by n variables. */
MUST_USE hstar_status read_with_respect_to(const struct problem **problem, const size_t *wrt, size_t n,
                                           hstar_error *err);

#define X(identifier, type, what, free)                                                                      \
    extern const struct result_file type##_file;                                                             \
    extern const struct record type##_record;
#include "record/kinds.def"
#undef X

#endif
