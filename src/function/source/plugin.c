/* The class of functions in shared libraries. */
#include "function/source/plugin.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/vector_line.h"

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
        double (*scalar)(double x, void *context);
        double (*vector)(const double *x, size_t n, void *context);
        void (*gradient)(const double *x, size_t n, double *gradient, void *context);
    } call;
};

static void call_scalar(const struct plugin *p, const struct points *points, double *y)
{
    const double *x = points->column[0];
    for (size_t i = 0; i < points->n; i++) y[i] = p->call.scalar(x[points->varies[0] ? i : 0], NULL);
}

/* All variables each time, for it may write where it should only read: what stays is copied as a whole, what varies is
 * laid over it. */
static hstar_status call_vector(const struct plugin *p, const struct points *points, double *y,
                                hstar_error *err)
{
    size_t n = p->head.n_variables, n_varying = 0;
    bool one = points->n == 1; /* which has its row for a template */
    double *x = memory_room(n, sizeof *x), *still = one ? x : memory_room(n, sizeof *still);
    size_t *varying = memory_room(n, sizeof *varying);
    hstar_status status = still && x && varying ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; !status && v < n; v++) still[v] = points->column[v][0];
    const bool *end = points->varies + n;
    for (const bool *v = points->varies; !status && !one && (v = memchr(v, true, (size_t)(end - v))); v++)
        varying[n_varying++] = (size_t)(v - points->varies);
    for (size_t i = 0; !status && i < points->n; i++) {
        if (!one) memcpy(x, still, n * sizeof *x);
        for (size_t k = 0; k < n_varying; k++) x[varying[k]] = points->column[varying[k]][i];
        y[i] = p->call.vector(x, n, NULL);
    }
    if (!one) free(still);
    free(x);
    free(varying);
    return status;
}

static hstar_status plugin_evaluate(const struct function *f, const struct points *points,
                                    double *const *outputs, hstar_error *err)
{
    const struct plugin *p = (const struct plugin *)f;
    if (points->n == 0) return HSTAR_OK;
    if (p->vector) return call_vector(p, points, outputs[0], err);
    call_scalar(p, points, outputs[0]);
    return HSTAR_OK;
}

static hstar_status call_either(const void *plugin, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct plugin *p = plugin;
    (void)err; /* a plugin has no way to give up */
    *y = p->vector ? p->call.vector(x, n, NULL) : p->call.scalar(x[0], NULL);
    return HSTAR_OK;
}

static hstar_status plugin_new_base(const struct function *f, const double *point, void **base,
                                    hstar_error *err)
{
    return vector_base_new(call_either, f, point, f->n_variables, base, err);
}

static const struct function_slices slices = VECTOR_LINE_SLICES(plugin_new_base);

/* The class of gradients in the shape for several variables. */
static hstar_status evaluate_gradient(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    const struct plugin *p = (const struct plugin *)f;
    size_t n = f->n_variables, m = f->n_outputs;
    double *x = memory_room(n, sizeof *x), *gradient = memory_room(m, sizeof *gradient);
    hstar_status status = x && gradient ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; !status && i < points->n; i++) {
        for (size_t v = 0; v < n; v++) x[v] = points->column[v][points->varies[v] ? i : 0];
        for (size_t o = 0; o < m; o++) gradient[o] = NAN; /* what it does not fill in is not a number */
        p->call.gradient(x, n, gradient, NULL);
        for (size_t o = 0; o < m; o++) outputs[o][i] = gradient[o];
    }
    free(x);
    free(gradient);
    return status;
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
    .evaluate = plugin_evaluate,
    .slices = &slices,
    .free = plugin_free,
};

static const struct function_class shared_class = {
    .kind = "plugin",
    .concurrent = true,
    .evaluate = plugin_evaluate,
    .slices = &slices,
    .free = plugin_free,
};

static const struct function_class gradient_class = {
    .kind = "plugin",
    .evaluate = evaluate_gradient,
    .free = plugin_free,
};

void plugin_share(struct function *f, bool shared)
{
    if (f->class == &plugin_class || f->class == &shared_class)
        f->class = shared ? &shared_class : &plugin_class;
}

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
        error_set(err, HSTAR_INVALID, "\"%.60s\" is not a shape of function", shape);
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
static void *plugin_load(const char *file)
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
    if ((p->library = plugin_load(a->file))) return HSTAR_OK;
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

static hstar_status copy_texts(const char *const *from, size_t n, char ***to, size_t *n_to, hstar_error *err)
{
    if (!(*to = memory_array(n, sizeof **to))) return error_memory(err);
    for (*n_to = 0; *n_to < n; ++*n_to)
        if (!((*to)[*n_to] = memory_text(from[*n_to], strlen(from[*n_to])))) return error_memory(err);
    return HSTAR_OK;
}

static hstar_status open_function(const char *name, const char *const *variables, size_t n_variables,
                                  struct plugin *p, hstar_error *err)
{
    struct address a = {0};
    hstar_status status = read_address(name, n_variables, &a, err);
    if (!status) status = open_library(&a, p, err);
    if (!status) status = find_symbol(&a, p, err);
    if (!status) status = copy_texts(variables, n_variables, &p->head.variables, &p->head.n_variables, err);
    p->vector = a.vector;
    address_clear(&a);
    return status;
}

hstar_status plugin_new(const char *name, const char *const *variables, size_t n_variables,
                        struct function **f, hstar_error *err)
{
    struct plugin *p = memory_array(1, sizeof *p);
    if (!p) return error_memory(err);
    p->head.class = &plugin_class;
    hstar_status status = open_function(name, variables, n_variables, p, err);
    if (!status) status = copy_texts(&name, 1, &p->head.texts, &p->head.n_outputs, err);
    if (status)
        plugin_free(&p->head);
    else
        *f = &p->head;
    return status;
}

/* Its outputs are called after the variables, row by row. */
static hstar_status name_rows_of_gradient(const char *const *variables, size_t n_variables, size_t n_rows,
                                          struct function *g, hstar_error *err)
{
    const char **names = memory_array(n_rows, n_variables * sizeof *names);
    if (!names) return error_memory(err);
    for (size_t i = 0; i < n_rows * n_variables; i++) names[i] = variables[i % n_variables];
    hstar_status status = copy_texts(names, n_rows * n_variables, &g->texts, &g->n_outputs, err);
    free(names);
    return status;
}

hstar_status plugin_gradient_new(const char *name, const char *const *variables, size_t n_variables,
                                 size_t n_rows, struct function **g, hstar_error *err)
{
    struct plugin *p = memory_array(1, sizeof *p);
    if (!p) return error_memory(err);
    p->head.class = &plugin_class;
    hstar_status status = open_function(name, variables, n_variables, p, err);
    if (!status) status = name_rows_of_gradient(variables, n_variables, n_rows, &p->head, err);
    if (p->vector) p->head.class = &gradient_class;
    if (status)
        plugin_free(&p->head);
    else
        *g = &p->head;
    return status;
}
