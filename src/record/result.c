/* Files of results: the head, then the record. */
#include "record/kind.h"
#include "base/texts.h"

#include <stdlib.h>

const struct result_kind *const result_kinds[N_RESULTS] = {
#define X(identifier, word, type) &word##_kind,
#include "record/kinds.def"
#undef X
};

hstar_status result_write_json(enum result_id id, const void *result, struct sink *sink, hstar_error *err)
{
    const struct result_kind *kind = result_kinds[id];
    struct head head;
    struct json_writer w;
    kind->ask(result, &head);
    head.schema = kind->schema;
    json_writer_init(&w, sink, err);
    json_begin(&w, NULL, JSON_OBJECT);
    write_members(&w, &(struct frame){kind->head, &head, 0, NULL, &head});
    write_members(&w, &(struct frame){kind->record, result, 0, NULL, &head});
    json_end(&w);
    return json_writer_finish(&w);
}

hstar_status result_write_csv(enum result_id id, const void *result, struct sink *sink, hstar_error *err)
{
    const struct result_kind *kind = result_kinds[id];
    struct head head;
    kind->ask(result, &head);
    return kind->csv->write(&(struct frame){kind->record, result, 0, NULL, &head}, sink, err);
}

static void head_clear(struct head *head)
{
    texts_free(head->command, head->n_command);
    texts_free(head->texts, head->n_outputs);
    texts_free(head->variables, head->n_variables);
    free(head->kind);
    free(head->point);
}

static hstar_status read_kind(struct json_file *file, const struct result_kind *kind, void **result, hstar_error *err)
{
    struct json_value root = json_root(file);
    struct head head = {0};
    void *r = json_room(file, 1, kind->record->size);
    if (!r) return file->status;
    read_object(&root, &(struct frame){kind->head, &head, 0, NULL, &head}, &head);
    if (!kind->take(r, &head)) {
        json_out_of_memory(file);
        head_clear(&head);
    }
    if (!file->status) read_object(&root, &(struct frame){kind->record, r, 0, NULL, &head}, r);
    hstar_status status = file->status;
    if (!status && kind->ready) status = kind->ready(r, err);
    if (status)
        kind->release(r);
    else
        *result = r;
    return status;
}

hstar_status result_read(const char *path, const enum result_id *kinds, size_t n, enum result_id *id, void **result,
                         hstar_error *err)
{
    const char *schemas[N_RESULTS];
    struct json_file file;
    size_t which;
    for (size_t i = 0; i < n; i++) schemas[i] = result_kinds[kinds[i]]->schema;
    hstar_status status = json_open_any(path, schemas, n, &which, &file, err);
    if (status) return status;
    status = read_kind(&file, result_kinds[kinds[which]], result, err);
    json_close(&file);
    if (!status) *id = kinds[which];
    return status;
}

/* ---- By their types ---- */

hstar_status json_read_drawable(const char *path, struct drawable *drawable, hstar_error *err)
{
    static const enum result_id kinds[] = {RESULT_OPTIMAL, RESULT_DESCENT, RESULT_NOISE, RESULT_CHECK};
    struct drawable d = {0};
    void *result;
    enum result_id id;
    hstar_status status = result_read(path, kinds, sizeof kinds / sizeof *kinds, &id, &result, err);
    if (status) return status;
    if (id == RESULT_OPTIMAL) d.optimal = result;
    if (id == RESULT_DESCENT) d.descent = result;
    if (id == RESULT_NOISE) d.noises = result;
    if (id == RESULT_CHECK) d.survey = result;
    *drawable = d;
    return HSTAR_OK;
}

hstar_status json_read_optimal(const char *path, struct optimal **optimal, hstar_error *err)
{
    static const enum result_id kinds[] = {RESULT_OPTIMAL};
    void *result;
    enum result_id id;
    hstar_status status = result_read(path, kinds, 1, &id, &result, err);
    if (!status) *optimal = result;
    return status;
}

hstar_status json_read_sweep(const char *path, struct sweep **sweep, hstar_error *err)
{
    struct optimal *o = NULL;
    hstar_status status = json_read_optimal(path, &o, err);
    if (status) return status;
    *sweep = o->sweep;
    o->sweep = NULL;
    optimal_free(o);
    return HSTAR_OK;
}
