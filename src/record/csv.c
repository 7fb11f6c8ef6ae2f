/* CSV after RFC 4180, with line feeds: a header, then a row for each element of the innermost list that is flagged as CSV. The
 * columns are the flagged members, found along the way to it. */
#include "record/record.h"

#include <math.h>
#include <string.h>

enum { BLOCK = 1 << 16, DEEPEST = 6, MOST_COLUMNS = 40, NAME = 40 };

/* A column: the rows of the tables that lead to its member, the outermost first. */
struct column {
    const struct member *way[DEEPEST];
    size_t n;
    char name[NAME];
};

struct csv {
    const struct frame *root;
    struct column column[MOST_COLUMNS];
    size_t n;
    const struct member *list[DEEPEST]; /* what the rows go over, and where they are */
    size_t index[DEEPEST], n_lists;
    bool empty; /* the innermost list is: there is a row for what encloses it */
    struct text text;
    struct sink *sink;
    hstar_error *err;
    hstar_status status;
};

void csv_append_name(struct text *t, const char *name)
{
    if (!name[strcspn(name, ",\"\r\n")]) {
        text_append(t, name);
        return;
    }
    text_append(t, "\"");
    for (; *name; name++) {
        if (*name == '"') text_append(t, "\"");
        text_append_bytes(t, name, 1);
    }
    text_append(t, "\"");
}

/* ---- The columns ---- */

static bool leads_on(const struct member *m)
{
    return m->kind == MEMBER_RECORD || m->kind == MEMBER_SAME || m->kind == MEMBER_LIST ||
           m->kind == MEMBER_TABLE;
}

static bool is_list(const struct member *m)
{
    return m->kind == MEMBER_LIST || m->kind == MEMBER_TABLE;
}

/* It stands behind the one that it says it follows, or at the end. */
static void add_column(struct csv *c, const struct column *column)
{
    const char *after = column->way[column->n - 1]->csv_after;
    size_t place = c->n;
    for (size_t i = 0; after && i < c->n; i++)
        if (!strcmp(c->column[i].name, after)) place = i + 1;
    memmove(&c->column[place + 1], &c->column[place], (c->n - place) * sizeof *c->column);
    c->column[place] = *column;
    c->n++;
}

static void find_columns(struct csv *c, const struct record *r, const struct column *way)
{
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        struct column column = *way;
        if (!(m->flags & CSV)) continue;
        column.way[column.n++] = m;
        strcat(column.name, m->csv ? m->csv : leads_on(m) ? "" : m->name);
        if (is_list(m)) c->list[c->n_lists++] = m;
        if (leads_on(m))
            find_columns(c, m->record, &column);
        else
            add_column(c, &column);
    }
}

/* The columns of a path are called after the variables. */
static void append_variables(struct text *t, const struct member *m, const struct frame *root)
{
    if (!root->data) text_append(t, ",...");
    if (!root->data || !member_is_there(m, root, member_field(m, root))) return;
    for (size_t v = 0; v < root->head->n_variables; v++) {
        text_append(t, ",");
        csv_append_name(t, root->head->variables[v]);
    }
}

static void append_header(struct text *t, const struct csv *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct member *m = c->column[i].way[c->column[i].n - 1];
        if (m->kind == MEMBER_PATH) {
            append_variables(t, m, c->root);
            continue;
        }
        if (i) text_append(t, ",");
        csv_append_name(t, c->column[i].name);
    }
    text_append(t, "\n");
}

/* ---- The cells ---- */

/* Where there is no number the cell is empty. */
static void append_number_cell(struct text *t, double x)
{
    if (isfinite(x)) text_double(t, x);
}

static void append_word(struct text *t, const struct member *m, const struct frame *at, const void *field)
{
    struct text said;
    text_init(&said);
    const char *word = member_word(m, at, field, &said);
    if (word) csv_append_name(t, word);
    if (said.failed) t->failed = true;
    text_clear(&said);
}

