/* What stands in a file is told by tables: a record is a kind of object of JSON and the struct that holds it, and its members are
 * rows. JSON both ways, CSV, the tables of docs/json.md and the test of data/schema/ all come from the rows.
 *
 * A row is one of the macros below; #define OBJECT to the record's struct before them. Behind the meaning, which ends a row, any
 * field of struct member can follow: NUMBER(bar, bar, "f/x", "the error bar", .flags = CSV). */
#ifndef RECORD_MEMBER_H
#define RECORD_MEMBER_H

#include "record/json_text.h"
#include "record/json_value.h"

#include <stdbool.h>
#include <stddef.h>

/* X(identifier, what a page calls it) */
#define MEMBER_KINDS                                                                                         \
    X(NUMBER, "number")     /* double; NaN is null */                                                        \
    X(COUNT, "count")       /* any integer that is not below 0 */                                            \
    X(SIGN, "-1, 0 or 1")   /* int */                                                                        \
    X(CHOICE, "word")       /* an enum, by names; what has no name is null */                                \
    X(TEXT, "text")         /* char *, owned */                                                              \
    X(SAID, "text")         /* found when it is written */                                                   \
    X(TEXTS, "texts")       /* char **, `n` of them */                                                       \
    X(NODES, "nodes")       /* char **, `n` of them: a whole number as a number */                           \
    X(COLUMN, "column")     /* double *, or an array of `room`: `n` numbers, which are streamed */           \
    X(PAIR, "pair")         /* double[2] */                                                                  \
    X(POINT, "point")       /* double *: a number a variable, by its name */                                 \
    X(PATH, "columns")      /* double *: a column a variable, `n` rows */                                    \
    X(VARIABLE, "variable") /* size_t: its number; the name in the file */                                   \
    X(RECORD, "object")     /* a struct within, or behind a pointer that `find` follows */                   \
    X(SAME, "object")       /* its members stand among those of the record itself */                         \
    X(LIST, "list")         /* a pointer to `n` structs, or an array of `room` */                            \
    X(TABLE, "columns")     /* the same, as one object of columns */                                         \
    X(OTHER, "")            /* by functions of its own */

enum member_kind {
#define X(identifier, word) MEMBER_##identifier,
    MEMBER_KINDS
#undef X
        N_MEMBER_KINDS
};

enum member_flag {
    CSV = 1,      /* a column of the CSV; of a record or a list: look there for columns */
    CSV_ONLY = 2, /* and no member of the JSON */
    OMIT = 4,     /* not in the file where there is none; else that is null */
    MAY_MISS = 8, /* a file is read without it, such as an older one */
    SOME = OMIT | MAY_MISS,
    WRITE_ONLY = 16,    /* follows from other members */
    NULLABLE = 32,      /* a text may be null */
    INFINITE = 64,      /* null is infinite; so it is written */
    POSITIVE = 128,     /* what is not above 0 is null */
    ZERO_IS_NULL = 256, /* a count */
    NOT_EMPTY = 512,    /* an array */
    FINITE = 1024,      /* numbers of a point: null is refused */
    FOR_PEOPLE = 2048,  /* a text without control characters */
    SETS_N = 4096       /* reading it tells how many there are */
};

struct record;
struct head;

/* An object that is written or read, and what it stands in. */
struct frame {
    const struct record *record;
    const void *data;
    size_t index; /* in its list */
    const struct frame *up;
    const struct head *head; /* what was asked */
};

/* The innermost object of that record; NULL where there is none. */
const void *enclosing(const struct frame *at, const struct record *record);

/* Where a size_t stands that says how many there are: in the enclosing object of that record. */
struct how_many {
    const struct record *of;
    size_t offset;
};

struct member {
    const char *name;
    enum member_kind kind;
    unsigned flags;
    size_t offset, size; /* of the field within OBJECT */
    const char *unit, *meaning;
    const char *word; /* what a page calls an OTHER */

    struct names names;          /* CHOICE */
    const struct record *record; /* RECORD, SAME, LIST, TABLE */
    struct how_many n;           /* how many there are; see SETS_N */
    const char *like;            /* what else has so many: "h" */
    size_t room, most;           /* of an array within the struct; what a count may be at most, 0: anything */
    const char *csv, *csv_after; /* its name in CSV, put together along the way; the column that it follows */

    bool (*there)(const void *object);           /* NULL: always */
    const void *(*find)(const struct frame *at); /* the field, where it is not in the struct */
    void *(*make)(const struct json_value *value, void *object); /* SAME: that, where it is read */
    size_t (*count)(const struct frame *at);                /* COUNT that follows from others; of a LIST */
    void *(*element)(const struct frame *at, size_t index); /* of a LIST that is no array */
    void (*say)(struct text *t, const struct frame *at);    /* SAID; null where nothing is said */
    void (*write)(struct json_writer *w, const struct member *m, const struct frame *at); /* OTHER */
    void (*read)(const struct json_value *value, const struct member *m, void *object,
                 const struct frame *at);
    void (*prepare)(const struct json_value *value, void *object); /* before it is read */
    void (*check)(const struct json_value *value, void *object, const struct frame *at); /* after */
};

struct record {
    const char *name; /* of its table in docs/json.md */
    const struct member *members;
    size_t n, size;                    /* members; bytes of the struct */
    bool (*there)(const void *object); /* of an array of fixed length: it ends where none is there */
    void (*init)(void *object);        /* before it is read, where zeros will not do */
    void (*finish)(const struct json_value *value, void *object, const struct frame *at); /* after */
};

