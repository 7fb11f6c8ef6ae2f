/* Records that several kinds of files share, and the rows that go with them. */
#ifndef RECORD_SHARED_MEMBERS_H
#define RECORD_SHARED_MEMBERS_H

#include "number/format.h"
#include "record/record.h"
#include "step/step.h"

/* Of struct head: what every file begins with; the same, with the function and the point. */
extern const struct record writer_record, question_record;

/* The files that are written by hand. */
extern const struct record catalogue_record;

/* Of struct step: what a selector found. */
extern const struct record step_record;
#define USES  NAMES(use_names)
#define STOPS NAMES_IN(stops, name)

/* A const struct format *. */
extern const struct record format_record;
void write_format(struct json_writer *w, const struct member *m, const struct frame *at);
void read_format(const struct json_value *value, const struct member *m, void *object,
                 const struct frame *at);
#define FORMAT(name, field, ...)                                                                             \
    {                                                                                                        \
        NAMED_(name, OTHER), .offset = FIELD_(const struct format *, field), .word = "object",               \
                             .record = &format_record, .write = write_format, .read = read_format,           \
                             .meaning = __VA_ARGS__                                                          \
    }

/* An output of the function: where there are others it complains. */
void check_output(const struct json_value *value, void *object, const struct frame *at);
#define OUTPUT(...) COUNT(output, output, __VA_ARGS__, .check = check_output)

#endif
