/* Opening, making and knowing the file. */
#include "function/source/kept_file.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if !HSTAR_SQLITE

hstar_status kept_file_unable(hstar_error *err)
{
    error_set(err, HSTAR_FILE, "answers cannot be kept: this hstar was built without SQLite");
    error_remedy(err, "build it where sqlite3.h is: the package libsqlite3-dev has it");
    return HSTAR_FILE;
}

#else

struct kept_functions kept_sqlite;
static const struct later_function functions[] = {KEPT_FUNCTIONS(LATER_FUNCTION)};
static struct later_library library = {.what = "SQLite",
                                       .package = "libsqlite3-0",
                                       .names = {"libsqlite3.so.0", "libsqlite3.so"},
                                       LATER_FUNCTIONS(functions)};

/* "hstr": by this a file of SQLite says whose it is. */
enum { APPLICATION = 0x68737472, VERSION = 1, PATIENCE_MS = 20000 };

/* A verb, and a point of it as kept.c writes it; what was answered, for the so-many-th time. */
static const char schema[] =
    "CREATE TABLE IF NOT EXISTS function (id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, name TEXT "
    "NOT NULL,"
    " kind TEXT NOT NULL, variables INTEGER NOT NULL, outputs INTEGER NOT NULL, repeats INTEGER NOT NULL,"
    " point BLOB NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS answer (function INTEGER NOT NULL, verb TEXT NOT NULL, point BLOB NOT NULL,"
    " occurrence INTEGER NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (function, verb, point, occurrence))"
    " WITHOUT ROWID;";

/* What to do about what SQLite found wrong. */
static const struct file_remedy {
    int code;
    const char *remedy;
} file_remedies[] = {
    {SQLITE_CORRUPT, "it is damaged: remove it, or name another --cache"},
    {SQLITE_ERROR, "it is damaged: remove it, or name another --cache"},
    {SQLITE_BUSY, "another program has held it for 20 s"},
    {SQLITE_FULL, "make room there, or name another --cache"},
    {SQLITE_READONLY, "may it be written to, and its folder, too?"},
    {SQLITE_CANTOPEN, "is its folder there, and may both be written to?"},
};

hstar_status kept_file_wrong(sqlite3 *db, const char *path, hstar_error *err)
{
    enum { BASIC_CODE = 0xff };
    const int code = db ? kept_sqlite.sqlite3_extended_errcode(db) & BASIC_CODE : SQLITE_NOMEM;
    error_set(err, HSTAR_FILE, "the cache %.200s: %.100s", path,
              db ? kept_sqlite.sqlite3_errmsg(db) : "memory ran out");
    for (size_t i = 0; i < sizeof file_remedies / sizeof *file_remedies; i++)
        if (file_remedies[i].code == code) error_remedy(err, "%s", file_remedies[i].remedy);
    return HSTAR_FILE;
}

hstar_status kept_file_prepare(sqlite3 *db, const char *path, const char *sql, sqlite3_stmt **statement,
                               hstar_error *err)
{
    return kept_sqlite.sqlite3_prepare_v2(db, sql, -1, statement, NULL) ? kept_file_wrong(db, path, err)
                                                                        : HSTAR_OK;
}

int kept_file_run(sqlite3_stmt *statement)
{
    int code = kept_sqlite.sqlite3_step(statement);
    while (code == SQLITE_ROW) code = kept_sqlite.sqlite3_step(statement);
    kept_sqlite.sqlite3_reset(statement);
    return code;
}

static hstar_status not_ours(const char *path, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%.200s is not a file of kept answers", path);
    error_remedy(err, "it was left as it is; --cache FILE takes a name that is free, or a file that it made");
    return HSTAR_INVALID;
}

static hstar_status read_kept_number(sqlite3 *db, const char *path, const char *sql, sqlite3_int64 *number,
                                     hstar_error *err)
{
    sqlite3_stmt *statement;
    int code = kept_sqlite.sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (!code) {
        code = kept_sqlite.sqlite3_step(statement);
        if (code == SQLITE_ROW) *number = kept_sqlite.sqlite3_column_int64(statement, 0);
    }
    hstar_status status = HSTAR_OK;
    if (code == SQLITE_NOTADB)
        status = not_ours(path, err);
    else if (code != SQLITE_ROW)
        status = kept_file_wrong(db, path, err);
    kept_sqlite.sqlite3_finalize(statement);
    return status;
}

