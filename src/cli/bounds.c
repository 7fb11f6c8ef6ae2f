/* Within which numbers f may be called. */
#include "cli/bounds.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static hstar_status bad(hstar_error *err, const char *part, const char *why)
{
    error_set(err, HSTAR_INVALID, "--bounds: \"%.60s\" %s", part, why);
    error_remedy(err, "bounds are x=0:1, or x=0:1,y=0: with one end open, or 0:1 for a single variable");
    return HSTAR_INVALID;
}

/* One end; nothing but blanks is no bound. */
static bool read_end(const char *text, double none, double *end)
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

static hstar_status find_variable(const char *part, const char *equals, const struct function *f, size_t *v,
                                  hstar_error *err)
{
    if (!equals) {
        *v = 0;
        return f->n_variables == 1 ? HSTAR_OK : bad(err, part, "names no variable, and there are several");
    }
    char name[128];
    size_t length = (size_t)(equals - part);
    while (length > 0 && isspace((unsigned char)part[length - 1])) length--;
    snprintf(name, sizeof name, "%.*s", (int)(length < 120 ? length : 120), part);
    *v = function_variable(f, name);
    if (*v < f->n_variables) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "--bounds: there is no variable \"%.60s\"", name);
    const char *near = text_nearest(name, strlen(name), (const char *const *)f->variables, f->n_variables);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "the point names them");
    return HSTAR_INVALID;
}

static hstar_status parse_part(char *part, const struct subject *s, double *lower, double *upper,
                               hstar_error *err)
{
    char *equals = strchr(part, '='), *ends = equals ? equals + 1 : part, *colon = strchr(ends, ':');
    size_t v = 0;
    hstar_status status = find_variable(part, equals, s->f, &v, err);
    if (status) return status;
    if (!colon) return bad(err, part, "has no colon between two ends");
    if (isfinite(lower[v]) || isfinite(upper[v])) return bad(err, part, "bounds that variable a second time");
    *colon = '\0';
    bool read =
        read_end(ends, -(double)INFINITY, &lower[v]) && read_end(colon + 1, (double)INFINITY, &upper[v]);
    *colon = ':';
    if (!read) return bad(err, part, "has an end that is no number");
    if (isinf(lower[v]) && isinf(upper[v])) return bad(err, part, "has no end");
    if (!(lower[v] < upper[v]))
        return bad(err, part, "leaves no room: the first end must be below the second");
    double x = s->point.values[v];
    if (x >= lower[v] && x <= upper[v]) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "--bounds: the point %.60s = %.17g lies outside \"%.60s\"",
              s->f->variables[v], x, ends);
    error_remedy(err, "f is called at the point itself; it must lie within the bounds or on one of them");
    return HSTAR_INVALID;
}

hstar_status bounds_parse(const char *text, const struct subject *subject, double **lower_out,
                          double **upper_out, hstar_error *err)
{
    size_t n = subject->f->n_variables, n_parts = 0;
    double *lower = memory_array(n, sizeof *lower), *upper = memory_array(n, sizeof *upper);
    char **parts = NULL;
    hstar_status status = lower && upper ? split_commas(text, &parts, &n_parts, err) : error_memory(err);
    for (size_t v = 0; v < n && !status; v++) {
        lower[v] = -(double)INFINITY;
        upper[v] = (double)INFINITY;
    }
    for (size_t i = 0; i < n_parts && !status; i++) status = parse_part(parts[i], subject, lower, upper, err);
    texts_free(parts, n_parts);
    if (status) {
        free(lower);
        free(upper);
        return status;
    }
    *lower_out = lower;
    *upper_out = upper;
    return HSTAR_OK;
}
