/* A gradient as text: expressions, compiled code, a file of numbers, or what the program answers; or as C function and numbers. */
#ifndef CHECK_CLAIM_TEXT_H
#define CHECK_CLAIM_TEXT_H

#include "check/claim.h"
#include "problem/problem.h"

struct claim_made {
    struct claim *claim;
    struct function *g; /* what it is made of; or NULL */
    bool numbers;       /* it belongs to one point */
};

/* NULL: what the problem's program answers. */
MUST_USE hstar_status claim_from_text(const struct problem *problem, const char *text,
                                      struct claim_made *made, hstar_error *err);

/* g becomes part of it, also where this fails. */
MUST_USE hstar_status claim_from_function(const struct problem *problem, struct function *g,
                                          struct claim_made *made, hstar_error *err);

void claim_made_clear(struct claim_made *made);

#endif
