/* Files of results: the head, then the record. */
#include "base/texts.h"
#include "function/source/recalled.h"
#include "record/kind.h"
#include "record/result_texts.h"

#include <stdlib.h>
#include <string.h>

const struct result_file *const result_files[N_RESULT_KINDS] = {
#define X(identifier, type, what, free) &type##_file,
#include "record/kinds.def"
#undef X
};

const char *result_what(enum result_kind kind)
{
    static const char *const whats[] = {
#define X(identifier, type, what, free) what,
#include "record/kinds.def"
#undef X
    };
    return whats[kind];
}

/* Each by its own type. */
#define X(identifier, type, what, free)                                                                      \
    static void type##_release(void *result)                                                                 \
    {                                                                                                        \
        struct type *of_its_kind = result;                                                                   \
        free(of_its_kind);                                                                                   \
    }
#include "record/kinds.def"
#undef X

void result_free(enum result_kind kind, void *result)
{
    static void (*const releases[])(void *) = {
#define X(identifier, type, what, free) type##_release,
#include "record/kinds.def"
#undef X
    };
    releases[kind](result);
}

const struct problem *result_problem(enum result_kind kind, const void *result)
{
    const struct result_file *file = result_files[kind];
    const void *holder = file->holder ? file->holder(result) : result;
    const struct problem *problem = NULL;
    if (!file->ask) memcpy(&problem, (const char *)holder + file->problem, sizeof problem);
    return problem;
}

static void ask_result(enum result_kind kind, const void *result, struct head *head)
{
    if (result_files[kind]->ask)
        result_files[kind]->ask(result, head);
    else
        head_of(result_problem(kind, result), head);
}

hstar_status result_write_json(enum result_kind kind, const void *result, struct sink *sink, hstar_error *err)
{
    const struct result_file *file = result_files[kind];
    struct head head = {.command = NULL};
    const struct frame root = {.record = file->record, .data = result, .head = &head};
    struct json_writer w;
    ask_result(kind, result, &head);
    json_writer_init(&w, sink, err);
    json_begin(&w, NULL, JSON_OBJECT);
    write_members(&w, &(struct frame){file->head, &head, 0, &root, &head});
    write_members(&w, &root);
    json_end(&w);
    return json_writer_finish(&w);
}

hstar_status result_write_csv(enum result_kind kind, const void *result, struct sink *sink, hstar_error *err)
{
    const struct result_file *file = result_files[kind];
    struct head head = {.command = NULL};
    ask_result(kind, result, &head);
    return file->csv->write(&(struct frame){.record = file->record, .data = result, .head = &head}, sink,
                            err);
}

/* ---- Reading ---- */

static void head_clear(struct head *head)
{
    texts_free(head->command, head->n_command);
    texts_free(head->texts, head->n_outputs);
    texts_free(head->variables, head->n_variables);
    free(head->kind);
    free(head->point);
}

/* A problem whose function is known by what the file tells of it. */
static const struct problem *read_problem(const struct json_value *root, const struct result_file *file)
{
    struct head head = {.command = NULL};
    struct problem *problem = NULL;
    read_object(root, &(struct frame){.record = file->head, .data = &head, .head = &head}, &head);
    const struct recalled_parts recalled = {.kind = head.kind,
                                            .texts = head.texts,
                                            .n_outputs = head.n_outputs,
                                            .variables = head.variables,
                                            .n_variables = head.n_variables};
    struct problem_parts parts = {.command = head.command, .n_command = head.n_command, .point = head.point};
    if (!root->file->status && recalled_new(&recalled, &parts.f, NULL)) json_out_of_memory(root->file);
    if (parts.f && problem_new(&parts, 0, &problem, NULL)) json_out_of_memory(root->file);
    if (problem) return problem;
    if (parts.f) {
        function_free(parts.f);
        head.kind = NULL;
        head.texts = head.variables = NULL;
    }
    head_clear(&head);
    return NULL;
}

hstar_status read_with_respect_to(const struct problem **problem, const size_t *wrt, size_t n,
                                  hstar_error *err)
{
    struct problem *own;
    hstar_status status = problem_copy(*problem, &own, err);
    if (status) return status;
    status = problem_set_wrt(own, wrt, n, err);
    problem_release(status ? own : *problem);
    if (!status) *problem = own;
    return status;
}

/* Of no function: the head is the result's own. */
static hstar_status read_told(const struct json_value *root, enum result_kind kind, void **result,
                              hstar_error *err)
{
    const struct result_file *file = result_files[kind];
    struct head head = {.command = NULL};
    void *r = json_room(root->file, 1, file->record->size);
    if (!r) return root->file->status;
    read_object(root, &(struct frame){.record = file->head, .data = &head, .head = &head}, &head);
    file->tell(r, &head);
    read_object(root, &(struct frame){.record = file->record, .data = r, .head = &head}, r);
    hstar_status status = root->file->status;
    if (!status && file->ready) status = file->ready(r, err);
    if (status)
        result_free(kind, r);
    else
        *result = r;
    return status;
}

static hstar_status read_result(struct json_file *json, enum result_kind kind, void **result,
                                hstar_error *err)
{
    const struct result_file *file = result_files[kind];
    const struct json_value root = json_root(json);
    if (file->tell) return read_told(&root, kind, result, err);
    const struct problem *problem = read_problem(&root, file);
    void *r = problem ? json_room(json, 1, file->record->size) : NULL;
    struct head head;
    if (!r || (file->make && !file->make(r))) {
        json_out_of_memory(json);
        problem_release(problem);
        free(r);
        return json->status;
    }
    memcpy((char *)(file->holder ? file->holder(r) : r) + file->problem, &problem, sizeof problem);
    head_of(problem, &head);
    read_object(&root, &(struct frame){.record = file->record, .data = r, .head = &head}, r);
    hstar_status status = json->status;
    if (!status && file->ready) status = file->ready(r, err);
    if (status)
        result_free(kind, r);
    else
        *result = r;
    return status;
}

hstar_status result_read_text(const char *name, const struct text *json, enum result_kind *kind,
                              void **result, hstar_error *err)
{
    const char *schemas[N_RESULT_KINDS];
    enum result_kind kinds[N_RESULT_KINDS];
    struct json_file file;
    size_t n = 0, which;
    for (size_t i = 0; i < N_RESULT_KINDS; i++) {
        if (!result_files[i]->is_read) continue;
        kinds[n] = (enum result_kind)i;
        schemas[n++] = result_files[i]->record->name;
    }
    hstar_status status = json_open_text(name, json, schemas, n, &which, &file, err);
    if (status == HSTAR_INVALID && err && !*err->remedy)
        error_remedy(err, "what hstar's commands write by --json is read, and their pages");
    if (status) return status;
    status = read_result(&file, kinds[which], result, err);
    json_close(&file);
    if (!status) *kind = kinds[which];
    return status;
}

hstar_status result_read(const char *path, enum result_kind *kind, void **result, hstar_error *err)
{
    struct result_texts texts;
    hstar_status status = result_texts_read(path, &texts, err);
    if (status) return status;
    status = result_texts_only(&texts, path, err);
    if (!status) status = result_read_text(texts.name, &texts.json[0], kind, result, err);
    result_texts_clear(&texts);
    return status;
}
