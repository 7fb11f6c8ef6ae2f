/* What follows from a stencil's weights: its error constant, its formula as a text writes it, the step to expect. */
#ifndef STENCIL_DESCRIBE_H
#define STENCIL_DESCRIBE_H

#include "stencil/stencil.h"

/* K of the leading term of the truncation, K h^p f^(d+p)(x): moment_{d+p} / (d+p)!. */
void stencil_error_constant(fmpq_t constant, const struct stencil *s);

/* "(-f(x+2h) + 8f(x+h) - 8f(x-h) + f(x-2h))/(12h)"; "-1/30"; "-1/30 h^4 f^(5)(x)"; the integer weight i; the divisor.
 * For free(); NULL when memory ran out. */
char *stencil_formula_text(const struct stencil *s);
char *stencil_constant_text(const struct stencil *s);
char *stencil_leading_text(const struct stencil *s);
char *stencil_integer_text(const struct stencil *s, size_t i);
char *stencil_divisor_text(const struct stencil *s);

/* The best step to expect, and the error there, where f and its derivatives are about 1 and f is rounded by up to u of
 * itself: the minimum of |K| h^p + u (sum |w|/c) / h^d. */
struct stencil_expectation {
    double h, error;
};
struct stencil_expectation stencil_expect(const struct stencil *s, double unit_roundoff);

#endif
