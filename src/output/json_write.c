/* A sweep to JSON. cJSON prints the structure; where a column of numbers belongs it prints a mark, and the
 * numbers are streamed there: memory holds one block of one column, however long the sweep is. */
#include "base/decimal.h"
#include "base/memory.h"
#include "base/text.h"
#include "output/json.h"
#include "output/json_optimum.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

/* cJSON escapes this byte in strings, so in what it prints only a mark of ours can be one. */
#define MARK "\x01"
enum { BLOCK = 1 << 16 };

struct column {
    const double *values;
    size_t n;
};

/* What is being built: `failed` once memory ran out, to be asked for at the end. */
struct writer {
    struct column *columns; /* in the order of their marks */
    size_t n, capacity;
    bool failed;
};

static cJSON *add(struct writer *w, cJSON *object, const char *name, cJSON *item)
{
    if (item && cJSON_AddItemToObject(object, name, item)) return item;
    cJSON_Delete(item);
    w->failed = true;
    return NULL;
}

static cJSON *append(struct writer *w, cJSON *array, cJSON *item)
{
    if (item && cJSON_AddItemToArray(array, item)) return item;
    cJSON_Delete(item);
    w->failed = true;
    return NULL;
}

static cJSON *number(double x)
{
    char text[DECIMAL_LENGTH];
    decimal_print(x, text);
    return cJSON_CreateRaw(text);
}

static cJSON *count(size_t n)
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
static cJSON *string(const char *s)
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

static void add_strings(struct writer *w, cJSON *object, const char *name, char *const *strings, size_t n)
{
    cJSON *array = add(w, object, name, cJSON_CreateArray());
    for (size_t i = 0; i < n && !w->failed; i++) append(w, array, string(strings[i]));
}

static void add_column(struct writer *w, cJSON *object, const char *name, const double *values, size_t n)
{
    if (w->n == w->capacity) {
        size_t capacity = 2 * w->capacity + 32;
        struct column *columns = memory_resize(w->columns, capacity, sizeof *columns);
        if (!columns) {
            w->failed = true;
            return;
        }
        w->columns = columns;
        w->capacity = capacity;
    }
    if (add(w, object, name, cJSON_CreateRaw(MARK))) w->columns[w->n++] = (struct column){values, n};
}

static void add_environment(struct writer *w, cJSON *root)
{
    cJSON *environment = add(w, root, "environment", cJSON_CreateObject());
    const char *libm = "unknown";
#ifdef __GLIBC__
    char glibc[64];
    snprintf(glibc, sizeof glibc, "glibc %s", gnu_get_libc_version());
    libm = glibc;
#endif
    struct utsname machine;
    add(w, environment, "libm", string(libm));
#ifdef __clang__
    add(w, environment, "compiler", string(__VERSION__));
#else
    add(w, environment, "compiler", string("gcc " __VERSION__));
#endif
    add(w, environment, "architecture", string(uname(&machine) == 0 ? machine.machine : "unknown"));
}

static void add_question(struct writer *w, cJSON *root, const struct sweep *s)
{
    cJSON *function = add(w, root, "function", cJSON_CreateObject());
    add(w, function, "kind", string(s->kind));
    add_strings(w, function, "text", s->texts, s->n_outputs);
    add_strings(w, function, "variables", s->variables, s->n_variables);
    cJSON *point = add(w, root, "point", cJSON_CreateObject());
    for (size_t i = 0; i < s->n_variables; i++) add(w, point, s->variables[i], number(s->point[i]));
    cJSON *format = add(w, root, "format", cJSON_CreateObject());
    add(w, format, "name", string(s->format->name));
    add(w, format, "bits", count((size_t)s->format->bits));
    add(w, format, "unit_roundoff", number(s->format->unit_roundoff));
    add(w, root, "grid", string(grid_names[s->grid]));
}

static void add_reference(struct writer *w, cJSON *component, const struct reference *r)
{
    cJSON *reference = add(w, component, "reference", cJSON_CreateObject());
    add(w, reference, "source", string(reference_names[r->source]));
    add(w, reference, "value", number(r->value));
    add(w, reference, "digits", string(r->digits));
    add(w, reference, "bound", number(r->bound));
    add(w, reference, "reason", string(r->reason));
}

static void add_gsl(struct writer *w, cJSON *component, const struct gsl_estimate *estimates)
{
    cJSON *gsl = add(w, component, "gsl", cJSON_CreateArray());
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        if (!estimates[i].routine) continue;
        cJSON *estimate = append(w, gsl, cJSON_CreateObject());
        add(w, estimate, "routine", string(estimates[i].routine));
        add(w, estimate, "h", number(estimates[i].h));
        add(w, estimate, "value", number(estimates[i].value));
        add(w, estimate, "abserr", number(estimates[i].abserr));
        add(w, estimate, "error", number(estimates[i].error));
    }
}

