/* Reading JSON that anybody may have written: a value with its place in the file, and getters that complain
 * about that place. After the first complaint they do nothing, so readers need no check between them. */
#ifndef RECORD_JSON_VALUE_H
#define RECORD_JSON_VALUE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct cJSON;

/* A file being read. */
struct json_file {
    const char *path; /* for messages */
    struct cJSON *root;
    hstar_status status; /* of the first complaint */
    hstar_error *err;
};

/* A value and its place; `item` is NULL after a complaint. Places point upwards: they live on the stack. */
struct json_value {
    struct json_file *file;
    const struct json_value *up; /* NULL at the root */
    const char *name;            /* the member that it is, or NULL where it is the element `index` */
    size_t index;
    const struct cJSON *item;
};

/* Reads and parses the file ("-": stdin), checks that it is an object of one of n schemas; *which says of which. Complains in
 * file->err. */
MUST_USE hstar_status json_open(const char *path, const char *const *schemas, size_t n, size_t *which,
                                struct json_file *file, hstar_error *err);
/* The same of what such a file holds; the path is for messages. */
struct text;
MUST_USE hstar_status json_open_text(const char *path, const struct text *all, const char *const *schemas,
                                     size_t n, size_t *which, struct json_file *file, hstar_error *err);
void json_close(struct json_file *file);
struct json_value json_root(struct json_file *file);

/* Says what is wrong with a value, unless something was wrong before. */
void json_complain(const struct json_value *value, const char *format, ...) PRINTF_LIKE(2, 3);
void json_out_of_memory(struct json_file *file);

/* A member that has to be there, once; one that may be missing (its item is NULL then). */
struct json_value json_member(const struct json_value *object, const char *name);
struct json_value json_member_if(const struct json_value *object, const char *name);

/* The elements of an array, one after the other: starts with json_first, ends where the item is NULL. */
size_t json_length(const struct json_value *array);
struct json_value json_first(const struct json_value *array);
void json_next(struct json_value *element);

bool json_is_null(const struct json_value *value);
bool json_is_number(const struct json_value *value);
double json_number(const struct json_value *value);    /* NaN for null */
size_t json_count(const struct json_value *value);     /* a whole number from 0 on */
const char *json_text(const struct json_value *value); /* borrowed; "" after a complaint */
char *json_string(const struct json_value *value);     /* for free() */
char *json_line(const struct json_value *value);       /* for free(); for people: no control character */

/* Zeroed memory for n objects; NULL after a complaint, which want of memory is. */
void *json_room(struct json_file *file, size_t n, size_t size);

/* n names that stand so many bytes apart, as in a table of structs; a NULL is no name. */
struct names {
    const char *const *first;
    size_t stride, n;
};
#define NAMES(table)                                                                                         \
    {                                                                                                        \
        table, sizeof *(table), sizeof(table) / sizeof *(table)                                              \
    }
#define NAMES_IN(table, field)                                                                               \
    {                                                                                                        \
        &(table)->field, sizeof *(table), sizeof(table) / sizeof *(table)                                    \
    }
const char *names_at(const struct names *names, size_t i);

/* The index of the text among the names; complains and returns 0 where it is none of them. */
size_t json_choice(const struct json_value *value, const struct names *names);

/* Complains of a list whose elements have these names where two have the same. */
void json_check_unique(const struct json_value *list, const struct names *names);

/* Has the array n elements? It has to: as many of what they are as `like` has, which may be NULL. */
bool json_expect(const struct json_value *array, size_t n, const char *elements, const char *like);

/* The member's value, whatever its name, of an object (json_first and json_next go over its members). */
const char *json_name(const struct json_value *member);

#endif
