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

static hstar_status ask_along(const hstar_problem *problem, const hstar_options *o, hstar_results **results,
                              hstar_error *err)
{
    return hstar_along(problem, NULL, o, results, err);
}

int command_diff(const struct arguments *arguments)
{
    static const enum option_id of_hessian[] = {OPTION_INVERT, OPTION_GRADIENT},
                                of_each[] = {OPTION_DERIVATIVE, OPTION_METHOD, OPTION_SELECTOR, OPTION_PIECE};
    const bool hessian = arguments->given[OPTION_HESSIAN];
    for (size_t i = 0; i < sizeof of_hessian / sizeof *of_hessian; i++)
        if (arguments->given[of_hessian[i]] && !hessian) return wrong(of_hessian[i], "is for --hessian");
    for (size_t i = 0; i < sizeof of_each / sizeof *of_each; i++)
        if (arguments->given[of_each[i]] && hessian) return wrong(of_each[i], "does not go with --hessian");
    if (arguments->given[OPTION_ALONG] && hessian) return wrong(OPTION_ALONG, "does not go with --hessian");
    if (arguments->given[OPTION_ALONG] && arguments->given[OPTION_WRT])
        return wrong(OPTION_WRT, "does not go with --along, which names all variables");
    return question_run(arguments, hessian                          ? hstar_hessian
                                   : arguments->given[OPTION_ALONG] ? ask_along
                                                                    : hstar_jacobian);
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
