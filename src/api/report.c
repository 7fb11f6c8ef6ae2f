/* A page of what files hold: results, pages, records of suites, answers of batches. */
#include "api/page.h"
#include "base/character.h"
#include "base/file.h"
#include "base/json_tree.h"
#include "base/memory.h"
#include "record/result_texts.h"

#include <stdlib.h>
#include <string.h>

/* What a file adds: results that are held, or words of what has none here. */
struct report_entry {
    hstar_results *results; /* NULL: in words */
    char *what, *title, *says, *error;
    struct text record; /* of a check of a suite: its JSON */
};
struct report {
    struct report_entry *entries;
    size_t n, room;
};

static void report_clear(struct report *r)
{
    for (size_t i = 0; i < r->n; i++) {
        struct report_entry *e = &r->entries[i];
        hstar_results_free(e->results);
        free(e->what);
        free(e->title);
        free(e->says);
        free(e->error);
        text_clear(&e->record);
    }
    free(r->entries);
    *r = (struct report){0};
}

static struct report_entry *add(struct report *r, hstar_error *err)
{
    if (r->n == r->room) {
        const size_t room = r->room ? 2 * r->room : 16;
        struct report_entry *more = memory_resize(r->entries, room, sizeof *more);
        if (!more) {
            (void)error_memory(err);
            return NULL;
        }
        r->entries = more;
        r->room = room;
    }
    r->entries[r->n] = (struct report_entry){0};
    return &r->entries[r->n++];
}

/* A copy of the text for people; NULL where there is none, or no memory. */
static char *clean_line(const struct json_node *node)
{
    char *line = node && node->kind == JSON_TREE_TEXT ? memory_text(node->text, strlen(node->text)) : NULL;
    if (line) characters_clean(line, false);
    return line;
}

/* ---- Results ---- */

/* The schema is among the first members. */
static bool begins_with_schema(const struct text *json, const char *name)
{
    enum { HEAD = 200 };
    char head[HEAD + 1], quoted[64];
    const size_t n = json->length < HEAD ? json->length : HEAD;
    memcpy(head, json->data, n);
    head[n] = '\0';
    const size_t length = strlen(name);
    quoted[0] = '"';
    memcpy(quoted + 1, name, length);
    memcpy(quoted + 1 + length, "\"", 2);
    return strstr(head, "\"schema\"") && strstr(head, quoted);
}

static hstar_status add_result(struct report *r, const char *name, struct text *json, hstar_error *err)
{
    hstar_results *results;
    hstar_status status = results_of_text(name, json, &results, err);
    if (status) return status;
    struct report_entry *e = add(r, err);
    if (!e) {
        hstar_results_free(results);
        return HSTAR_MEMORY;
    }
    e->results = results;
    return HSTAR_OK;
}

/* ---- Records of suites ---- */

static hstar_status add_suite(struct report *r, const char *name, const struct text *json, hstar_error *err)
{
    struct json_tree tree;
    hstar_status status = json_tree_parse_file(name, json, &tree, err);
    if (status) return status;
    const struct json_node *checks = json_tree_member(&tree, tree.nodes, "checks");
    if (!checks || checks->kind != JSON_TREE_ARRAY)
        status = error_set(err, HSTAR_INVALID, "%.200s is a record of a suite without checks", name);
    for (const struct json_node *c = status ? NULL : json_tree_first(&tree, checks); c && !status;
         c = json_tree_next(&tree, checks, c)) {
        struct report_entry *e = add(r, err);
        if (!e) {
            status = HSTAR_MEMORY;
            break;
        }
        e->title = clean_line(json_tree_member(&tree, c, "name"));
        e->what = clean_line(json_tree_member(&tree, c, "verdict"));
        char *says = clean_line(json_tree_member(&tree, c, "says"));
        text_append_bytes(&e->record, json->data + c->start, c->length);
        if (e->record.failed) status = error_memory(err);
        if (e->what && !strcmp(e->what, "error"))
            e->error = says;
        else
            e->says = says;
    }
    json_tree_clear(&tree);
    return status;
}

/* ---- Answers of batches ---- */

