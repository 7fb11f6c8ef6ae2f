/* Values of a JSON file with their places, and what can be wrong with them. */
#include "record/json_value.h"
#include "base/character.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "base/text.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "components[0].methods[2].error"; what is too long is cut. Returns the length. */
static size_t print_place(const struct json_value *value, char *out, size_t size)
{
    if (!value->up) {
        out[0] = '\0';
        return 0;
    }
    size_t n = print_place(value->up, out, size);
    int more = value->name ? snprintf(out + n, size - n, "%s%.40s", n ? "." : "", value->name)
                           : snprintf(out + n, size - n, "[%zu]", value->index);
    n += more > 0 ? (size_t)more : 0;
    return n < size ? n : size - 1;
}

void json_complain(const struct json_value *value, const char *format, ...)
{
    struct json_file *file = value->file;
    if (file->status) return;
    char place[160], says[160];
    size_t n = print_place(value, place, sizeof place);
    va_list arguments;
    va_start(arguments, format);
    numeral_print_list(says, sizeof says, format, arguments);
    va_end(arguments);
    file->status =
        error_set(file->err, HSTAR_INVALID, "%.100s: %s%s%s", file->path, n ? place : "the file", " ", says);
}

void json_out_of_memory(struct json_file *file)
{
    if (!file->status) file->status = error_memory(file->err);
}

static bool bad(const struct json_value *value)
{
    return value->file->status || !value->item;
}

static const char *type_of(const cJSON *item)
{
    switch (item->type & 0xff) {
    case cJSON_False:
    case cJSON_True:
        return "true or false";
    case cJSON_NULL:
        return "null";
    case cJSON_Number:
        return "a number";
    case cJSON_String:
        return "a text";
    case cJSON_Array:
        return "an array";
    case cJSON_Object:
        return "an object";
    default:
        return "something unknown";
    }
}

static hstar_status not_json(const char *path, const struct text *t, size_t position, hstar_error *err)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < position && i < t->length; i++) {
        column = t->data[i] == '\n' ? 1 : column + 1;
        line += t->data[i] == '\n';
    }
    error_at(err, HSTAR_INVALID, t->data, t->length, position, "%.200s is not JSON: line %zu, byte %zu%s",
             path, line, column, position >= t->length ? ", where it ends too early" : "");
    error_remedy(err, "it should be a file that hstar wrote with --json");
    return HSTAR_INVALID;
}

/* cJSON stops behind the first value: what follows is checked here. */
static hstar_status parse(const char *path, const struct text *t, cJSON **root, hstar_error *err)
{
    if (t->length == 0) return error_set(err, HSTAR_INVALID, "%.200s is empty", path);
    const char *end = NULL;
    errno = 0;
    cJSON *parsed = cJSON_ParseWithLengthOpts(t->data, t->length, &end, 0);
    if (!parsed && errno == ENOMEM) return error_memory(err);
    size_t position = end ? (size_t)(end - t->data) : 0;
    if (!parsed) return not_json(path, t, position + 1 >= t->length ? t->length : position, err);
    position += strspn(t->data + position, " \t\r\n");
    if (position < t->length) {
        cJSON_Delete(parsed);
        return not_json(path, t, position, err);
    }
    *root = parsed;
    return HSTAR_OK;
}

static size_t check_schema(struct json_file *file, const char *const *schemas, size_t n)
{
    struct json_value root = json_root(file);
    if (!cJSON_IsObject(file->root)) {
        json_complain(&root, "is %s, not an object", type_of(file->root));
        return 0;
    }
    struct json_value member = json_member(&root, "schema");
    const char *found = json_text(&member);
    for (size_t i = 0; i < n; i++)
        if (strcmp(found, schemas[i]) == 0) return i;
    if (n == 1)
        json_complain(&member, "is \"%.60s\", not \"%s\"", found, schemas[0]);
    else
        json_complain(&member, "is \"%.60s\", which no result has that this hstar reads", found);
    return 0;
}

hstar_status json_open_text(const char *path, const struct text *all, const char *const *schemas, size_t n,
                            size_t *which, struct json_file *file, hstar_error *err)
{
    *file = (struct json_file){.path = path, .err = err};
    hstar_status status = parse(file->path, all, &file->root, err);
    if (status) return status;
    *which = check_schema(file, schemas, n);
    if (file->status) json_close(file);
    return file->status;
}

hstar_status json_open(const char *path, const char *const *schemas, size_t n, size_t *which,
                       struct json_file *file, hstar_error *err)
{
    struct text t;
    text_init(&t);
    bool from_stdin = strcmp(path, "-") == 0;
    hstar_status status = from_stdin ? file_read_stdin(&t, err) : file_read(path, "", &t, err);
    if (!status) status = json_open_text(from_stdin ? "stdin" : path, &t, schemas, n, which, file, err);
    text_clear(&t);
    return status;
}

