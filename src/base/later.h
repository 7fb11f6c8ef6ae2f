/* Libraries that few runs need: they are loaded when they are first used, and where one is missing the rest works.
 *
 *     #define FUNCTIONS(X) X(sqlite, sqlite3_open_v2) X(sqlite, sqlite3_close)
 *     static struct { FUNCTIONS(LATER_POINTER) } sqlite;
 *     static const struct later_function functions[] = {FUNCTIONS(LATER_FUNCTION)};
 *     static struct later_library library = {.what = "SQLite", .package = "libsqlite3-0", …, LATER_FUNCTIONS(functions)};
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

/* A row of a table of functions: in the structure of pointers, whose members are called as the functions are that a header declares; and in
 * the list of them, which becomes a part of the library. */
#define LATER_POINTER(structure, function)  __typeof__(function) *function;
#define LATER_FUNCTION(structure, function) {#function, &(structure).function},
#define LATER_FUNCTIONS(list)               .functions = (list), .n_functions = sizeof(list) / sizeof *(list)

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
