/* The exact forms of all operations, as the tables name them, and what they share. */
#ifndef FUNCTION_EXACT_EXACT_FUNCTIONS_H
#define FUNCTION_EXACT_EXACT_FUNCTIONS_H

#include "function/exact/exact.h"
#include "function/machine/operations.h"

exact_function exact_neg;
exact_function exact_shift;
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    exact_function exact_##exact;
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    exact_function exact_##exact;
#include "function/machine/functions.def"
#undef X

/* The names by which a definition and its arguments go in exact_*.c. */
#define EXACT(name) void exact_##name(struct jet *r, const struct jet *const *x, slong n, slong prec)

/* ---- exact_operation.c ---- */

/* A row each operation. */
extern exact_function *const exact_forms[N_OPCODES];

/* r = the operation of the arguments, to `length` coefficients; r->c has room for them. What is not known of the
 * result, or not finite, is dropped. */
void exact_operation(enum opcode opcode, struct jet *r, const struct jet *const *argument, slong length,
                     slong precision);

/* The instructions that the output needs, a flag each, found from the last to the first; how many. Other
 * outputs of the same text need others. `wanted` is a flag each slot; both are false before. */
struct code_output;
size_t exact_needed(const struct code *c, const struct code_output *o, bool *needed, bool *wanted);

/* n numbers, initialised; NULL when memory ran out. */
arb_ptr exact_numbers(size_t n);

/* ---- series.c ---- */

/* Coefficients of a up to the last one that is not exactly zero, at most n; at least 1. */
slong series_used(const struct jet *a, slong n);

/* r = a b to n coefficients, zeros where the product has none. r is neither. */
void series_product(arb_ptr r, arb_srcptr a, slong a_length, arb_srcptr b, slong b_length, slong n,
                    slong prec);

/* r[1 … n) = the integral of g a', where g has n - 1 coefficients; r[0] is left alone. r is neither. */
void series_integral(arb_ptr r, arb_srcptr g, const struct jet *a, slong n, slong prec);

/* r = outer(a - a[0]): from the Taylor coefficients of a function at a[0] to those of its composition. */
void series_compose(arb_ptr r, arb_srcptr outer, const struct jet *a, slong n, slong prec);

/* Arb's two forms of one function: of a ball and of a series. */
typedef void value_function(arb_t r, const arb_t x, slong prec);
typedef void series_function(arb_ptr r, arb_srcptr x, slong x_length, slong n, slong prec);
void series_smooth(struct jet *r, const struct jet *x, slong n, slong prec, value_function *value,
                   series_function *series);
#define EXACT_SMOOTH(name, value, series)                                                                    \
    EXACT(name)                                                                                              \
    {                                                                                                        \
        series_smooth(r, x[0], n, prec, value, series);                                                      \
    }

/* r = a, as far as n coefficients go. */
void jet_copy(struct jet *r, const struct jet *a, slong n);

/* r is one number all around: flat, unless nobody knows that the arguments are continuous (n = 1). */
void jet_level(struct jet *r, slong n);

/* From here on it is not smooth: only the value stays. */
void jet_only_value(struct jet *r);

/* Nothing can be said. */
void jet_unknown(struct jet *r);

/* ---- exact_piecewise.c ---- */

enum order { ORDER_LESS, ORDER_EQUAL, ORDER_GREATER, ORDER_UNKNOWN };

/* How all numbers of a compare with all of b; ORDER_EQUAL for two exact equal ones only. */
enum order ball_order(const arb_t a, const arb_t b);
enum order ball_sign(const arb_t a);

#endif
