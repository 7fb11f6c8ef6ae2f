/* What code takes: operations to do and numbers to keep, counted off its instructions. */
#ifndef FUNCTION_MACHINE_CODE_EFFORT_H
#define FUNCTION_MACHINE_CODE_EFFORT_H

#include "function/machine/code.h"

#include <stdbool.h>

/* The arguments of its instructions that vary with some of the variables, `varies` says with which; *n_instructions takes how many instructions
 * have such an argument. False when memory ran out. */
MUST_USE bool code_varying(const struct code *c, const bool *varies, size_t *n_arguments,
                           size_t *n_instructions);

/* The numbers that one call keeps. */
static inline size_t code_n_slots(const struct code *c)
{
    return c->n_variables + c->n_constants + c->n_temporaries;
}

#endif
