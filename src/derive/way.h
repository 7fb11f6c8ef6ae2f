/* Ways through a point along which f is differentiated twice: along one of them, or along two at once. */
#ifndef DERIVE_WAY_H
#define DERIVE_WAY_H

#include "reference/reference.h"
#include "step/component_search.h"

/* Along a variable, or along a direction. */
struct way {
    size_t variable;
    const double *direction; /* a number for each variable of f; NULL: along the variable */
    struct step unmixed;     /* the second derivative along it */
    double reach;            /* about as far as f is smooth along it */
};

/* Fills in the second derivative along it, and the reach. */
MUST_USE hstar_status way_search(const struct problem *p, struct way *way, const struct search_aids *aids,
                                 hstar_error *err);

/* The derivative along both, of which the unmixed ones are known, from values of f along the two at once. It has no step of its own. */
MUST_USE hstar_status way_search_mixed(const struct problem *p, const struct way *a, const struct way *b,
                                       struct step *mixed, hstar_error *err);

/* What is proven of the derivative along two variables, or along a variable and a direction, or twice along one way (where both are the same). The ball is
 * not finite where nothing is. */
MUST_USE hstar_status way_prove(const struct problem *p, const struct way *a, const struct way *b, arb_t ball,
                                struct reference *exact, hstar_error *err);

#endif
