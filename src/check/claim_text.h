/* A gradient or a Hessian as text: expressions, compiled code, a file of numbers, or what the program answers; or as C function and numbers. */
#ifndef CHECK_CLAIM_TEXT_H
#define CHECK_CLAIM_TEXT_H

#include "check/claim.h"
#include "check/claim_form.h"

struct claim_made {
    struct claim *claim;
    struct function *g; /* what it is made of; or NULL */
    bool numbers;       /* it belongs to one point */
};

/* NULL: what the problem's program answers. */
MUST_USE hstar_status claim_from_text(const struct claim_form *form, const char *text,
                                      struct claim_made *made, hstar_error *err);

/* g becomes part of it, also where this fails. */
MUST_USE hstar_status claim_from_function(const struct claim_form *form, struct function *g,
                                          struct claim_made *made, hstar_error *err);

void claim_made_clear(struct claim_made *made);

#endif
