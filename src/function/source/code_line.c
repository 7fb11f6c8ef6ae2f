/* Doubles on their way to a slice of register code, and back. */
#include "function/source/code_line.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "function/machine/numbers.h"

#include <stdlib.h>

struct code_base {
    const struct format *format;
    bool gsl;
    struct footing *footing;
};

struct code_line {
    const struct code_base *base;
    struct code_slice *slice;
    void *x, *y; /* room numbers of the format each; not used in doubles */
    size_t room;
};

static bool in_doubles(const struct code_base *b)
{
    return b->format->arithmetic == ARITHMETIC_DOUBLE;
}

hstar_status code_base_new(const struct function *f, const struct code *code, const void *constants,
                           const struct rounding *rounding, const double *point, void **base,
                           hstar_error *err)
{
    const struct format *format = function_format(f);
    struct code_base *b = memory_array(1, sizeof *b);
    void *at = memory_room(f->n_variables, format_size(format));
    if (!b || !at) {
        free(b);
        free(at);
        return error_memory(err);
    }
    *b = (struct code_base){.format = format, .gsl = code->gsl};
    numbers_from_doubles(format, point, f->n_variables, at);
    if (b->gsl) gsl_quiet_begin();
    b->footing = footing_new(format->arithmetic, code, constants, rounding, at);
    if (b->gsl) gsl_quiet_end();
    free(at);
    if (!b->footing) {
        free(b);
        return error_memory(err);
    }
    *base = b;
    return HSTAR_OK;
}

void code_base_free(void *base)
{
    struct code_base *b = base;
    if (b) footing_free(b->footing);
    free(b);
}

hstar_status code_line_new(void *base, size_t output, size_t wrt, void **line, hstar_error *err)
{
    const struct code_base *b = base;
    struct code_line *l = memory_array(1, sizeof *l);
    struct code_slice *slice = l ? code_slice_new(b->footing, output, wrt) : NULL;
    if (!slice) {
        free(l);
        return error_memory(err);
    }
    *l = (struct code_line){.base = b, .slice = slice};
    *line = l;
    return HSTAR_OK;
}

void code_line_free(void *line)
{
    struct code_line *l = line;
    if (!l) return;
    code_slice_free(l->slice);
    free(l->x);
    free(l->y);
    free(l);
}

/* Room for n numbers of the format. */
static bool code_line_room(struct code_line *l, size_t n)
{
    if (n <= l->room) return true;
    free(l->x);
    free(l->y);
    l->x = memory_room(n, format_size(l->base->format));
    l->y = memory_room(n, format_size(l->base->format));
    l->room = l->x && l->y ? n : 0;
    return l->room > 0;
}

/* Points are rounded to the format, and results to doubles. */
static bool by_numbers(struct code_line *l, const double *x, size_t n, double *y)
{
    const struct format *format = l->base->format;
    if (!code_line_room(l, n)) return false;
    numbers_from_doubles(format, x, n, l->x);
    if (!code_slice_values(l->slice, l->x, n, l->y)) return false;
    numbers_to_doubles(format, l->y, n, y);
    return true;
}

hstar_status code_line_values(void *line, const double *x, size_t n, double *y, hstar_error *err)
{
    struct code_line *l = line;
    if (l->base->gsl) gsl_quiet_begin();
    const bool done = in_doubles(l->base) ? code_slice_values(l->slice, x, n, y) : by_numbers(l, x, n, y);
    if (l->base->gsl) gsl_quiet_end();
    return done ? HSTAR_OK : error_memory(err);
}
