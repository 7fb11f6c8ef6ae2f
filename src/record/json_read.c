/* A record from JSON, row by row of its table. What was read so far belongs to the object, so after a complaint all of it can be
 * freed. */
#include "base/memory.h"
#include "record/record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set_integer(void *field, size_t size, size_t n)
{
    const unsigned narrow = (unsigned)n;
    memcpy(field, size == sizeof n ? (const void *)&n : &narrow, size);
}

static void set_number(const struct member *m, void *field, double x)
{
    if (m->flags & INFINITE && isnan(x)) x = (double)INFINITY;
    memcpy(field, &x, sizeof x);
}

static void set_pointer(void *field, void *pointer)
{
    memcpy(field, &pointer, sizeof pointer);
}

/* How many elements the array has to have; complains where it has others. */
static size_t expect(const struct json_value *v, const struct member *m, const struct frame *at,
                     const char *elements)
{
    size_t n = json_length(v);
    if (m->flags & NOT_EMPTY && !n) json_complain(v, "is empty");
    if (m->count || (m->n.of && !(m->flags & SETS_N))) n = member_count(m, at, NULL);
    if (m->room && m->kind == MEMBER_LIST) {
        if (n > m->room) json_complain(v, "has more than %zu %s", m->room, elements);
        return n;
    }
    if (m->room) n = m->room;
    json_expect(v, n, elements, m->like);
    return n;
}

/* The field to be filled in, the object that it belongs to. */
#define READER(kind)                                                                                         \
    static void read_##kind(const struct json_value *v, const struct member *m, const struct frame *at,      \
                            void *field, void *object)

READER(number)
{
    (void)at, (void)object;
    set_number(m, field, json_number(v));
}

READER(count)
{
    (void)at, (void)object;
    size_t n = m->flags & ZERO_IS_NULL && json_is_null(v) ? 0 : json_count(v);
    if (m->most && n > m->most) json_complain(v, "is %zu, more than %zu", n, m->most);
    if (!v->file->status) set_integer(field, m->size, n);
}

READER(sign)
{
    const double turn = json_number(v);
    const int sign = turn < 0 ? -1 : turn > 0;
    (void)m, (void)at, (void)object;
    if (!(turn == sign)) json_complain(v, "is %g, not -1, 0 or 1", turn);
    memcpy(field, &sign, sizeof sign);
}

READER(choice)
{
    (void)at, (void)object;
    size_t none = 0; /* what null means: the first that has no name */
    while (none < m->names.n && names_at(&m->names, none)) none++;
    bool null = (m->flags & NULLABLE || !none) && json_is_null(v);
    set_integer(field, m->size, null ? none : json_choice(v, &m->names));
}

READER(text)
{
    (void)at, (void)object;
    if ((m->flags & NULLABLE || m->there) && json_is_null(v)) return;
    set_pointer(field, m->flags & FOR_PEOPLE ? json_line(v) : json_string(v));
}

/* A node is a whole number, or a text such as "1/2". */
static char *read_node(const struct json_value *node)
{
    if (!json_is_number(node)) return json_string(node);
    const double most = 1e15;
    double x = json_number(node);
    if (!(fabs(x) < most && x == floor(x))) {
        json_complain(node, "is neither a whole number nor a fraction in quotes");
        return NULL;
    }
    char text[32];
    int n = snprintf(text, sizeof text, "%.0f", x);
    char *copy = memory_text(text, (size_t)n);
    if (!copy) json_out_of_memory(node->file);
    return copy;
}

READER(texts)
{
    const size_t n = expect(v, m, at, "elements");
    char **texts = json_room(v->file, n, sizeof *texts);
    if (!texts) return;
    set_pointer(field, texts);
    if (m->flags & SETS_N) set_integer((char *)object + m->n.offset, sizeof n, n);
    for (struct json_value e = json_first(v); e.item; json_next(&e))
        texts[e.index] = m->kind == MEMBER_NODES ? read_node(&e) : json_string(&e);
}

READER(numbers)
{
    if (m->there && json_is_null(v)) return;
    const size_t n = expect(v, m, at, "numbers");
    double *numbers = m->room ? field : json_room(v->file, n, sizeof *numbers);
    if (!numbers || v->file->status) return;
    if (!m->room) set_pointer(field, numbers);
    if (m->flags & SETS_N) set_integer((char *)object + m->n.offset, sizeof n, n);
    for (struct json_value e = json_first(v); e.item; json_next(&e))
        set_number(m, &numbers[e.index], json_number(&e));
}

double *json_read_point(const struct json_value *value, const struct head *head, bool finite)
{
    double *point = json_room(value->file, head->n_variables, sizeof *point);
    for (size_t i = 0; i < head->n_variables && !value->file->status; i++) {
        struct json_value member = json_member(value, head->variables[i]);
        point[i] = json_number(&member);
        if (finite && isnan(point[i])) json_complain(&member, "is not a number");
    }
    return point;
}

READER(point)
{
    (void)object;
    set_pointer(field, json_read_point(v, at->head, m->flags & FINITE));
}

READER(path)
{
    const size_t n = at->head->n_variables, rows = member_count(m, at, NULL);
    (void)object;
    if (json_is_null(v)) return;
    double *path = json_room(v->file, rows, n * sizeof *path);
    set_pointer(field, path);
    for (size_t i = 0; i < n && !v->file->status; i++) {
        struct json_value column = json_member(v, at->head->variables[i]);
        if (!json_expect(&column, rows, "numbers", m->like)) return;
        for (struct json_value e = json_first(&column); e.item; json_next(&e))
            path[e.index * n + i] = json_number(&e);
    }
}

