/* The local names of a function in expressions beside it. */
#include "function/source/with_locals.h"
#include "base/text.h"
#include "function/source/expression.h"

#include <stdlib.h>
#include <string.h>

static bool compiles_alone(const struct function *f, const char *text, hstar_status *status)
{
    struct shape shape;
    *status = expression_shape(text, (const char *const *)f->variables, f->n_variables, &shape, NULL);
    return *status == HSTAR_OK;
}

/* Up to the last semicolon, with it; there are none in anything but definitions. */
static size_t definitions_length(const char *source)
{
    const char *last = strrchr(source, ';');
    return last ? (size_t)(last - source) + 1 : 0;
}

/* The text behind the definitions of a source, or NULL where that means nothing either. */
static hstar_status try_behind(const struct function *f, const char *source, const char *text, char **with,
                               hstar_error *err)
{
    struct text t;
    hstar_status status = HSTAR_OK;
    text_init(&t);
    text_format(&t, "%.*s %s", (int)definitions_length(source), source, text);
    *with = NULL;
    if (!t.failed && compiles_alone(f, t.data, &status)) *with = strdup(t.data);
    const bool failed = t.failed || status == HSTAR_MEMORY || (status == HSTAR_OK && !*with);
    text_clear(&t);
    return failed ? error_memory(err) : HSTAR_OK;
}

hstar_status with_locals(const struct function *f, char **texts, size_t n, hstar_error *err)
{
    size_t n_sources = 0;
    const char *const *sources = expression_sources(f, &n_sources);
    hstar_status status = HSTAR_OK;
    for (size_t s = 0; s < n_sources && !status; s++) {
        if (!definitions_length(sources[s])) continue;
        for (size_t i = 0; i < n && !status; i++) {
            char *with;
            if (compiles_alone(f, texts[i], &status)) continue;
            if (status != HSTAR_MEMORY) status = try_behind(f, sources[s], texts[i], &with, err);
            if (status || !with) continue;
            free(texts[i]);
            texts[i] = with;
        }
    }
    return status == HSTAR_MEMORY ? error_memory(err) : HSTAR_OK;
}
