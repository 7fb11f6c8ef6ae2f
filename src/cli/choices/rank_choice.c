/* Ranks in place of copies. */
#include "cli/choices/rank_choice.h"
#include "cli/choices/ranks.h"
#include "cli/words/option_value.h"

#include <stdio.h>

static hstar_status check_ranks(const struct arguments *a, hstar_error *err)
{
    size_t n_jobs = ranks.n;
    if (a->given[OPTION_LAUNCHER]) {
        error_set(err, HSTAR_INVALID, "%s says where copies start, and so do the ranks of MPI",
                  options[OPTION_LAUNCHER].name);
        error_remedy(err, "leave it out, or let hstar start the copies without mpirun");
        return HSTAR_INVALID;
    }
    hstar_status status = a->given[OPTION_JOBS] ? option_count(a, OPTION_JOBS, 1, &n_jobs, err) : HSTAR_OK;
    if (!status && n_jobs > ranks.n)
        return error_set(err, HSTAR_INVALID, "%s %zu is more than the %zu that answer",
                         options[OPTION_JOBS].name, n_jobs, ranks.n);
    return status;
}

/* A plugin that ranks have answers as a program whose only word is its name; without a time-out, as plugins have none. What is wrong
 * with its name or the point is told as ever. */
static hstar_status arrange_plugin(const struct arguments *typed, struct arguments *arranged,
                                   hstar_error *err)
{
    hstar_problem *here = NULL;
    hstar_status status =
        hstar_problem_plugin(typed->value[OPTION_PLUGIN], typed->value[OPTION_AT], &here, err);
    hstar_problem_free(here);
    arranged->program = &typed->value[OPTION_PLUGIN];
    arranged->n_program = 1;
    arranged->value[OPTION_PLUGIN] = NULL;
    if (!typed->given[OPTION_TIMEOUT]) arranged->value[OPTION_TIMEOUT] = "0";
    return status;
}

hstar_status ranks_arrange(const struct arguments *typed, struct arguments *arranged, hstar_error *err)
{
    static char all[24]; /* it is the same each time */
    const bool plugin =
        typed->value[OPTION_PLUGIN] && !typed->n_program && !typed->n_words && !typed->value[OPTION_FUNCTION];
    *arranged = *typed;
    if (!ranks.n || (!typed->n_program && !plugin)) return HSTAR_OK;
    hstar_status status = check_ranks(typed, err);
    if (!status && plugin) status = arrange_plugin(typed, arranged, err);
    snprintf(all, sizeof all, "%zu", ranks.n);
    arranged->value[OPTION_LAUNCHER] = plugin ? ranks.plugin : ranks.program;
    if (!typed->given[OPTION_JOBS]) arranged->value[OPTION_JOBS] = all;
    return status;
}
