/* FLINT's rationals, short ones without FLINT: where numerators, denominators and all between are below 2^62, as they are for
 * common stencils, these functions calculate by themselves. What they leave is the same, reduced, with a denominator above 0. */
#ifndef NUMBER_FRACTION_H
#define NUMBER_FRACTION_H

#include "number/ball.h"

/* n of them, all 0; NULL when memory ran out. */
fmpq *fractions_new(size_t n);
void fractions_free(fmpq *fractions, size_t n);

void fraction_set(fmpq_t out, const fmpq_t x);
void fraction_set_ratio(fmpq_t out, slong numerator, ulong denominator);
void fraction_add(fmpq_t out, const fmpq_t a, const fmpq_t b);
void fraction_sub(fmpq_t out, const fmpq_t a, const fmpq_t b);
void fraction_mul(fmpq_t out, const fmpq_t a, const fmpq_t b);
void fraction_div(fmpq_t out, const fmpq_t a, const fmpq_t b);
void fraction_neg(fmpq_t out, const fmpq_t x);
bool fraction_is_negative(const fmpq_t x);
bool fraction_same(const fmpq_t a, const fmpq_t b);

/* A whole number z as a fraction that shares its numerator: to be read while z stays, and not to be cleared. */
fmpq fraction_of(const fmpz_t z);

/* Moves a whole fraction to an integer. */
void fraction_to_integer(fmpz_t out, fmpq_t x);

/* The nearest double. */
double fraction_double(const fmpq_t x);

/* "-1/2", for free(); NULL when memory ran out. */
char *fraction_text(const fmpq_t x);

#endif
