/* Libraries that few runs need: they are loaded when they are first used, and where one is missing the rest works.
 *
 *     #define FUNCTIONS(X) X(sqlite3_open_v2) X(sqlite3_close)
 *     static struct { FUNCTIONS(LATER_POINTER) } sqlite;
 *     static const struct later_function functions[] = {
 *     #define FUNCTION(name) LATER_FUNCTION(sqlite, name),
 *         FUNCTIONS(FUNCTION)
 *     };
 *     static struct later_library library = {.what = "SQLite", .package = "libsqlite3-0", .names = {"libsqlite3.so.0"}, …};
 *
 *     status = later_load(&library, err);
 *     if (!status) sqlite.sqlite3_close(db); */
#ifndef BASE_LATER_H
#define BASE_LATER_H

#include "base/error.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* A function of the library, and the pointer that is to know it. */
struct later_function {
    const char *name;
    void *place;
};

/* In the structure of pointers, whose members are called as the functions are that a header declares; and in the table. */
#define LATER_POINTER(function) __typeof__(function) *function;
#define LATER_FUNCTION(structure, function)                                                                  \
    {                                                                                                        \
#function, &(structure).function                                                                     \
    }

enum { LATER_NAMES = 4 };

struct later_library {
    const char *what, *package;             /* "SQLite", and what to install: "libsqlite3-0" */
    const char *names[LATER_NAMES];         /* "libsqlite3.so.0": the first that is there is taken */
    const struct later_function *functions; /* n_functions */
    size_t n_functions;
    atomic_bool is_loaded; /* begins as false */
};

/* Loads it and fills all places in, once; several threads may ask. It is never unloaded. HSTAR_FILE where it is missing or lacks a
 * function: the next who asks tries again. */
MUST_USE hstar_status later_load(struct later_library *library, hstar_error *err);

#endif
