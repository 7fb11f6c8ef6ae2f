/* A check at one point or at several random ones. Plain data, like a sweep. */
#ifndef CHECK_CHECK_POINTS_H
#define CHECK_CHECK_POINTS_H

#include "check/check.h"

struct checks_request {
    struct check_request check; /* of the point: the only one, or that around which the random ones lie */
    size_t n_points;            /* 0: the point itself; else so many random ones */
};

struct checks {
    struct check **at; /* n_points checks, in the order of the points */
    size_t n_points;
    bool random;
    size_t n_passed_over; /* random points at which f is not a finite number */
    uint64_t seed;
    double *
        scale; /* of a random point: the largest magnitude of each variable; n_variables numbers, NULL without */
    size_t *severity;         /* point numbers, the worst first */
    size_t count[N_VERDICTS]; /* points */
    enum verdict verdict;     /* of the worst */
    double taylor_slope;      /* the one furthest below 2; NaN where none could be told */
    size_t evaluations;
};

MUST_USE hstar_status checks_run(const struct checks_request *request, struct checks **checks,
                                 hstar_error *err);

/* Fills in what follows from the checks: severity, count, verdict, taylor_slope, evaluations. */
void checks_conclude(struct checks *s);
void checks_free(struct checks *s); /* NULL is fine */

#endif
