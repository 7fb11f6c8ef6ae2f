/* What `hstar compare` finds: a derivative or gradient of an expression by every way there is, each with its true error and its cost.
 * Plain data, like a sweep; the costs are measured, and no two runs have the same. */
#ifndef DERIVE_COMPARISON_H
#define DERIVE_COMPARISON_H

#include "base/progress.h"
#include "problem/component.h"
#include "step/step.h"

enum compared_way {
#define X(identifier, name, kind, which, summary) COMPARED_##identifier,
#include "derive/comparisons.def"
#undef X
    N_COMPARED
};

struct compared_row {
    const char *name, *summary;
};
extern const struct compared_row compared_rows[N_COMPARED];

struct compared {
    enum compared_way way;
    double value;  /* by a single variable, else NaN; NaN where there is none */
    double error;  /* the norm of value - proven derivative, over all variables; NaN where one is missing */
    double digits; /* correct, of the norm */
    double h;      /* by a single variable; NaN where there is no step */
    size_t evaluations; /* of f, or of what stands for it */
    double cost;        /* time, in calls of f at one point */
    char *reason;       /* why there is none; NULL */
};

struct comparison {
    const struct problem *problem; /* of one output */
    struct compared row[N_COMPARED];
    size_t n_rows; /* N_COMPARED */
    double norm;   /* of the proven derivative, which is that by a single variable; NaN: it is not proven */
    double call_seconds; /* of one call of f */
};

MUST_USE hstar_status comparison_run(const struct problem *problem, const struct progress *progress,
                                     struct comparison **result, hstar_error *err);
void comparison_free(struct comparison *c); /* NULL is fine */

#endif
