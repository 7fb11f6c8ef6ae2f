/* The model of what has no exact form, from what calling f tells of it. */
#ifndef MODEL_MEASURED_MODEL_H
#define MODEL_MEASURED_MODEL_H

#include "model/optimum_ways.h"
#include "sweep/run.h"

struct measured_model_question {
    const struct sweep *s;
    struct component place;
    const struct measured_series *series;
    const struct method *method;
    struct optimum_reach reach;
};

/* Fills in the modelled optimum of the method's part of the sweep, or why it has none. */
MUST_USE hstar_status measured_model_find(const struct measured_model_question *q, struct method_sweep *m,
                                          hstar_error *err);

/* The steps of a grid with which a method's nodes lie where f may be called, and was a number. */
struct optimum_reach measured_model_reach(const struct grid *grid, const struct method *method,
                                          const struct measured_series *series);

#endif
