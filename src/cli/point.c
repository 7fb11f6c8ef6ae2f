/* The point. */
#include "cli/point.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "function/expression.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *trimmed(const char *start, const char *end)
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
        if (*c == '(') depth++;
        if (*c == ')' && depth > 0) depth--;
        if (*c && !(*c == ',' && depth == 0)) continue;
        if (!(parts[n++] = trimmed(start, c))) {
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

/* A number, or an expression of constants, computed in double. */
static hstar_status parse_value(const char *text, double *value, hstar_error *err)
{
    char *end;
    double number = strtod(text, &end);
    if (!*text) {
        error_set(err, HSTAR_INVALID, "the point has a variable without a value");
        error_remedy(err, "a point is 1, or x=1.2,y=0.5, or @FILE");
        return HSTAR_INVALID;
    }
    if (end == text || *end) {
        struct function *f = NULL;
        hstar_status status = expression_new(&text, 1, NULL, 0, &f, err);
        if (status) {
            if (err && !err->remedy[0]) error_remedy(err, "a point is 1, or x=1.2,y=0.5, or @FILE");
            return status;
        }
        struct points none = {.n = 1};
        double *outputs[] = {&number};
        status = function_evaluate(f, &none, outputs, err);
        function_free(f);
        if (status) return status;
    }
    if (!isfinite(number))
        return error_set(err, HSTAR_INVALID, "the point must be finite, and \"%.60s\" is %g", text, number);
    *value = number;
    return HSTAR_OK;
}

static hstar_status parse_part(const char *part, struct point *point, hstar_error *err)
{
    const char *equals = strchr(part, '=');
    char *name = equals ? trimmed(part, equals) : memory_text("x", 1);
    if (!name) return error_memory(err);
    point->names[point->n++] = name;
    if (!*name) {
        error_set(err, HSTAR_INVALID, "a name is missing before \"%.60s\"", part);
        error_remedy(err, "a point is 1, or x=1.2,y=0.5, or @FILE");
        return HSTAR_INVALID;
    }
    for (size_t i = 0; i + 1 < point->n; i++)
        if (!strcmp(point->names[i], name)) {
            if (equals)
                error_set(err, HSTAR_INVALID, "the point gives %.60s twice", name);
            else
                error_set(err, HSTAR_INVALID, "the point has several values without names");
            if (!equals) error_remedy(err, "name the variables: x=1.2,y=0.5");
            return HSTAR_INVALID;
        }
    return parse_value(equals ? equals + 1 + strspn(equals + 1, " \t") : part, &point->values[point->n - 1],
                       err);
}

/* The text of a file, its line ends as commas; a line that begins with # is left out. */
static hstar_status read_point_file(const char *path, char **text, hstar_error *err)
{
    enum { LONGEST = 1 << 24 };
    FILE *file = fopen(path, "r");
    if (!file)
        return error_set(err, HSTAR_FILE, "cannot read the point from %.200s: %s", path, strerror(errno));
    struct text all;
    text_init(&all);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, file)) >= 0 && all.length < LONGEST) {
        char *part = trimmed(line, line + length);
        if (!part) break;
        size_t n = strlen(part);
        if (n && part[n - 1] == ',') part[n - 1] = '\0';
        if (*part && *part != '#') text_format(&all, "%s%s", all.length ? "," : "", part);
        free(part);
    }
    bool failed = ferror(file) || all.failed;
    free(line);
    fclose(file);
    if (failed || !all.length) {
        text_clear(&all);
        return error_set(err, HSTAR_FILE,
                         failed ? "cannot read the point from %.200s" : "%.200s contains no point", path);
    }
    *text = all.data;
    return HSTAR_OK;
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
    p.names = memory_array(n, sizeof *p.names);
    p.values = memory_array(n, sizeof *p.values);
    if (!p.names || !p.values) status = error_memory(err);
    for (size_t i = 0; i < n && !status; i++) status = parse_part(parts[i], &p, err);
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
