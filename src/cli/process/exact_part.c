/* Loading the exact part. The calls of its functions are in exact_part_calls.S. */
#include "cli/process/exact_part.h"

#if !HSTAR_EXACT_PART_LATER

void exact_part_prepare(void (*loaded)(void))
{
    loaded();
}

#else
#include "cli/process/report.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const library_names[] = {
#define LIBRARY(name) name,
#define FUNCTION(name)
#define CLEANER(name)
#include <exact_part.def>
#undef LIBRARY
#undef FUNCTION
#undef CLEANER
};
enum { N_LIBRARIES = sizeof library_names / sizeof *library_names };

static const struct {
    const char *name;
    bool cleans;
} functions[] = {
#define LIBRARY(name)
#define FUNCTION(name) {#name, false},
#define CLEANER(name)  {#name, true},
#include <exact_part.def>
#undef LIBRARY
#undef FUNCTION
#undef CLEANER
};
enum { N_FUNCTIONS = sizeof functions / sizeof *functions };

/* Where each function's calls go to, in exact_part_calls.S. */
extern _Atomic(void *) exact_part_places[N_FUNCTIONS];

static void (*when_loaded)(void);
static void *libraries[N_LIBRARIES];
static _Thread_local bool preparing;

#ifndef RTLD_DEEPBIND /* glibc's */
#define RTLD_DEEPBIND 0
#endif

/* Bytes that the loader may want beside a library's data. */
enum { MALLOC_MORE = 4096 };

void exact_part_prepare(void (*loaded)(void))
{
    when_loaded = loaded;
}

/* Whoever called cannot be told. Unfinished outputs are files without a name, which end with the process. */
__attribute__((noreturn)) static void give_up(const char *what)
{
    hstar_error err;
    error_set(&err, HSTAR_MEMORY, "a library that the exact arithmetic needs cannot be loaded: %s",
              what ? what : "no reason is known");
    _exit(report_error(&err));
}

struct tls_place {
    unsigned long module, offset;
};
extern void *__tls_get_addr(struct tls_place *place);

/* What each thread has of its own in a library is allocated when it first uses it, and where that fails, the dynamic loader
 * ends the process, with a status of its own. So this thread takes all of it here, if there is memory. */
static int take_own_data(struct dl_phdr_info *library, size_t size, void *unused)
{
    (void)size, (void)unused;
    size_t wanted = 0;
    for (size_t i = 0; i < library->dlpi_phnum && !library->dlpi_tls_data; i++)
        if (library->dlpi_phdr[i].p_type == PT_TLS) wanted = library->dlpi_phdr[i].p_memsz;
    if (wanted == 0) return 0;
    void *room = malloc(2 * wanted + MALLOC_MORE);
    if (!room) give_up("memory ran out");
    free(room);
    (void)__tls_get_addr(&(struct tls_place){library->dlpi_tls_modid, 0});
    return 0;
}

static void *find(size_t place)
{
    void *found = NULL;
    for (size_t i = 0; i < N_LIBRARIES && !found; i++) found = dlsym(libraries[i], functions[place].name);
    if (!found) give_up(dlerror());
    atomic_store(&exact_part_places[place], found);
    return found;
}

/* The last is what the others stand on. A library that looks for a function in itself first, and then in what it stands on,
 * finds it sooner: together a quarter of the time to load them. */
static void load(void)
{
    for (size_t i = N_LIBRARIES; i-- > 0;)
        if (!(libraries[i] = dlopen(library_names[i], RTLD_LAZY | RTLD_DEEPBIND))) give_up(dlerror());
    dl_iterate_phdr(take_own_data, NULL);
    preparing = true;
    when_loaded();
    preparing = false;
    for (size_t i = 0; i < N_FUNCTIONS; i++)
        if (functions[i].cleans) find(i);
}

/* What the first call of a function calls, in exact_part_calls.S: returns it. */
void *exact_part_find(size_t place);
void *exact_part_find(size_t place)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const int before = errno;
    if (!preparing) pthread_once(&once, load);
    void *found = find(place);
    errno = before;
    return found;
}
#endif
