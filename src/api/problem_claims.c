/* What is claimed of a problem's derivatives: as it is given, and as it is checked. */
#include "api/problem.h"
#include "base/memory.h"
#include "check/claim.h"

#include <stdlib.h>
#include <string.h>

/* Of what it speaks, for people. */
static const char *noun_of(const hstar_problem *problem, const struct claim_given *given)
{
    return given == &problem->hessian ? "Hessian" : "gradient";
}

static struct claim_given *claim_place(hstar_problem *problem, bool second)
{
    return second ? &problem->hessian : &problem->gradient;
}

static hstar_status give_text(hstar_problem *problem, bool second, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    struct claim_given *given = claim_place(problem, second);
    char *copy = text ? memory_text(text, strlen(text)) : NULL;
    if (text && !copy) return error_memory(err);
    claim_given_clear(given);
    given->source = text ? CLAIM_TEXT : CLAIM_BY_PROGRAM;
    given->text = copy;
    return HSTAR_OK;
}

static hstar_status give_function(hstar_problem *problem, bool second, hstar_vector_function *g,
                                  void *context, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    struct claim_given *given = claim_place(problem, second);
    if (!g) return error_set(err, HSTAR_INVALID, "the %s is NULL", noun_of(problem, given));
    claim_given_clear(given);
    given->source = CLAIM_FUNCTION;
    given->call = (struct callback_call){.vector = g, .context = context};
    return HSTAR_OK;
}

static bool fits_form(const struct problem *p, enum claim_of of, size_t n)
{
    const struct claim_form form = claim_form_of(p, of);
    return n == claim_form_count(&form) || n == claim_form_all(&form);
}

static hstar_status give_values(hstar_problem *problem, bool second, const double *values, size_t n,
                                hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    struct claim_given *given = claim_place(problem, second);
    const enum claim_of of = second ? CLAIM_OF_SECOND : CLAIM_OF_FIRST;
    const struct claim_form form = claim_form_of(problem->problem, of);
    if (!values) return error_set(err, HSTAR_INVALID, "the %s is NULL", noun_of(problem, given));
    if (!fits_form(problem->problem, of, n) && !(second && fits_form(problem->problem, CLAIM_OF_PRODUCT, n)))
        return claim_form_miscounted(&form, n, err);
    double *copy = memory_room(n, sizeof *copy);
    if (!copy) return error_memory(err);
    memcpy(copy, values, n * sizeof *copy);
    claim_given_clear(given);
    given->source = CLAIM_VALUES;
    given->values = copy;
    given->n_values = n;
    return HSTAR_OK;
}

hstar_status hstar_problem_gradient(hstar_problem *problem, const char *text, hstar_error *err)
{
    return give_text(problem, false, text, err);
}

hstar_status hstar_problem_gradient_function(hstar_problem *problem, hstar_vector_function *g, void *context,
                                             hstar_error *err)
{
    return give_function(problem, false, g, context, err);
}

hstar_status hstar_problem_gradient_values(hstar_problem *problem, const double *values, size_t n,
                                           hstar_error *err)
{
    return give_values(problem, false, values, n, err);
}

hstar_status hstar_problem_hessian(hstar_problem *problem, const char *text, hstar_error *err)
{
    return give_text(problem, true, text, err);
}

hstar_status hstar_problem_hessian_function(hstar_problem *problem, hstar_vector_function *h, void *context,
                                            hstar_error *err)
{
    return give_function(problem, true, h, context, err);
}

hstar_status hstar_problem_hessian_values(hstar_problem *problem, const double *values, size_t n,
                                          hstar_error *err)
{
    return give_values(problem, true, values, n, err);
}

/* Of numbers for all variables those that are asked for now. */
static hstar_status claim_of_values(const struct claim_given *given, const struct claim_form *form,
                                    struct claim_made *made, hstar_error *err)
{
    const size_t n = given->n_values, wanted = claim_form_count(form);
    if (n == wanted) return claim_values(given->values, n, &made->claim, err);
    if (n != claim_form_all(form)) return claim_form_miscounted(form, n, err);
    double *picked = memory_room(wanted, sizeof *picked);
    if (!picked) return error_memory(err);
    for (size_t i = 0; i < wanted; i++) picked[i] = given->values[claim_form_pick(form, i)];
    hstar_status status = claim_values(picked, wanted, &made->claim, err);
    free(picked);
    return status;
}

hstar_status claim_of_given(const struct claim_given *given, const struct claim_form *form,
                            struct claim_made *made, hstar_error *err)
{
    struct function *g;
    hstar_status status;
    switch (given->source) {
    case CLAIM_FUNCTION:
        status = callback_new(&given->call, form->problem->f->n_variables, claim_form_all(form), &g, err);
        return status ? status : claim_from_function(form, g, made, err);
    case CLAIM_VALUES:
        made->numbers = true;
        return claim_of_values(given, form, made, err);
    case CLAIM_TEXT:
    case CLAIM_BY_PROGRAM:
        break;
    }
    return claim_from_text(form, given->text, made, err);
}

hstar_status one_output(const struct problem *p, hstar_error *err)
{
    if (p->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a Hessian is of one function, and there are %zu", p->f->n_outputs);
    error_remedy(err, "ask for each on its own");
    return HSTAR_INVALID;
}

hstar_status gradient_to_differentiate(const hstar_problem *problem, const struct problem *p,
                                       struct claim_made *made, hstar_error *err)
{
    const struct claim_form form = claim_form_of(p, CLAIM_OF_FIRST);
    hstar_status status = claim_of_given(&problem->gradient, &form, made, err);
    if (status || made->g) return status;
    error_set(err, HSTAR_INVALID,
              "a gradient that is differentiated is an expression, a plugin or a C function");
    error_remedy(err, "without it the Hessian is found from values of f");
    return HSTAR_INVALID;
}
