/* The numerical derivative with the step that is asked for, taken as it is, as the reader's own loop would take it; with a bar,
 * which the loop has not. */
#ifndef CHECK_FIXED_STEP_H
#define CHECK_FIXED_STEP_H

#include "step/step.h"

/* The difference of `use` at h, central where `use` is no stencil. The bar holds its truncation, measured, and the rounding of
 * f to the last bit, or the noise that the probe was given. */
void fixed_step(struct probe *p, enum stencil_use use, double h, struct step *step);

#endif
