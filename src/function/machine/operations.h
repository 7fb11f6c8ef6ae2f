/* The operations of the machine: what an instruction can do, a row each, from the tables of operators and functions. */
#ifndef FUNCTION_MACHINE_OPERATIONS_H
#define FUNCTION_MACHINE_OPERATIONS_H

#include <stdbool.h>

/* What an instruction does: negation, the number that softmax and its like subtract first, the operators,
 * the functions. */
enum opcode {
    OP_NEG,
    OP_SHIFT,
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary) OP_##identifier,
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary) OP_##name,
#include "function/machine/functions.def"
#undef X
    N_OPCODES
};
enum { MAX_ARITY = 3 };

struct operation {
    unsigned arity;
    bool gsl;   /* its double is computed by GSL */
    long limit; /* arguments of 2^limit and beyond have no exact form */
};
extern const struct operation operations[N_OPCODES];

#endif
