/* The optimum, four ways: modelled, fitted, measured and luckiest. */
#ifndef MODEL_OPTIMUM_H
#define MODEL_OPTIMUM_H

#include "sweep/run.h"

/* Rounding does not grow as h shrinks: then the largest step at which the truncation does not show is as good as any
 * smaller one. */
bool optimum_is_level(const struct method *method);

/* Fills in the optimum of every method of every component of a sweep that `request` gave. */
MUST_USE hstar_status optimum_find(const struct sweep_request *request, struct sweep *s, hstar_error *err);

/* The modelled optimum alone, from measured series, of a sweep without steps: within the request's grid, and where f may be called. */
MUST_USE hstar_status optimum_find_modelled(const struct sweep_request *request, struct sweep *s,
                                            hstar_error *err);

#endif
