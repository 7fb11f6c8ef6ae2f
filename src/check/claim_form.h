/* What is claimed: how many numbers, and of which variables. */
#ifndef CHECK_CLAIM_FORM_H
#define CHECK_CLAIM_FORM_H

#include "problem/problem.h"

enum claim_of {
    CLAIM_OF_FIRST,  /* a gradient or Jacobian: a row an output */
    CLAIM_OF_SECOND, /* a Hessian: a row a variable of wrt */
    CLAIM_OF_PRODUCT /* a Hessian times a vector: a number a variable of wrt */
};

/* A matrix, row by row: for the variables of wrt; or of somebody who knows nothing of wrt, for all of them. */
struct claim_form {
    enum claim_of of;
    const struct problem *problem;
    const char *noun, *matrix; /* "the gradient", "the Jacobian" */
    size_t rows, columns, all_rows, all_columns;
};

struct claim_form claim_form_of(const struct problem *problem, enum claim_of of);

static inline size_t claim_form_count(const struct claim_form *form)
{
    return form->rows * form->columns;
}

static inline size_t claim_form_all(const struct claim_form *form)
{
    return form->all_rows * form->all_columns;
}

/* Which of all numbers the wanted number i is. */
size_t claim_form_pick(const struct claim_form *form, size_t i);

/* How many numbers there should be: says that n are not. */
hstar_status claim_form_miscounted(const struct claim_form *form, size_t n, hstar_error *err);

#endif
