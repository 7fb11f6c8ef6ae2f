/* Listing a file of kept answers, and clearing it. */
#include "function/source/kept_list.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/kept_file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

const struct repeats_row repeats_rows[N_REPEATS] = {
    [REPEATS_UNTOLD] = {"unknown"}, [REPEATS_STEADY] = {"the same"}, [REPEATS_RANDOM] = {"random"}};

void kept_list_free(struct kept_list *list)
{
    if (!list) return;
    for (size_t i = 0; i < list->n; i++) {
        free(list->function[i].name);
        free(list->function[i].kind);
        free(list->function[i].made);
        free(list->function[i].used);
    }
    free(list->function);
    free(list->path);
    texts_free(list->command, list->n_command);
    free(list);
}

#if !HSTAR_SQLITE

hstar_status kept_list_new(const char *path, struct kept_list **list, hstar_error *err)
{
    (void)path, (void)list;
    return kept_file_unable(err);
}

hstar_status kept_clear(const char *path, const size_t *numbers, size_t n, hstar_error *err)
{
    (void)path, (void)numbers, (void)n;
    return kept_file_unable(err);
}

#else

static char *column_text(sqlite3_stmt *s, int column)
{
    const unsigned char *text = kept_sqlite.sqlite3_column_text(s, column);
    return memory_text(text ? (const char *)text : "", (size_t)kept_sqlite.sqlite3_column_bytes(s, column));
}

static size_t column_count(sqlite3_stmt *s, int column)
{
    const sqlite3_int64 n = kept_sqlite.sqlite3_column_int64(s, column);
    return n > 0 ? (size_t)n : 0;
}

/* A file of another's making may hold anything. */
static char *column_date(sqlite3_stmt *s, int column)
{
    enum { MOST = 32 };
    const time_t at = (time_t)kept_sqlite.sqlite3_column_int64(s, column);
    char text[MOST];
    struct tm date;
    if (!gmtime_r(&at, &date) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &date)) *text = '\0';
    return memory_text(text, strlen(text));
}

static bool read_row(sqlite3_stmt *s, struct kept_function *f)
{
    const size_t repeats = column_count(s, 5);
    *f = (struct kept_function){.number = column_count(s, 0),
                                .name = column_text(s, 1),
                                .kind = column_text(s, 2),
                                .n_variables = column_count(s, 3),
                                .n_outputs = column_count(s, 4),
                                .repeats = repeats <= REPEATS_RANDOM ? (enum repeats)repeats : REPEATS_UNTOLD,
                                .made = column_date(s, 6),
                                .used = column_date(s, 7),
                                .points = column_count(s, 8),
                                .answers = column_count(s, 9),
                                .bytes = column_count(s, 10)};
    return f->name && f->kind && f->made && f->used;
}

static hstar_status read_rows(sqlite3 *db, struct kept_list *list, hstar_error *err)
{
    static const char sql[] =
        "SELECT id, name, kind, variables, outputs, repeats, made, used, count(answer.point) FILTER (WHERE "
        "verb='value' AND occurrence=0),"
        " count(answer.point), coalesce(sum(length(answer.point) + length(numbers)), 0)"
        " FROM function LEFT JOIN answer ON answer.function = id GROUP BY id ORDER BY id";
    sqlite3_stmt *s;
    int code = SQLITE_DONE;
    hstar_status status = kept_file_prepare(db, list->path, sql, &s, err);
    while (!status && (code = kept_sqlite.sqlite3_step(s)) == SQLITE_ROW) {
        struct kept_function *grown = memory_resize(list->function, list->n + 1, sizeof *grown);
        if (grown) list->function = grown;
        if (!grown || !read_row(s, &list->function[list->n++])) status = error_memory(err);
    }
    if (!status && code != SQLITE_DONE) status = kept_file_wrong(db, list->path, err);
    if (s) kept_sqlite.sqlite3_finalize(s);
    return status;
}

hstar_status kept_list_new(const char *path, struct kept_list **list, hstar_error *err)
{
    struct stat at;
    sqlite3 *db = NULL;
    struct kept_list *l = memory_array(1, sizeof *l);
    if (!l) return error_memory(err);
    l->path = memory_text(path, strlen(path));
    hstar_status status = l->path ? kept_file_open(path, false, &db, err) : error_memory(err);
    if (!status) status = read_rows(db, l, err);
    kept_file_close(db); /* which puts all of it into the file */
    if (!status && !stat(path, &at) && at.st_size > 0) l->bytes = (size_t)at.st_size;
    if (status)
        kept_list_free(l);
    else
        *list = l;
    return status;
}

/* ---- Clearing ---- */

static hstar_status run_for(sqlite3 *db, const char *path, const char *sql, size_t number, int *changes,
                            hstar_error *err)
{
    sqlite3_stmt *s;
    hstar_status status = kept_file_prepare(db, path, sql, &s, err);
    if (status) return status;
    kept_sqlite.sqlite3_bind_int64(s, 1, (sqlite3_int64)number);
    if (kept_file_run(s) != SQLITE_DONE) status = kept_file_wrong(db, path, err);
    *changes = kept_sqlite.sqlite3_changes(db);
    kept_sqlite.sqlite3_finalize(s);
    return status;
}

static hstar_status clear_one(sqlite3 *db, const char *path, size_t number, hstar_error *err)
{
    int changes;
    hstar_status status =
        number > INT64_MAX ? HSTAR_OK
                           : run_for(db, path, "DELETE FROM answer WHERE function=?1", number, &changes, err);
    changes = 0;
    if (!status && number <= INT64_MAX)
        status = run_for(db, path, "DELETE FROM function WHERE id=?1", number, &changes, err);
    if (status || changes) return status;
    error_set(err, HSTAR_INVALID, "%.200s has no function %zu", path, number);
    error_remedy(err, "`hstar cache FILE` lists them with their numbers");
    return HSTAR_INVALID;
}

static hstar_status execute(sqlite3 *db, const char *path, const char *sql, hstar_error *err)
{
    return kept_sqlite.sqlite3_exec(db, sql, NULL, NULL, NULL) ? kept_file_wrong(db, path, err) : HSTAR_OK;
}

hstar_status kept_clear(const char *path, const size_t *numbers, size_t n, hstar_error *err)
{
    sqlite3 *db = NULL;
    hstar_status status = kept_file_open(path, false, &db, err);
    if (!status) status = execute(db, path, "BEGIN IMMEDIATE", err);
    if (!status && !numbers) status = execute(db, path, "DELETE FROM answer; DELETE FROM function", err);
    for (size_t i = 0; i < n && !status && numbers; i++) status = clear_one(db, path, numbers[i], err);
    if (!status) status = execute(db, path, "COMMIT", err);
    if (!status)
        kept_sqlite.sqlite3_exec(db, "VACUUM", NULL, NULL, NULL); /* the rest of the disk has its room back */
    kept_file_close(db);                                          /* and what is not committed is undone */
    return status;
}
#endif
