/* How numbers were written, and so by how much each may be off the number that was meant.
 *
 * Seventeen digits, or the fewest that read back the same, are a double: where one number has 15 digits or more, all are exact
 * to the last bit. An integer without a point is exact. Where all others have equally many decimals, the unit is
 * that of the last of them (a printf of %.4f); else that of the last of as many significant digits as the longest has (%g
 * drops zeros at the end). */
#ifndef CHECK_CLAIM_DIGITS_H
#define CHECK_CLAIM_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

struct claim_digits {
    unsigned digits;   /* significant ones, of the longest number */
    bool any, even;    /* any number with a point; all such have as many decimals and no exponent */
    unsigned decimals; /* so many, then */
};

/* A number as strtod would read it, at text[0 … length). */
void claim_digits_look(struct claim_digits *w, const char *text, size_t length);

/* Half a unit of the last digit of that number, which means `value`; 0 where it is exact. */
double claim_digits_rounding(const struct claim_digits *w, const char *text, size_t length, double value);

#endif
