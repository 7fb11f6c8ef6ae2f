/* A tree of JSON from a walk over it (json_scan.h). What is read is copied to the same places of `texts`, where nothing gets longer. */
#include "base/json_tree.h"
#include "base/character.h"
#include "base/json_scan.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct tree_reader {
    const char *source;
    size_t length;
    struct json_tree *tree;
    hstar_error *err;
};

static const char *const kind_names[] = {
    [JSON_TREE_OBJECT] = "an object", [JSON_TREE_ARRAY] = "an array", [JSON_TREE_TEXT] = "a text",
    [JSON_TREE_NUMBER] = "a number",  [JSON_TREE_TRUE] = "true",      [JSON_TREE_FALSE] = "false",
    [JSON_TREE_NULL] = "null"};

const char *json_tree_what(const struct json_node *node)
{
    return kind_names[node->kind];
}

static hstar_status wrong_at(struct tree_reader *r, size_t position, const char *wanted)
{
    const struct scan_wrong wrong = {.at = position, .wanted = wanted};
    return scan_complain("it", r->source, r->length, &wrong, r->err);
}

static hstar_status add_node(struct tree_reader *r, const struct scanned *value, const char *name,
                             size_t *index)
{
    struct json_tree *t = r->tree;
    if (t->n == t->room) {
        const size_t room = t->room ? 2 * t->room : 16;
        struct json_node *more = memory_resize(t->nodes, room, sizeof *more);
        if (!more) return error_memory(r->err);
        t->nodes = more;
        t->room = room;
    }
    *index = t->n++;
    t->nodes[*index] =
        (struct json_node){.name = name, .start = (size_t)(value->text - r->source), .length = value->length};
    return HSTAR_OK;
}

/* The n bytes at `out`, with a zero behind them, which stand in the source from `position` on. */
static hstar_status check_utf8(struct tree_reader *r, const char *out, size_t n, size_t position)
{
    long code;
    for (size_t i = 0; i < n;) {
        const size_t length = character_read(out + i, &code);
        if (code < 0) return wrong_at(r, position + i, "UTF-8");
        i += length;
    }
    return HSTAR_OK;
}

/* What a text says. */
static hstar_status copy_text(struct tree_reader *r, const struct scanned *value, const char **text)
{
    const size_t start = (size_t)(value->text - r->source);
    char *out = r->tree->texts + start;
    size_t n = 0;
    struct scan_piece piece;
    hstar_status status = HSTAR_OK;
    for (const char *at = NULL, *begun = value->text + 1; !status && scan_text_piece(value, &at, &piece);
         begun = at) {
        const size_t position = (size_t)(begun - r->source);
        enum { BEHIND_U = 2 };
        if (piece.lacks) return wrong_at(r, position + BEHIND_U, piece.lacks);
        memcpy(out + n, piece.bytes, piece.n);
        out[n + piece.n] = '\0';
        if (!piece.is_escape) status = check_utf8(r, out + n, piece.n, position);
        n += piece.n;
    }
    out[n] = '\0';
    *text = out;
    return status;
}

/* A number or a word, as it was typed. */
static void copy_bare(struct tree_reader *r, const struct scanned *value, const char **text)
{
    char *out = r->tree->texts + (value->text - r->source);
    memcpy(out, value->text, value->length);
    out[value->length] = '\0';
    *text = out;
}

