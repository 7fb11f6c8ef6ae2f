/* What a complex step along one variable has to do: the instructions of an output, and which of them see a complex
 * number. All others stay real, so that they may be of any kind. */
#ifndef FUNCTION_COMPLEX_PLAN_H
#define FUNCTION_COMPLEX_PLAN_H

#include "function/code.h"

struct complex_operation {
    const struct instruction *instruction;
    bool moves; /* it depends on the variable */
};

struct complex_plan {
    const struct code *code;
    size_t wrt, n_slots;
    struct complex_operation *operation; /* n, in their order */
    size_t n;
    slot result;
};

/* False when memory ran out. */
MUST_USE bool complex_plan_init(struct complex_plan *p, const struct code *code, size_t output, size_t wrt);
void complex_plan_clear(struct complex_plan *p);

/* Why an operation has no complex form: what is said of it, what would be right. */
struct no_complex {
    const char *name, *says, *remedy;
    size_t place; /* in the text */
};

/* Is there a complex form of everything? *found, where memory did not run out, is the first that has none. */
MUST_USE hstar_status complex_check(const struct code *code, size_t output, size_t wrt,
                                    struct no_complex *found, bool *analytic, hstar_error *err);

/* imaginary[j] = Im f(point + i h[j] e_wrt) in complex doubles; *imaginary encloses the same of the exact function. */
MUST_USE bool evaluate_complex(const struct code *code, size_t output, const double *point, size_t wrt,
                               const double *h, size_t n, double *imaginary);
MUST_USE bool exact_complex(const struct code *code, size_t output, const double *point, size_t wrt, double h,
                            slong precision, arb_t imaginary);

#endif
