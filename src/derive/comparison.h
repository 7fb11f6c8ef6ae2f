/* What `hstar compare` finds: the derivatives of an expression by every way there is, each with its true error and its cost.
 * Plain data, like a sweep; the times are measured, and no two runs have the same. */
#ifndef DERIVE_COMPARISON_H
#define DERIVE_COMPARISON_H

#include "base/progress.h"
#include "problem/component.h"
#include "step/step.h"

enum compared_way {
#define X(identifier, name, kind, which, grows, summary) COMPARED_##identifier,
#include "derive/comparisons.def"
#undef X
    N_COMPARED
};

struct compared_row {
    const char *name, *summary;
    bool grows; /* it is compared when f grows, too */
};
extern const struct compared_row compared_rows[N_COMPARED];

struct compared {
    enum compared_way way;
    double value;       /* of a single derivative, else NaN; NaN where there is none */
    double error;       /* the norm of value - proven derivative, over all; NaN where one is missing */
    double digits;      /* correct, of the norm */
    double h;           /* of a single derivative; NaN where there is no step */
    size_t evaluations; /* of f, or passes over it */
    double operations;  /* of f's code and of the partial derivatives; NaN: not counted */
    double bytes;       /* of the numbers that are kept on the way; NaN: not counted */
    double cost;        /* time, in calls of f at one point; NaN where there is none */
    enum stop stop;     /* of a selector, the worst; N_STOPS: nobody searched */
    char *reason;       /* why there is none; NULL */
};

struct comparison {
    const struct problem *problem;
    struct compared row[N_COMPARED];
    size_t n_rows;
    double norm;         /* of the proven derivatives, a single one with its sign; NaN: one is not proven */
    double call_seconds; /* of one call of f */
    size_t operations, bytes; /* of one call, and the numbers that it keeps */
};

struct comparison_request {
    const struct problem *problem;
    double step; /* of the differences at a given step; 0: without them */
    bool grows;  /* only the ways that are compared when f grows */
    const struct comparison
        *smaller; /* what a smaller f of this kind took: what will take too long is left out; NULL */
    const struct progress *progress;
};

MUST_USE hstar_status comparison_run(const struct comparison_request *request, struct comparison **result,
                                     hstar_error *err);
void comparison_free(struct comparison *c); /* NULL is fine */
void comparison_clear(struct comparison *c);

/* The row of a way; NULL where it was not asked for. */
const struct compared *comparison_way(const struct comparison *c, enum compared_way way);

#endif
