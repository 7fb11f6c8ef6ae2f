/* The point. */
#include "problem/point_text.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "base/text.h"
#include "base/texts.h"
#include "function/source/expression.h"
#include "problem/numbers_file.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *trimmed_text(const char *start, const char *end)
{
    while (start < end && isspace((unsigned char)*start)) start++;
    while (end > start && isspace((unsigned char)end[-1])) end--;
    return memory_text(start, (size_t)(end - start));
}

hstar_status split_commas(const char *text, char ***parts_out, size_t *n_out, hstar_error *err)
{
    size_t n = 1, depth = 0;
    for (const char *c = text; *c; c++) n += *c == ',';
    char **parts = memory_array(n, sizeof *parts);
    if (!parts) return error_memory(err);
    n = 0;
    const char *start = text;
    for (const char *c = text;; c++) {
        if (*c == '(' || *c == '[') depth++;
        if ((*c == ')' || *c == ']') && depth > 0) depth--;
        if (*c && !(*c == ',' && depth == 0)) continue;
        if (!(parts[n++] = trimmed_text(start, c))) {
            texts_free(parts, n);
            return error_memory(err);
        }
        if (!*c) break;
        start = c + 1;
    }
    *parts_out = parts;
    *n_out = n;
    return HSTAR_OK;
}

static const char *const forms = "a point is 1, or x=1.2,y=0.5, or w=[1,2], or w=@FILE, or @FILE";

/* A number, an expression of constants, computed in double, or a file of numbers. */
static hstar_status parse_value(const char *text, struct shape *shape, double **values, hstar_error *err)
{
    char *end;
    double number = numeral_read(text, &end);
    if (!*text) {
        error_set(err, HSTAR_INVALID, "the point has a variable without a value");
        error_remedy(err, "%s", forms);
        return HSTAR_INVALID;
    }
    if (*text == '@') return numbers_file_read(text + 1, shape, values, err);
    if (end == text || *end) {
        hstar_status status = expression_constant(text, shape, values, err);
        if (status && err && !err->remedy[0]) error_remedy(err, "%s", forms);
        return status;
    }
    double *one = memory_array(1, sizeof *one);
    if (!one) return error_memory(err);
    *one = number;
    *shape = shape_scalar();
    *values = one;
    return HSTAR_OK;
}

/* Room for n more variables. */
static bool point_grow(struct point *point, size_t *room, size_t n)
{
    if (point->n + n <= *room) return true;
    size_t more = 2 * *room > point->n + n ? 2 * *room : point->n + n;
    char **names = memory_resize(point->names, more, sizeof *names);
    if (names) point->names = names;
    double *values = names ? memory_resize(point->values, more, sizeof *values) : NULL;
    if (!values) return false;
    point->values = values;
    *room = more;
    return true;
}

/* The name of element i. */
static char *element_name(const char *name, size_t length, struct shape shape, size_t i)
{
    char place[64];
    int n = shape_element(place, sizeof place, shape, i);
    char *whole = memory_array(length + (size_t)n + 1, 1);
    if (!whole) return NULL;
    memcpy(whole, name, length);
    memcpy(whole + length, place, (size_t)n + 1);
    return whole;
}

/* All elements of one variable. */
static hstar_status add_variable(struct point *point, size_t *room, const char *name, struct shape shape,
                                 const double *values, const char *text, hstar_error *err)
{
    const size_t n = shape_count(shape), length = strlen(name);
    if (!point_grow(point, room, n)) return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(values[i]))
            return error_set(err, HSTAR_INVALID, "the point must be finite, and \"%.60s\" is %g", text,
                             values[i]);
        point->values[point->n] = values[i];
        if (!(point->names[point->n] = element_name(name, length, shape, i))) return error_memory(err);
        point->n++;
    }
    return HSTAR_OK;
}

