/* The operations in complex balls that Arb does not have under one name: the rows of kind OWN and EXACT. */
#ifndef FUNCTION_EXACT_EXACT_COMPLEX_H
#define FUNCTION_EXACT_EXACT_COMPLEX_H

#include "number/ball.h"

/* r, which is none of the arguments, encloses the function of every number in them that is real on the real axis, or is not
 * finite. */
#define EXACT_COMPLEX(name) void exact_complex_##name(acb_t r, acb_srcptr z, slong prec)

#define DECLARE_ARITHMETIC(operator, arb)
#define DECLARE_C99(function, arb)
#define DECLARE_OWN(function)   EXACT_COMPLEX(function);
#define DECLARE_EXACT(function) EXACT_COMPLEX(function);
#define DECLARE_NONE(reason)
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    DECLARE_##analytic
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary) DECLARE_##analytic
#include "function/machine/functions.def"
#undef X
#undef DECLARE_ARITHMETIC
#undef DECLARE_C99
#undef DECLARE_OWN
#undef DECLARE_EXACT
#undef DECLARE_NONE

#endif
