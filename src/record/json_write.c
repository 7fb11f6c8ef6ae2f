/* A record as JSON, row by row of its table. */
#include "record/record.h"

#include <math.h>
#include <string.h>

const void *enclosing(const struct frame *at, const struct record *record)
{
    while (at && at->record != record) at = at->up;
    return at ? at->data : NULL;
}

/* An integer of any width. */
static size_t integer_at(const void *field, size_t size)
{
    size_t n = 0;
    unsigned narrow;
    if (size == sizeof n) memcpy(&n, field, sizeof n);
    if (size != sizeof narrow) return n;
    memcpy(&narrow, field, sizeof narrow);
    return narrow;
}

size_t member_count(const struct member *m, const struct frame *at, const void *field)
{
    if (m->count) return m->count(at);
    if (m->kind == MEMBER_COUNT) return integer_at(field, m->size);
    if (m->n.of) {
        size_t n;
        memcpy(&n, (const char *)enclosing(at, m->n.of) + m->n.offset, sizeof n);
        return n;
    }
    size_t n = 0;
    if (m->kind != MEMBER_LIST) return m->room;
    while (n < m->room && m->record->there((const char *)field + n * m->record->size)) n++;
    return n;
}

static const void *pointer_at(const void *field)
{
    const void *pointer;
    memcpy(&pointer, field, sizeof pointer);
    return pointer;
}

/* Of a column, a list, texts: the first of them. */
static const void *array_at(const struct member *m, const void *field)
{
    return m->room || m->find ? field : pointer_at(field);
}

const void *member_element(const struct member *m, const struct frame *at, const void *field, size_t index)
{
    if (m->element) return m->element(at, index);
    return (const char *)array_at(m, field) + index * m->record->size;
}

/* Variables are a kind of choice. */
const char *member_word(const struct member *m, const struct frame *at, const void *field, struct text *said)
{
    if (m->kind == MEMBER_TEXT) return pointer_at(field);
    if (m->kind == MEMBER_VARIABLE) return at->head->variables[integer_at(field, sizeof(size_t))];
    if (m->kind == MEMBER_CHOICE) {
        const size_t i = integer_at(field, m->size);
        return i < m->names.n ? names_at(&m->names, i) : NULL;
    }
    m->say(said, at);
    return said->data;
}

double member_number(const struct member *m, const void *field)
{
    double x;
    int sign;
    if (m->kind == MEMBER_COUNT) return (double)integer_at(field, m->size);
    if (m->kind == MEMBER_SIGN) return memcpy(&sign, field, sizeof sign), sign;
    memcpy(&x, field, sizeof x);
    return m->flags & POSITIVE && !(x > 0) ? (double)NAN : x;
}

bool member_is_there(const struct member *m, const struct frame *at, const void *field)
{
    static const bool by_pointer[N_MEMBER_KINDS] = {
        [MEMBER_POINT] = true, [MEMBER_PATH] = true, [MEMBER_TEXT] = true};
    const bool array = (m->kind == MEMBER_COLUMN || m->kind == MEMBER_LIST) && m->flags & OMIT;
    const bool count = m->kind == MEMBER_COUNT && m->flags & ZERO_IS_NULL;
    if (m->there && !m->there(at->data)) return false;
    if (by_pointer[m->kind] || (array && !m->room && !m->element)) return pointer_at(field);
    return !(array || count) || member_count(m, at, field) > 0;
}

const void *member_field(const struct member *m, const struct frame *at)
{
    return m->find ? m->find(at) : (const char *)at->data + m->offset;
}

/* ---- What is written of each kind ---- */

void write_object(struct json_writer *w, const char *name, const struct frame *at)
{
    json_begin(w, name, JSON_OBJECT);
    write_members(w, at);
    json_end(w);
}

#define WRITER(kind)                                                                                         \
    static void write_##kind(struct json_writer *w, const struct member *m, const struct frame *at,          \
                             const void *field)

WRITER(number)
{
    (void)at;
    json_put_number(w, m->name, member_number(m, field));
}

WRITER(count)
{
    json_put_count(w, m->name, member_count(m, at, field));
}

WRITER(word)
{
    struct text said;
    text_init(&said);
    json_put_text(w, m->name, member_word(m, at, field, &said));
    if (said.failed) w->text.failed = true;
    text_clear(&said);
}

