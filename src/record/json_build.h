/* Building JSON: a cJSON tree whose numbers read back bit for bit and whose columns are streamed.
 *
 * Where a column of numbers belongs the tree holds a mark, and the numbers are written there: memory holds one block of one
 * column, however long it is. */
#ifndef RECORD_JSON_BUILD_H
#define RECORD_JSON_BUILD_H

#include "base/sink.h"

#include "problem/problem.h"

#include <stdbool.h>
#include <stddef.h>

struct cJSON;

struct json_column {
    const double *values;
    size_t n;
};

/* What is being built: `failed` once memory ran out, to be asked for at the end. */
struct json_writer {
    struct json_column *columns; /* in the order of their marks */
    size_t n, capacity;
    bool failed;
};

/* A new item goes into an object or an array; NULL where memory ran out. */
struct cJSON *json_add(struct json_writer *w, struct cJSON *object, const char *name, struct cJSON *item);
struct cJSON *json_append(struct json_writer *w, struct cJSON *array, struct cJSON *item);

/* A number that is not finite is null; so is a text that is NULL. Bytes that are no UTF-8 become U+FFFD. */
struct cJSON *json_make_number(double x);
struct cJSON *json_make_count(size_t n);
struct cJSON *json_make_string(const char *s);

/* A node: a whole number as a number, else a text such as "1/2". */
struct cJSON *json_make_node(const char *node);

/* A number for each variable. */
void json_add_point(struct json_writer *w, struct cJSON *object, const char *name, char *const *variables,
                    const double *point, size_t n);
void json_add_format(struct json_writer *w, struct cJSON *object, const struct format *format);
void json_add_strings(struct json_writer *w, struct cJSON *object, const char *name,
                      const char *const *strings, size_t n);
void json_add_column(struct json_writer *w, struct cJSON *object, const char *name, const double *values,
                     size_t n);

/* What every file begins with: what it is and who wrote it. */
struct cJSON *json_begin_plain(struct json_writer *w, const char *schema, const char *const *command,
                               size_t n_command);

/* The same, and what was asked. */
struct cJSON *json_begin(struct json_writer *w, const char *schema, const struct problem *problem);

/* Writes the tree and frees it. */
MUST_USE hstar_status json_finish(struct json_writer *w, struct cJSON *root, struct sink *sink,
                                  hstar_error *err);

#endif
