/* Finding the data that the program reads, and an entry of the catalogue. */
#include "record/catalogue_place.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ../share/hstar as seen from the program: where `cmake --install` puts it, under any prefix. */
static bool beside_program(char path[PATH_LENGTH])
{
    char program[PATH_LENGTH];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return false;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = '\0';
    int n = snprintf(path, PATH_LENGTH, "%s/../share/hstar", program);
    return n > 0 && n < PATH_LENGTH;
}

static bool has_file(const char *directory, const char *name, char path[PATH_LENGTH])
{
    int n = snprintf(path, PATH_LENGTH, "%s/%s", directory, name);
    return n > 0 && n < PATH_LENGTH && access(path, R_OK) == 0;
}

hstar_status data_path(const char *what, const char *name, char path[PATH_LENGTH], hstar_error *err)
{
    char beside[PATH_LENGTH];
    const char *directories[] = {getenv("HSTAR_DATA"), beside_program(beside) ? beside : NULL,
                                 HSTAR_INSTALLED_DATA, HSTAR_SOURCE_DATA};
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++)
        if (directories[i] && has_file(directories[i], name, path)) return HSTAR_OK;
    error_set(err, HSTAR_FILE, "%s %s is neither beside the program nor in %s", what, name,
              HSTAR_INSTALLED_DATA);
    error_remedy(err, "set HSTAR_DATA to the directory that contains it");
    return HSTAR_FILE;
}

hstar_status catalogue_open(struct catalogue_entry **entries, size_t *n, hstar_error *err)
{
    char path[PATH_LENGTH];
    hstar_status status = data_path("the catalogue", "functions.json", path, err);
    return status ? status : json_read_catalogue(path, entries, n, err);
}

hstar_status catalogue_find(const struct catalogue_entry *entries, size_t n, const char *name,
                            const struct catalogue_entry **found, hstar_error *err)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(entries[i].name, name)) {
            *found = &entries[i];
            return HSTAR_OK;
        }
    error_set(err, HSTAR_INVALID, "the catalogue has no function \"%.100s\"", name);
    const char **names = memory_array(n, sizeof *names);
    for (size_t i = 0; names && i < n; i++) names[i] = entries[i].name;
    const char *near = names ? text_nearest(name, strlen(name), names, n) : NULL;
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "`hstar list functions` shows them all");
    free(names);
    return HSTAR_INVALID;
}
