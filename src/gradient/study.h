/* A study: a sweep with its optima and, for several variables, the error of the whole gradient. */
#ifndef GRADIENT_STUDY_H
#define GRADIENT_STUDY_H

#include "sweep/run.h"

MUST_USE hstar_status study_run(const struct sweep_request *request, struct sweep **study, hstar_error *err);

#endif
