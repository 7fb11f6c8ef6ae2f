/* The parts of `auto`. */
#ifndef STEP_AUTO_H
#define STEP_AUTO_H

#include "step/ladder.h"
#include "step/step.h"

/* The binary exponent of the scale that x itself suggests. */
int auto_scale(const struct probe *p);

/* Walks along an empty ladder until neither a larger nor a smaller step makes its best entry better, or until that is within
 * `tolerance` of its value. */
void auto_walk(struct ladder *l, int start, double tolerance);

/* Chooses h for the stencil `use` and takes that difference there. */
void auto_stencil(struct probe *p, enum stencil_use use, const struct near *near, struct step *step);

/* As many symmetric pairs as a small budget allows, at the steps that a rule suggests. */
void auto_rule(struct probe *p, const struct step_request *request, struct step *step);

#endif
