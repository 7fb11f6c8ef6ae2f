/* Finding a library and its functions. */
#include "base/later.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void *open_first(const struct later_library *l)
{
    void *handle = NULL;
    for (size_t i = 0; i < LATER_NAMES && l->names[i] && !handle; i++)
        handle = dlopen(l->names[i], RTLD_NOW | RTLD_LOCAL);
    return handle;
}

/* No place is touched before all are known, as another thread's calls go through them. */
static const char *first_missing(const struct later_library *l, void *handle)
{
    for (size_t i = 0; i < l->n_functions; i++)
        if (!dlsym(handle, l->functions[i].name)) return l->functions[i].name;
    return NULL;
}

static void fill_places(const struct later_library *l, void *handle)
{
    for (size_t i = 0; i < l->n_functions; i++) {
        void *found = dlsym(handle, l->functions[i].name);
        memcpy(l->functions[i].place, &found, sizeof found);
    }
}

static hstar_status load_library(struct later_library *l, hstar_error *err)
{
    void *handle = open_first(l);
    const char *missing = handle ? first_missing(l, handle) : NULL;
    if (!handle) {
        const char *why = dlerror();
        error_set(err, HSTAR_FILE, "%s cannot be loaded: %.200s", l->what, why ? why : l->names[0]);
        error_remedy(err, "the package %s has it", l->package);
        return HSTAR_FILE;
    }
    if (missing) {
        error_set(err, HSTAR_FILE, "the library of %s here has no function %s", l->what, missing);
        error_remedy(err, "it is too old: the package %s of a newer system has it", l->package);
        dlclose(handle);
        return HSTAR_FILE;
    }
    fill_places(l, handle);
    atomic_store(&l->is_loaded, true);
    return HSTAR_OK;
}

hstar_status later_load(struct later_library *l, hstar_error *err)
{
    if (atomic_load(&l->is_loaded)) return HSTAR_OK;
    pthread_mutex_lock(&one_at_a_time);
    hstar_status status = atomic_load(&l->is_loaded) ? HSTAR_OK : load_library(l, err);
    pthread_mutex_unlock(&one_at_a_time);
    return status;
}
