/* What a complex step along one variable has to do: the instructions of an output, and which of them see a complex
 * number. All others stay real, so that they may be of any kind. */
#ifndef FUNCTION_MACHINE_COMPLEX_PLAN_H
#define FUNCTION_MACHINE_COMPLEX_PLAN_H

#include "function/machine/code.h"
#include "number/round.h"

enum complex_kind {
    COMPLEX_SAME,   /* real numbers, the same at every step */
    COMPLEX_REAL,   /* a real operation on the real parts: what decides how far softmax and its like shift */
    COMPLEX_NUMBERS /* on complex numbers */
};

struct complex_operation {
    const struct instruction *instruction;
    enum complex_kind kind;
    bool jumps; /* a condition that depends on the variable: a jump, even where no comparison makes it */
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

/* An output along a variable, in an arithmetic. */
struct complex_line {
    const struct code *code;
    enum arithmetic arithmetic;
    const void *constant;            /* numbers of its type */
    const struct rounding *rounding; /* of ARITHMETIC_ROUNDED; else NULL */
    size_t output, wrt;
    const double *point;
};

/* imaginary[j] = Im f(point + i h[j] e_wrt), both numbers of the arithmetic. */
MUST_USE bool evaluate_complex(const struct complex_line *line, const void *h, size_t n, void *imaginary);

/* It encloses the same of the exact function. */
MUST_USE bool exact_complex(const struct code *code, size_t output, const double *point, size_t wrt, double h,
                            slong precision, arb_t imaginary);

/* An operation on a complex number, by the exact side: real and imaginary part, each rounded once. */
void exact_complex_rounded(enum opcode opcode, const widest_float z[2], widest_float result[2]);

#endif
