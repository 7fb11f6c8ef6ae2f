/* Can a sweep be done as it is asked for? */
#ifndef SWEEP_CHECK_REQUEST_H
#define SWEEP_CHECK_REQUEST_H

#include "sweep/run.h"

/* Where not, the error says what cannot, and the remedy what can. */
MUST_USE hstar_status check_request(const struct sweep_request *request, hstar_error *err);

#endif