WRITER(texts)
{
    const char *const *texts = pointer_at(field);
    json_begin(w, m->name, JSON_ARRAY);
    for (size_t i = 0; i < member_count(m, at, field); i++)
        if (m->kind == MEMBER_NODES)
            json_put_node(w, texts[i]);
        else
            json_put_text(w, NULL, texts[i]);
    json_end(w);
}

/* n numbers so many bytes apart. */
static void write_column(struct json_writer *w, const struct member *m, const char *name, const char *first,
                         size_t n, size_t stride)
{
    const bool pair = m->kind == MEMBER_PAIR,
               plain = !pair && m->kind != MEMBER_COUNT && !(m->flags & POSITIVE);
    json_begin(w, name, pair ? JSON_ARRAY : JSON_COLUMN);
    for (size_t i = 0; i < n; i++, first += stride)
        if (plain)
            json_put_next(w, *(const double *)(const void *)first);
        else
            json_put_number(w, NULL, member_number(m, first));
    json_end(w);
}

WRITER(numbers)
{
    size_t n = member_count(m, at, field);
    write_column(w, m, m->name, array_at(m, field), n, sizeof(double));
}

WRITER(point)
{
    const double *point = pointer_at(field);
    json_begin(w, m->name, JSON_OBJECT);
    for (size_t v = 0; v < at->head->n_variables; v++) json_put_number(w, at->head->variables[v], point[v]);
    json_end(w);
}

WRITER(path)
{
    const char *first = pointer_at(field);
    const size_t n = at->head->n_variables, rows = member_count(m, at, field);
    json_begin(w, m->name, JSON_OBJECT);
    for (size_t v = 0; v < n; v++)
        write_column(w, m, at->head->variables[v], first + v * sizeof(double), rows, n * sizeof(double));
    json_end(w);
}

WRITER(record)
{
    write_object(w, m->name, &(struct frame){m->record, field, 0, at, at->head});
}

WRITER(same)
{
    write_members(w, &(struct frame){m->record, field, 0, at, at->head});
}

WRITER(list)
{
    const size_t n = member_count(m, at, field);
    json_begin(w, m->name, JSON_ARRAY);
    for (size_t i = 0; i < n && !w->status; i++)
        write_object(w, NULL, &(struct frame){m->record, member_element(m, at, field, i), i, at, at->head});
    json_end(w);
}

static void write_columns(struct json_writer *w, const struct record *r, const char *first, size_t n,
                          size_t stride)
{
    for (const struct member *m = r->members; m < r->members + r->n; m++)
        if (m->kind == MEMBER_SAME)
            write_columns(w, m->record, first + m->offset, n, stride);
        else if (!(m->flags & CSV_ONLY))
            write_column(w, m, m->name, first + m->offset, n, stride);
}

WRITER(table)
{
    json_begin(w, m->name, JSON_OBJECT);
    write_columns(w, m->record, array_at(m, field), member_count(m, at, field), m->record->size);
    json_end(w);
}

WRITER(other)
{
    (void)field;
    m->write(w, m, at);
}

static void (*const writers[])(struct json_writer *, const struct member *, const struct frame *,
                               const void *) = {
    [MEMBER_NUMBER] = write_number, [MEMBER_COUNT] = write_count,   [MEMBER_SIGN] = write_number,
    [MEMBER_CHOICE] = write_word,   [MEMBER_TEXT] = write_word,     [MEMBER_SAID] = write_word,
    [MEMBER_TEXTS] = write_texts,   [MEMBER_NODES] = write_texts,   [MEMBER_COLUMN] = write_numbers,
    [MEMBER_PAIR] = write_numbers,  [MEMBER_POINT] = write_point,   [MEMBER_PATH] = write_path,
    [MEMBER_RECORD] = write_record, [MEMBER_VARIABLE] = write_word, [MEMBER_SAME] = write_same,
    [MEMBER_LIST] = write_list,     [MEMBER_TABLE] = write_table,   [MEMBER_OTHER] = write_other};
_Static_assert(sizeof writers / sizeof *writers == N_MEMBER_KINDS, "a kind of member is not written");

void write_members(struct json_writer *w, const struct frame *at)
{
    const struct record *r = at->record;
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        const void *field = member_field(m, at);
        if (m->flags & CSV_ONLY) continue;
        if (member_is_there(m, at, field))
            writers[m->kind](w, m, at, field);
        else if (!(m->flags & OMIT))
            json_put_raw(w, m->name, "null");
    }
}
