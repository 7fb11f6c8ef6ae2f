/* What of a flow depends on one variable, and on which an output depends: the only steps that differ from point to point along
 * that variable. */
#ifndef FUNCTION_MACHINE_DEPENDENTS_H
#define FUNCTION_MACHINE_DEPENDENTS_H

#include "function/machine/flow.h"

/* An element that varies, and whose it is: 0 the variable itself, s + 1 the s-th dependent's. */
struct dependent_element {
    uint32_t element, source;
};

/* A step of the flow; `element` from begin to end, in the order of its elements, which are two or more only where several vary. */
struct dependent {
    uint32_t step;
    size_t begin, end;
};

struct dependents {
    struct dependent *dependent; /* n of them, in the order of the code; the last computes the output */
    size_t n;
    struct dependent_element *element;
};

/* n = 0 where the output is the variable itself or does not depend on it. The cost goes with the result, not with the code.
 * False when memory ran out. */
MUST_USE bool dependents_init(struct dependents *d, const struct flow *flow, size_t output, size_t wrt);
void dependents_clear(struct dependents *d);

#endif