READER(variable)
{
    const struct names variables = {(const char *const *)at->head->variables, sizeof(char *),
                                    at->head->n_variables};
    (void)m, (void)object;
    set_integer(field, sizeof(size_t), json_choice(v, &variables));
}

READER(record)
{
    (void)object;
    if (m->there && json_is_null(v)) return;
    read_object(v, &(struct frame){m->record, field, 0, at, at->head}, field);
}

/* Room for the elements of a list; NULL after a complaint. */
static void *list_room(const struct json_value *v, const struct member *m, void *field, void *object,
                       size_t n)
{
    void *first = m->room ? field : json_room(v->file, n, m->record->size);
    if (!first || v->file->status) return NULL;
    if (!m->room) set_pointer(field, first);
    if (m->flags & SETS_N) set_integer((char *)object + m->n.offset, sizeof n, n);
    return first;
}

READER(list)
{
    const size_t n = expect(v, m, at, "elements");
    char *first = m->element ? field : list_room(v, m, field, object, n);
    for (struct json_value e = json_first(v); first && e.item; json_next(&e)) {
        void *element = m->element ? m->element(at, e.index) : first + e.index * m->record->size;
        read_object(&e, &(struct frame){m->record, element, e.index, at, at->head}, element);
    }
}

static void (*const readers[N_MEMBER_KINDS])(const struct json_value *, const struct member *,
                                             const struct frame *, void *, void *);

/* Columns that stand in the structs from `first` on; the first column says how many there are. */
static void read_columns(const struct json_value *v, const struct member *table, const struct frame *at,
                         char *first, size_t n)
{
    const struct record *r = at->record;
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        if (m->kind == MEMBER_SAME)
            read_columns(v, table, &(struct frame){m->record, NULL, 0, at, at->head}, first + m->offset, n);
        if (m->kind == MEMBER_SAME || m->flags & CSV_ONLY) continue;
        struct json_value column = json_member(v, m->name);
        if (!json_expect(&column, n, "numbers", table->like)) return;
        for (struct json_value e = json_first(&column); e.item; json_next(&e))
            readers[m->kind](&e, m, at, first + e.index * table->record->size + m->offset, NULL);
    }
}

READER(table)
{
    struct json_value column = json_member(v, m->like);
    const size_t n = json_length(&column);
    if (!n) json_complain(&column, "is empty");
    char *first = list_room(v, m, field, object, n);
    if (first) read_columns(v, m, &(struct frame){m->record, first, 0, at, at->head}, first, n);
}

READER(other)
{
    (void)field;
    m->read(v, m, object, at);
}

static void (*const readers[N_MEMBER_KINDS])(const struct json_value *, const struct member *,
                                             const struct frame *, void *, void *) = {
    [MEMBER_NUMBER] = read_number, [MEMBER_COUNT] = read_count,       [MEMBER_SIGN] = read_sign,
    [MEMBER_CHOICE] = read_choice, [MEMBER_TEXT] = read_text,         [MEMBER_SAID] = read_other,
    [MEMBER_TEXTS] = read_texts,   [MEMBER_NODES] = read_texts,       [MEMBER_COLUMN] = read_numbers,
    [MEMBER_PAIR] = read_numbers,  [MEMBER_POINT] = read_point,       [MEMBER_PATH] = read_path,
    [MEMBER_RECORD] = read_record, [MEMBER_VARIABLE] = read_variable, [MEMBER_SAME] = NULL,
    [MEMBER_LIST] = read_list,     [MEMBER_TABLE] = read_table,       [MEMBER_OTHER] = read_other};

/* Or does it follow from others? */
static bool is_read(const struct member *m)
{
    return !(m->flags & (WRITE_ONLY | CSV_ONLY)) && (m->kind != MEMBER_SAID || m->read) &&
           !(m->kind == MEMBER_COUNT && m->count);
}

static void read_member(const struct json_value *object, const struct member *m, const struct frame *at,
                        void *data)
{
    void *field = (char *)data + m->offset;
    if (m->kind == MEMBER_SAME) {
        if (m->make) field = m->make(object, data);
        if (field) read_object(object, &(struct frame){m->record, field, 0, at, at->head}, field);
        return;
    }
    struct json_value value =
        m->flags & MAY_MISS ? json_member_if(object, m->name) : json_member(object, m->name);
    if (m->prepare) m->prepare(&value, data);
    if (object->file->status) return;
    if (value.item) (m->read ? read_other : readers[m->kind])(&value, m, at, field, data);
    if (!value.item && m->kind == MEMBER_NUMBER) set_number(m, field, (double)NAN);
    if (m->check && !object->file->status) m->check(&value, data, at);
}

void read_object(const struct json_value *value, const struct frame *at, void *object)
{
    const struct record *r = at->record;
    if (object && r->init) r->init(object);
    for (const struct member *m = r->members; m < r->members + r->n && !value->file->status; m++)
        if (is_read(m)) read_member(value, m, at, object);
    if (r->finish && !value->file->status) r->finish(value, object, at);
}

hstar_status record_read_json(const char *path, const struct record *record, void *object, hstar_error *err)
{
    struct json_file file;
    size_t which;
    hstar_status status = json_open(path, &record->name, 1, &which, &file, err);
    if (status) return status;
    struct json_value root = json_root(&file);
    read_object(&root, &(struct frame){.record = record, .data = object}, object);
    json_close(&file);
    return file.status;
}
