/* Gradients, Hessians and products of these with a vector, as matrices of numbers. */
#include "check/claim_form.h"

struct claim_form claim_form_of(const struct problem *problem, enum claim_of of)
{
    const size_t n_wrt = problem->n_wrt, n = problem->f->n_variables, m = problem->f->n_outputs;
    const struct claim_form forms[] = {
        [CLAIM_OF_FIRST] = {of, problem, "the gradient", "the Jacobian", m, n_wrt, m, n},
        [CLAIM_OF_SECOND] = {of, problem, "the Hessian", "the Hessian", n_wrt, n_wrt, n, n},
        [CLAIM_OF_PRODUCT] = {of, problem, "the product", "the product", n_wrt, 1, n, 1}};
    return forms[of];
}

size_t claim_form_pick(const struct claim_form *form, size_t i)
{
    const size_t *wrt = form->problem->wrt, row = i / form->columns, column = i % form->columns;
    return (form->of == CLAIM_OF_FIRST ? row : wrt[row]) * form->all_columns +
           (form->of == CLAIM_OF_PRODUCT ? 0 : wrt[column]);
}

hstar_status claim_form_miscounted(const struct claim_form *form, size_t n, hstar_error *err)
{
    static const char *const remedies[] = {
        [CLAIM_OF_FIRST] = "it wants one for each output and each variable, output by output",
        [CLAIM_OF_SECOND] = "it wants one for each pair of variables, row by row",
        [CLAIM_OF_PRODUCT] = "it wants one for each variable"};
    error_set(err, HSTAR_INVALID, "%s has %zu number%s where %zu are wanted", form->noun, n,
              n == 1 ? "" : "s", claim_form_count(form));
    error_remedy(err, "%s", remedies[form->of]);
    return HSTAR_INVALID;
}
