/* The file of kept answers: an SQLite database, opened or made, and never another program's. */
#ifndef FUNCTION_SOURCE_KEPT_FILE_H
#define FUNCTION_SOURCE_KEPT_FILE_H

#include "base/error.h"
#include "base/later.h"

#if HSTAR_SQLITE
#include <sqlite3.h>

/* Of SQLite what is called, filled in by kept_file_open. */
#define KEPT_FUNCTIONS(X)                                                                                    \
    X(kept_sqlite, sqlite3_open_v2)                                                                          \
    X(kept_sqlite, sqlite3_close)                                                                            \
    X(kept_sqlite, sqlite3_busy_timeout)                                                                     \
    X(kept_sqlite, sqlite3_exec)                                                                             \
    X(kept_sqlite, sqlite3_prepare_v2)                                                                       \
    X(kept_sqlite, sqlite3_step)                                                                             \
    X(kept_sqlite, sqlite3_reset)                                                                            \
    X(kept_sqlite, sqlite3_finalize)                                                                         \
    X(kept_sqlite, sqlite3_bind_blob64)                                                                      \
    X(kept_sqlite, sqlite3_bind_int64)                                                                       \
    X(kept_sqlite, sqlite3_bind_text)                                                                        \
    X(kept_sqlite, sqlite3_column_blob)                                                                      \
    X(kept_sqlite, sqlite3_column_bytes)                                                                     \
    X(kept_sqlite, sqlite3_column_int64)                                                                     \
    X(kept_sqlite, sqlite3_column_text)                                                                      \
    X(kept_sqlite, sqlite3_last_insert_rowid)                                                                \
    X(kept_sqlite, sqlite3_changes)                                                                          \
    X(kept_sqlite, sqlite3_get_autocommit)                                                                   \
    X(kept_sqlite, sqlite3_extended_errcode)                                                                 \
    X(kept_sqlite, sqlite3_errmsg)
struct kept_functions {
    KEPT_FUNCTIONS(LATER_POINTER)
};
extern struct kept_functions kept_sqlite;

/* make: a file that is not there, or is empty, is made; else that is an error. It waits a while for other processes. */
MUST_USE hstar_status kept_file_open(const char *path, bool make, sqlite3 **db, hstar_error *err);
void kept_file_close(sqlite3 *db); /* NULL is fine */

/* What the last call found wrong, with the path. */
hstar_status kept_file_wrong(sqlite3 *db, const char *path, hstar_error *err);

MUST_USE hstar_status kept_file_prepare(sqlite3 *db, const char *path, const char *sql,
                                        sqlite3_stmt **statement, hstar_error *err);

/* The statement is done: SQLITE_DONE, or what failed. */
int kept_file_run(sqlite3_stmt *statement);
#endif

/* Where it was built without SQLite. */
hstar_status kept_file_unable(hstar_error *err);

#endif
