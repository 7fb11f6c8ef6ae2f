/* Answers that are kept in a file, for the runs to come: a table of functions, and of each the points that it was asked at, by their bits,
 * with what it answered. Each answer is in the file as soon as it is handed over, so that the end of this process, whatever it is, loses
 * none; several processes may use one file. */
#ifndef FUNCTION_SOURCE_KEPT_H
#define FUNCTION_SOURCE_KEPT_H

#include "base/text.h"

/* Does a function answer alike at the same point? Kept as these numbers. */
enum repeats { REPEATS_UNTOLD, REPEATS_STEADY, REPEATS_RANDOM, N_REPEATS };

/* Which function it is: the same bytes, the same function. */
struct kept_identity {
    struct text bytes;
    const char *name, *kind; /* for people */
    size_t n_variables;
    const double *point; /* which most of those that are asked are near to */
};

struct kept;

/* A file that is not there is made, with the function in it. HSTAR_INVALID where there is another file of that name, which stays as it is,
 * HSTAR_FILE where it cannot be opened. */
MUST_USE hstar_status kept_open(const char *path, const struct kept_identity *identity, struct kept **kept,
                                hstar_error *err);
void kept_close(struct kept *kept); /* NULL is fine */

/* What is known of the function: the number of its outputs, 0 where it is not. */
size_t kept_outputs(const struct kept *kept);
enum repeats kept_repeats(const struct kept *kept);
void kept_tell_outputs(struct kept *kept, size_t n_outputs);
void kept_tell_repeats(struct kept *kept, enum repeats repeats);

/* What was asked: by a verb ("value"), at a point, for the so-many-th time from 0 on. */
struct kept_question {
    const char *verb;
    const double *x;
    size_t occurrence;
};

/* The bytes of an answer; false where there is none. They live until the next call. */
bool kept_find(struct kept *kept, const struct kept_question *question, const void **bytes, size_t *n);
void kept_add(struct kept *kept, const struct kept_question *question, const void *bytes, size_t n);

/* What is added between the two costs as much as one. */
void kept_begin(struct kept *kept);
void kept_end(struct kept *kept);

/* Why it keeps nothing any more; NULL: it does. A disk that is full ends no search. */
const char *kept_trouble(const struct kept *kept);

#endif
