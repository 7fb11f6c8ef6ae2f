/* The catalogue data/functions.json. */
#include "base/character.h"
#include "base/memory.h"
#include "base/texts.h"
#include "record/json.h"
#include "record/shared_members.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- The catalogue ---- */

struct catalogue {
    struct catalogue_entry *entries;
    size_t n;
};

/* The point says which variables there are, and in which order. */
static void read_point(const struct json_value *point, const struct member *m, void *object,
                       const struct frame *at)
{
    struct catalogue_entry *e = object;
    size_t n = 0;
    (void)m, (void)at;
    for (struct json_value member = json_first(point); member.item; json_next(&member)) n++;
    if (n == 0) json_complain(point, "names no variable");
    e->variables = json_room(point->file, n, sizeof *e->variables);
    e->point = json_room(point->file, n, sizeof *e->point);
    if (e->variables && e->point) e->n = n;
    for (struct json_value any = json_first(point); any.item; json_next(&any)) {
        const char *name = json_name(&any);
        struct json_value member = json_member(point, name);
        if (!*name) json_complain(point, "has a member without a name");
        e->point[any.index] = json_number(&member);
        if (isnan(e->point[any.index])) json_complain(&member, "is not a number");
        e->variables[any.index] = memory_text(name, strlen(name));
        if (e->variables[any.index])
            characters_clean(e->variables[any.index], false);
        else
            json_out_of_memory(point->file);
    }
}

static void check_functions(const struct json_value *value, void *object, const struct frame *at)
{
    const struct catalogue *c = object;
    (void)at;
    if (c->n)
        json_check_unique(value,
                          &(struct names){(const char *const *)&c->entries->name, sizeof *c->entries, c->n});
}

#include "record/catalogue.def"

hstar_status json_read_catalogue(const char *path, struct catalogue_entry **entries, size_t *n,
                                 hstar_error *err)
{
    struct catalogue c = {0};
    hstar_status status = record_read_json(path, &catalogue_record, &c, err);
    if (status) {
        catalogue_free(c.entries, c.n);
        return status;
    }
    *entries = c.entries;
    *n = c.n;
    return HSTAR_OK;
}

void catalogue_free(struct catalogue_entry *entries, size_t n)
{
    for (size_t i = 0; entries && i < n; i++) {
        struct catalogue_entry *e = &entries[i];
        texts_free(e->variables, e->n);
        free(e->point);
        free(e->name);
        free(e->text);
        free(e->why);
        free(e->group);
    }
    free(entries);
}
