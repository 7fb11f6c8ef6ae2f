/* Doubles as decimal text that reads back bit for bit. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>

enum { DECIMAL_LENGTH = 40 };

/* Writes x with at most 17 significant digits, such that strtod gives x again, and a terminating zero;
 * returns the length. A number that is not finite is written as null, the word of JSON. */
size_t decimal_print(double x, char out[DECIMAL_LENGTH]);

#endif
