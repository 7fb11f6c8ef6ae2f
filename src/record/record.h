/* Records to JSON, from it, and to CSV: the engine over the tables of member.h. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "record/member.h"

/* What was asked, as a file tells it: lent by a problem where it is written, and owned where it is read. */
struct head {
    union {
        char **command; /* n_command words */
        const char *const *command_lent;
    };
    size_t n_command;
    union {
        char *kind; /* of the function */
        const char *kind_lent;
    };
    char **texts, **variables;
    size_t n_outputs, n_variables;
    union {
        double *point;
        const double *point_lent;
    };
};

/* ---- What a row says of an object ---- */

const void *member_field(const struct member *m, const struct frame *at);
bool member_is_there(const struct member *m, const struct frame *at, const void *field);
size_t member_count(const struct member *m, const struct frame *at, const void *field);
const void *member_element(const struct member *m, const struct frame *at, const void *field, size_t index);
/* Of a choice, a text, a variable, or what is said, in `said`; NULL: none. */
const char *member_word(const struct member *m, const struct frame *at, const void *field, struct text *said);
double member_number(const struct member *m, const void *field);

/* ---- JSON ---- */

void write_members(struct json_writer *w, const struct frame *at);
void write_object(struct json_writer *w, const char *name, const struct frame *at);
/* A number for each variable, for free(). */
double *json_read_point(const struct json_value *value, const struct head *head, bool finite);
void read_object(const struct json_value *value, const struct frame *at, void *object);

/* Reads a file that is called after the record into an object, which is zero; what was read of a file with a fault is there, too. */
MUST_USE hstar_status record_read_json(const char *path, const struct record *record, void *object,
                                       hstar_error *err);

/* ---- CSV ---- */

/* A result as rows: the names of the columns, of all results where there is no object; and all of it. */
struct csv_form {
    void (*header)(struct text *t, const struct frame *root);
    hstar_status (*write)(const struct frame *root, struct sink *sink, hstar_error *err);
};

/* A row for each element of the innermost list that is flagged as CSV, under the names of the columns. */
extern const struct csv_form csv_of_elements;

/* Of a sweep: a row for each component, method and h; those of the whole gradient come last and name no component. */
extern const struct csv_form csv_of_steps;

/* Appends a name, in quotes where it holds a comma, a quote or an end of line. */
void csv_append_name(struct text *t, const char *name);

#endif
