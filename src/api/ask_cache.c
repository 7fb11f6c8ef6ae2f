/* hstar_cache and hstar_cache_clear. */
#include "api/options.h"
#include "api/results.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/kept_list.h"
#include "problem/point_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static hstar_status cache_there(const char *path, hstar_error *err)
{
    return path ? HSTAR_OK : error_set(err, HSTAR_INVALID, "the name of the cache is NULL");
}

hstar_status hstar_cache(const char *path, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    hstar_options o;
    struct kept_list *list = NULL;
    if (cache_there(path, err)) return HSTAR_INVALID;
    if (!results) return error_set(err, HSTAR_INVALID, "the place for the results is NULL");
    hstar_status status = options_read(options, &o, err);
    if (!status) status = kept_list_new(path, &list, err);
    if (status) return status;
    if (o.n_command && !(list->command = texts_copy(o.command, o.n_command))) {
        kept_list_free(list);
        return error_memory(err);
    }
    list->n_command = o.n_command;
    return results_new(RESULT_KEPT, list, NULL, results, err);
}

static hstar_status bad_which(const char *which, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "\"%.60s\" is not a list of function numbers", which);
    error_remedy(err, "it is all, or numbers as 1,3: `hstar cache FILE` lists them");
    return HSTAR_INVALID;
}

static hstar_status read_which(const char *which, size_t **numbers, size_t *n, hstar_error *err)
{
    char **parts = NULL;
    hstar_status status = split_commas(which, &parts, n, err);
    if (status) return bad_which(which, err);
    size_t *read = memory_array(*n, sizeof *read);
    if (!read) status = error_memory(err);
    for (size_t i = 0; i < *n && !status; i++) {
        errno = 0;
        read[i] = strtoull(parts[i], NULL, 10);
        if (errno || !*parts[i] || parts[i][strspn(parts[i], "0123456789")]) status = bad_which(which, err);
    }
    texts_free(parts, *n);
    if (status)
        free(read);
    else
        *numbers = read;
    return status;
}

hstar_status hstar_cache_clear(const char *path, const char *which, hstar_error *err)
{
    size_t *numbers = NULL, n = 0;
    if (cache_there(path, err)) return HSTAR_INVALID;
    if (!which) return error_set(err, HSTAR_INVALID, "which functions to clear is NULL");
    hstar_status status = strcmp(which, "all") ? read_which(which, &numbers, &n, err) : HSTAR_OK;
    if (!status) status = kept_clear(path, numbers, n, err);
    free(numbers);
    return status;
}
