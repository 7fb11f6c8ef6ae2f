/* What of a function without an exact form a model is made: its Taylor series along each variable, and its noise, as calling it tells. */
#ifndef DERIVE_MEASURED_SERIES_OF_H
#define DERIVE_MEASURED_SERIES_OF_H

#include "problem/component.h"
#include "step/step.h"
#include "sweep/run.h"

/* Room for one for each output of f and each of the problem's variables, row by row; NULL without memory. */
struct measured_series *measured_series_room(const struct problem *problem);

/* As a search of auto told it along a component. */
struct measured_series measured_series_told(const struct component *component, const struct step *step,
                                            const struct step_taylor *taylor);

/* All of them, by searches for the first derivatives: the caller's, who frees them. */
MUST_USE hstar_status measured_series_of(const struct problem *problem, struct measured_series **series,
                                         hstar_error *err);

#endif