void json_close(struct json_file *file)
{
    cJSON_Delete(file->root);
    file->root = NULL;
}

struct json_value json_root(struct json_file *file)
{
    return (struct json_value){.file = file, .item = file->root};
}

struct json_value json_member_if(const struct json_value *object, const char *name)
{
    struct json_value member = {.file = object->file, .up = object, .name = name};
    if (bad(object)) return member;
    if (!cJSON_IsObject(object->item)) {
        json_complain(object, "is %s, not an object", type_of(object->item));
        return member;
    }
    for (const cJSON *item = object->item->child; item; item = item->next) {
        if (strcmp(item->string, name) != 0) continue;
        if (member.item) json_complain(&member, "is there twice");
        member.item = item;
    }
    return member;
}

struct json_value json_member(const struct json_value *object, const char *name)
{
    struct json_value member = json_member_if(object, name);
    if (!bad(object) && !member.item) json_complain(&member, "is missing");
    return member;
}

static bool has_type(const struct json_value *value, int type, const char *wanted)
{
    if (bad(value)) return false;
    if ((value->item->type & 0xff) == type) return true;
    json_complain(value, "is %s, not %s", type_of(value->item), wanted);
    return false;
}

size_t json_length(const struct json_value *array)
{
    size_t n = 0;
    if (!has_type(array, cJSON_Array, "an array")) return 0;
    for (const cJSON *item = array->item->child; item; item = item->next) n++;
    return n;
}

struct json_value json_first(const struct json_value *array)
{
    return (struct json_value){
        .file = array->file, .up = array, .item = bad(array) ? NULL : array->item->child};
}

void json_next(struct json_value *element)
{
    element->item = bad(element) ? NULL : element->item->next;
    element->index++;
}

const char *json_name(const struct json_value *member)
{
    return bad(member) || !member->item->string ? "" : member->item->string;
}

bool json_is_null(const struct json_value *value)
{
    return !bad(value) && cJSON_IsNull(value->item);
}

bool json_is_number(const struct json_value *value)
{
    return !bad(value) && cJSON_IsNumber(value->item);
}

double json_number(const struct json_value *value)
{
    if (bad(value) || cJSON_IsNull(value->item)) return (double)NAN;
    if (!has_type(value, cJSON_Number, "a number or null")) return (double)NAN;
    if (!isfinite(value->item->valuedouble)) json_complain(value, "is a number beyond those of double");
    return value->item->valuedouble;
}

size_t json_count(const struct json_value *value)
{
    const double most = 0x1p53;
    if (!has_type(value, cJSON_Number, "a whole number")) return 0;
    double x = value->item->valuedouble;
    if (x >= 0 && x < most && x == floor(x)) return (size_t)x;
    json_complain(value, "is %g, not a whole number from 0 on", x);
    return 0;
}

const char *json_text(const struct json_value *value)
{
    return has_type(value, cJSON_String, "a text") ? value->item->valuestring : "";
}

char *json_string(const struct json_value *value)
{
    const char *text = json_text(value);
    if (bad(value)) return NULL;
    char *copy = memory_text(text, strlen(text));
    if (!copy) json_out_of_memory(value->file);
    return copy;
}

char *json_line(const struct json_value *value)
{
    char *line = json_string(value);
    if (line) characters_clean(line, false);
    return line;
}

void *json_room(struct json_file *file, size_t n, size_t size)
{
    void *room = file->status ? NULL : memory_array(n, size);
    if (!room) json_out_of_memory(file);
    return room;
}

const char *names_at(const struct names *names, size_t i)
{
    return *(const char *const *)(const void *)((const char *)names->first + i * names->stride);
}

size_t json_choice(const struct json_value *value, const struct names *names)
{
    const char *text = json_text(value);
    if (bad(value)) return 0;
    for (size_t i = 0; i < names->n; i++) {
        const char *name = names_at(names, i);
        if (name && strcmp(name, text) == 0) return i;
    }
    json_complain(value, "is \"%.60s\", which this hstar does not know", text);
    return 0;
}

bool json_expect(const struct json_value *array, size_t n, const char *elements, const char *like)
{
    const size_t found = json_length(array);
    if (bad(array)) return false;
    if (found != n && like)
        json_complain(array, "has %zu %s, %s has %zu", found, elements, like, n);
    else if (found != n)
        json_complain(array, "has %zu %s instead of %zu", found, elements, n);
    return found == n;
}

void json_check_unique(const struct json_value *list, const struct names *names)
{
    for (size_t i = 0; i < names->n && !list->file->status; i++)
        for (size_t j = 0; j < i; j++)
            if (!strcmp(names_at(names, i), names_at(names, j)))
                json_complain(list, "has \"%.60s\" twice: [%zu] and [%zu]", names_at(names, i), j, i);
}
