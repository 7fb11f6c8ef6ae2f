/* From what was typed to a function and a point. */
#include "cli/subject.h"
#include "base/memory.h"
#include "cli/catalogue.h"
#include "function/source/command.h"
#include "function/source/copies.h"
#include "function/source/expression.h"
#include "function/source/plugin.h"

#include <stdlib.h>
#include <string.h>

static hstar_status nothing_typed(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no function to differentiate");
    error_remedy(err, "give an expression, as in: hstar sweep 'sin(x)' --at 1; or --function, --plugin, or a "
                      "program behind --");
    return HSTAR_INVALID;
}

static hstar_status no_point(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no point to differentiate at");
    error_remedy(err, "give --at POINT, as in --at 1 or --at x=1.2,y=0.5");
    return HSTAR_INVALID;
}

/* "-n", "-json": a minus and a word. It may be an expression as well, where the point has such a variable. */
static bool looks_like_option(const char *text)
{
    const size_t shortest = 2, longest = 30;
    size_t n = strlen(text);
    return *text == '-' && n >= shortest && n < longest &&
           1 + strspn(text + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static hstar_status compile_typed(const char *const *texts, size_t n, struct subject *s, hstar_error *err)
{
    hstar_status status =
        expression_new(texts, n, (const char *const *)s->point.names, s->point.n, &s->f, err);
    for (size_t i = 0; status && err && i < n; i++)
        if (looks_like_option(texts[i]) && !strcmp(err->excerpt, texts[i])) {
            error_set(err, status, "\"%s\" is no option here, and no expression of these variables",
                      texts[i]);
            error_remedy(err, "options have two dashes, and -o FILE is the only short one; a program stands "
                              "behind --");
        }
    return status;
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
    if (!status) status = compile_typed((const char *const *)&entry->text, 1, s, err);
    catalogue_free(entries, n);
    return status;
}

/* One program, or several of them that answer side by side. */
static hstar_status start_program(const struct subject_request *r, struct subject *s, hstar_error *err)
{
    size_t n = r->n_jobs ? r->n_jobs : 1, started = 0;
    struct function **copies = memory_array(n, sizeof *copies);
    hstar_status status = copies ? HSTAR_OK : error_memory(err);
    for (; !status && started < n; started += !status)
        status = command_new(r->program, r->n_program, (const char *const *)s->point.names, s->point.n,
                             s->point.values, r->timeout, &copies[started], err);
    if (status)
        for (size_t i = 0; i < started; i++) function_free(copies[i]);
    else if (n > 1)
        status = copies_new(copies, n, &s->f, err);
    else
        s->f = copies[0];
    free(copies);
    return status;
}

/* Exactly one of the four ways to a function. */
static hstar_status check_one_way(const struct subject_request *r, hstar_error *err)
{
    const struct {
        const char *what, *name, *quote;
    } ways[] = {{"--function", r->catalogue_name, ""},
                {"--plugin", r->plugin, ""},
                {"the program", r->n_program ? r->program[0] : NULL, "\""},
                {"the expression", r->n_words ? r->words[0] : NULL, "\""}};
    size_t n = 0, given[2] = {0};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i].name && n < 2) given[n++] = i;
    if (n == 0) return nothing_typed(err);
    if (n == 1) return HSTAR_OK;
    size_t i = given[0], j = given[1];
    return error_set(err, HSTAR_INVALID, "both %s %s%.60s%s and %s %s%.60s%s are given", ways[i].what,
                     ways[i].quote, ways[i].name, ways[i].quote, ways[j].what, ways[j].quote, ways[j].name,
                     ways[j].quote);
}

hstar_status subject_new(const struct subject_request *r, struct subject *subject, hstar_error *err)
{
    struct subject s = {0};
    hstar_status status = check_one_way(r, err);
    if (status) return status;
    if (r->catalogue_name) {
        status = from_catalogue(r->catalogue_name, r->at, &s, err);
    } else if (!r->at) {
        status = no_point(err);
    } else {
        status = point_parse(r->at, &s.point, err);
        const char *const *names = (const char *const *)s.point.names;
        if (!status && r->plugin)
            status = plugin_new(r->plugin, names, s.point.n, &s.f, err);
        else if (!status && r->n_program)
            status = start_program(r, &s, err);
        else if (!status)
            status = compile_typed(r->words, r->n_words, &s, err);
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
