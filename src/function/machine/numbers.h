/* Doubles as numbers of a format, and back: arrays of the type that its arithmetic has. */
#ifndef FUNCTION_MACHINE_NUMBERS_H
#define FUNCTION_MACHINE_NUMBERS_H

#include "number/format.h"

/* Rounded to the format. */
void numbers_from_doubles(const struct format *format, const double *from, size_t n, void *to);

/* The nearest doubles. */
void numbers_to_doubles(const struct format *format, const void *from, size_t n, double *to);

#endif
