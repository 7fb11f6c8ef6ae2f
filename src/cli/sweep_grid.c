/* Reading the grid of a sweep. */
#include "cli/sweep_grid.h"
#include "cli/option_value.h"

hstar_status sweep_grid_read(const struct arguments *a, struct grid *grid, hstar_error *err)
{
    size_t kind = GRID_LOG;
    hstar_status status = option_number(a, OPTION_FROM, &grid->from, err);
    if (!status) status = option_number(a, OPTION_TO, &grid->to, err);
    if (!status) status = option_count(a, OPTION_POINTS, 2, &grid->n, err);
    if (!status && a->value[OPTION_GRID])
        status = option_name(a, OPTION_GRID, grid_names, N_GRIDS, &kind, err);
    if (status) return status;
    grid->kind = (enum grid_kind)kind;
    if (grid->kind == GRID_POWERS_OF_TWO && a->given[OPTION_POINTS])
        return error_set(err, HSTAR_INVALID,
                         "--points does not go with --grid powers-of-two, which has them all");
    return HSTAR_OK;
}