#define RECORD_OF(name_, ...)                                                                                \
    const struct record name_##_record = {.members = name_##_members,                                        \
                                          .n = sizeof name_##_members / sizeof *name_##_members,             \
                                          .size = sizeof(OBJECT),                                            \
                                          .name = __VA_ARGS__}

/* The place of a field, of which the compiler proves the type. */
#define FIELD_(type, field)  offsetof(OBJECT, field) + 0 * _Generic(((OBJECT *)0)->field, type : 1)
#define SIZED_(field)        .offset = offsetof(OBJECT, field), .size = sizeof((OBJECT *)0)->field
#define NAMED_(name_, kind_) .name = #name_, .kind = MEMBER_##kind_
#define ROW_(...)                                                                                            \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define TYPED_(name, kind, type, field, ...)                                                                 \
    ROW_(NAMED_(name, kind), .offset = FIELD_(type, field), .meaning = __VA_ARGS__)
#define UNIT_(name, kind, type, field, unit_, ...)                                                           \
    ROW_(NAMED_(name, kind), .offset = FIELD_(type, field), .unit = unit_, .meaning = __VA_ARGS__)
#define HELD_(name, kind, field, record_, ...)                                                               \
    ROW_(NAMED_(name, kind), SIZED_(field), .record = &record_##_record, .meaning = __VA_ARGS__)

#define NUMBER(name, field, unit, ...) UNIT_(name, NUMBER, double, field, unit, __VA_ARGS__)
#define COUNT(name, field, ...)        ROW_(NAMED_(name, COUNT), SIZED_(field), .meaning = __VA_ARGS__)
#define COUNTED(name, how, ...)        ROW_(NAMED_(name, COUNT), .count = how, .meaning = __VA_ARGS__)
#define SIGN(name, field, ...)         TYPED_(name, SIGN, int, field, __VA_ARGS__)
#define CHOICE(name, field, names_, ...)                                                                     \
    ROW_(NAMED_(name, CHOICE), SIZED_(field), .names = names_, .meaning = __VA_ARGS__)
#define TEXT(name, field, ...)         TYPED_(name, TEXT, char *, field, __VA_ARGS__)
#define LINE(name, field, ...)         TEXT(name, field, __VA_ARGS__, .flags = FOR_PEOPLE)
#define SAID(name, how, ...)           ROW_(NAMED_(name, SAID), .say = how, .meaning = __VA_ARGS__)
#define TEXTS(name, field, ...)        TYPED_(name, TEXTS, char **, field, __VA_ARGS__)
#define NODES(name, field, ...)        TYPED_(name, NODES, char **, field, __VA_ARGS__)
#define COLUMN(name, field, unit, ...) UNIT_(name, COLUMN, double *, field, unit, __VA_ARGS__)
#define PAIR(name, field, unit, ...)                                                                         \
    UNIT_(name, PAIR, double *, field, unit, __VA_ARGS__, .room = 2, .like = "an interval")
#define POINT(name, field, ...)         TYPED_(name, POINT, double *, field, __VA_ARGS__)
#define PATH(name, field, unit, ...)    UNIT_(name, PATH, double *, field, unit, __VA_ARGS__)
#define VARIABLE(name, field, ...)      TYPED_(name, VARIABLE, size_t, field, __VA_ARGS__)
#define LIST(name, field, record, ...)  HELD_(name, LIST, field, record, __VA_ARGS__)
#define TABLE(name, field, record, ...) HELD_(name, TABLE, field, record, __VA_ARGS__)
#define OTHER(name, write_, read_, ...)                                                                      \
    ROW_(NAMED_(name, OTHER), .write = write_, .read = read_, .meaning = __VA_ARGS__)

/* An object of its own: of a struct within, or of some members of the struct itself. */
#define RECORD(name, field, record, ...) HELD_(name, RECORD, field, record, __VA_ARGS__)
#define PART(name, record_, ...)                                                                             \
    ROW_(NAMED_(name, RECORD), .record = &record_##_record, .meaning = __VA_ARGS__)

/* The members of another record, among these: of a struct within, of the struct itself, of one that is found. */
#define SAME(field, record_, ...)                                                                            \
    ROW_(.kind = MEMBER_SAME, SIZED_(field), .record = &record_##_record, .meaning = __VA_ARGS__)
#define ALSO(record_, ...) ROW_(.kind = MEMBER_SAME, .record = &record_##_record, .meaning = __VA_ARGS__)
#define SAME_AT(how, record_, ...)                                                                           \
    ROW_(.kind = MEMBER_SAME, .find = how, .record = &record_##_record, .meaning = __VA_ARGS__)

/* ---- Functions that a row names, of a line each: of the object `o` in the frame `at` ---- */

/* The text that `value` is, which may be NULL. */
#define SAY(name, type, value)                                                                               \
    static void name(struct text *t, const struct frame *at)                                                 \
    {                                                                                                        \
        const type *o = at->data;                                                                            \
        const char *said = value;                                                                            \
        (void)o;                                                                                             \
        if (said) text_append(t, said);                                                                      \
    }

/* The number or the place that `value` is. */
#define COUNT_BY(name, type, value) FUNCTION_(size_t, name, type, value)
#define FIND(name, type, value)     FUNCTION_(const void *, name, type, value)
#define FUNCTION_(result, name, type, value)                                                                 \
    static result name(const struct frame *at)                                                               \
    {                                                                                                        \
        const type *o = at->data;                                                                            \
        (void)o;                                                                                             \
        return value;                                                                                        \
    }

/* Is it there? */
#define ASK(name, type, value)                                                                               \
    static bool name(const void *object)                                                                     \
    {                                                                                                        \
        const type *o = object;                                                                              \
        return value;                                                                                        \
    }

#endif
