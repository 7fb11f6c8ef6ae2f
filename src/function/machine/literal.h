/* Literals: a number as typed, rounded once to whatever format it is wanted in.
 *
 * Rounding twice may differ from rounding once. So beside its double a literal is kept rounded to odd: cut to 53 bits, the
 * last of which is set where anything was cut. Rounded from that to some bits fewer it is what the text itself would be
 * (Boldo and Melquiond, IEEE TC 2008). */
#ifndef FUNCTION_MACHINE_LITERAL_H
#define FUNCTION_MACHINE_LITERAL_H

#include "number/format.h"

struct literal {
    double value;         /* the nearest; infinite where the literal overflows */
    double odd;           /* rounded to odd */
    long double extended; /* the nearest */
    widest_float widest;  /* the nearest */
};

/* A number that is a double. */
struct literal literal_of(double value);

/* The number at the start of a text, as in the C locale, and how many bytes it has. */
struct literal literal_read(const char *text, size_t *length);

/* It in a format. */
widest_float literal_round(const struct format *f, const struct literal *l);

#endif
