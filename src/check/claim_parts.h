/* What the kinds of claims share. */
#ifndef CHECK_CLAIM_PARTS_H
#define CHECK_CLAIM_PARTS_H

#include "check/claim.h"

/* By how much a value in doubles may be off at least: 4 units in the last place. */
double claim_least_rounding(double value);

#endif
