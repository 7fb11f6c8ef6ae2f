/* The numbers of a point as text, kept from one point to the next: who asks f along a variable asks for the other numbers
 * again and again. */
#ifndef FUNCTION_SOURCE_REQUEST_TEXT_H
#define FUNCTION_SOURCE_REQUEST_TEXT_H

#include "base/text.h"

#include <stdbool.h>

struct request_text {
    size_t n;
    double *x;        /* whose text it is */
    size_t *end;      /* of each number in the text */
    struct text text; /* of each number a blank, and the number; empty: of no point yet */
    double *sent;     /* the point that was last sent in full */
    bool any_sent;
};

MUST_USE bool request_text_init(struct request_text *p, size_t n);
void request_text_clear(struct request_text *p);

/* Appends a blank and a number for each x[0 … n), as they read back bit for bit. */
void request_text_append(struct request_text *kept, const double *x, struct text *to);

/* That was sent; NULL: what was sent before is not to be relied on. */
void request_text_was_sent(struct request_text *kept, const double *x);

/* Appends "move", and a blank, the number of a variable, a blank and its value for each in which x differs from what was sent. false: it
 * differs in so much that it is shorter in full. */
MUST_USE bool request_text_move(const struct request_text *kept, const double *x, struct text *to);

#endif
