/* The grid of a sweep, from the options --from, --to, --points and --grid. */
#ifndef CLI_SWEEP_GRID_H
#define CLI_SWEEP_GRID_H

#include "cli/command.h"
#include "sweep/grid.h"

MUST_USE hstar_status sweep_grid_read(const struct arguments *a, struct grid *grid, hstar_error *err);

#endif
