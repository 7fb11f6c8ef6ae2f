/* What an error means in digits. */
#ifndef SHOW_DIGITS_H
#define SHOW_DIGITS_H

#include "base/text.h"
#include "sweep/sweep.h"

/* Checkers of gradients ask for three digits, PyTorch's and those of the textbooks among them (a relative 1e-3): with fewer
 * a right gradient is not told from a wrong one. */
enum { DIGITS_OF_A_CHECK = 3 };

/* The correct digits of a value with that error, 0 where there is none, and no more than a number of the format has. */
double digits_correct(double error, double value, const struct format *format);

/* ", about 11 correct digits", nothing where there is none. */
void digits_append(struct text *t, double error, double value, const struct format *format);

/* Of first derivatives: "half, bfloat16", the formats in which no method gets as far as a check asks for, by some variable;
 * nothing where all do. */
void digits_too_few(const struct sweep *s, struct text *formats);

#endif
