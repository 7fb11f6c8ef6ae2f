/* From what a caller has to a claim. */
#include "check/claim_text.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "check/claim_shape.h"
#include "function/source/copies.h"
#include "function/source/counted.h"
#include "function/source/expression.h"
#include "function/source/picked.h"
#include "function/source/plugin.h"
#include "function/source/remembered.h"
#include "function/source/um_bridge.h"
#include "function/source/with_locals.h"
#include "problem/npy_file.h"
#include "problem/point_text.h"

#include <stdlib.h>
#include <string.h>

static const char by_program[] = "program", by_um_bridge[] = "um-bridge";

static bool is_program(const struct problem *problem)
{
    return !strcmp(problem_kind(problem), "command");
}

static hstar_status nothing_claimed(const struct claim_form *form, hstar_error *err)
{
    static const char *const remedies[] = {
        [CLAIM_OF_FIRST] = "give one, as '2*x*y, x^2' for 'x^2*y': by --gradient, or in the library by "
                           "hstar_problem_gradient",
        [CLAIM_OF_SECOND] = "give one, as '2*y, 2*x, 2*x, 0' for 'x^2*y': by --hessian, or in the library by "
                            "hstar_problem_hessian",
        [CLAIM_OF_PRODUCT] = "give one, a number for each variable: by --hessian, or in the library by "
                             "hstar_problem_hessian"};
    error_set(err, HSTAR_INVALID, "there is no %s", form->noun + sizeof "the");
    error_remedy(err, "%s", remedies[form->of]);
    return HSTAR_INVALID;
}

static hstar_status from_program(const struct claim_form *form, struct claim **claim, hstar_error *err)
{
    if (!is_program(form->problem)) {
        error_set(err, HSTAR_INVALID, "%s \"program\" is what a program answers, and f is not a program",
                  form->noun);
        error_remedy(err, "a program stands behind --, as in: hstar check --at 1 -- PROGRAM ARG…");
        return HSTAR_INVALID;
    }
    if (form->of == CLAIM_OF_PRODUCT) {
        error_set(err, HSTAR_INVALID, "a program is asked for the Hessian, and for no product with a vector");
        error_remedy(err, "give the product as expressions, as a plugin or as numbers");
        return HSTAR_INVALID;
    }
    return claim_program(form, claim, err);
}

/* What is asked, without those who count its calls and remember its answers. */
static const struct function *asked_within(const struct claim_form *form)
{
    return remembered_within(counted_of(form->problem->f));
}

/* Which endpoint is meant by "um-bridge", or "um-bridge/Gradient", or by nothing at all. */
static hstar_status choose_endpoint(const struct claim_form *form, const char *text,
                                    enum um_bridge_endpoint *endpoint, hstar_error *err)
{
    const struct function *f = asked_within(form);
    const bool second = form->of != CLAIM_OF_FIRST;
    const char *slash = text ? strchr(text, '/') : NULL;
    *endpoint = second ? UM_BRIDGE_HESSIAN : um_bridge_first_derivatives(f);
    if (slash) *endpoint = N_UM_BRIDGE_ENDPOINTS;
    for (size_t e = 0; slash && e < N_UM_BRIDGE_ENDPOINTS; e++)
        if (!strcmp(slash + 1, um_bridge_endpoints[e])) *endpoint = (enum um_bridge_endpoint)e;
    if (slash && (*endpoint == N_UM_BRIDGE_ENDPOINTS || (*endpoint == UM_BRIDGE_HESSIAN) != second)) {
        error_set(err, HSTAR_INVALID, "%s cannot be \"%.60s\"", form->noun, text);
        error_remedy(err, second ? "it is um-bridge/ApplyHessian"
                                 : "it is um-bridge/Gradient or um-bridge/ApplyJacobian");
        return HSTAR_INVALID;
    }
    if (*endpoint < N_UM_BRIDGE_ENDPOINTS && um_bridge_supports(f, *endpoint)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the model says that it does not support %s",
              *endpoint < N_UM_BRIDGE_ENDPOINTS ? um_bridge_endpoints[*endpoint]
                                                : "Gradient or ApplyJacobian");
    error_remedy(err, "give %s as expressions, as a plugin or as numbers", form->noun);
    return HSTAR_INVALID;
}

/* Which endpoint was asked is told as the kind of the claim. */
static hstar_status from_um_bridge(const struct claim_form *form, const char *text, struct claim_made *made,
                                   hstar_error *err)
{
    enum um_bridge_endpoint endpoint;
    struct function *g = NULL;
    const struct function *model = asked_within(form);
    if (!um_bridge_is(model)) {
        error_set(err, HSTAR_INVALID,
                  "%s \"%.60s\" is what a model of UM-Bridge answers, and f is not a model", form->noun,
                  text);
        error_remedy(err,
                     "a model is named as in: hstar check --at 1 --um-bridge http://localhost:4242#forward");
        return HSTAR_INVALID;
    }
    if (form->of == CLAIM_OF_PRODUCT) {
        error_set(err, HSTAR_INVALID, "a model is asked for the Hessian, and for no product with a vector");
        error_remedy(err, "give the product as expressions, as a plugin or as numbers");
        return HSTAR_INVALID;
    }
    hstar_status status = choose_endpoint(form, text, &endpoint, err);
    if (!status) status = um_bridge_derivative_new(model, endpoint, &g, err);
    if (status) return status;
    const char *kind = g->class->kind;
    status = claim_from_function(form, g, made, err);
    if (!status) made->claim->kind = kind;
    return status;
}

