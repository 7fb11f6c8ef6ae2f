/* The commands that ask about a problem, each a question of hstar.h; and what only a command line can get wrong. */
#include "cli/question.h"
#include "cli/report.h"

#include <string.h>

static int wrong(enum option_id option, const char *what)
{
    hstar_error err;
    error_set(&err, HSTAR_INVALID, "%s %s", options[option].name, what);
    return report_error(&err);
}

static bool typed(const struct arguments *a, enum option_id o, const char *text)
{
    return a->value[o] && !strcmp(a->value[o], text);
}

int command_sweep(const struct arguments *arguments)
{
    if (arguments->given[OPTION_POINTS] && typed(arguments, OPTION_GRID, "powers-of-two"))
        return wrong(OPTION_POINTS, "does not go with --grid powers-of-two, which has them all");
    return question_run(arguments, hstar_sweep);
}

int command_optimal(const struct arguments *arguments)
{
    return question_run(arguments, hstar_optimal);
}

int command_diff(const struct arguments *arguments)
{
    return question_run(arguments, hstar_jacobian);
}

int command_check(const struct arguments *arguments)
{
    static const enum option_id tolerances[] = {OPTION_RTOL, OPTION_ATOL};
    for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++)
        if (arguments->given[tolerances[i]] && !typed(arguments, OPTION_CRITERION, "allclose"))
            return wrong(tolerances[i], "is for --criterion allclose");
    return question_run(arguments, hstar_check);
}

int command_noise(const struct arguments *arguments)
{
    return question_run(arguments, hstar_noise);
}

int command_minimize(const struct arguments *arguments)
{
    return question_run(arguments, hstar_minimize);
}
