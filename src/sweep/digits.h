/* What an error means in digits. */
#ifndef SWEEP_DIGITS_H
#define SWEEP_DIGITS_H

#include "sweep/sweep.h"

/* Checkers of gradients ask for three digits, PyTorch's and those of the textbooks among them (a relative 1e-3): with fewer
 * a right gradient is not told from a wrong one. */
enum { DIGITS_OF_A_CHECK = 3 };

/* The correct digits of a value with that error, 0 where there is none, and no more than a number of the format has. */
double digits_correct(double error, double value, const struct format *format);

/* Of first derivatives: does no method in that format get as far as a check asks for, by some variable? */
bool digits_too_few(const struct sweep *s, const struct format *format);

#endif
