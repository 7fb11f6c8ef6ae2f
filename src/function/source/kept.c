/* One function's answers in the file.
 *
 * A point is written as what differs from the first one that its function was asked at: of each number that differs its variable and its
 * bits; or whole, where that is shorter. */
#include "function/source/kept.h"
#include "base/memory.h"
#include "function/source/kept_file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if !HSTAR_SQLITE

hstar_status kept_open(const char *path, const struct kept_identity *identity, struct kept **kept,
                       hstar_error *err)
{
    (void)path, (void)identity, (void)kept;
    return kept_file_unable(err);
}
void kept_close(struct kept *kept)
{
    (void)kept;
}
size_t kept_outputs(const struct kept *kept)
{
    (void)kept;
    return 0;
}
enum repeats kept_repeats(const struct kept *kept)
{
    (void)kept;
    return REPEATS_UNTOLD;
}
void kept_tell_outputs(struct kept *kept, size_t n_outputs)
{
    (void)kept, (void)n_outputs;
}
void kept_tell_repeats(struct kept *kept, enum repeats repeats)
{
    (void)kept, (void)repeats;
}
bool kept_find(struct kept *kept, const struct kept_question *question, const void **bytes, size_t *n)
{
    (void)kept, (void)question, (void)bytes, (void)n;
    return false;
}
void kept_add(struct kept *kept, const struct kept_question *question, const void *bytes, size_t n)
{
    (void)kept, (void)question, (void)bytes, (void)n;
}
void kept_begin(struct kept *kept)
{
    (void)kept;
}
void kept_end(struct kept *kept)
{
    (void)kept;
}
const char *kept_trouble(const struct kept *kept)
{
    (void)kept;
    return NULL;
}

#else

/* The statements, each prepared once.
 * X(identifier, text) */
#define STATEMENTS                                                                                           \
    X(FIND, "SELECT numbers FROM answer WHERE function=?1 AND verb=?2 AND point=?3 AND occurrence=?4")       \
    X(ADD, "INSERT OR IGNORE INTO answer VALUES (?1, ?2, ?3, ?4, ?5)")                                       \
    X(OUTPUTS, "UPDATE function SET outputs=?2 WHERE id=?1")                                                 \
    X(REPEATS, "UPDATE function SET repeats=max(repeats, ?2) WHERE id=?1")                                   \
    X(USED, "UPDATE function SET used=?2 WHERE id=?1")
enum statement {
#define X(identifier, text) STATEMENT_##identifier,
    STATEMENTS
#undef X
        N_STATEMENTS
};
static const char *const statement_texts[N_STATEMENTS] = {
#define X(identifier, text) text,
    STATEMENTS
#undef X
};

struct kept {
    sqlite3 *db;
    sqlite3_stmt *statement[N_STATEMENTS];
    char *path, *trouble;
    sqlite3_int64 function;
    size_t n_variables, n_outputs;
    enum repeats repeats;
    double *base;
    char *key; /* room for a point */
    struct text found;
};

static const char no_memory[] = "memory ran out";
static const char damaged_remedy[] = "remove it, or name another --cache";

/* From here on nothing is added. */
static void stop_keeping_for(struct kept *k, const char *why)
{
    if (k->trouble) return;
    struct text t;
    text_init(&t);
    text_format(&t, "answers are not kept in %.200s any more: %.160s", k->path, why);
    k->trouble = t.failed ? memory_text(no_memory, strlen(no_memory)) : memory_text(t.data, t.length);
    text_clear(&t);
    if (!kept_sqlite.sqlite3_get_autocommit(k->db))
        kept_sqlite.sqlite3_exec(k->db, "ROLLBACK", NULL, NULL, NULL);
}

static void stop_keeping(struct kept *k)
{
    stop_keeping_for(k, kept_sqlite.sqlite3_errmsg(k->db));
}

/* From here on nothing is looked up either: each time might wait as long. */
static void stop_reading(struct kept *k)
{
    stop_keeping(k);
    k->function = 0;
}

/* ---- Points ---- */

