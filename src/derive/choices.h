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

/* "auto (central)" */
enum { CHOICE_NAME = 32 };
void choice_name(const struct choice *c, char name[CHOICE_NAME]);

/* What `auto` gives when it may choose the stencil, too; NULL where it was not asked. */
const struct choice *choices_best(const struct choice *choices, size_t n);

/* |value - that of best| over the sum of the two bars; NaN where there is none. */
double choice_distance(const struct choice *c, const struct choice *best);

/* Of the other selectors that claim a bar, how many agree with auto within the bars? False where auto is not to be trusted. */
bool choices_agreement(const struct choice *choices, size_t n, size_t *n_valued, size_t *n_near);

/* Runs them all. truth: the proven derivative, infinite beyond doubles, NaN where there is none. Evaluations are not shared: each selector meets f
 * for the first time. taylor takes what the search of choices_best tells of f; NULL: nobody asks. */
MUST_USE hstar_status choices_find(const struct component *component, double truth,
                                   struct choice choices[N_CHOICES], struct step_taylor *taylor,
                                   hstar_error *err);

#endif
