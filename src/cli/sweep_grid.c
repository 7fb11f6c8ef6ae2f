/* Reading the grid of a sweep. */
#include "cli/sweep_grid.h"
#include "cli/option_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The steps that people check gradients with, 1e-4 to 1e-7, are to be seen in any format. */
#define LARGEST_FROM 1e-8

/* Smaller steps than the unit roundoff vanish beside a point near 1. */
static double power_of_ten_below(double x)
{
    char text[32];
    snprintf(text, sizeof text, "1e%.0f", floor(log10(x)));
    return strtod(text, NULL);
}

hstar_status sweep_grid_read(const struct arguments *a, const struct format *finest, struct grid *grid,
                             hstar_error *err)
{
    size_t kind = GRID_LOG;
    hstar_status status = option_number(a, OPTION_FROM, &grid->from, err);
    if (!a->given[OPTION_FROM]) grid->from = fmin(power_of_ten_below(finest->unit_roundoff), LARGEST_FROM);
    if (!status) status = option_number(a, OPTION_TO, &grid->to, err);
    if (!status) status = option_count(a, OPTION_POINTS, 2, &grid->n, err);
    if (!status && a->value[OPTION_GRID])
        status = option_name(a, OPTION_GRID, grid_names, N_GRIDS, &kind, err);
    if (status) return status;
    grid->kind = (enum grid_kind)kind;
    grid->from_asked = a->given[OPTION_FROM];
    grid->to_asked = a->given[OPTION_TO];
    if (grid->kind == GRID_POWERS_OF_TWO && a->given[OPTION_POINTS])
        return error_set(err, HSTAR_INVALID,
                         "--points does not go with --grid powers-of-two, which has them all");
    return HSTAR_OK;
}
