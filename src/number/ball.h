/* Balls of Arb, and where its headers are: FLINT 3 contains Arb, FLINT 2 has it beside itself. */
#ifndef NUMBER_BALL_H
#define NUMBER_BALL_H

#include <flint/flint.h>
#if __FLINT_RELEASE >= 30000
#include <flint/acb.h>
#include <flint/acb_hypgeom.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_poly.h>
#else
#include <acb.h>
#include <acb_hypgeom.h>
#include <arb.h>
#include <arb_hypgeom.h>
#include <arb_poly.h>
#endif
#include <flint/fmpq.h>
#include <flint/fmpq_vec.h>
#include <flint/fmpz_vec.h>

#include "number/format.h"

#include <stdbool.h>

/* Gives back what Arb keeps in this thread for the next time: before the thread ends. */
void balls_forget(void);

/* The ball tells its number to a relative 2^-bits, or is exactly zero. */
bool ball_told(const arb_t x, slong bits);

/* Every number in the ball is smaller in magnitude than 2^exponent. */
bool ball_below(const arb_t x, const mag_t bound);

/* The double nearest to the midpoint; NaN where the ball is not finite. */
double ball_double(const arb_t x);

/* The same, and by how much it may be off; without an end where the ball has none. */
double ball_double_bar(const arb_t x, double *bar);

/* The number itself, or no finite ball. */
void ball_set_widest(arb_t x, widest_float value);

/* The number of the widest type that is nearest to the midpoint. */
widest_float ball_widest(const arb_t x);

/* A column of numbers of a format: as doubles; and where those do not hold them, as they are. */
struct format_column {
    double *nearest;
    void *exact; /* of the type that the format computes in; NULL: the doubles are the numbers */
    enum arithmetic arithmetic;
};

/* The number at an index, or no finite ball; and whether those at two are the same. */
void ball_set_number(arb_t x, const struct format_column *column, size_t at);
bool format_column_same(const struct format_column *column, size_t i, size_t j);

/* An upper bound of the radius, as a double; infinity where it is beyond. */
double ball_radius(const arb_t x);

/* The digits that the ball proves, at most n of them, as text for free(); NULL when memory ran out. */
char *ball_digits(const arb_t x, slong n);

#endif
