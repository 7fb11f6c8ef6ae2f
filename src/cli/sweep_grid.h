/* The grid of a sweep, from the options --from, --to, --points and --grid; where no --from is given it starts at the power of
 * ten below the unit roundoff of the finest format: at 1e-16 for double, and
 * at 1e-8 for the coarse ones. */
#ifndef CLI_SWEEP_GRID_H
#define CLI_SWEEP_GRID_H

#include "cli/command.h"
#include "number/format.h"
#include "sweep/grid.h"

MUST_USE hstar_status sweep_grid_read(const struct arguments *a, const struct format *finest,
                                      struct grid *grid, hstar_error *err);

#endif