/* A row of a path: a cell a variable. */
static void append_path(struct csv *c, const void *field, size_t row)
{
    const double *path;
    const size_t n = c->root->head->n_variables;
    memcpy(&path, field, sizeof path);
    for (size_t v = 0; v < n; v++) {
        text_append(&c->text, ",");
        append_number_cell(&c->text, path[row * n + v]);
    }
}

static void append_cell(struct csv *c, const struct member *m, const struct frame *at)
{
    const void *field = member_field(m, at);
    if (!member_is_there(m, at, field)) return;
    if (m->kind == MEMBER_NUMBER || m->kind == MEMBER_SIGN)
        append_number_cell(&c->text, member_number(m, field));
    else if (m->kind == MEMBER_COUNT)
        text_format(&c->text, "%zu", member_count(m, at, field));
    else if (m->kind == MEMBER_PATH)
        append_path(c, field, c->index[c->n_lists - 1]);
    else
        append_word(&c->text, m, at, field);
}

/* Goes down the way to the cell, along the elements of the lists that this row is about. */
static void find_cell(struct csv *c, const struct column *column, size_t step, size_t list,
                      const struct frame *at)
{
    const struct member *m = column->way[step];
    const void *field = member_field(m, at);
    struct frame within = {m->record, field, 0, at, at->head};
    if (step + 1 == column->n) {
        append_cell(c, m, at);
        return;
    }
    if (!member_is_there(m, at, field)) return;
    if (is_list(m)) {
        if (c->empty && list + 1 == c->n_lists) return;
        within.index = c->index[list];
        within.data = member_element(m, at, field, within.index);
    }
    find_cell(c, column, step + 1, list + is_list(m), &within);
}

static void append_row(struct csv *c)
{
    for (size_t i = 0; i < c->n; i++) {
        if (i && c->column[i].way[c->column[i].n - 1]->kind != MEMBER_PATH) text_append(&c->text, ",");
        find_cell(c, &c->column[i], 0, 0, c->root);
    }
    text_append(&c->text, "\n");
    if (c->text.length < BLOCK && !c->text.failed) return;
    c->status =
        c->text.failed ? error_memory(c->err) : sink_write(c->sink, c->text.data, c->text.length, c->err);
    c->text.length = 0;
}

/* Rows of all elements of the list number `list` and of those within them. */
static void append_rows(struct csv *c, const struct record *r, const struct frame *at, size_t list)
{
    if (list == c->n_lists) {
        append_row(c);
        return;
    }
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        if (!(m->flags & CSV) || !leads_on(m)) continue;
        const void *field = member_field(m, at);
        if (m != c->list[list]) {
            append_rows(c, m->record, &(struct frame){m->record, field, 0, at, at->head}, list);
            continue;
        }
        const size_t n = member_count(m, at, field);
        for (c->index[list] = 0; c->index[list] < n && !c->status; c->index[list]++) {
            const void *element = member_element(m, at, field, c->index[list]);
            append_rows(c, m->record, &(struct frame){m->record, element, c->index[list], at, at->head},
                        list + 1);
        }
        c->empty = n == 0 && list > 0;
        if (c->empty) append_row(c);
        c->empty = false;
    }
}

static hstar_status write_elements(const struct frame *root, struct sink *sink, hstar_error *err)
{
    struct csv c = {.root = root, .sink = sink, .err = err};
    text_init(&c.text);
    find_columns(&c, root->record, &(struct column){.n = 0});
    append_header(&c.text, &c);
    append_rows(&c, root->record, root, 0);
    if (!c.status)
        c.status = c.text.failed ? error_memory(err) : sink_write(sink, c.text.data, c.text.length, err);
    text_clear(&c.text);
    return c.status;
}

static void elements_header(struct text *t, const struct frame *root)
{
    struct csv c = {.root = root};
    find_columns(&c, root->record, &(struct column){.n = 0});
    append_header(t, &c);
}

const struct csv_form csv_of_elements = {elements_header, write_elements};
