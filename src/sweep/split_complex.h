/* The parts of a complex step's error. */
#ifndef SWEEP_SPLIT_COMPLEX_H
#define SWEEP_SPLIT_COMPLEX_H

#include "sweep/anatomy.h"
#include "sweep/parts.h"

/* As split_definition, for a method of kind METHOD_COMPLEX_STEP. */
MUST_USE hstar_status split_complex(const struct anatomy *a, const struct estimate_block *block, size_t m,
                                    size_t i, struct part_numbers *numbers, bool *resolved, hstar_error *err);

#endif
