/* A sweep: estimates of some methods over a grid of h, each error split exactly into its causes.
 *
 * This is the result that everything above reads: the model and the optimum, JSON, CSV, the table, the
 * charts. It is plain data: `hstar plot` builds the same from a file. NaN stands for "no such number". */
#ifndef SWEEP_SWEEP_H
#define SWEEP_SWEEP_H

#include "number/format.h"
#include "reference/reference.h"
#include "sweep/grid.h"

#include <stdbool.h>
#include <stddef.h>

enum sweep_column {
#define X(identifier, name, anatomy, meaning) COLUMN_##identifier,
#include "sweep/columns.def"
#undef X
    N_COLUMNS
};

/* How the columns are called, and which belong to the anatomy. */
struct sweep_column_row {
    const char *name;
    bool anatomy;
    const char *meaning;
};
extern const struct sweep_column_row sweep_columns[N_COLUMNS];

/* Where a minimum lies. At an end of the grid it is a bound, not a minimum. ANY_BELOW: this step and every smaller one are as
 * good, as rounding does not grow. */
enum optimum_place { OPTIMUM_NONE, OPTIMUM_INSIDE, OPTIMUM_LOWER_END, OPTIMUM_UPPER_END, OPTIMUM_ANY_BELOW };

/* A minimum of an envelope. */
struct measured {
    enum optimum_place place;
    double h, error;      /* 99 of 100 other steps within a tenth of h have no larger error */
    double sweet_spot[2]; /* where the envelope stays within twice its minimum */
};

enum { TOTAL_ERROR_TERMS = 8 };

/* The total-error model of a stencil at a place, for which model/total_error.h is:
 *
 *     E(h) = sum_j |t_j| h^j + u (r_0 + r_1 h) / h^d + u a
 *
 * t_j: Taylor terms of the truncation. r_0: what the errors of f, the rounding of the nodes and of the sums contribute
 * at h -> 0; r_1: the same from the growth of f and of the nodes with h; a: the division. */
struct total_error {
    bool known;         /* there is one */
    bool measured;      /* from what calling f tells of its Taylor series and its noise: not proven */
    size_t evaluations; /* of f, by the search that told it; 0: it is proven */
    unsigned derivative, order;
    double unit_roundoff;
    double term[TOTAL_ERROR_TERMS]; /* term[i] = |t_j| for j = order + i */
    double r0, r1, a;
};

/* The step at which the total error is smallest, four ways. h is NaN where a way gives none. */
struct optimum {
    struct {
        enum optimum_place place;
        double h, error;
        double closed_form_h; /* of the leading term alone; NaN where it vanishes */
        struct total_error model;
    } modelled;
    struct {
        enum optimum_place place;
        double h, error;
        double truncation_slope, truncation_at_1; /* log10 |truncation| = slope log10 h + log10 at_1 */
        double rounding_slope, rounding_at_1;
    } fitted;
    struct measured measured;
    struct {
        double h, error;
    } luckiest;
};

/* One method over the grid. */
struct method_sweep {
    char *name;                  /* in a sweep of several formats with that behind it: "central float" */
    const struct format *format; /* NULL: the sweep's */
    double *h_used;              /* as the component's, where the format has others; NULL: the component's */
    double *point_used;          /* as the sweep's; NULL: the point itself */
    double reference; /* what the errors are against in a format of its own: of the point and the literals */
    unsigned derivative, order; /* order 0: another from step to step */
    size_t evaluations;         /* of f, an estimate; at most, where there are calls */
    size_t n_nodes;
    char **nodes, **weights; /* exact, as text: "-1/2" */
    double noise; /* sum |w| / c: how much the rounding of f is amplified; NaN where there is no stencil */
    double *halvings, *levels; /* where they differ from step to step: an extrapolation of so many levels from
                                  h/2^halvings on; else NULL */
    double *calls;             /* there too: the evaluations of f that it took */
    double *column[N_COLUMNS]; /* n_h numbers each; the anatomy's are NULL where there is none */
    double *error_envelope;    /* derived: sweep/envelope.h */
    double *rounding_envelope; /* derived; NULL without an anatomy */
    size_t n_too_small;        /* samples without a step: h, or what is divided by, is 0 in the format */
    size_t n_undefined;        /* others at which f or its difference is not a finite number */
    size_t n_unresolved;       /* samples whose anatomy could not be proven to the wanted accuracy */
    char *no_estimate;         /* why no step has one; NULL: some have, or nobody knows */
    char *no_model; /* why f, which has no exact form, has no model; NULL: it has one, or nobody asked */
    struct optimum optimum;
};

/* One output of f with respect to one variable. */
struct component_sweep {
    size_t output, wrt;
    struct reference reference;
    struct gsl_estimate gsl[N_GSL_ROUTINES]; /* routine NULL where GSL was not asked */
    double *h_used; /* what format and step rule made of each h, n_h numbers; NULL where that is h itself */
    struct method_sweep *methods; /* n_methods */
};

/* The error of the whole gradient by a method: the Euclidean norm over the components. */
struct gradient_error {
    double *error;                 /* n_h numbers */
    double *truncation, *rounding; /* the norms of these; NULL without an anatomy */
    double *envelope;              /* derived, of the error */
    double reference;              /* the norm of what the errors are against */
    struct optimum optimum;        /* the one step for all components; its model is that of each of them */
};

struct sweep {
    /* what was asked */
    const struct problem *problem;
    double *
        point_used; /* what the format made of the point; NULL where that is the same, or each method has its own */
    bool from_asked, to_asked;   /* the ends of the grid are somebody's wish, and not the standard */
    const struct format *format; /* the first, where there are several */
    enum grid_kind grid;
    enum step_rule step_rule;

    /* what came out */
    double *h;
    size_t n_h, n_methods;
    struct component_sweep *components;
    size_t n_components;
    struct gradient_error *gradient_error; /* with several components: n_methods; or NULL */
};

void sweep_free(struct sweep *s); /* NULL is fine */

#endif
