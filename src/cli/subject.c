/* From what was typed to a function and a point. */
#include "cli/subject.h"
#include "base/memory.h"
#include "cli/catalogue.h"
#include "function/expression.h"

#include <stdlib.h>
#include <string.h>

static hstar_status nothing_typed(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no function to differentiate");
    error_remedy(err, "give an expression, as in: hstar sweep 'sin(x)' --at 1");
    return HSTAR_INVALID;
}

static hstar_status no_point(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no point to differentiate at");
    error_remedy(err, "give --at POINT, as in --at 1 or --at x=1.2,y=0.5");
    return HSTAR_INVALID;
}

static hstar_status compile(const char *const *texts, size_t n, struct subject *s, hstar_error *err)
{
    return expression_new(texts, n, (const char *const *)s->point.names, s->point.n, &s->f, err);
}

/* The point of a catalogue entry, as if it had been typed. */
static hstar_status copy_point(const struct catalogue_entry *entry, struct point *point, hstar_error *err)
{
    point->names = memory_array(entry->n, sizeof *point->names);
    point->values = memory_array(entry->n, sizeof *point->values);
    if (!point->names || !point->values) return error_memory(err);
    for (size_t i = 0; i < entry->n; i++) {
        point->values[i] = entry->point[i];
        if (!(point->names[i] = memory_text(entry->variables[i], strlen(entry->variables[i]))))
            return error_memory(err);
        point->n++;
    }
    return HSTAR_OK;
}

static hstar_status from_catalogue(const char *name, const char *at, struct subject *s, hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    const struct catalogue_entry *entry = NULL;
    size_t n = 0;
    hstar_status status = catalogue_open(&entries, &n, err);
    if (!status) status = catalogue_find(entries, n, name, &entry, err);
    if (!status) status = at ? point_parse(at, &s->point, err) : copy_point(entry, &s->point, err);
    if (!status) status = compile((const char *const *)&entry->text, 1, s, err);
    catalogue_free(entries, n);
    return status;
}

hstar_status subject_new(const char *const *words, size_t n_words, const char *at, const char *catalogue_name,
                         struct subject *subject, hstar_error *err)
{
    struct subject s = {0};
    hstar_status status;
    if (catalogue_name && n_words) {
        status = error_set(err, HSTAR_INVALID, "both --function %.60s and the expression \"%.60s\" are given",
                           catalogue_name, words[0]);
    } else if (catalogue_name) {
        status = from_catalogue(catalogue_name, at, &s, err);
    } else if (!n_words) {
        status = nothing_typed(err);
    } else if (!at) {
        status = no_point(err);
    } else {
        status = point_parse(at, &s.point, err);
        if (!status) status = compile(words, n_words, &s, err);
    }
    if (status)
        subject_clear(&s);
    else
        *subject = s;
    return status;
}

void subject_clear(struct subject *subject)
{
    function_free(subject->f);
    point_clear(&subject->point);
    *subject = (struct subject){0};
}
