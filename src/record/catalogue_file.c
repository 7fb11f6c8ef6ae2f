/* The files that are written by hand: the catalogue data/functions.json, and the benchmark of the selectors data/problems.json. */
#include "base/character.h"
#include "base/memory.h"
#include "base/texts.h"
#include "record/json.h"
#include "record/json_problems.h"
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
static void read_point(const struct json_value *point, const struct member *m, void *object, const struct frame *at)
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

#define LINE(name, field, ...) TEXT(name, field, __VA_ARGS__, .flags = FOR_PEOPLE)

/* No two have the same name; each is so many bytes long and begins with its name. */
static void check_unique(const struct json_value *list, const struct names *names)
{
    for (size_t i = 0; i < names->n && !list->file->status; i++)
        for (size_t j = 0; j < i; j++)
            if (!strcmp(names_at(names, i), names_at(names, j)))
                json_complain(list, "has \"%.60s\" twice: [%zu] and [%zu]", names_at(names, i), j, i);
}

static void check_functions(const struct json_value *value, void *object, const struct frame *at)
{
    const struct catalogue *c = object;
    (void)at;
    if (c->n) check_unique(value, &(struct names){(const char *const *)&c->entries->name, sizeof *c->entries, c->n});
}

static void check_interval(const struct json_value *value, void *object, const struct frame *at)
{
    const struct problem *p = object;
    (void)at;
    if (!(p->interval[0] < p->interval[1])) json_complain(value, "is no interval: the lower end comes first");
}

static void check_within(const struct json_value *value, void *object, const struct frame *at)
{
    const struct problem *p = object;
    (void)at;
    for (struct json_value x = json_first(value); x.item; json_next(&x))
        if (!(p->points[x.index] >= p->interval[0] && p->points[x.index] <= p->interval[1]))
            json_complain(&x, "is not within the interval");
}

static void check_problems(const struct json_value *value, void *object, const struct frame *at)
{
    const struct problems *p = object;
    (void)at;
    if (p->n) check_unique(value, &(struct names){(const char *const *)&p->problem->name, sizeof *p->problem, p->n});
}

#include "record/catalogue.def"

/* Reads the file into the object; what was read of a file with a fault is there, too. */
static hstar_status read_file(const char *path, const char *schema, const struct record *record, void *object, hstar_error *err)
{
    struct json_file file;
    hstar_status status = json_open(path, schema, &file, err);
    if (status) return status;
    struct json_value root = json_root(&file);
    read_object(&root, &(struct frame){.record = record, .data = object}, object);
    json_close(&file);
    return file.status;
}

hstar_status json_read_catalogue(const char *path, struct catalogue_entry **entries, size_t *n, hstar_error *err)
{
    struct catalogue c = {0};
    hstar_status status = read_file(path, catalogue_record.name, &catalogue_record, &c, err);
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

hstar_status json_read_problems(const char *path, struct problems *problems, hstar_error *err)
{
    struct problems read = {0};
    hstar_status status = read_file(path, problems_record.name, &problems_record, &read, err);
    if (status)
        problems_clear(&read);
    else
        *problems = read;
    return status;
}

void problems_clear(struct problems *problems)
{
    for (size_t i = 0; problems->problem && i < problems->n; i++) {
        struct problem *p = &problems->problem[i];
        free(p->name);
        free(p->text);
        free(p->why);
        free(p->points);
    }
    free(problems->problem);
    free(problems->source);
    *problems = (struct problems){0};
}
