/* What the errors of a component are held against. */
#ifndef SWEEP_COMPONENT_REFERENCE_H
#define SWEEP_COMPONENT_REFERENCE_H

#include "sweep/run.h"

/* The reference of one component, as data and as a ball; the exact derivative, not finite where there is none; and
 * GSL's estimates beside them. */
MUST_USE hstar_status component_reference(const struct sweep_request *request, const struct component *place,
                                          size_t row, struct component_sweep *component, arb_t ball,
                                          arb_t exact, hstar_error *err);

#endif