static int by_member_name(const void *a, const void *b)
{
    const struct json_node *const *x = a, *const *y = b;
    const int order = strcmp((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y);
}

static hstar_status check_names_differ(struct tree_reader *r, size_t object)
{
    const struct json_node *node = &r->tree->nodes[object];
    const struct json_node **members = memory_room(node->n, sizeof *members);
    size_t n = 0;
    hstar_status status = HSTAR_OK;
    if (!members) return error_memory(r->err);
    for (size_t i = object + 1; n < node->n; i = r->tree->nodes[i].next) members[n++] = &r->tree->nodes[i];
    qsort(members, n, sizeof *members, by_member_name);
    for (size_t i = 1; i < n && !status; i++)
        if (!strcmp(members[i - 1]->name, members[i]->name))
            status = error_at(r->err, HSTAR_INVALID, r->source, r->length, members[i]->start,
                              "\"%.60s\" is there twice", members[i]->name);
    free(members);
    return status;
}

static enum json_kind tree_kind(const struct scanned *value)
{
    static const enum json_kind kinds[] = {
        [SCAN_NULL] = JSON_TREE_NULL, [SCAN_BOOL] = JSON_TREE_FALSE,  [SCAN_NUMBER] = JSON_TREE_NUMBER,
        [SCAN_TEXT] = JSON_TREE_TEXT, [SCAN_ARRAY] = JSON_TREE_ARRAY, [SCAN_OBJECT] = JSON_TREE_OBJECT};
    return scan_is_true(value) ? JSON_TREE_TRUE : kinds[value->kind];
}

static hstar_status read_value(struct tree_reader *r, const struct scanned *value, const char *name);

static hstar_status read_parts(struct tree_reader *r, const struct scanned *value, size_t index)
{
    struct scanned label = {0};
    hstar_status status = HSTAR_OK;
    for (struct scanned part = scan_part(value, NULL, &label); part.kind && !status;
         part = scan_part(value, &part, &label)) {
        const char *name = NULL;
        if (label.kind) status = copy_text(r, &label, &name);
        if (!status) status = read_value(r, &part, name);
        r->tree->nodes[index].n++;
    }
    if (status || value->kind != SCAN_OBJECT || r->tree->nodes[index].n < 2) return status;
    return check_names_differ(r, index);
}

/* Of what was checked before. */
static hstar_status read_value(struct tree_reader *r, const struct scanned *value, const char *name)
{
    size_t index = 0;
    const char *text = NULL;
    hstar_status status = add_node(r, value, name, &index);
    if (status) return status;
    r->tree->nodes[index].kind = tree_kind(value);
    if (value->kind == SCAN_OBJECT || value->kind == SCAN_ARRAY)
        status = read_parts(r, value, index);
    else if (value->kind == SCAN_TEXT)
        status = copy_text(r, value, &text);
    else
        copy_bare(r, value, &text);
    r->tree->nodes[index].text = text;
    r->tree->nodes[index].next = r->tree->n;
    return status;
}

hstar_status json_tree_parse(const char *source, size_t length, struct json_tree *tree, hstar_error *err)
{
    struct json_tree new = {.texts = memory_room(length + 1, 1)};
    struct tree_reader r = {.source = source, .length = length, .tree = &new, .err = err};
    struct scanned whole;
    struct scan_wrong wrong;
    hstar_status status = new.texts ? HSTAR_OK : error_memory(err);
    if (!status && !scan_message(source, length, SCAN_STRICT, &whole, &wrong))
        status = scan_complain("it", source, length, &wrong, err);
    if (!status) status = read_value(&r, &whole, NULL);
    if (status)
        json_tree_clear(&new);
    else
        *tree = new;
    return status;
}

hstar_status json_tree_parse_file(const char *path, const struct text *all, struct json_tree *tree,
                                  hstar_error *err)
{
    hstar_error wrong = {.position = HSTAR_NO_POSITION};
    hstar_status status = json_tree_parse(text_said(all, NULL), all->length, tree, &wrong);
    if (!status || status == HSTAR_MEMORY) return status ? error_memory(err) : HSTAR_OK;
    if (all->data && wrong.position != HSTAR_NO_POSITION)
        return error_at(err, status, all->data, all->length, wrong.position, "%.150s: %.220s", path,
                        wrong.message);
    return error_set(err, status, "%.150s: %.220s", path, wrong.message);
}

void json_tree_clear(struct json_tree *tree)
{
    free(tree->nodes);
    free(tree->texts);
    *tree = (struct json_tree){0};
}

const struct json_node *json_tree_first(const struct json_tree *tree, const struct json_node *node)
{
    return node->n ? &tree->nodes[(size_t)(node - tree->nodes) + 1] : NULL;
}

const struct json_node *json_tree_next(const struct json_tree *tree, const struct json_node *node,
                                       const struct json_node *part)
{
    return part->next < node->next ? &tree->nodes[part->next] : NULL;
}

const struct json_node *json_tree_member(const struct json_tree *tree, const struct json_node *object,
                                         const char *name)
{
    if (object->kind != JSON_TREE_OBJECT) return NULL;
    for (const struct json_node *m = json_tree_first(tree, object); m; m = json_tree_next(tree, object, m))
        if (!strcmp(m->name, name)) return m;
    return NULL;
}
