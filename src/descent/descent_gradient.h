/* The ground under a descent: f, its gradient with error bars, and whether it curves down, all within the bounds and with the
 * evaluations counted. Points are the n_wrt coordinates that may change. */
#ifndef DESCENT_DESCENT_GRADIENT_H
#define DESCENT_DESCENT_GRADIENT_H

#include "descent/descend.h"

struct gradient_source {
    const struct descend_request *request;
    size_t n;               /* problem->n_wrt */
    double *at;             /* the whole point that is evaluated */
    struct problem problem; /* the request's, there */
    struct step *step;      /* n: what the selector found for each coordinate */
    size_t evaluations;
    size_t last_look; /* evaluations of the last look at the gradient */
    bool is_spent;    /* too few calls of f were left for what was wanted, which is not a number since */
};

/* A place on it. */
struct ground {
    double f;
    double *x, *gradient, *bar; /* n each; the gradient is NaN where there is none */
};

MUST_USE hstar_status gradient_init(struct gradient_source *l, const struct descend_request *request,
                                    hstar_error *err);
void gradient_clear(struct gradient_source *l);

MUST_USE hstar_status ground_init(struct ground *g, size_t n, hstar_error *err);
void ground_clear(struct ground *g);
void ground_copy(struct ground *to, const struct ground *from, size_t n);

/* The bounds of a coordinate, and the nearest number within them. */
double gradient_lower(const struct gradient_source *l, size_t i);
double gradient_upper(const struct gradient_source *l, size_t i);
double gradient_clip(const struct gradient_source *l, size_t i, double x);

/* -1, 1: the coordinate is at its lower, its upper bound, and f falls beyond it; else 0. */
int gradient_held(const struct gradient_source *l, const struct ground *g, size_t i);

MUST_USE hstar_status gradient_value(struct gradient_source *l, const double *x, double *f, hstar_error *err);

/* f and the gradient at ground->x. */
MUST_USE hstar_status gradient_look(struct gradient_source *l, struct ground *ground, hstar_error *err);

/* Is f lower some way down the gradient, by more than its noise? At distances from the size of the point to its last digit; the
 * first such place. */
MUST_USE hstar_status gradient_leads_down(struct gradient_source *l, const struct ground *ground,
                                          double *place, bool *down, hstar_error *err);

/* Does f curve down along a coordinate, or along one of a few directions between them, beyond what its error bar explains? What
 * is held at a bound stays there. */
MUST_USE hstar_status gradient_curves_down(struct gradient_source *l, const struct ground *ground, bool *down,
                                           hstar_error *err);

#endif
