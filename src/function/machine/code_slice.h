/* Register code along one of its variables. What does not vary is computed once for all slices at a point, the footing; what
 * varies, and only where the output needs it, at each call. The numbers are those of evaluate.h, bit for bit. */
#ifndef FUNCTION_MACHINE_CODE_SLICE_H
#define FUNCTION_MACHINE_CODE_SLICE_H

#include "function/machine/dependents.h"
#include "number/round.h"

/* Numbers are of the arithmetic's type. */
struct footing {
    const struct code *code;
    enum arithmetic arithmetic;
    const void *constant;
    const struct rounding *rounding; /* of ARITHMETIC_ROUNDED, else NULL */
    struct flow flow;
    void *number;  /* of each node at the point */
    void *element; /* the same of each element of the chains, side by side */
};

/* code, constant and rounding outlive it, as evaluate_numbers has them; point has one number for each variable. NULL when
 * memory ran out. */
MUST_USE struct footing *footing_new(enum arithmetic arithmetic, const struct code *code,
                                     const void *constant, const struct rounding *rounding,
                                     const void *point);
void footing_free(struct footing *f);

struct code_slice {
    const struct footing *footing; /* read only: several slices may use it at once */
    node output, wrt;
    struct dependents dependents;
    size_t block; /* points at once */
    void *rows;   /* a block for each dependent */
};

MUST_USE struct code_slice *code_slice_new(const struct footing *f, size_t output, size_t wrt);
void code_slice_free(struct code_slice *s);

/* y[i] = the output with the variable at x[i]. False when memory ran out. */
MUST_USE bool code_slice_values(struct code_slice *s, const void *x, size_t n, void *y);

#endif
