/* The gradient of a problem: as it is given, and as it is checked. */
#include "api/problem.h"
#include "base/memory.h"
#include "check/claim.h"

#include <stdlib.h>
#include <string.h>

/* Takes the text and the values. */
static void set_gradient(hstar_problem *problem, enum gradient_source source, char *text, double *values,
                         size_t n_values, const struct callback_call *call)
{
    free(problem->gradient_text);
    free(problem->gradient_values);
    problem->gradient_text = text;
    problem->gradient_values = values;
    problem->n_gradient_values = n_values;
    problem->gradient = source;
    problem->gradient_call = *call;
}

void problem_forget_gradient(hstar_problem *problem)
{
    const struct callback_call none = {0};
    set_gradient(problem, GRADIENT_BY_PROGRAM, NULL, NULL, 0, &none);
}

hstar_status hstar_problem_gradient(hstar_problem *problem, const char *text, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct callback_call none = {0};
    char *copy = text ? memory_text(text, strlen(text)) : NULL;
    if (text && !copy) return error_memory(err);
    set_gradient(problem, text ? GRADIENT_TEXT : GRADIENT_BY_PROGRAM, copy, NULL, 0, &none);
    return HSTAR_OK;
}

hstar_status hstar_problem_gradient_function(hstar_problem *problem, hstar_vector_function *g, void *context,
                                             hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct callback_call call = {.vector = g, .context = context};
    if (!g) return error_set(err, HSTAR_INVALID, "the gradient is NULL");
    set_gradient(problem, GRADIENT_FUNCTION, NULL, NULL, 0, &call);
    return HSTAR_OK;
}

static hstar_status problem_no_gradient(const struct problem *p, size_t n, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "the gradient has %zu number%s where %zu are wanted", n, n == 1 ? "" : "s",
              p->f->n_outputs * p->n_wrt);
    error_remedy(err, "it wants one for each output and each variable, output by output");
    return HSTAR_INVALID;
}

hstar_status hstar_problem_gradient_values(hstar_problem *problem, const double *values, size_t n,
                                           hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    const struct problem *p = problem->problem;
    const struct callback_call none = {0};
    if (!values) return error_set(err, HSTAR_INVALID, "the gradient is NULL");
    if (n != p->f->n_outputs * p->n_wrt && n != p->f->n_outputs * p->f->n_variables)
        return problem_no_gradient(p, n, err);
    double *copy = memory_room(n, sizeof *copy);
    if (!copy) return error_memory(err);
    memcpy(copy, values, n * sizeof *copy);
    set_gradient(problem, GRADIENT_VALUES, NULL, copy, n, &none);
    return HSTAR_OK;
}

/* Of numbers for all variables those that are asked for now. */
static hstar_status claim_given(const hstar_problem *problem, const struct problem *p,
                                struct claim_made *made, hstar_error *err)
{
    const size_t n = problem->n_gradient_values, wanted = p->f->n_outputs * p->n_wrt;
    if (n == wanted) return claim_values(problem->gradient_values, n, &made->claim, err);
    if (n != p->f->n_outputs * p->f->n_variables) return problem_no_gradient(p, n, err);
    double *picked = memory_room(wanted, sizeof *picked);
    if (!picked) return error_memory(err);
    for (size_t i = 0; i < wanted; i++)
        picked[i] = problem->gradient_values[i / p->n_wrt * p->f->n_variables + p->wrt[i % p->n_wrt]];
    hstar_status status = claim_values(picked, wanted, &made->claim, err);
    free(picked);
    return status;
}

hstar_status problem_claim(const hstar_problem *problem, const struct problem *p, struct claim_made *made,
                           hstar_error *err)
{
    struct function *g;
    hstar_status status;
    switch (problem->gradient) {
    case GRADIENT_FUNCTION:
        status = callback_new(&problem->gradient_call, p->f->n_variables, p->f->n_outputs * p->f->n_variables,
                              &g, err);
        return status ? status : claim_from_function(p, g, made, err);
    case GRADIENT_VALUES:
        made->numbers = true;
        return claim_given(problem, p, made, err);
    case GRADIENT_TEXT:
    case GRADIENT_BY_PROGRAM:
        break;
    }
    return claim_from_text(p, problem->gradient_text, made, err);
}
