/* A kind of result as the files of its members tell it. */
#ifndef RECORD_KIND_H
#define RECORD_KIND_H

#include "record/json.h"
#include "record/shared_members.h"

struct result_file {
    const char *command;                /* "hstar diff" */
    const struct record *head, *record; /* the latter is called after the schema */
    void (*ask)(const void *result, struct head *head);
    const struct csv_form *csv; /* NULL: there is none */
    const char *rows;           /* what has a row there */

    /* Where it is read again: room for it, and the problem, which is its own from then on; false: memory ran out. Then it is made ready. */
    bool (*take)(void *result, const struct problem *problem);
    hstar_status (*ready)(void *result, hstar_error *err);
};
extern const struct result_file *const result_files[N_RESULT_KINDS];

/* What was asked of a function. */
void head_of(const struct problem *problem, struct head *head);

#define X(identifier, type, what, free)                                                                      \
    extern const struct result_file type##_file;                                                             \
    extern const struct record type##_record;
#include "record/kinds.def"
#undef X

#endif
