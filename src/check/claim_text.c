/* From what a caller has to a claim. */
#include "check/claim_text.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "check/claim_shape.h"
#include "function/source/copies.h"
#include "function/source/expression.h"
#include "function/source/picked.h"
#include "function/source/plugin.h"
#include "function/source/with_locals.h"
#include "problem/npy_file.h"
#include "problem/point_text.h"

#include <stdlib.h>
#include <string.h>

static const char by_program[] = "program";

static bool is_program(const struct problem *problem)
{
    return !strcmp(problem_kind(problem), "command");
}

static hstar_status no_gradient(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no gradient");
    error_remedy(err, "give one, as '2*x*y, x^2' for 'x^2*y': by --gradient, or in the library by "
                      "hstar_problem_gradient");
    return HSTAR_INVALID;
}

static hstar_status from_program(const struct problem *problem, struct claim **claim, hstar_error *err)
{
    if (!is_program(problem)) {
        error_set(err, HSTAR_INVALID, "the gradient \"program\" is what a program answers, and f is none");
        error_remedy(err, "a program stands behind --, as in: hstar check --at 1 -- PROGRAM ARG…");
        return HSTAR_INVALID;
    }
    return claim_program(copies_first(problem->f), problem->wrt, problem->n_wrt, claim, err);
}

static hstar_status from_file(const struct problem *problem, const char *path, struct claim **claim,
                              hstar_error *err)
{
    const size_t n = problem->f->n_outputs * problem->n_wrt;
    struct text all;
    text_init(&all);
    hstar_status status =
        is_npy_file(path) ? npy_read_text(path, &all, err) : file_read(path, "the gradient", &all, err);
    if (!status) status = claim_numbers(all.data, n, claim, err);
    if (!status) status = claim_shape_file(problem, path, all.data, n, err);
    text_clear(&all);
    return status;
}

/* Of a gradient with a number for every variable those that are asked for. */
static hstar_status pick_by_wrt(const struct problem *problem, size_t n, struct function **g,
                                hstar_error *err)
{
    const struct function *f = problem->f;
    size_t all = f->n_outputs * f->n_variables;
    if ((*g)->n_outputs == n || (*g)->n_outputs != all) return HSTAR_OK;
    size_t *which = memory_array(n, sizeof *which);
    if (!which) return error_memory(err);
    for (size_t i = 0; i < n; i++)
        which[i] = i / problem->n_wrt * f->n_variables + problem->wrt[i % problem->n_wrt];
    struct function *whole = *g;
    *g = NULL;
    hstar_status status = picked_new(whole, which, n, g, err);
    free(which);
    return status;
}

/* Numbers for those variables that are asked for, or for all. */
static bool is_count(const struct problem *problem, size_t n)
{
    const struct function *f = problem->f;
    return n == f->n_outputs * problem->n_wrt || n == f->n_outputs * f->n_variables;
}

static hstar_status wrong_claim_count(const struct problem *problem, size_t got, hstar_error *err)
{
    const struct function *f = problem->f;
    size_t n = f->n_outputs * problem->n_wrt;
    error_set(err, HSTAR_INVALID, "the gradient gives %zu derivative%s, and there %s %zu to check", got,
              got == 1 ? "" : "s", n == 1 ? "is" : "are", n);
    if (f->n_outputs > 1)
        error_remedy(
            err, "row by row: all %zu of the first output, in the order of the point, then those of the next",
            problem->n_wrt);
    else
        error_remedy(err, "one for each variable, in the order of the point, with commas between them");
    return HSTAR_INVALID;
}

static hstar_status from_expressions(const struct problem *problem, const char *text, struct claim_made *made,
                                     hstar_error *err)
{
    const struct function *f = problem->f;
    size_t n = f->n_outputs * problem->n_wrt, n_parts = 0;
    char **parts = NULL;
    hstar_status status = split_commas(text, &parts, &n_parts, err);
    if (!status) status = with_locals(f, parts, n_parts, err);
    if (!status)
        status = expression_new((const char *const *)parts, n_parts, (const char *const *)f->variables,
                                f->n_variables, &made->g, err);
    if (!status && is_count(problem, made->g->n_outputs))
        status = claim_shape_expressions(problem, parts, n_parts, made->g->n_outputs, err);
    texts_free(parts, n_parts);
    if (!status) status = pick_by_wrt(problem, n, &made->g, err);
    if (!status && made->g->n_outputs != n) status = wrong_claim_count(problem, made->g->n_outputs, err);
    return status ? status : claim_function(made->g, n, &made->claim, err);
}

static hstar_status from_plugin(const struct problem *problem, const char *name, struct claim_made *made,
                                hstar_error *err)
{
    const struct function *f = problem->f;
    struct function *g = NULL;
    hstar_status status =
        plugin_gradient_new(name, (const char *const *)f->variables, f->n_variables, &g, err);
    return status ? status : claim_from_function(problem, g, made, err);
}

hstar_status claim_from_function(const struct problem *problem, struct function *g, struct claim_made *made,
                                 hstar_error *err)
{
    const size_t n = problem->f->n_outputs * problem->n_wrt;
    made->g = g;
    made->numbers = false;
    made->claim = NULL;
    hstar_status status = pick_by_wrt(problem, n, &made->g, err);
    if (!status && made->g->n_outputs != n) status = wrong_claim_count(problem, made->g->n_outputs, err);
    if (!status) status = claim_function(made->g, n, &made->claim, err);
    if (status) claim_made_clear(made);
    return status;
}

hstar_status claim_from_text(const struct problem *problem, const char *text, struct claim_made *made,
                             hstar_error *err)
{
    struct claim_made m = {.numbers = text && *text == '@'};
    hstar_status status;
    if (!text && !is_program(problem))
        status = no_gradient(err);
    else if (!text || !strcmp(text, by_program))
        status = from_program(problem, &m.claim, err);
    else if (*text == '@')
        status = from_file(problem, text + 1, &m.claim, err);
    else if (strchr(text, ':')) /* no expression has one */
        status = from_plugin(problem, text, &m, err);
    else
        status = from_expressions(problem, text, &m, err);
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
