/* The parts of JSON that all files share, and writing them. */
#include "record/json_build.h"
#include "base/decimal.h"
#include "base/memory.h"
#include "base/text.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

/* cJSON escapes this byte in strings, so in what it prints only a mark of ours can be one. */
#define MARK "\x01"
enum { BLOCK = 1 << 16 };

cJSON *json_add(struct json_writer *w, cJSON *object, const char *name, cJSON *item)
{
    if (item && cJSON_AddItemToObject(object, name, item)) return item;
    cJSON_Delete(item);
    w->failed = true;
    return NULL;
}

cJSON *json_append(struct json_writer *w, cJSON *array, cJSON *item)
{
    if (item && cJSON_AddItemToArray(array, item)) return item;
    cJSON_Delete(item);
    w->failed = true;
    return NULL;
}

cJSON *json_make_number(double x)
{
    char text[DECIMAL_LENGTH];
    decimal_print(x, text);
    return cJSON_CreateRaw(text);
}

cJSON *json_make_count(size_t n)
{
    char text[DECIMAL_LENGTH];
    snprintf(text, sizeof text, "%zu", n);
    return cJSON_CreateRaw(text);
}

/* Length of the well-formed UTF-8 sequence at s (Unicode 15, table 3-7), 0 where there is none. */
static size_t sequence(const unsigned char *s)
{
    if (s[0] < 0x80) return 1;
    size_t n = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4) return 0;
    unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
    if (s[1] < low || s[1] > high) return 0;
    for (size_t i = 2; i < n; i++)
        if (s[i] < 0x80 || s[i] > 0xbf) return 0;
    return n;
}

/* JSON is UTF-8, a command line any bytes: what is none becomes U+FFFD. NULL is null. */
cJSON *json_make_string(const char *s)
{
    if (!s) return cJSON_CreateNull();
    struct text t;
    text_init(&t);
    text_append(&t, "");
    while (*s) {
        size_t n = sequence((const unsigned char *)s);
        text_append_bytes(&t, n ? s : "\xef\xbf\xbd", n ? n : 3);
        s += n ? n : 1;
    }
    cJSON *item = t.failed ? NULL : cJSON_CreateString(t.data);
    text_clear(&t);
    return item;
}

cJSON *json_make_node(const char *node)
{
    const char *digits = node + (node[0] == '-');
    size_t n = strspn(digits, "0123456789");
    bool whole = n > 0 && n < 16 && !digits[n] && (digits[0] != '0' || n == 1);
    return whole ? cJSON_CreateRaw(node) : json_make_string(node);
}

void json_add_point(struct json_writer *w, cJSON *object, const char *name, char *const *variables,
                    const double *point, size_t n)
{
    cJSON *member = json_add(w, object, name, cJSON_CreateObject());
    for (size_t v = 0; v < n && !w->failed; v++)
        json_add(w, member, variables[v], json_make_number(point[v]));
}

void json_add_format(struct json_writer *w, cJSON *object, const struct format *f)
{
    cJSON *format = json_add(w, object, "format", cJSON_CreateObject());
    json_add(w, format, "name", json_make_string(f->name));
    json_add(w, format, "bits", json_make_count((size_t)f->bits));
    json_add(w, format, "unit_roundoff", json_make_number(f->unit_roundoff));
}

void json_add_strings(struct json_writer *w, cJSON *object, const char *name, const char *const *strings,
                      size_t n)
{
    cJSON *array = json_add(w, object, name, cJSON_CreateArray());
    for (size_t i = 0; i < n && !w->failed; i++) json_append(w, array, json_make_string(strings[i]));
}

void json_add_column(struct json_writer *w, cJSON *object, const char *name, const double *values, size_t n)
{
    if (w->n == w->capacity) {
        size_t capacity = 2 * w->capacity + 32;
        struct json_column *columns = memory_resize(w->columns, capacity, sizeof *columns);
        if (!columns) {
            w->failed = true;
            return;
        }
        w->columns = columns;
        w->capacity = capacity;
    }
    if (json_add(w, object, name, cJSON_CreateRaw(MARK)))
        w->columns[w->n++] = (struct json_column){values, n};
}

static void add_environment(struct json_writer *w, cJSON *root)
{
    cJSON *environment = json_add(w, root, "environment", cJSON_CreateObject());
    const char *libm = "unknown";
#ifdef __GLIBC__
    char glibc[64];
    snprintf(glibc, sizeof glibc, "glibc %s", gnu_get_libc_version());
    libm = glibc;
#endif
    struct utsname machine;
    json_add(w, environment, "libm", json_make_string(libm));
#ifdef __clang__
    json_add(w, environment, "compiler", json_make_string(__VERSION__));
#else
    json_add(w, environment, "compiler", json_make_string("gcc " __VERSION__));
#endif
    json_add(w, environment, "architecture",
             json_make_string(uname(&machine) == 0 ? machine.machine : "unknown"));
}

cJSON *json_begin_plain(struct json_writer *w, const char *schema, const char *const *command,
                        size_t n_command)
{
    cJSON *root = cJSON_CreateObject();
    json_add(w, root, "schema", json_make_string(schema));
    json_add(w, root, "hstar", json_make_string(hstar_version()));
    json_add_strings(w, root, "command", command, n_command);
    add_environment(w, root);
    return root;
}

cJSON *json_begin(struct json_writer *w, const char *schema, const struct problem *problem)
{
    const struct function *f = problem->f;
    cJSON *root = json_begin_plain(w, schema, problem->command, problem->n_command);
    cJSON *function = json_add(w, root, "function", cJSON_CreateObject());
    json_add(w, function, "kind", json_make_string(problem_kind(problem)));
    json_add_strings(w, function, "text", (const char *const *)f->texts, f->n_outputs);
    json_add_strings(w, function, "variables", (const char *const *)f->variables, f->n_variables);
    json_add_point(w, root, "point", f->variables, problem->point, f->n_variables);
    return root;
}

static hstar_status write_column(const struct json_column *column, struct text *t, struct sink *sink,
                                 hstar_error *err)
{
    t->length = 0;
    text_append(t, "[");
    for (size_t i = 0; i < column->n; i++) {
        if (i) text_append_bytes(t, ",", 1);
        text_double(t, column->values[i]);
        if (t->failed || t->length < BLOCK) continue;
        hstar_status status = sink_write(sink, t->data, t->length, err);
        if (status) return status;
        t->length = 0;
    }
    text_append(t, "]");
    return t->failed ? error_memory(err) : sink_write(sink, t->data, t->length, err);
}

/* The printed structure with the columns where their marks are. */
static hstar_status write_spliced(const struct json_writer *w, const char *printed, struct sink *sink,
                                  hstar_error *err)
{
    struct text t;
    text_init(&t);
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < w->n && !status; i++) {
        size_t before = strcspn(printed, MARK);
        status = sink_write(sink, printed, before, err);
        if (!status) status = write_column(&w->columns[i], &t, sink, err);
        printed += before + 1;
    }
    if (!status) status = sink_write(sink, printed, strlen(printed), err);
    if (!status) status = sink_write(sink, "\n", 1, err);
    text_clear(&t);
    return status;
}

hstar_status json_finish(struct json_writer *w, cJSON *root, struct sink *sink, hstar_error *err)
{
    char *printed = w->failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    hstar_status status = printed ? write_spliced(w, printed, sink, err) : error_memory(err);
    cJSON_free(printed);
    free(w->columns);
    *w = (struct json_writer){0};
    return status;
}
