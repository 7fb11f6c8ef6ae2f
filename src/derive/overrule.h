/* Where a derivative is proven it has the last word on one that was found by calls of f. */
#ifndef DERIVE_OVERRULE_H
#define DERIVE_OVERRULE_H

#include "step/step.h"

/* error: the value less the proven derivative; NaN where nothing is proven, infinite where that is beyond doubles. slack: by how
 * much the error may be off. A step that is trusted although the error is beyond its bar is trusted no more, but for the
 * slope across pieces, where the proof is of the piece at x. Not to be asked where f is said to be accurate to a part only: what is proven then is of a wiggle. */
void overrule(struct step *step, double error, double slack);

#endif
