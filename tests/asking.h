/* What tests ask: problems on the heap, which live for as long as a result holds them. For problem_release. */
#ifndef TESTS_ASKING_H
#define TESTS_ASKING_H

#include "base/texts.h"
#include "function/source/recalled.h"
#include "problem/problem.h"

#include <stdlib.h>
#include <string.h>

/* f, which is the problem's from then on, by n_wrt of its variables. */
static inline struct problem *asking_by(struct function *f, const double *point, const size_t *wrt,
                                        size_t n_wrt)
{
    struct problem_parts parts = {.f = f,
                                  .point = calloc(f->n_variables + 1, sizeof *parts.point),
                                  .wrt = calloc(n_wrt + 1, sizeof *parts.wrt)};
    struct problem *problem = NULL;
    if (!parts.point || !parts.wrt || problem_new(&parts, n_wrt, &problem, NULL)) abort();
    for (size_t v = 0; v < f->n_variables; v++) parts.point[v] = point[v];
    for (size_t i = 0; i < n_wrt; i++) parts.wrt[i] = wrt ? wrt[i] : i;
    return problem;
}

/* By all of them, in their order. */
static inline struct problem *asking(struct function *f, const double *point)
{
    return asking_by(f, point, NULL, f->n_variables);
}

/* For results that are made up: a function of one output that cannot be called, and the words that asked. */
static inline struct problem *asking_of_text(const char *text, const char *const *variables,
                                             size_t n_variables, const double *point,
                                             const char *const *command, size_t n_command)
{
    struct recalled_parts parts = {.kind = strdup("expression"),
                                   .texts = texts_copy(&text, 1),
                                   .n_outputs = 1,
                                   .variables = texts_copy(variables, n_variables),
                                   .n_variables = n_variables};
    struct function *f = NULL;
    if (!parts.kind || !parts.texts || !parts.variables || recalled_new(&parts, &f, NULL)) abort();
    struct problem *problem = asking(f, point);
    if (!n_command) return problem;
    problem->parts->command = texts_copy(command, n_command);
    if (!problem->parts->command) abort();
    problem->command = (const char *const *)problem->parts->command;
    problem->n_command = problem->parts->n_command = n_command;
    return problem;
}

#endif
