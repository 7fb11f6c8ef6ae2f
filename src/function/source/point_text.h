/* The numbers of a point as text, kept from one point to the next: who asks f along a variable asks for the other numbers
 * again and again. */
#ifndef FUNCTION_SOURCE_POINT_TEXT_H
#define FUNCTION_SOURCE_POINT_TEXT_H

#include "base/text.h"

struct point_text {
    size_t n;
    double *x;        /* whose text it is */
    size_t *end;      /* of each number in the text */
    struct text text; /* of each number a blank, and the number; empty: of no point yet */
};

MUST_USE bool point_text_init(struct point_text *p, size_t n);
void point_text_clear(struct point_text *p);

/* Appends a blank and a number for each x[0 … n), as they read back bit for bit. */
void point_text_append(struct point_text *kept, const double *x, struct text *to);

#endif