struct key_part {
    char variable[sizeof(uint32_t)], number[sizeof(double)];
};

static size_t write_key(const struct kept *k, const double *x)
{
    const size_t whole = k->n_variables * sizeof *x;
    size_t n = 1;
    k->key[0] = 'd';
    for (size_t v = 0; v < k->n_variables && n < whole; v++) {
        if (!memcmp(&x[v], &k->base[v], sizeof *x)) continue;
        const uint32_t variable = (uint32_t)v;
        memcpy(k->key + n, &variable, sizeof variable);
        memcpy(k->key + n + sizeof variable, &x[v], sizeof *x);
        n += sizeof(struct key_part);
    }
    if (n <= whole) return n;
    k->key[0] = 'w';
    memcpy(k->key + 1, x, whole);
    return 1 + whole;
}

/* ---- Statements ---- */

static void bind_question(struct kept *k, sqlite3_stmt *s, const struct kept_question *q)
{
    kept_sqlite.sqlite3_bind_int64(s, 1, k->function);
    kept_sqlite.sqlite3_bind_text(s, 2, q->verb, -1, SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_blob64(s, 3, k->key, write_key(k, q->x), SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_int64(s, 4, (sqlite3_int64)q->occurrence);
}

/* A value is as many numbers as f has outputs; what derivatives are told as, their reader knows. */
static bool is_whole_answer(struct kept *k, const struct kept_question *question)
{
    const size_t right = k->n_outputs * sizeof(double);
    if (!right || strcmp(question->verb, "value") != 0 || k->found.length == right) return true;
    struct text why;
    text_init(&why);
    text_format(&why, "it is damaged, an answer has %zu bytes and not %zu; %s", k->found.length, right,
                damaged_remedy);
    stop_keeping_for(k, why.failed ? no_memory : why.data);
    text_clear(&why);
    return false;
}

bool kept_find(struct kept *k, const struct kept_question *question, const void **bytes, size_t *n)
{
    sqlite3_stmt *s = k->statement[STATEMENT_FIND];
    if (!k->function) return false;
    kept_sqlite.sqlite3_reset(s);
    bind_question(k, s, question);
    const int code = kept_sqlite.sqlite3_step(s);
    k->found.length = 0;
    if (code == SQLITE_ROW)
        text_append_bytes(&k->found, kept_sqlite.sqlite3_column_blob(s, 0),
                          (size_t)kept_sqlite.sqlite3_column_bytes(s, 0));
    else if (code != SQLITE_DONE)
        stop_reading(k);
    kept_sqlite.sqlite3_reset(s); /* a statement that is not done holds a lock */
    *bytes = k->found.data;
    *n = k->found.length;
    return code == SQLITE_ROW && !k->found.failed && is_whole_answer(k, question);
}

static void run_or_stop(struct kept *k, enum statement which)
{
    if (kept_file_run(k->statement[which]) != SQLITE_DONE) stop_keeping(k);
}

void kept_add(struct kept *k, const struct kept_question *question, const void *bytes, size_t n)
{
    sqlite3_stmt *s = k->statement[STATEMENT_ADD];
    if (!k->function || k->trouble) return;
    bind_question(k, s, question);
    kept_sqlite.sqlite3_bind_blob64(s, 5, bytes, n, SQLITE_STATIC);
    run_or_stop(k, STATEMENT_ADD);
}

static void tell(struct kept *k, enum statement which, sqlite3_int64 number)
{
    if (!k->function || k->trouble) return;
    kept_sqlite.sqlite3_bind_int64(k->statement[which], 1, k->function);
    kept_sqlite.sqlite3_bind_int64(k->statement[which], 2, number);
    run_or_stop(k, which);
}

void kept_tell_outputs(struct kept *k, size_t n_outputs)
{
    if (k->n_outputs == n_outputs) return;
    k->n_outputs = n_outputs;
    tell(k, STATEMENT_OUTPUTS, (sqlite3_int64)n_outputs);
}

void kept_tell_repeats(struct kept *k, enum repeats repeats)
{
    if (k->repeats >= repeats) return;
    k->repeats = repeats;
    tell(k, STATEMENT_REPEATS, repeats);
}

size_t kept_outputs(const struct kept *k)
{
    return k->n_outputs;
}

enum repeats kept_repeats(const struct kept *k)
{
    return k->repeats;
}

const char *kept_trouble(const struct kept *k)
{
    return k->trouble;
}

void kept_begin(struct kept *k)
{
    if (!k->function || k->trouble) return;
    if (kept_sqlite.sqlite3_exec(k->db, "BEGIN IMMEDIATE", NULL, NULL, NULL)) stop_keeping(k);
}

void kept_end(struct kept *k)
{
    if (k->trouble || kept_sqlite.sqlite3_get_autocommit(k->db)) return;
    if (kept_sqlite.sqlite3_exec(k->db, "COMMIT", NULL, NULL, NULL)) stop_keeping(k);
}

/* ---- The function's row ---- */

static int add_function(struct kept *k, const struct kept_identity *id)
{
    static const char sql[] =
        "INSERT OR IGNORE INTO function (identity, name, kind, variables, outputs, repeats, point, made, "
        "used) VALUES (?1, ?2, ?3, ?4, 0, 0, ?5, ?6, ?6)";
    sqlite3_stmt *s;
    int code = kept_sqlite.sqlite3_prepare_v2(k->db, sql, -1, &s, NULL);
    if (code) return code;
    kept_sqlite.sqlite3_bind_blob64(s, 1, id->bytes.data, id->bytes.length, SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_text(s, 2, id->name, -1, SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_text(s, 3, id->kind, -1, SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_int64(s, 4, (sqlite3_int64)id->n_variables);
    kept_sqlite.sqlite3_bind_blob64(s, 5, id->point, id->n_variables * sizeof *id->point, SQLITE_STATIC);
    kept_sqlite.sqlite3_bind_int64(s, 6, (sqlite3_int64)time(NULL));
    code = kept_file_run(s);
    kept_sqlite.sqlite3_finalize(s);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* What the row says of the function, and what an answer in the file shows of it. */
struct function_row {
    sqlite3_int64 id, outputs, repeats, point_bytes, answer_bytes; /* answer_bytes is 0 where there is none */
};

/* Anybody may have written to the file: a number that no hstar writes is told as that, before memory is asked for by it. */
static hstar_status check_function_row(const struct kept *k, const struct kept_identity *id,
                                       const struct function_row *row, hstar_error *err)
{
    const sqlite3_int64 width = sizeof(double), most = INT32_MAX / width; /* an answer of more is no blob */
    const sqlite3_int64 answered = row->answer_bytes / width;
    if (row->outputs < 0 || row->outputs > most)
        error_set(err, HSTAR_FILE, "the cache %.200s is damaged: it says that %.60s has %lld outputs",
                  k->path, id->name, (long long)row->outputs);
    else if (row->answer_bytes % width || (answered && answered != row->outputs))
        error_set(err, HSTAR_FILE,
                  "the cache %.200s is damaged: it says that %.60s has %lld output%s, and has an answer of "
                  "%lld bytes",
                  k->path, id->name, (long long)row->outputs, row->outputs == 1 ? "" : "s",
                  (long long)row->answer_bytes);
    else if (row->repeats < 0 || row->repeats >= N_REPEATS)
        error_set(err, HSTAR_FILE, "the cache %.200s is damaged: its \"repeats\" of %.60s is %lld", k->path,
                  id->name, (long long)row->repeats);
    else if (row->point_bytes != (sqlite3_int64)id->n_variables * width)
        error_set(
            err, HSTAR_FILE,
            "the cache %.200s is damaged: its point of %.60s has %lld bytes, and %zu variable%s take %lld",
            k->path, id->name, (long long)row->point_bytes, id->n_variables, id->n_variables == 1 ? "" : "s",
            (long long)id->n_variables * width);
    else if (row->id == 0)
        error_set(err, HSTAR_FILE, "the cache %.200s is damaged: the number of %.60s is 0", k->path,
                  id->name);
    else
        return HSTAR_OK;
    error_remedy(err, "%s", damaged_remedy);
    return HSTAR_FILE;
}

/* The number of outputs is known where an answer shows it: what is only said is asked again. */
static hstar_status take_function_row(struct kept *k, const struct kept_identity *id, sqlite3_stmt *s,
                                      hstar_error *err)
{
    const struct function_row row = {.id = kept_sqlite.sqlite3_column_int64(s, 0),
                                     .outputs = kept_sqlite.sqlite3_column_int64(s, 1),
                                     .repeats = kept_sqlite.sqlite3_column_int64(s, 2),
                                     .point_bytes = kept_sqlite.sqlite3_column_bytes(s, 3),
                                     .answer_bytes = kept_sqlite.sqlite3_column_int64(s, 4)};
    hstar_status status = check_function_row(k, id, &row, err);
    if (status) return status;
    k->function = row.id;
    k->n_outputs = row.answer_bytes ? (size_t)row.outputs : 0;
    k->repeats = (enum repeats)row.repeats;
    memcpy(k->base, kept_sqlite.sqlite3_column_blob(s, 3), id->n_variables * sizeof *k->base);
    return HSTAR_OK;
}

static hstar_status find_function(struct kept *k, const struct kept_identity *id, hstar_error *err)
{
    static const char sql[] =
        "SELECT id, outputs, repeats, point, (SELECT length(CAST(numbers AS BLOB)) FROM answer WHERE "
        "function=id AND verb='value' LIMIT 1) FROM function WHERE identity=?1";
    sqlite3_stmt *s;
    hstar_status status = kept_file_prepare(k->db, k->path, sql, &s, err);
    if (status) return status;
    kept_sqlite.sqlite3_bind_blob64(s, 1, id->bytes.data, id->bytes.length, SQLITE_STATIC);
    const int code = kept_sqlite.sqlite3_step(s);
    if (code == SQLITE_ROW)
        status = take_function_row(k, id, s, err);
    else if (code != SQLITE_DONE)
        status = kept_file_wrong(k->db, k->path, err);
    kept_sqlite.sqlite3_finalize(s);
    return status;
}

/* Where it cannot be written to, what is there is of use all the same. */
static hstar_status open_function_row(struct kept *k, const struct kept_identity *id, hstar_error *err)
{
    hstar_status status = find_function(k, id, err);
    if (status) return status;
    if (k->function) {
        tell(k, STATEMENT_USED, (sqlite3_int64)time(NULL));
        return HSTAR_OK;
    }
    if (add_function(k, id)) {
        stop_keeping(k);
        return HSTAR_OK;
    }
    return find_function(k, id, err);
}

hstar_status kept_open(const char *path, const struct kept_identity *id, struct kept **kept, hstar_error *err)
{
    struct kept *k = memory_array(1, sizeof *k);
    if (!k) return error_memory(err);
    *k = (struct kept){.path = memory_text(path, strlen(path)),
                       .n_variables = id->n_variables,
                       .base = memory_room(id->n_variables, sizeof *k->base),
                       .key = memory_room(id->n_variables + 2, sizeof(struct key_part))};
    hstar_status status = k->path && k->base && k->key ? HSTAR_OK : error_memory(err);
    if (!status) status = kept_file_open(path, true, &k->db, err);
    for (size_t i = 0; i < N_STATEMENTS && !status; i++)
        status = kept_file_prepare(k->db, path, statement_texts[i], &k->statement[i], err);
    if (!status) status = open_function_row(k, id, err);
    if (status)
        kept_close(k);
    else
        *kept = k;
    return status;
}

void kept_close(struct kept *k)
{
    if (!k) return;
    for (size_t i = 0; i < N_STATEMENTS && k->db; i++) kept_sqlite.sqlite3_finalize(k->statement[i]);
    kept_file_close(k->db);
    free(k->path);
    free(k->trouble);
    free(k->base);
    free(k->key);
    text_clear(&k->found);
    free(k);
}
#endif
