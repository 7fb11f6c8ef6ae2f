/* Counting what varies. */
#include "function/machine/code_effort.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

bool code_varying(const struct code *c, const bool *varies, size_t *n_arguments, size_t *n_instructions)
{
    bool *varying = memory_array(code_n_slots(c), sizeof *varying);
    if (!varying) return false;
    memcpy(varying, varies, c->n_variables * sizeof *varying);
    *n_arguments = *n_instructions = 0;
    for (size_t i = 0; i < c->n_instructions; i++) {
        const struct instruction *in = &c->instruction[i];
        size_t n = 0;
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) n += varying[in->argument[k]];
        varying[in->result] = n > 0;
        *n_arguments += n;
        *n_instructions += n > 0;
    }
    free(varying);
    return true;
}
