/* Writing JSON as it goes: a block of text stands in memory, however long the file is. Numbers read back bit for bit; one that is
 * not finite is null. */
#ifndef RECORD_JSON_TEXT_H
#define RECORD_JSON_TEXT_H

#include "base/sink.h"
#include "base/text.h"

/* A column is an array of many numbers, without spaces between them. */
enum json_shape { JSON_OBJECT, JSON_ARRAY, JSON_COLUMN };
enum { JSON_DEEPEST = 16 };

struct json_writer {
    struct sink *sink;
    hstar_error *err;
    hstar_status status; /* of the first failure: nothing is written after it */
    struct text text;    /* what is not written yet */
    size_t depth;
    enum json_shape open[JSON_DEEPEST]; /* depth of them */
    bool first;                         /* nothing stands yet in what was opened last */
};

void json_writer_init(struct json_writer *w, struct sink *sink, hstar_error *err);
MUST_USE hstar_status json_writer_finish(struct json_writer *w);

/* The name is NULL in an array and at the root. */
void json_begin(struct json_writer *w, const char *name, enum json_shape shape);
void json_end(struct json_writer *w);

void json_put_number(struct json_writer *w, const char *name, double x);
void json_put_next(struct json_writer *w, double x); /* of a column */
void json_put_count(struct json_writer *w, const char *name, size_t n);

/* NULL is null; bytes that are no UTF-8 become U+FFFD. */
void json_put_text(struct json_writer *w, const char *name, const char *s);

/* Text that is JSON: true, null, -1. */
void json_put_raw(struct json_writer *w, const char *name, const char *json);

/* A node of a stencil: a whole number as a number, else a text such as "1/2". */
void json_put_node(struct json_writer *w, const char *node);

#endif
