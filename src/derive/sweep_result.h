/* The result of a sweep, from its one builder: with its optima and, for several variables, the error of the whole gradient. */
#ifndef DERIVE_SWEEP_RESULT_H
#define DERIVE_SWEEP_RESULT_H

#include "sweep/run.h"

MUST_USE hstar_status sweep_result_new(const struct sweep_request *request, struct sweep **result,
                                       hstar_error *err);

#endif
