/* What the commands that differentiate are asked: the function, the point, the variables, and what f's caller knows. */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "cli/command.h"
#include "cli/subject.h"

struct question {
    struct subject subject;
    size_t *wrt; /* n_wrt variables to differentiate by */
    size_t n_wrt;
    double *lower, *upper; /* a bound a variable, infinite where there is none; NULL: none at all */
    double *reach;         /* a distance a variable, infinite where there is none; NULL: none at all */
    double noise;          /* NaN: unknown */
    double accuracy;       /* the same as a part of |f|; 0: unknown */
    size_t evaluations;    /* 0: the selector's own bound */
    size_t n_threads;      /* 0: as many as there are processors; as many as copies of a program answer */
};

/* Reads it from the options that the command has. */
MUST_USE hstar_status question_read(const struct arguments *a, struct question *question, hstar_error *err);
void question_clear(struct question *question);

/* "the derivative", or with several "the derivative of output 1 with respect to y", for notes and errors. */
enum { QUESTION_NAME = 160 };
void question_name(const struct question *q, size_t output, size_t wrt, char name[QUESTION_NAME]);

/* Where the program behind -- failed and was started again, on stderr; nothing where it did not. */
void question_note_failures(const struct arguments *a, const struct question *q);

/* The command line as part of a result, so that a file says how it was made. */
MUST_USE hstar_status command_line_copy(const struct arguments *a, char ***words, size_t *n,
                                        hstar_error *err);

#endif