static hstar_status add_answer_of(struct report *r, const char *name, const struct json_tree *tree,
                                  const char *line, hstar_error *err)
{
    const struct json_node *root = tree->nodes, *result = json_tree_member(tree, root, "result"),
                           *wrong = json_tree_member(tree, root, "error"),
                           *number = json_tree_member(tree, root, "line"),
                           *id = json_tree_member(tree, root, "id");
    if (result && result->kind == JSON_TREE_OBJECT) {
        struct text json = {0};
        text_append_bytes(&json, line + result->start, result->length);
        hstar_status status = json.failed ? error_memory(err) : add_result(r, name, &json, err);
        text_clear(&json);
        return status;
    }
    if (!wrong || wrong->kind != JSON_TREE_OBJECT) {
        error_set(err, HSTAR_INVALID, "%.200s has a line that is not an answer of `hstar batch`", name);
        return HSTAR_INVALID;
    }
    struct report_entry *e = add(r, err);
    struct text title = {0};
    if (!e) return HSTAR_MEMORY;
    text_format(&title, "Job in line %s", number && number->kind == JSON_TREE_NUMBER ? number->text : "?");
    if (id && (id->kind == JSON_TREE_TEXT || id->kind == JSON_TREE_NUMBER))
        text_format(&title, ": %s", id->text);
    e->title = memory_text(text_said(&title, &title), title.length);
    if (e->title) characters_clean(e->title, false);
    e->what = memory_text("error", strlen("error"));
    e->error = clean_line(json_tree_member(tree, wrong, "message"));
    text_clear(&title);
    return e->title && e->what && e->error ? HSTAR_OK : error_memory(err);
}

static hstar_status add_answers(struct report *r, const char *name, struct text *lines, hstar_error *err)
{
    char *rest = lines->data, *line;
    hstar_status status = HSTAR_OK;
    while (!status && (line = file_line(&rest))) {
        struct json_tree tree;
        if (!line[strspn(line, " \t\r")]) continue;
        status = json_tree_parse(line, strlen(line), &tree, err);
        if (status) break;
        status = add_answer_of(r, name, &tree, line, err);
        json_tree_clear(&tree);
    }
    return status;
}

static bool is_answers(const struct text *text)
{
    static const char start[] = "{\"line\":";
    return text->length > strlen(start) && !strncmp(text->data, start, strlen(start));
}

static hstar_status add_file(struct report *r, const char *path, hstar_error *err)
{
    struct result_texts texts;
    hstar_status status = result_texts_read(path, &texts, err);
    if (status) return status;
    for (size_t i = 0; i < texts.n && !status; i++) {
        struct text *t = &texts.json[i];
        if (!t->length)
            status = error_set(err, HSTAR_INVALID, "%.200s is empty", texts.name);
        else if (is_answers(t))
            status = add_answers(r, texts.name, t, err);
        else if (begins_with_schema(t, "hstar.suite/1"))
            status = add_suite(r, texts.name, t, err);
        else
            status = add_result(r, texts.name, t, err);
    }
    result_texts_clear(&texts);
    return status;
}

static hstar_status write_report(const struct report *r, const char *title, struct sink *sink,
                                 hstar_error *err)
{
    struct page_item *items = memory_array(r->n, sizeof *items);
    if (!items) return error_memory(err);
    for (size_t i = 0; i < r->n; i++) {
        const struct report_entry *e = &r->entries[i];
        if (e->results)
            page_item_of(e->results, &items[i]);
        else
            items[i] = (struct page_item){.what = e->what,
                                          .title = e->title,
                                          .says = e->says,
                                          .error = e->error,
                                          .record = e->record.length ? &e->record : NULL};
    }
    hstar_status status = page_write(items, r->n, &(struct page_setting){.title = title}, sink, err);
    free(items);
    return status;
}

hstar_status hstar_report(const char *const *paths, size_t n, const char *title, hstar_write *write,
                          void *context, hstar_error *err)
{
    struct report r = {0};
    struct sink *sink;
    if (!paths || !n || !write)
        return error_set(err, HSTAR_INVALID, "%s",
                         !write ? "the function that takes the page is NULL" : "there are no files");
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) status = add_file(&r, paths[i], err);
    if (!status && !r.n) status = error_set(err, HSTAR_INVALID, "there is nothing in these files");
    if (!status) status = sink_to(write, context, &sink, err);
    if (!status) {
        status = write_report(&r, title, sink, err);
        if (status)
            sink_abandon(sink);
        else
            status = sink_commit(sink, err);
    }
    report_clear(&r);
    return status;
}
