/* hstar stencil: the formula on given nodes, or of a side and an order, exactly. */
#include "base/text.h"
#include "cli/process/report.h"
#include "cli/question.h"
#include "cli/words/option_fields.h"
#include "cli/words/option_value.h"

#include <stdio.h>
#include <string.h>

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

static hstar_status check_side(const char *side, hstar_error *err)
{
    static const char *const names[] = {"forward", "backward", "central"};
    enum { N_NAMES = sizeof names / sizeof *names };
    for (size_t i = 0; i < N_NAMES; i++)
        if (!strcmp(side, names[i])) return HSTAR_OK;
    const char *near = text_nearest(side, strlen(side), names, N_NAMES);
    error_set(err, HSTAR_INVALID, "%s cannot be \"%.60s\"", options[OPTION_SIDE].name, side);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "it can be forward, backward or central");
    return HSTAR_INVALID;
}

/* "central:4", from --side and --accuracy. */
enum { FAMILY_NAME = 64 };
static hstar_status read_family(const struct arguments *a, char name[FAMILY_NAME], hstar_error *err)
{
    size_t order = 0;
    const char *side = a->value[OPTION_SIDE];
    hstar_status status = check_side(side, err);
    if (!status && a->given[OPTION_ACCURACY]) status = option_count(a, OPTION_ACCURACY, 1, &order, err);
    if (status) return status;
    if (order)
        snprintf(name, FAMILY_NAME, "%s:%zu", side, order);
    else
        snprintf(name, FAMILY_NAME, "%s", side);
    return HSTAR_OK;
}

static hstar_status ask_for_stencils(const struct arguments *a, hstar_results **results, hstar_error *err)
{
    hstar_options o;
    char family[FAMILY_NAME];
    const char *methods = a->n_words ? a->words[0] : family;
    hstar_status status = check_stencil_options(a, err);
    if (!status) status = option_fields_read(a, &o, err);
    if (status) return status;
    if (a->given[OPTION_NODES]) return hstar_stencils(NULL, a->value[OPTION_NODES], &o, results, err);
    if (!a->n_words) status = read_family(a, family, err);
    return status ? status : hstar_stencils(methods, NULL, &o, results, err);
}

int command_stencil(const struct arguments *arguments)
{
    struct outputs outputs = {0};
    hstar_results *results = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = outputs_open(arguments, &outputs, &err);
    if (!status) status = ask_for_stencils(arguments, &results, &err);
    if (!status) return question_answer(&outputs, results);
    hstar_results_free(results);
    outputs_abandon(&outputs);
    return report_error(&err);
}