/* Where nothing was said it is what the model answers, if it does. */
static bool means_um_bridge(const struct claim_form *form, const char *text)
{
    const struct function *f = asked_within(form);
    const size_t n = sizeof by_um_bridge - 1;
    if (!text && form->of == CLAIM_OF_FIRST) return um_bridge_first_derivatives(f) < N_UM_BRIDGE_ENDPOINTS;
    if (!text) return form->of == CLAIM_OF_SECOND && um_bridge_supports(f, UM_BRIDGE_HESSIAN);
    return !strncmp(text, by_um_bridge, n) && (!text[n] || text[n] == '/');
}

static hstar_status from_file(const struct claim_form *form, const char *path, struct claim **claim,
                              hstar_error *err)
{
    const size_t n = claim_form_count(form);
    struct text all;
    text_init(&all);
    hstar_status status =
        is_npy_file(path) ? npy_read_text(path, &all, err) : file_read(path, form->noun, &all, err);
    if (!status) status = claim_numbers(all.data, n, claim, err);
    if (!status) status = claim_shape_file(form, path, all.data, n, err);
    text_clear(&all);
    return status;
}

/* Of numbers for all variables those that are asked for, in the order of wrt. `knows_wrt`: as many as are asked for are those. */
static hstar_status pick_by_wrt(const struct claim_form *form, bool knows_wrt, struct function **g,
                                hstar_error *err)
{
    const size_t n = claim_form_count(form);
    if ((knows_wrt && (*g)->n_outputs == n) || (*g)->n_outputs != claim_form_all(form)) return HSTAR_OK;
    size_t *which = memory_array(n, sizeof *which);
    if (!which) return error_memory(err);
    for (size_t i = 0; i < n; i++) which[i] = claim_form_pick(form, i);
    struct function *whole = *g;
    *g = NULL;
    hstar_status status = picked_new(whole, which, n, g, err);
    free(which);
    return status;
}

/* Numbers for those variables that are asked for, or for all. */
static bool is_count(const struct claim_form *form, size_t n)
{
    return n == claim_form_count(form) || n == claim_form_all(form);
}

static hstar_status wrong_claim_count(const struct claim_form *form, size_t got, hstar_error *err)
{
    const size_t n = claim_form_count(form);
    error_set(err, HSTAR_INVALID, "%s gives %zu derivative%s, and there %s %zu to check", form->noun, got,
              got == 1 ? "" : "s", n == 1 ? "is" : "are", n);
    if (form->rows > 1 && form->columns > 1)
        error_remedy(err,
                     "row by row: all %zu of the first %s, in the order of the point, then those of the next",
                     form->columns, form->of == CLAIM_OF_FIRST ? "output" : "variable");
    else
        error_remedy(err, "one for each variable, in the order of the point, with commas between them");
    return HSTAR_INVALID;
}

static hstar_status from_expressions(const struct claim_form *form, const char *text, struct claim_made *made,
                                     hstar_error *err)
{
    const struct function *f = form->problem->f;
    size_t n_parts = 0;
    char **parts = NULL;
    hstar_status status = split_commas(text, &parts, &n_parts, err);
    if (!status) status = with_locals(f, parts, n_parts, err);
    if (!status)
        status = expression_new((const char *const *)parts, n_parts, (const char *const *)f->variables,
                                f->n_variables, &made->g, err);
    if (!status && is_count(form, made->g->n_outputs))
        status = claim_shape_expressions(form, parts, n_parts, made->g->n_outputs, err);
    texts_free(parts, n_parts);
    if (!status) status = pick_by_wrt(form, true, &made->g, err);
    if (!status && made->g->n_outputs != claim_form_count(form))
        status = wrong_claim_count(form, made->g->n_outputs, err);
    return status ? status : claim_function(made->g, claim_form_count(form), &made->claim, err);
}

static hstar_status from_plugin(const struct claim_form *form, const char *name, struct claim_made *made,
                                hstar_error *err)
{
    const struct function *f = form->problem->f;
    struct function *g = NULL;
    const size_t n = form->of == CLAIM_OF_SECOND ? form->all_rows : 1;
    hstar_status status =
        plugin_gradient_new(name, (const char *const *)f->variables, f->n_variables, n, &g, err);
    return status ? status : claim_from_function(form, g, made, err);
}

hstar_status claim_from_function(const struct claim_form *form, struct function *g, struct claim_made *made,
                                 hstar_error *err)
{
    const size_t n = claim_form_count(form);
    made->g = g;
    made->numbers = false;
    made->claim = NULL;
    hstar_status status = pick_by_wrt(form, false, &made->g, err);
    if (!status && made->g->n_outputs != n) status = wrong_claim_count(form, made->g->n_outputs, err);
    if (!status) status = claim_function(made->g, n, &made->claim, err);
    if (status) claim_made_clear(made);
    return status;
}

hstar_status claim_from_text(const struct claim_form *form, const char *text, struct claim_made *made,
                             hstar_error *err)
{
    struct claim_made m = {.numbers = text && *text == '@'};
    hstar_status status;
    if (means_um_bridge(form, text))
        status = from_um_bridge(form, text, &m, err);
    else if (!text && !is_program(form->problem))
        status = nothing_claimed(form, err);
    else if (!text || !strcmp(text, by_program))
        status = from_program(form, &m.claim, err);
    else if (*text == '@')
        status = from_file(form, text + 1, &m.claim, err);
    else if (strchr(text, ':')) /* no expression has one */
        status = from_plugin(form, text, &m, err);
    else
        status = from_expressions(form, text, &m, err);
    if (status)
        claim_made_clear(&m);
    else
        *made = m;
    return status;
}

void claim_made_clear(struct claim_made *made)
{
    claim_free(made->claim);
    function_free(made->g);
    *made = (struct claim_made){0};
}
