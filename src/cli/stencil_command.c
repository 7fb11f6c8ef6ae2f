/* hstar stencil: the formula on given nodes, or of a side and an order, exactly. */
#include "base/memory.h"
#include "base/texts.h"
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/problem_choice.h"
#include "cli/report.h"
#include "stencil/stencils.h"

#include <stdio.h>
#include <stdlib.h>

/* "central:4", from --side and --accuracy. */
static hstar_status read_family(const struct arguments *a, struct stencils *s, hstar_error *err)
{
    size_t side = SIDE_CENTRAL, order = 0;
    const size_t most = 2 * STENCIL_MAX_NODES;
    char name[64];
    hstar_status status = option_name(a, OPTION_SIDE, side_names, N_SIDES, &side, err);
    if (!status && a->given[OPTION_ACCURACY]) {
        status = option_count(a, OPTION_ACCURACY, 1, &order, err);
        if (!status && order > most)
            status =
                error_set(err, HSTAR_INVALID, "%s %zu needs more than the %d nodes that a stencil can have",
                          options[OPTION_ACCURACY].name, order, STENCIL_MAX_NODES);
    }
    if (status) return status;
    if (order)
        snprintf(name, sizeof name, "%s:%zu", side_names[side], order);
    else
        snprintf(name, sizeof name, "%s", side_names[side]);
    return methods_new(name, s->derivative, &s->methods, &s->n, err);
}

/* One of three: methods by name, nodes, or a side and an order. */
static hstar_status check_stencil_options(const struct arguments *a, hstar_error *err)
{
    const bool family = a->given[OPTION_SIDE] || a->given[OPTION_ACCURACY], nodes = a->given[OPTION_NODES];
    if ((a->n_words > 0) + nodes + family > 1) {
        error_set(err, HSTAR_INVALID, "%s, and %s: one of them makes the stencil",
                  a->n_words ? "there are methods by name" : "there are --nodes",
                  nodes && a->n_words     ? "--nodes"
                  : a->given[OPTION_SIDE] ? "--side"
                                          : "--accuracy");
        error_remedy(err, "the methods, or --nodes LIST, or --side SIDE and --accuracy P");
        return HSTAR_INVALID;
    }
    if (a->n_words > 1)
        return error_set(err, HSTAR_INVALID, "several methods have commas between them, as in %.60s,%.60s",
                         a->words[0], a->words[1]);
    return HSTAR_OK;
}

/* Some methods are no stencil, or a different one at every step. */
static hstar_status check_stencils(const struct stencils *s, hstar_error *err)
{
    for (size_t m = 0; m < s->n; m++) {
        if (method_has_stencil(&s->methods[m])) continue;
        error_set(err, HSTAR_INVALID, "%s has no stencil of its own", s->methods[m].name);
        error_remedy(err, "`hstar list methods` says what it does");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status read_stencils(const struct arguments *a, struct stencils *s, hstar_error *err)
{
    s->format = &formats[FORMAT_DOUBLE];
    hstar_status status = check_stencil_options(a, err);
    if (!status) status = option_derivative(a, STENCIL_MAX_DERIVATIVE, &s->derivative, err);
    if (status) return status;
    if (a->n_words > 0) return methods_new(a->words[0], s->derivative, &s->methods, &s->n, err);
    if (!a->given[OPTION_NODES]) return read_family(a, s, err);
    status = method_on_nodes(a->value[OPTION_NODES], s->derivative, &s->methods, err);
    if (!status) s->n = 1;
    return status;
}

int command_stencil(const struct arguments *arguments)
{
    struct stencils s = {0};
    struct outputs outputs = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_stencils(arguments, &s, &err);
    if (!status) status = check_stencils(&s, &err);
    if (!status) status = outputs_open(arguments, &outputs, &err);
    if (!status) status = command_line_copy(arguments, &s.command, &s.n_command, &err);
    if (!status) status = outputs_write(&outputs, RESULT_STENCILS, &s, &err);
    int exit_status = status ? report_error(&err) : 0;
    outputs_abandon(&outputs);
    methods_free(s.methods, s.n);
    texts_free(s.command, s.n_command);
    return exit_status;
}
