/* The grid: the steps h of a sweep. */
#ifndef SWEEP_GRID_H
#define SWEEP_GRID_H

#include "base/error.h"

#include <stddef.h>

enum grid_kind {
#define X(identifier, name, meaning) GRID_##identifier,
#include "sweep/grids.def"
#undef X
    N_GRIDS
};
extern const char *const grid_names[N_GRIDS];

struct grid {
    enum grid_kind kind;
    double from, to;
    size_t n; /* ignored by powers-of-two */
};

/* The steps, ascending, for free(). */
MUST_USE hstar_status grid_new(const struct grid *grid, double **h, size_t *n, hstar_error *err);

#endif
