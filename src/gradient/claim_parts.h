/* What the kinds of claims share. */
#ifndef GRADIENT_CLAIM_PARTS_H
#define GRADIENT_CLAIM_PARTS_H

#include "gradient/claim.h"

/* By how much a value in doubles may be off at least: 4 units in the last place. */
double claim_least_rounding(double value);

#endif
