/* What the files of a program as a function share: what is kept of it. */
#ifndef FUNCTION_SOURCE_COMMAND_PARTS_H
#define FUNCTION_SOURCE_COMMAND_PARTS_H

#include "function/source/command.h"
#include "function/source/request_text.h"

/* One point as points. */
struct command_single {
    struct points points;
    const double **column;
    bool *varies;
};

/* Where the program failed, and what it was asked last; it changes while the function is evaluated, one exchange at a time. */
struct command_record {
    struct function_failures failures;
    double *nearest, *home;       /* of these; and the point itself, where a failure is an error */
    double *begun;                /* the point itself at the start */
    struct command_single single; /* that, as points */
    bool is_told;                 /* how many outputs there are it did not answer itself */
    double *first; /* what was answered there when it was learnt how many outputs there are; NULL */
    size_t room_first;
    struct request_text asked;
    double *asking; /* room for a point */
};

struct command {
    struct function head;
    struct conversation *conversation;
    struct command_record *record;
    char *name;
    char *launched; /* how it was started, where a launcher did; NULL */
};

extern const struct function_class command_class;

/* What is kept of one whose point itself is this; NULL: memory ran out. */
struct command_record *command_record_new(const double *point, size_t n);

/* How many outputs it has, by its answer at the point itself. */
MUST_USE hstar_status command_ask_first(const struct command *c, size_t *n_outputs, hstar_error *err);

#endif
