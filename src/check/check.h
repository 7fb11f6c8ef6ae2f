/* Is this gradient right? An analytic gradient against the numerical one, component by component, each with its own error: what
 * the errors explain agrees, what they do not explain disagrees, and what they are too large to tell is undecided. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/progress.h"
#include "check/claim.h"
#include "check/taylor.h"
#include "step/step.h"

enum verdict {
#define X(identifier, name, exit_status, sentence) VERDICT_##identifier,
#include "check/verdicts.def"
#undef X
    N_VERDICTS
};
struct verdict_row {
    const char *name;
    int exit_status;
    const char *sentence;
};
extern const struct verdict_row verdicts[N_VERDICTS];

enum diagnosis {
#define X(identifier, name, sentence) DIAGNOSIS_##identifier,
#include "check/diagnoses.def"
#undef X
    DIAGNOSIS_NONE
};
struct diagnosis_row {
    const char *name, *sentence;
};
extern const struct diagnosis_row diagnoses[DIAGNOSIS_NONE];

enum criterion {
#define X(identifier, name, summary) CRITERION_##identifier,
#include "check/criteria.def"
#undef X
    N_CRITERIA
};
extern const char *const criterion_names[N_CRITERIA];

struct check;
struct check_request;

/* What is claimed are second derivatives; a floor above knows how to find them. */
struct check_second {
    /* Fills in all rows of the check with value and rounding of what is claimed beside what is found, judged. */
    hstar_status (*fill)(const struct check_request *request, struct check *check, const double *value,
                         const double *rounding, hstar_error *err);
    const struct function *gradient; /* differentiated in place of f; or NULL */
    const double *along;             /* a number a variable: the product with that is claimed; or NULL */
};

struct check_request {
    const struct problem *problem;
    const struct claim *claim;
    const struct check_second *second; /* NULL: the claim is of first derivatives */
    const double
        *elsewhere; /* another point of the run before, for the diagnosis of a stale gradient; or NULL */

    enum criterion criterion;
    double threshold;  /* CRITERION_RELATIVE: what is larger disagrees; 0: the words of the texts */
    double rtol, atol; /* CRITERION_ALLCLOSE, CRITERION_GRADCHECK */
    double
        nondet_tol; /* CRITERION_GRADCHECK: by how much f and the claim may differ when they are asked twice */
    struct step_request step;
    enum selector_id selector;
    double h; /* a step for the fixed stencil step.use (central where it is none); NaN: chosen */

    size_t n_directions;             /* 0: every component; else only so many random projections */
    uint64_t seed;                   /* of the directions, and of the Taylor test */
    bool taylor;                     /* the Taylor test, too */
    const struct progress *progress; /* told of the rows that are done; or NULL */
};

/* Where f is smooth in pieces there are two derivatives, and a gradient may be right in either sense. */
enum sense { SENSE_PLAIN, SENSE_PIECE, SENSE_ACROSS };
extern const char *const sense_names[]; /* NULL, "piece", "across" */

/* Has a variable no effect on f? As far as the steps went, or proven around the point. */
enum phantom { PHANTOM_NONE, PHANTOM_SEEN, PHANTOM_PROVEN };
extern const char *const phantom_names[]; /* NULL, "seen", "proven" */

#define CHECK_NO_VARIABLE SIZE_MAX

/* A component, or a projection. */
struct check_row {
    size_t output,
        wrt; /* wrt: the number of the direction, of a projection; output: of second derivatives the other variable, as a number of wrt */
    size_t variable;      /* of second derivatives: that other variable itself; else CHECK_NO_VARIABLE */
    struct step expected; /* the numerical derivative */
    double got, rounding; /* the analytic one, and by how much it may be off by rounding alone */
    double difference;    /* got - expected */
    double relative;      /* |difference| / max(|got|, |expected|); 0 where both are 0 */
    double bars;          /* |difference| / (bar + rounding): how many error bars apart */
    enum verdict verdict;
    enum sense sense; /* in which it agrees */
    enum phantom phantom;
    const char *reason; /* why it is undecided: a phrase; or NULL */
    enum diagnosis diagnosis;
    double factor; /* that the diagnosis speaks of; NaN */
    size_t other;  /* the component that it speaks of */
};

struct check {
    const struct problem *problem;
    char *claim_kind;
    unsigned order;       /* 2: second derivatives are claimed */
    unsigned by_gradient; /* 1: what was found of them is from a gradient, and not from values of f */
    double *along;        /* their product with that, a number a variable; or NULL */
    enum criterion criterion;
    double margin;    /* CRITERION_BARS: so many bars apart two numbers may be; else NaN */
    double threshold; /* CRITERION_RELATIVE: what is larger disagrees; NaN: the words of the texts */
    double rtol, atol, h;
    double nondet_tol, nondeterminism; /* CRITERION_GRADCHECK: that, and by how much they do; else NaN */
    uint64_t seed;
    size_t n_directions;

    struct check_row *row; /* n_rows; in the order of the components */
    size_t n_rows;
    size_t *severity; /* row numbers, the worst first */
    size_t count[N_VERDICTS];
    enum verdict verdict;     /* of the whole */
    enum diagnosis diagnosis; /* of the whole; says: a sentence with its numbers, or NULL */
    double factor;
    char *says;
    double norm_relative; /* ||got - expected|| / (||got|| + ||expected||) */
    const char *
        word; /* CRITERION_RELATIVE: correct, probably correct, suspicious, bug; with a threshold pass, fail */
    struct taylor taylor; /* slope NaN where it was not asked or cannot be told */
    bool has_taylor;
    size_t
        taylor_price; /* calls that the test would take, where they are not left and it is left out; else 0 */
    size_t evaluations;
};

/* Rows come in groups, one for each output, or each variable of a Hessian. */
static inline size_t check_groups(const struct check *check)
{
    return check->order == 2 ? check->problem->n_wrt : check->problem->f->n_outputs;
}

MUST_USE hstar_status check_run(const struct check_request *request, struct check **check, hstar_error *err);
void check_free(struct check *check); /* NULL is fine */

/* Has number k of the checked variables no effect on any output? */
enum phantom check_phantom(const struct check *check, size_t k);

/* Fills in `severity`, which has room for all rows. */
void check_sort(struct check *check);

/* The diagnosis of rows that disagree, and of the whole: fills in diagnosis, factor, other, says. at_elsewhere: the numerical
 * gradient at request->elsewhere, or NULL. */
MUST_USE hstar_status diagnose(const struct check_request *request, struct check *check,
                               const double *at_elsewhere, hstar_error *err);

#endif
