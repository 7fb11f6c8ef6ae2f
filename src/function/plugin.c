/* The class of functions in shared libraries. */
#include "function/plugin.h"
#include "base/memory.h"
#include "base/texts.h"

#include <dlfcn.h>
#include <errno.h>
#include <fenv.h>
#include <link.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct plugin {
    struct function head;
    void *library;
    bool vector;
    /* ISO C knows no way from an object's address to a function's; POSIX says that the bits are the same. */
    union {
        void *address;
        hstar_function *scalar;
        hstar_vector_function *vector;
    } call;
};

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    const struct plugin *p = (const struct plugin *)f;
    double *y = outputs[0];
    if (!p->vector) {
        const double *x = points->column[0];
        for (size_t i = 0; i < points->n; i++) y[i] = p->call.scalar(x[points->varies[0] ? i : 0], NULL);
        return HSTAR_OK;
    }
    size_t n = f->n_variables;
    double *x = memory_array(n, sizeof *x);
    if (!x) return error_memory(err);
    for (size_t i = 0; i < points->n; i++) {
        /* All of them each time: it may write where it should only read. */
        for (size_t v = 0; v < n; v++) x[v] = points->column[v][points->varies[v] ? i : 0];
        y[i] = p->call.vector(x, n, NULL);
    }
    free(x);
    return HSTAR_OK;
}

static void plugin_free(struct function *f)
{
    struct plugin *p = (struct plugin *)f;
    if (p->library) dlclose(p->library);
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(p);
}

static const struct function_class plugin_class = {
    .kind = "plugin",
    .evaluate = evaluate,
    .free = plugin_free,
};

/* FILE:SYMBOL[@SHAPE], cut at its last colon, because a path may have one. */
struct address {
    char *file, *symbol; /* a file without a slash begins with ./ */
    bool vector;
};

static void address_clear(struct address *a)
{
    free(a->file);
    free(a->symbol);
}

static hstar_status no_address(const char *name, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "a plugin is FILE.so:SYMBOL, and \"%.100s\" has %s", name,
              !strchr(name, ':') ? "no colon"
              : *name == ':'     ? "no file"
                                 : "no symbol");
    error_remedy(err, "as in ./plugin.so:f; how to write one: docs/black-boxes.md");
    return HSTAR_INVALID;
}

static hstar_status read_address(const char *name, size_t n_variables, struct address *a, hstar_error *err)
{
    static const char vector[] = "vector";
    const char *colon = strrchr(name, ':');
    if (!colon || colon == name || !colon[1] || colon[1] == '@') return no_address(name, err);
    const char *symbol = colon + 1, *shape = strchr(symbol, '@');
    if (shape && strcmp(shape + 1, vector)) {
        error_set(err, HSTAR_INVALID, "\"%.60s\" is no shape of a function", shape);
        error_remedy(err, "with @vector it takes (const double *x, size_t n, void *), as it does for several "
                          "variables; without, and of one variable, it takes (double x, void *)");
        return HSTAR_INVALID;
    }
    size_t in_file = (size_t)(colon - name), in_symbol = shape ? (size_t)(shape - symbol) : strlen(symbol);
    bool bare = !memchr(name, '/', in_file);
    a->file = memory_array(in_file + 3, 1);
    a->symbol = memory_text(symbol, in_symbol);
    if (!a->file || !a->symbol) return error_memory(err);
    memcpy(a->file, "./", 2);
    memcpy(a->file + (bare ? 2 : 0), name, in_file);
    a->file[in_file + (bare ? 2 : 0)] = '\0';
    a->vector = shape || n_variables != 1;
    return HSTAR_OK;
}

/* A library that was linked with -ffast-math makes its thread flush subnormal numbers to zero as soon as it is loaded;
 * here the arithmetic stays as it was. */
static void *load(const char *file)
{
    fenv_t arithmetic;
    fegetenv(&arithmetic);
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    fesetenv(&arithmetic);
    return library;
}

static hstar_status open_library(const struct address *a, struct plugin *p, hstar_error *err)
{
    struct stat at;
    if (stat(a->file, &at)) {
        error_set(err, HSTAR_FILE, "cannot open the plugin %.200s: %s", a->file, strerror(errno));
        error_remedy(err, "build one with: cc -shared -fPIC -O2 -o plugin.so plugin.c -lm");
        return HSTAR_FILE;
    }
    if ((p->library = load(a->file))) return HSTAR_OK;
    const char *why = dlerror();
    error_set(err, HSTAR_FILE, "the plugin cannot be loaded: %.300s", why ? why : a->file);
    error_remedy(err, "it must be a shared library for this machine that has all it needs: "
                      "cc -shared -fPIC -O2 -o plugin.so plugin.c -lm");
    return HSTAR_FILE;
}

/* Is the symbol a variable? A call of one would end the program. What cannot be told is taken for a function. */
static bool is_data(void *address)
{
#ifdef __GLIBC__
    Dl_info info;
    void *entry = NULL;
    if (!dladdr1(address, &info, &entry, RTLD_DL_SYMENT) || !entry || info.dli_saddr != address) return false;
    const ElfW(Sym) *symbol = entry;
    return ELF64_ST_TYPE(symbol->st_info) == STT_OBJECT; /* the same for 32 bits */
#else
    (void)address;
    return false;
#endif
}

static hstar_status find_symbol(const struct address *a, struct plugin *p, hstar_error *err)
{
    p->call.address = dlsym(p->library, a->symbol);
    if (p->call.address && !is_data(p->call.address)) return HSTAR_OK;
    if (p->call.address) {
        error_set(err, HSTAR_INVALID, "%.100s of %.150s is a variable and no function", a->symbol, a->file);
        error_remedy(
            err,
            "a plugin is double f(double x, void *context), or with (const double *x, size_t n, void *)");
        return HSTAR_INVALID;
    }
    error_set(err, HSTAR_INVALID, "%.200s has no function %.100s", a->file, a->symbol);
    error_remedy(err,
                 "`nm -D %.100s` shows what it has; a function must not be static, and in C++ it must be "
                 "extern \"C\"",
                 a->file);
    return HSTAR_INVALID;
}

/* The names, as part of the function. */
static hstar_status name_all(struct plugin *p, const char *name, const char *const *variables, size_t n,
                             hstar_error *err)
{
    struct function *f = &p->head;
    f->variables = memory_array(n, sizeof *f->variables);
    f->texts = memory_array(1, sizeof *f->texts);
    if (!f->variables || !f->texts) return error_memory(err);
    if (!(f->texts[0] = memory_text(name, strlen(name)))) return error_memory(err);
    f->n_outputs = 1;
    for (size_t v = 0; v < n; v++) {
        if (!(f->variables[v] = memory_text(variables[v], strlen(variables[v])))) return error_memory(err);
        f->n_variables++;
    }
    return HSTAR_OK;
}

hstar_status plugin_new(const char *name, const char *const *variables, size_t n_variables,
                        struct function **f, hstar_error *err)
{
    struct address a = {0};
    struct plugin *p = memory_array(1, sizeof *p);
    if (!p) return error_memory(err);
    p->head.class = &plugin_class;
    hstar_status status = read_address(name, n_variables, &a, err);
    if (!status) status = open_library(&a, p, err);
    if (!status) status = find_symbol(&a, p, err);
    if (!status) status = name_all(p, name, variables, n_variables, err);
    p->vector = a.vector;
    address_clear(&a);
    if (status)
        plugin_free(&p->head);
    else
        *f = &p->head;
    return status;
}
