/* Derivatives that are computed by rules, in place of a search for a step: those of step/ways.def. */
#ifndef DERIVE_BY_RULES_H
#define DERIVE_BY_RULES_H

#include "problem/component.h"
#include "step/step.h"

/* First derivatives in doubles, a number each component, for free(); NaN where the rules tell none. HSTAR_INVALID where f is not an expression,
 * and for the complex step where it is not analytic. */
MUST_USE hstar_status by_rules_find(const struct problem *problem, enum stencil_use way, double **values,
                                    hstar_error *err);

/* One of them as a step, whose bar is for by_rules_claim. */
void by_rules_step(const struct component *component, enum stencil_use way, double value, struct step *step);

/* Rules have no error bar of their own. Where the error is proven, it is the bar; NaN: it is not. */
void by_rules_claim(struct step *step, double error);

#endif
