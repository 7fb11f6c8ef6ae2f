/* The steps for people who must hard-code one. */
#include "stencil/hard_coded.h"
#include "number/format.h"

#include <math.h>

const unsigned hard_coded_roots[HARD_CODED_ROOTS] = {2, 3, 5};

static const struct hard_coded table[] = {
#define X(method, format, derivative, order, constant, points, error, regret, regret_90, ...)                \
    {method, format, derivative, order, constant, points, error, regret, regret_90, {__VA_ARGS__}},
#include "stencil/hard_coded.def"
#undef X
};

size_t hard_coded_rows(const struct hard_coded **rows)
{
    *rows = table;
    return sizeof table / sizeof *table;
}

double hard_coded_step(const struct hard_coded *row, double x, double typical)
{
    const struct format *format = format_find(row->format);
    if (!format) return NAN;
    double eps = 2 * format->unit_roundoff; /* from 1 to the next number */
    return row->constant * pow(eps, 1.0 / (row->order + row->derivative)) * fmax(fabs(x), typical);
}
