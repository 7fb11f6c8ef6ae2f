/* The grid. */
#include "sweep/grid.h"
#include "base/memory.h"
#include "number/round.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *const grid_names[N_GRIDS] = {
#define X(identifier, name, meaning) name,
#include "sweep/grids.def"
#undef X
};

const char *const step_rule_names[N_STEP_RULES] = {
#define X(identifier, name, meaning) name,
#include "sweep/step_rules.def"
#undef X
};

/* Steps beyond this many would need more memory than any machine has today. */
#define MOST_STEPS ((size_t)1 << 32)

static hstar_status check_list(const struct grid *grid, hstar_error *err)
{
    if (!grid->n || grid->n > MOST_STEPS)
        return error_set(err, HSTAR_INVALID, "a list of steps has 1 to %zu of them, not %zu", MOST_STEPS,
                         grid->n);
    for (size_t i = 0; i < grid->n; i++)
        if (!(isfinite(grid->list[i]) && grid->list[i] > 0))
            return error_set(err, HSTAR_INVALID, "the steps must be positive finite numbers, not %g",
                             grid->list[i]);
    return HSTAR_OK;
}

static hstar_status check_grid(const struct grid *grid, hstar_error *err)
{
    if (grid->kind == GRID_LIST) return check_list(grid, err);
    if (!(isfinite(grid->from) && isfinite(grid->to) && grid->from > 0 && grid->to > 0))
        return error_set(err, HSTAR_INVALID, "the steps must be positive finite numbers, not from %g to %g",
                         grid->from, grid->to);
    if (!(grid->from < grid->to))
        return error_set(err, HSTAR_INVALID, "the smallest step %g must be below the largest %g", grid->from,
                         grid->to);
    if (grid->kind == GRID_LOG && (grid->n < 2 || grid->n > MOST_STEPS))
        return error_set(err, HSTAR_INVALID, "a grid needs 2 to %zu steps, not %zu", MOST_STEPS, grid->n);
    return HSTAR_OK;
}

/* h_i = 10^(a + (b-a) i/(n-1)), both ends as given; pow may round past them. */
static void fill_log(const struct grid *grid, double *h)
{
    double a = log10(grid->from), b = log10(grid->to);
    for (size_t i = 0; i < grid->n; i++) {
        double step = pow(10, a + (b - a) * (double)i / (double)(grid->n - 1));
        h[i] = fmin(fmax(step, grid->from), grid->to);
    }
    h[0] = grid->from;
    h[grid->n - 1] = grid->to;
}

static int by_size_of_step(const void *a, const void *b)
{
    const double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static void fill_list(const struct grid *grid, double *h)
{
    memcpy(h, grid->list, grid->n * sizeof *h);
    qsort(h, grid->n, sizeof *h, by_size_of_step);
}

/* Between ends that are close there are not always that many doubles. */
static hstar_status check_ascent(const struct grid *grid, const double *h, size_t n, hstar_error *err)
{
    for (size_t i = 1; i < n; i++)
        if (!(h[i] > h[i - 1])) {
            if (grid->kind == GRID_LIST)
                return error_set(err, HSTAR_INVALID, "the steps name %.17g twice", h[i]);
            error_set(err, HSTAR_INVALID,
                      "%zu steps do not fit between %.17g and %.17g: two of them would be the same double", n,
                      grid->from, grid->to);
            error_remedy(err, "ask for fewer steps, or for a wider grid");
            return HSTAR_INVALID;
        }
    return HSTAR_OK;
}

/* The powers of two in [from, to] have the exponents lowest … highest. */
static void exponents(const struct grid *grid, int *lowest, int *highest)
{
    double fraction = frexp(grid->from, lowest); /* from = fraction 2^lowest, fraction in [1/2, 1) */
    if (fraction == 0.5) --*lowest;
    frexp(grid->to, highest);
    --*highest;
}

hstar_status grid_new(const struct grid *grid, double **h_out, size_t *n_out, hstar_error *err)
{
    hstar_status status = check_grid(grid, err);
    if (status) return status;
    size_t n = grid->n;
    int lowest = 0, highest = 0;
    if (grid->kind == GRID_POWERS_OF_TWO) {
        exponents(grid, &lowest, &highest);
        if (highest <= lowest)
            return error_set(err, HSTAR_INVALID, "fewer than two powers of two lie between %g and %g",
                             grid->from, grid->to);
        n = (size_t)(highest - lowest) + 1;
    }
    double *h = memory_room(n, sizeof *h);
    if (!h) return error_memory(err);
    if (grid->kind == GRID_POWERS_OF_TWO)
        for (size_t i = 0; i < n; i++) h[i] = ldexp(1, lowest + (int)i);
    else if (grid->kind == GRID_LIST)
        fill_list(grid, h);
    else
        fill_log(grid, h);
    status = check_ascent(grid, h, n, err);
    if (status) {
        free(h);
        return status;
    }
    *h_out = h;
    *n_out = n;
    return HSTAR_OK;
}

/* (x + h) - x, both operations in the format. Where x is the larger the difference is a double as h is: it is h less its
 * last bits. */
static double realised(const struct format *format, double x, double h)
{
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier: {                                                                          \
        volatile type there = (type)x + (type)h;                                                             \
        if (ARITHMETIC_##identifier == ARITHMETIC_ROUNDED)                                                   \
            there = (type)round_double(format, (double)there);                                               \
        return round_double(format, (double)(there - (type)x));                                              \
    }
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return NAN;
}

void grid_apply(const struct format *format, enum step_rule rule, double x, const double *h, size_t n,
                double *used)
{
    memcpy(used, h, n * sizeof *used);
    round_doubles(format, used, n);
    for (size_t i = 0; i < n && rule == STEP_RULE_REPRESENTABLE; i++) used[i] = realised(format, x, used[i]);
}
