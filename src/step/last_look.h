/* The last look at what a published selector claims: value and bar against all that f answered, and against a few values that are asked for this
 * alone. */
#ifndef STEP_LAST_LOOK_H
#define STEP_LAST_LOOK_H

#include "step/record.h"
#include "step/step.h"

/* How many evaluations it takes at most. */
enum { LAST_LOOK_MOST = 4 };

/* r has all values of the search. A result that is called ok stays, or gets a bar that the values allow, or is not called ok any more. */
void last_look(struct record *r, struct step *step);

#endif