static hstar_status parse_point_part(const char *part, struct point *point, size_t *room, char **name_out,
                                     hstar_error *err)
{
    const char *equals = strchr(part, '=');
    const char *text = equals ? equals + 1 + strspn(equals + 1, " \t") : part;
    char *name = equals ? trimmed_text(part, equals) : memory_text("x", 1);
    *name_out = name;
    if (!name) return error_memory(err);
    if (!*name) {
        error_set(err, HSTAR_INVALID, "a name is missing before \"%.60s\"", part);
        error_remedy(err, "%s", forms);
        return HSTAR_INVALID;
    }
    struct shape shape;
    double *values = NULL;
    hstar_status status = parse_value(text, &shape, &values, err);
    if (!status) status = add_variable(point, room, name, shape, values, text, err);
    free(values);
    return status;
}

static int by_variable_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the names of the n parts. */
static hstar_status check_named_once(char *const *parts, char **names, size_t n, hstar_error *err)
{
    qsort(names, n, sizeof *names, by_variable_name);
    size_t i = 1, unnamed = 0;
    while (i < n && strcmp(names[i - 1], names[i])) i++;
    if (i >= n) return HSTAR_OK;
    for (size_t k = 0; k < n; k++) unnamed += !strchr(parts[k], '=');
    if (unnamed == 0) return error_set(err, HSTAR_INVALID, "the point gives %.60s twice", names[i]);
    error_set(err, HSTAR_INVALID, "the point has several values without names");
    error_remedy(err, "name the variables: x=1.2,y=0.5; or write a vector: w=[1.2,0.5]");
    return HSTAR_INVALID;
}

static hstar_status parse_parts(char *const *parts, size_t n, struct point *point, hstar_error *err)
{
    size_t room = 0;
    char **names = memory_array(n, sizeof *names);
    hstar_status status = names ? HSTAR_OK : error_memory(err);
    size_t i = 0;
    for (; i < n && !status; i++) status = parse_point_part(parts[i], point, &room, &names[i], err);
    if (!status) status = check_named_once(parts, names, n, err);
    texts_free(names, i);
    return status;
}

/* Its lines with commas between them; a line that begins with # is left out. */
static void join_lines(char *text, struct text *joined)
{
    for (char *line; (line = file_line(&text));) {
        while (isspace((unsigned char)*line)) line++;
        size_t n = strlen(line);
        while (n > 0 && isspace((unsigned char)line[n - 1])) n--;
        if (n > 0 && line[n - 1] == ',') n--;
        if (n == 0 || *line == '#') continue;
        if (joined->length) text_append(joined, ",");
        text_append_bytes(joined, line, n);
    }
}

static hstar_status read_point_file(const char *path, char **text, hstar_error *err)
{
    struct text all, joined;
    text_init(&all);
    text_init(&joined);
    hstar_status status = file_read(path, "the point", &all, err);
    if (!status) join_lines(all.data, &joined);
    if (!status && joined.failed) status = error_memory(err);
    if (!status && !joined.length) status = error_set(err, HSTAR_FILE, "%.200s contains no point", path);
    text_clear(&all);
    if (status)
        text_clear(&joined);
    else
        *text = joined.data;
    return status;
}

hstar_status point_parse(const char *text, struct point *point, hstar_error *err)
{
    char *from_file = NULL, **parts = NULL;
    size_t n = 0;
    struct point p = {0};
    hstar_status status = HSTAR_OK;
    if (*text == '@') {
        status = read_point_file(text + 1, &from_file, err);
        text = from_file;
    }
    if (!status) status = split_commas(text, &parts, &n, err);
    if (status) goto done;
    status = parse_parts(parts, n, &p, err);
done:
    texts_free(parts, n);
    free(from_file);
    if (status)
        point_clear(&p);
    else
        *point = p;
    return status;
}

void point_clear(struct point *point)
{
    texts_free(point->names, point->n);
    free(point->values);
    *point = (struct point){0};
}
