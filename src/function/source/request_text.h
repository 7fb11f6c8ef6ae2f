/* The numbers of a point as text, kept from one point to the next: who asks f along a variable asks for the other numbers
 * again and again. */
#ifndef FUNCTION_SOURCE_REQUEST_TEXT_H
#define FUNCTION_SOURCE_REQUEST_TEXT_H

#include "base/text.h"

struct request_text {
    size_t n;
    double *x;        /* whose text it is */
    size_t *end;      /* of each number in the text */
    struct text text; /* of each number a blank, and the number; empty: of no point yet */
};

MUST_USE bool request_text_init(struct request_text *p, size_t n);
void request_text_clear(struct request_text *p);

/* Appends a blank and a number for each x[0 … n), as they read back bit for bit. */
void request_text_append(struct request_text *kept, const double *x, struct text *to);

#endif
