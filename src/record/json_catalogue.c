/* The catalogue of functions, data/functions.json. */
#include "base/character.h"
#include "base/memory.h"
#include "record/json.h"
#include "record/json_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void read_point(const struct json_value *entry, struct catalogue_entry *e)
{
    struct json_value point = json_member(entry, "point");
    size_t n = 0;
    for (struct json_value member = json_first(&point); member.item; json_next(&member)) n++;
    if (n == 0) json_complain(&point, "names no variable");
    e->variables = memory_array(n, sizeof *e->variables);
    e->point = memory_array(n, sizeof *e->point);
    if (!e->variables || !e->point) {
        json_out_of_memory(entry->file);
        return;
    }
    e->n = n;
    for (struct json_value any = json_first(&point); any.item; json_next(&any)) {
        const char *name = json_name(&any);
        struct json_value member = json_member(&point, name);
        if (!*name) json_complain(&point, "has a member without a name");
        e->point[any.index] = json_number(&member);
        if (isnan(e->point[any.index])) json_complain(&member, "is not a number");
        e->variables[any.index] = memory_text(name, strlen(name));
        if (e->variables[any.index])
            characters_clean(e->variables[any.index], false);
        else
            json_out_of_memory(entry->file);
    }
}

static void read_entry(const struct json_value *entry, struct catalogue_entry *e)
{
    struct json_value name = json_member(entry, "name"), group = json_member(entry, "group");
    struct json_value text = json_member(entry, "text"), why = json_member(entry, "why");
    e->name = json_line(&name);
    e->group = json_line(&group);
    e->text = json_line(&text);
    e->why = json_line(&why);
    read_point(entry, e);
}

static void check_unique(const struct json_value *functions, const struct catalogue_entry *entries, size_t n)
{
    for (size_t i = 0; i < n && !functions->file->status; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(entries[i].name, entries[j].name) == 0)
                json_complain(functions, "has \"%.60s\" twice: [%zu] and [%zu]", entries[i].name, j, i);
}

hstar_status json_read_catalogue(const char *path, struct catalogue_entry **entries_out, size_t *n_out,
                                 hstar_error *err)
{
    struct json_file file;
    hstar_status status = json_open(path, "hstar.functions/1", &file, err);
    if (status) return status;
    struct json_value root = json_root(&file), functions = json_member(&root, "functions");
    size_t n = json_length(&functions);
    struct catalogue_entry *entries = memory_array(n, sizeof *entries);
    if (!entries) json_out_of_memory(&file);
    for (struct json_value e = json_first(&functions); entries && e.item; json_next(&e))
        read_entry(&e, &entries[e.index]);
    check_unique(&functions, entries, n);
    json_close(&file);
    if (file.status) {
        catalogue_free(entries, n);
        return file.status;
    }
    *entries_out = entries;
    *n_out = n;
    return HSTAR_OK;
}

void catalogue_free(struct catalogue_entry *entries, size_t n)
{
    for (size_t i = 0; entries && i < n; i++) {
        struct catalogue_entry *e = &entries[i];
        for (size_t v = 0; e->variables && v < e->n; v++) free(e->variables[v]);
        free(e->variables);
        free(e->point);
        free(e->name);
        free(e->text);
        free(e->why);
        free(e->group);
    }
    free(entries);
}
