/* What every selector chooses at a place, side by side, each judged where there is something to judge by. */
#ifndef DERIVE_CHOICES_H
#define DERIVE_CHOICES_H

#include "reference/reference.h"
#include "step/noise/noise.h"
#include "step/step.h"

/* One selector's choice. */
struct choice {
    enum selector_id selector;
    enum stencil_use
        use; /* asked of `auto`: a row each for forward, central, five-point and the best it can */
    struct step step;
    double error;  /* value - truth; NaN without a truth */
    double regret; /* against the floor of its stencil; an extrapolator's against the central difference's */
};

enum { N_CHOICES = N_SELECTORS + 3 };

struct choices_request {
    const double *lower, *upper; /* as in struct differentiate_request */
    const double *reach;
    double noise, accuracy;
    size_t evaluations; /* budget a selector; 0: their own bounds */
};

/* Runs them all. truth: the proven derivative, infinite beyond doubles, NaN where there is none. Evaluations are not shared: each selector meets f
 * for the first time. */
MUST_USE hstar_status choices_find(const struct component *place, const struct choices_request *request,
                                   double truth, struct choice choices[N_CHOICES], hstar_error *err);

#endif
