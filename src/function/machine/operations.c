/* The table of operations, expanded from those of operators and functions. */
#include "function/machine/operations.h"

#include <limits.h>

#define ANY     LONG_MAX
#define IS_LIBM false
#define IS_OWN  false
#define IS_GSL  true

const struct operation operations[N_OPCODES] = {
    [OP_NEG] = {1, false, ANY},
    [OP_SHIFT] = {1, false, ANY},
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = {2, false, ANY},
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = {arity, IS_##kind, limit},
#include "function/machine/functions.def"
#undef X
};

#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    _Static_assert((arity) >= 1 && (arity) <= MAX_ARITY, #name ": more arguments than an instruction "       \
                                                               "holds");
#include "function/machine/functions.def"
#undef X