/* Ours, or empty. */
static hstar_status look_at_file(sqlite3 *db, const char *path, bool *is_empty, hstar_error *err)
{
    sqlite3_int64 tables = 0, application = 0, version = 0;
    hstar_status status = read_kept_number(db, path, "SELECT count(*) FROM sqlite_master", &tables, err);
    if (!status) status = read_kept_number(db, path, "PRAGMA application_id", &application, err);
    if (!status) status = read_kept_number(db, path, "PRAGMA user_version", &version, err);
    if (status) return status;
    *is_empty = tables == 0 && application == 0;
    if (!*is_empty && application != APPLICATION) return not_ours(path, err);
    if (version <= VERSION) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the cache %.200s was made by a newer hstar", path);
    error_remedy(err, "another --cache FILE, or that hstar");
    return HSTAR_INVALID;
}

/* Two processes may be at it. In the write-ahead log an answer costs no wait for the disk; where that cannot be, it does. */
static hstar_status make_tables(sqlite3 *db, const char *path, hstar_error *err)
{
    char sql[sizeof schema + 128];
    snprintf(sql, sizeof sql,
             "BEGIN IMMEDIATE; %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", schema,
             APPLICATION, VERSION);
    kept_sqlite.sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    if (!kept_sqlite.sqlite3_exec(db, sql, NULL, NULL, NULL)) return HSTAR_OK;
    hstar_status status = kept_file_wrong(db, path, err);
    if (!kept_sqlite.sqlite3_get_autocommit(db)) kept_sqlite.sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static hstar_status open_database(const char *path, bool make, sqlite3 **db, hstar_error *err)
{
    struct text name; /* ":memory:" and "file:…" are files, too */
    text_init(&name);
    text_format(&name, "%s%s", *path == '/' ? "" : "./", path);
    if (name.failed) {
        text_clear(&name);
        return error_memory(err);
    }
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    hstar_status status = HSTAR_OK;
    if (kept_sqlite.sqlite3_open_v2(name.data, db, flags, NULL)) {
        status = kept_file_wrong(*db, path, err);
        kept_file_close(*db);
    }
    text_clear(&name);
    return status;
}

/* SQLite would wait for a pipe, and write to a device. What is not there is no wrong. */
static hstar_status check_regular(const char *path, hstar_error *err)
{
    struct stat at;
    if (stat(path, &at) || S_ISREG(at.st_mode)) return HSTAR_OK;
    error_set(err, HSTAR_FILE, "the cache %.200s is %s", path,
              S_ISDIR(at.st_mode) ? "a folder" : "no file, but a device or a pipe");
    error_remedy(err, "--cache FILE takes a name that is free, or a file that it made");
    return HSTAR_FILE;
}

hstar_status kept_file_open(const char *path, bool make, sqlite3 **db, hstar_error *err)
{
    sqlite3 *d = NULL;
    bool is_empty = false;
    if (!*path) return error_set(err, HSTAR_INVALID, "the name of the cache is empty");
    if (!make && access(path, R_OK))
        return error_set(err, HSTAR_FILE, "cannot open the cache %.200s: %s", path, strerror(errno));
    hstar_status status = check_regular(path, err);
    if (!status) status = later_load(&library, err);
    if (!status) status = open_database(path, make, &d, err);
    if (status) return status;
    kept_sqlite.sqlite3_busy_timeout(d, PATIENCE_MS);
    status = look_at_file(d, path, &is_empty, err);
    if (!status && is_empty) status = make ? make_tables(d, path, err) : not_ours(path, err);
    if (status) {
        kept_file_close(d);
        return status;
    }
    kept_sqlite.sqlite3_exec(d, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
    *db = d;
    return HSTAR_OK;
}

void kept_file_close(sqlite3 *db)
{
    if (db) kept_sqlite.sqlite3_close(db);
}
#endif
