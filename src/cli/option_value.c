/* Options that are numbers or names of a table. */
#include "cli/option_value.h"
#include "base/text.h"
#include "base/texts.h"
#include "problem/point_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static hstar_status not_a(const char *what, const struct arguments *a, enum option_id o, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%s takes %s, and \"%.60s\" is not", options[o].name, what, a->value[o]);
    return HSTAR_INVALID;
}

hstar_status option_number(const struct arguments *a, enum option_id o, double *value, hstar_error *err)
{
    char *end;
    double x = strtod(a->value[o], &end);
    if (end == a->value[o] || *end || !isfinite(x)) return not_a("a number", a, o, err);
    *value = x;
    return HSTAR_OK;
}

hstar_status option_count(const struct arguments *a, enum option_id o, size_t least, size_t *value,
                          hstar_error *err)
{
    const double most = 9007199254740992.0; /* 2^53: all whole numbers below are doubles */
    char *end;
    double x = strtod(a->value[o], &end);
    if (end == a->value[o] || *end || !(x >= 0 && x <= most) || x != floor(x))
        return not_a("a whole number", a, o, err);
    if ((size_t)x < least)
        return error_set(err, HSTAR_INVALID, "%s must be at least %zu, not %zu", options[o].name, least,
                         (size_t)x);
    *value = (size_t)x;
    return HSTAR_OK;
}

hstar_status option_derivative(const struct arguments *a, unsigned most, unsigned *derivative,
                               hstar_error *err)
{
    size_t n = 0;
    hstar_status status = option_count(a, OPTION_DERIVATIVE, 1, &n, err);
    if (status) return status;
    if (n > most)
        return error_set(err, HSTAR_INVALID, "%s must be at most %u, not %zu",
                         options[OPTION_DERIVATIVE].name, most, n);
    *derivative = (unsigned)n;
    return HSTAR_OK;
}

/* The names that begin as the word does, where there are some; else the nearest; else all. */
static void suggest_name(const char *word, const char *const *names, size_t n, hstar_error *err)
{
    struct text begun, all;
    text_init(&begun);
    text_init(&all);
    for (size_t i = 0; i < n; i++) {
        text_format(&all, "%s%s", i ? ", " : "", names[i]);
        if (*word && !strncmp(names[i], word, strlen(word)))
            text_format(&begun, "%s%s", begun.length ? " or " : "", names[i]);
    }
    const char *near = begun.length ? begun.data : text_nearest(word, strlen(word), names, n);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else if (!all.failed)
        error_remedy(err, "it can be %s", all.data);
    text_clear(&begun);
    text_clear(&all);
}

static hstar_status name_index(const char *word, enum option_id o, const char *const *names, size_t n,
                               size_t *index, hstar_error *err)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], word)) {
            *index = i;
            return HSTAR_OK;
        }
    error_set(err, HSTAR_INVALID, "%s cannot be \"%.60s\"", options[o].name, word);
    suggest_name(word, names, n, err);
    return HSTAR_INVALID;
}

hstar_status option_name(const struct arguments *a, enum option_id o, const char *const *names, size_t n,
                         size_t *index, hstar_error *err)
{
    return name_index(a->value[o], o, names, n, index, err);
}

/* One part of a list: a name that is not there yet. */
static hstar_status add_name(const char *word, enum option_id o, const char *const *names, size_t n,
                             size_t *indices, size_t *found, hstar_error *err)
{
    size_t index = 0;
    hstar_status status = name_index(word, o, names, n, &index, err);
    for (size_t k = 0; k < *found && !status; k++)
        if (indices[k] == index)
            status = error_set(err, HSTAR_INVALID, "%s names %s twice", options[o].name, names[index]);
    if (!status) indices[(*found)++] = index;
    return status;
}

hstar_status option_names(const struct arguments *a, enum option_id o, const char *const *names, size_t n,
                          size_t *indices, size_t *n_indices, hstar_error *err)
{
    char **parts = NULL;
    size_t n_parts = 0, found = 0;
    hstar_status status = split_commas(a->value[o], &parts, &n_parts, err);
    const bool all = !status && n_parts == 1 && !strcmp(parts[0], "all");
    for (; all && found < n; found++) indices[found] = found;
    for (size_t i = 0; i < n_parts && !all && !status; i++)
        status = add_name(parts[i], o, names, n, indices, &found, err);
    texts_free(parts, n_parts);
    if (!status) *n_indices = found;
    return status;
}
