/* A kind of result as the files of its members tell it. */
#ifndef RECORD_KIND_H
#define RECORD_KIND_H

#include "record/json.h"
#include "record/shared_members.h"

struct result_kind {
    const char *schema, *command; /* "hstar.diff/1", "hstar diff" */
    const struct record *head, *record;
    void (*ask)(const void *result, struct head *head); /* what was asked, which stays the result's */
    const struct csv_form *csv;                         /* NULL: there is none */
    const char *rows;                                   /* what has a row there */

    /* Where it is read again: takes over what was asked, and is made ready; false, or an error: memory ran out. */
    bool (*take)(void *result, struct head *head);
    hstar_status (*ready)(void *result, hstar_error *err);
    void (*release)(void *result);
};
extern const struct result_kind *const result_kinds[N_RESULTS];

#define X(identifier, word, type)                                                                            \
    extern const struct result_kind word##_kind;                                                             \
    extern const struct record word##_record;
#include "record/kinds.def"
#undef X

/* What a result holds of its question, from and to the head of its file. */
#define HEAD_OF(r)                                                                                           \
    .command = (r)->command, .n_command = (r)->n_command, .kind = (r)->kind, .texts = (r)->texts,            \
    .n_outputs = (r)->n_outputs, .variables = (r)->variables, .n_variables = (r)->n_variables,               \
    .point = (r)->point

#endif
