/* What is in a file of kept answers: a row each function. */
#ifndef FUNCTION_SOURCE_KEPT_LIST_H
#define FUNCTION_SOURCE_KEPT_LIST_H

#include "function/source/kept.h"

struct kept_function {
    size_t number; /* by which it is cleared */
    char *name, *kind;
    size_t n_variables, n_outputs;
    enum repeats repeats;
    size_t points, answers; /* where its values are known; with those asked again and those of derivatives */
    size_t bytes;           /* of points and answers */
    char *made, *used;      /* "2026-11-30T12:00:00Z" */
};

struct kept_list {
    char **command; /* n_command words that asked */
    size_t n_command;
    char *path;
    size_t bytes; /* of the file */
    struct kept_function *function;
    size_t n;
};

MUST_USE hstar_status kept_list_new(const char *path, struct kept_list **list, hstar_error *err);
void kept_list_free(struct kept_list *list); /* NULL is fine */

/* Takes n functions with these numbers out of the file, all where `numbers` is NULL. HSTAR_INVALID, and nothing is taken, where there is none of
 * a number. */
MUST_USE hstar_status kept_clear(const char *path, const size_t *numbers, size_t n, hstar_error *err);

/* What the names of `repeats` are for people. */
extern const struct repeats_row {
    const char *name;
} repeats_rows[N_REPEATS];

#endif
