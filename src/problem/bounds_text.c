/* Within which numbers f may be called, and how far from the point. */
#include "problem/bounds_text.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "problem/point_text.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is being filled in, and room for the variables that a part is about: n_variables each. A reach has no lower bound. */
struct bounds {
    const char *what;
    double *lower, *upper;
    size_t *which;
};

static hstar_status bad_bound(hstar_error *err, const char *part, const char *why)
{
    error_set(err, HSTAR_INVALID, "bounds: \"%.60s\" %s", part, why);
    error_remedy(err, "bounds are x=0:1, or x=0:1,y=0: with one end open, w=0:1 for all of a vector, or 0:1 "
                      "for all variables");
    return HSTAR_INVALID;
}

/* One end; nothing but blanks is no bound. */
static bool read_bound_end(const char *text, double none, double *end)
{
    while (isspace((unsigned char)*text)) text++;
    if (!*text) {
        *end = none;
        return true;
    }
    struct point number;
    if (point_parse(text, &number, NULL)) return false;
    bool one = number.n == 1 && !strchr(text, '=');
    *end = number.values[0];
    point_clear(&number);
    return one;
}

/* The variables that a part is about: one, all of a vector, or without a name all. */
static hstar_status find_variables(const char *part, const char *equals, const struct function *f,
                                   const struct bounds *b, size_t *n, hstar_error *err)
{
    size_t *which = b->which;
    *n = 0;
    if (!equals) {
        for (; *n < f->n_variables; ++*n) which[*n] = *n;
        return HSTAR_OK;
    }
    char name[128];
    size_t length = (size_t)(equals - part);
    while (length > 0 && isspace((unsigned char)part[length - 1])) length--;
    snprintf(name, sizeof name, "%.*s", (int)(length < 120 ? length : 120), part);
    *n = function_variables(f, name, which);
    if (*n) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s: there is no variable \"%.60s\"", b->what, name);
    const char *near = text_nearest(name, strlen(name), (const char *const *)f->variables, f->n_variables);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "the point names them");
    return HSTAR_INVALID;
}

/* "0:1", "0:", ":1" */
static hstar_status read_ends(char *part, char *ends, double *low, double *high, hstar_error *err)
{
    char *colon = strchr(ends, ':');
    if (!colon) return bad_bound(err, part, "has no colon between two ends");
    *colon = '\0';
    bool read =
        read_bound_end(ends, -(double)INFINITY, low) && read_bound_end(colon + 1, (double)INFINITY, high);
    *colon = ':';
    if (!read) return bad_bound(err, part, "has an end that is not a number");
    if (isinf(*low) && isinf(*high)) return bad_bound(err, part, "has no end");
    if (!(*low < *high))
        return bad_bound(err, part, "leaves no room: the first end must be below the second");
    return HSTAR_OK;
}

static hstar_status bound(const char *part, const char *ends, const struct function *f, const double *point,
                          size_t v, double low, double high, struct bounds *b, hstar_error *err)
{
    const char *name = f->variables[v];
    if (isfinite(b->lower[v]) || isfinite(b->upper[v])) {
        error_set(err, HSTAR_INVALID, "bounds: \"%.60s\" bounds %.60s a second time", part, name);
        error_remedy(err, "each variable has its bounds once; without a name they are those of all");
        return HSTAR_INVALID;
    }
    b->lower[v] = low;
    b->upper[v] = high;
    double x = point[v];
    if (x >= low && x <= high) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "bounds: the point %.60s = %.17g lies outside \"%.60s\"", name, x, ends);
    error_remedy(err, "f is called at the point itself; it must lie within the bounds or on one of them");
    return HSTAR_INVALID;
}

static hstar_status parse_bound_part(char *part, const struct function *f, const double *point,
                                     struct bounds *b, hstar_error *err)
{
    char *equals = strchr(part, '='), *ends = equals ? equals + 1 : part;
    size_t n = 0;
    double low = (double)NAN, high = (double)NAN;
    hstar_status status = find_variables(part, equals, f, b, &n, err);
    if (!status) status = read_ends(part, ends, &low, &high, err);
    for (size_t i = 0; i < n && !status; i++)
        status = bound(part, ends, f, point, b->which[i], low, high, b, err);
    return status;
}

hstar_status bounds_parse(const char *text, const struct function *f, const double *point, double **lower,
                          double **upper, hstar_error *err)
{
    size_t n = f->n_variables, n_parts = 0;
    struct bounds b = {"bounds", memory_array(n, sizeof *b.lower), memory_array(n, sizeof *b.upper),
                       memory_array(n, sizeof *b.which)};
    char **parts = NULL;
    hstar_status status =
        b.lower && b.upper && b.which ? split_commas(text, &parts, &n_parts, err) : error_memory(err);
    for (size_t v = 0; v < n && !status; v++) {
        b.lower[v] = -(double)INFINITY;
        b.upper[v] = (double)INFINITY;
    }
    for (size_t i = 0; i < n_parts && !status; i++) status = parse_bound_part(parts[i], f, point, &b, err);
    texts_free(parts, n_parts);
    free(b.which);
    if (status) {
        free(b.lower);
        free(b.upper);
        return status;
    }
    *lower = b.lower;
    *upper = b.upper;
    return HSTAR_OK;
}

/* "x=0.1", or "0.1" for all variables. */
static hstar_status parse_reach(char *part, const struct function *f, struct bounds *b, hstar_error *err)
{
    char *equals = strchr(part, '=');
    size_t n = 0;
    double distance = (double)NAN;
    hstar_status status = find_variables(part, equals, f, b, &n, err);
    if (status) return status;
    if (!read_bound_end(equals ? equals + 1 : part, (double)NAN, &distance) || !(distance > 0)) {
        error_set(err, HSTAR_INVALID, "reach: \"%.60s\" is not a distance above 0", part);
        error_remedy(err, "a reach is 0.5 for all variables, or x=0.1,y=2, or w=0.1 for all of a vector");
        return HSTAR_INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        const size_t v = b->which[i];
        if (isfinite(b->upper[v]))
            return error_set(err, HSTAR_INVALID, "reach: \"%.60s\" is about %.60s a second time", part,
                             f->variables[v]);
        b->upper[v] = distance;
    }
    return HSTAR_OK;
}

hstar_status reach_parse(const char *text, const struct function *f, double **reach, hstar_error *err)
{
    size_t n = f->n_variables, n_parts = 0;
    struct bounds b = {"reach", NULL, memory_array(n, sizeof *b.upper), memory_array(n, sizeof *b.which)};
    char **parts = NULL;
    hstar_status status = b.upper && b.which ? split_commas(text, &parts, &n_parts, err) : error_memory(err);
    for (size_t v = 0; v < n && !status; v++) b.upper[v] = (double)INFINITY;
    for (size_t i = 0; i < n_parts && !status; i++) status = parse_reach(parts[i], f, &b, err);
    texts_free(parts, n_parts);
    free(b.which);
    if (status)
        free(b.upper);
    else
        *reach = b.upper;
    return status;
}
