/* The analytic gradient that is checked: what somebody claims, from an expression, a plugin, a program or a file. */
#ifndef CHECK_CLAIM_H
#define CHECK_CLAIM_H

#include "check/claim_form.h"
#include "function/function.h"

/* The numbers are those of the Jacobian, output by output, within it variable by variable of `wrt`. */
struct claim {
    const char *kind; /* "expression", "plugin", "program", "numbers" */
    /* value[i] at the point, and rounding[i]: by how much it may be off the number that its formula means; both have
     * n_outputs * n_wrt entries. */
    hstar_status (*at)(const struct claim *claim, const double *point, double *value, double *rounding,
                       hstar_error *err);
    void (*free)(struct claim *claim);
    size_t n; /* n_outputs * n_wrt */
};

/* Outputs of `g`, a function of the same variables, in that order; g outlives the claim. The rounding is measured: what of g
 * is no polynomial over seven points that are a few thousand units in the last place apart. */
MUST_USE hstar_status claim_function(const struct function *g, size_t n, struct claim **claim,
                                     hstar_error *err);

/* What f's own program answers to the verb `gradient` or `hessian`; the variables of wrt are picked from its answer. Where it writes
 * fewer digits than a double has, half a unit of the last is part of the rounding. */
MUST_USE hstar_status claim_program(const struct claim_form *form, struct claim **claim, hstar_error *err);

/* Numbers as text, apart by white space, commas, semicolons or brackets. They belong to one point. The rounding is half a
 * unit of the last digit that is written, where the numbers are written as doubles are not (see written.h). */
MUST_USE hstar_status claim_numbers(const char *text, size_t n, struct claim **claim, hstar_error *err);

/* The same of doubles, each exact but for its last bit. */
MUST_USE hstar_status claim_values(const double *values, size_t n, struct claim **claim, hstar_error *err);

void claim_free(struct claim *claim); /* NULL is fine */

#endif
