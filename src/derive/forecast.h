/* How often f will be called, before it is: from what is asked, and from what such searches have taken elsewhere (forecast.def). */
#ifndef DERIVE_FORECAST_H
#define DERIVE_FORECAST_H

#include "check/check_points.h"
#include "derive/differentiate.h"
#include "descent/descend.h"
#include "sweep/run.h"

struct forecast {
    const struct problem *problem;
    size_t n_components; /* derivatives, or whatever is searched for */
    size_t calls;        /* of f, in all, with those that were made already */
    size_t rounds;       /* one waits for the other */
    size_t least;        /* fewer calls are not worth to begin with */
    size_t most;         /* 0: there is no telling */
    bool is_boundless;   /* something may take any number of calls */
    size_t budget;       /* that was given; 0: none */
    size_t copies;       /* of a program, that answer side by side */
    double times;        /* how long it takes, in the time of one call */
};

/* Each adds what its question will call. calls_made: before it began. */
MUST_USE hstar_status forecast_new(const struct problem *problem, size_t calls_made,
                                   struct forecast **forecast, hstar_error *err);
void forecast_derivatives(struct forecast *f, const struct differentiate_request *request);
void forecast_implicit(struct forecast *f, const struct differentiate_request *request, size_t n_solved);
void forecast_hessian(struct forecast *f, bool along);
void forecast_check(struct forecast *f, const struct checks_request *request);
void forecast_noises(struct forecast *f);
/* These tell the request what its steps take. */
MUST_USE hstar_status forecast_sweep(struct forecast *f, struct sweep_request *request, hstar_error *err);
MUST_USE hstar_status forecast_optimal(struct forecast *f, struct sweep_request *request, hstar_error *err);
void forecast_descent(struct forecast *f, const struct descend_request *request);

/* Holds it against the budget: HSTAR_INVALID where that is too small. */
MUST_USE hstar_status forecast_ready(struct forecast *f, hstar_error *err);

void forecast_free(struct forecast *f); /* NULL is fine */

#endif
