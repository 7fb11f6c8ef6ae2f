/* The grid: the steps h of a sweep. */
#ifndef SWEEP_GRID_H
#define SWEEP_GRID_H

#include "base/error.h"

#include "number/format.h"

#include <stdbool.h>
#include <stddef.h>

enum grid_kind {
#define X(identifier, name, meaning) GRID_##identifier,
#include "sweep/grids.def"
#undef X
    N_GRIDS
};
extern const char *const grid_names[N_GRIDS];

enum step_rule {
#define X(identifier, name, meaning) STEP_RULE_##identifier,
#include "sweep/step_rules.def"
#undef X
    N_STEP_RULES
};
extern const char *const step_rule_names[N_STEP_RULES];

struct grid {
    enum grid_kind kind;
    double from, to;
    bool from_asked, to_asked; /* somebody's wish, and not the standard */
    size_t n;                  /* ignored by powers-of-two */
    const double *list;        /* n steps in any order, of the grid that is one; else NULL */
};

/* The steps, ascending, for free(). */
MUST_USE hstar_status grid_new(const struct grid *grid, double **h, size_t *n, hstar_error *err);

/* used[i] = the step that the format and the rule make of h[i] at x, a number of the format: 0 where h is too small for
 * one, or x + h is x. Steps may come out alike. */
void grid_apply(const struct format *format, enum step_rule rule, double x, const double *h, size_t n,
                double *used);

#endif
