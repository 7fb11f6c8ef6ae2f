/* What of a function without an exact form a model is made: its Taylor series along each variable, and its noise, as calling it tells. */
#ifndef DERIVE_MEASURED_SERIES_OF_H
#define DERIVE_MEASURED_SERIES_OF_H

#include "sweep/run.h"

/* One for each output of f and each of the problem's variables, row by row: the caller's, who frees them. */
MUST_USE hstar_status measured_series_of(const struct problem *problem, struct measured_series **series,
                                         hstar_error *err);

#endif