static cJSON *optimum_member(struct writer *w, const struct json_optimum_row *row, const void *field)
{
    if (row->kind == JSON_OPTIMUM_PLACE) return string(json_places[*(const enum optimum_place *)field]);
    const double *numbers = field;
    if (row->kind == JSON_OPTIMUM_NUMBER) return number(*numbers);
    cJSON *pair = cJSON_CreateArray();
    append(w, pair, number(numbers[0]));
    append(w, pair, number(numbers[1]));
    return pair;
}

static void add_optimum(struct writer *w, cJSON *method, const struct optimum *o)
{
    cJSON *optimum = add(w, method, "optimum", cJSON_CreateObject()), *way = NULL;
    const char *name = "";
    for (size_t i = 0; i < N_JSON_OPTIMUM_ROWS && !w->failed; i++) {
        const struct json_optimum_row *row = &json_optimum_rows[i];
        if (strcmp(row->way, name) != 0) way = add(w, optimum, row->way, cJSON_CreateObject());
        name = row->way;
        add(w, way, row->member, optimum_member(w, row, (const char *)o + row->offset));
    }
}

/* Whole nodes are numbers, others texts such as "1/2". */
static void add_nodes(struct writer *w, cJSON *method, const struct method_sweep *m)
{
    cJSON *nodes = add(w, method, "nodes", cJSON_CreateArray());
    for (size_t i = 0; i < m->n_nodes && !w->failed; i++) {
        const char *digits = m->nodes[i] + (m->nodes[i][0] == '-');
        size_t n = strspn(digits, "0123456789");
        bool whole = n > 0 && n < 16 && !digits[n] && (digits[0] != '0' || n == 1);
        append(w, nodes, whole ? cJSON_CreateRaw(m->nodes[i]) : string(m->nodes[i]));
    }
}

static void add_method(struct writer *w, cJSON *methods, const struct sweep *s, const struct method_sweep *m)
{
    cJSON *method = append(w, methods, cJSON_CreateObject());
    add(w, method, "name", string(m->name));
    add(w, method, "derivative", count(m->derivative));
    add(w, method, "order", count(m->order));
    add_nodes(w, method, m);
    add_strings(w, method, "weights", m->weights, m->n_nodes);
    add(w, method, "evaluations", count(m->evaluations));
    add(w, method, "n_undefined", count(m->n_undefined));
    add(w, method, "n_unresolved", count(m->n_unresolved));
    for (size_t c = 0; c < N_COLUMNS; c++)
        if (m->column[c]) add_column(w, method, sweep_columns[c].name, m->column[c], s->n_h);
    add_optimum(w, method, &m->optimum);
}

static void add_component(struct writer *w, cJSON *components, const struct sweep *s,
                          const struct component *c)
{
    cJSON *component = append(w, components, cJSON_CreateObject());
    add(w, component, "output", count(c->output));
    add(w, component, "wrt", string(s->variables[c->wrt]));
    add_reference(w, component, &c->reference);
    add_gsl(w, component, c->gsl);
    cJSON *methods = add(w, component, "methods", cJSON_CreateArray());
    for (size_t m = 0; m < s->n_methods && !w->failed; m++) add_method(w, methods, s, &c->methods[m]);
}

static void add_gradient(struct writer *w, cJSON *root, const struct sweep *s)
{
    if (!s->gradient_error || s->n_components == 0) return;
    cJSON *gradient = add(w, root, "gradient_error", cJSON_CreateArray());
    for (size_t m = 0; m < s->n_methods && !w->failed; m++) {
        cJSON *method = append(w, gradient, cJSON_CreateObject());
        add(w, method, "name", string(s->components[0].methods[m].name));
        add_column(w, method, "error", s->gradient_error[m], s->n_h);
    }
}

static cJSON *build(struct writer *w, const struct sweep *s)
{
    cJSON *root = cJSON_CreateObject();
    add(w, root, "schema", string("hstar.sweep/1"));
    add(w, root, "hstar", string(hstar_version()));
    add_strings(w, root, "command", s->command, s->n_command);
    add_environment(w, root);
    add_question(w, root, s);
    add_column(w, root, "h", s->h, s->n_h);
    cJSON *components = add(w, root, "components", cJSON_CreateArray());
    for (size_t c = 0; c < s->n_components && !w->failed; c++)
        add_component(w, components, s, &s->components[c]);
    add_gradient(w, root, s);
    return root;
}

static hstar_status write_column(const struct column *column, struct text *t, struct sink *sink,
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
static hstar_status write_spliced(const struct writer *w, const char *printed, struct sink *sink,
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

hstar_status json_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    struct writer w = {0};
    cJSON *root = build(&w, s);
    char *printed = w.failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    hstar_status status = printed ? write_spliced(&w, printed, sink, err) : error_memory(err);
    cJSON_free(printed);
    free(w.columns);
    return status;
}
