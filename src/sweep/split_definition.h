/* One sample's parts from their definitions, in balls at a precision that rises until they are told. */
#ifndef SWEEP_SPLIT_DEFINITION_H
#define SWEEP_SPLIT_DEFINITION_H

#include "sweep/anatomy.h"
#include "sweep/parts.h"

/* Method m at step i of the block. *resolved is false where even the highest precision did not tell all parts; those
 * that it did tell are in the numbers, the others NaN. */
MUST_USE hstar_status split_definition(const struct anatomy *a, const struct estimate_block *block, size_t m,
                                       size_t i, struct part_numbers *numbers, bool *resolved,
                                       hstar_error *err);

#endif
