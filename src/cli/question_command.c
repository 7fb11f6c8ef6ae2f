/* The commands that ask about a problem, each a question of hstar.h; and what only a command line can get wrong. */
#include "cli/checks/battery_command.h"
#include "cli/checks/suite_command.h"
#include "cli/process/report.h"
#include "cli/question.h"

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

static hstar_status ask_hessian_along(const hstar_problem *problem, const hstar_options *o,
                                      hstar_results **results, hstar_error *err)
{
    return hstar_hessian_along(problem, NULL, o, results, err);
}

static hstar_status ask_weighted(const hstar_problem *problem, const hstar_options *o,
                                 hstar_results **results, hstar_error *err)
{
    return hstar_weighted(problem, NULL, o, results, err);
}

/* A step that is given makes a sweep of it. */
static hstar_status ask_steps(const hstar_problem *problem, const hstar_options *o, hstar_results **results,
                              hstar_error *err)
{
    hstar_options steps = *o;
    steps.methods = o->method ? o->method : "central";
    return hstar_sweep(problem, &steps, results, err);
}

/* What `hstar diff` can be asked: by which option or two, and which other options go with no other way, or not with this one. What takes two options
 * stands before what takes one of them. */
static const struct diff_way {
    enum option_id option, second;
    question *ask;
    enum option_id own[3], refused[9];
} diff_ways[] = {
    {OPTION_HESSIAN,
     OPTION_ALONG,
     ask_hessian_along,
     {N_OPTIONS},
     {OPTION_DERIVATIVE, OPTION_METHOD, OPTION_SELECTOR, OPTION_PIECE, OPTION_INVERT, N_OPTIONS}},
    {OPTION_HESSIAN,
     N_OPTIONS,
     hstar_hessian,
     {OPTION_INVERT, OPTION_GRADIENT, N_OPTIONS},
     {OPTION_DERIVATIVE, OPTION_METHOD, OPTION_SELECTOR, OPTION_PIECE, N_OPTIONS}},
    {OPTION_ALONG, N_OPTIONS, ask_along, {N_OPTIONS}, {OPTION_WRT, N_OPTIONS}},
    {OPTION_WEIGHTS, N_OPTIONS, ask_weighted, {N_OPTIONS}, {OPTION_NOISE, OPTION_RELATIVE, N_OPTIONS}},
    {OPTION_IMPLICIT, N_OPTIONS, hstar_implicit, {N_OPTIONS}, {OPTION_DERIVATIVE, OPTION_PIECE, N_OPTIONS}},
    {OPTION_BY,
     N_OPTIONS,
     hstar_jacobian,
     {N_OPTIONS},
     {OPTION_METHOD, OPTION_SELECTOR, OPTION_PIECE, OPTION_EVALUATIONS, OPTION_BOUNDS, OPTION_REACH,
      OPTION_NOISE, OPTION_RELATIVE, N_OPTIONS}},
    {OPTION_GIVEN_STEPS,
     N_OPTIONS,
     ask_steps,
     {N_OPTIONS},
     {OPTION_SELECTOR, OPTION_PIECE, OPTION_EVALUATIONS, OPTION_BOUNDS, OPTION_REACH, OPTION_NOISE,
      OPTION_RELATIVE, N_OPTIONS}},
};
enum { N_DIFF_WAYS = sizeof diff_ways / sizeof *diff_ways };

/* Two options that exclude each other. */
static int exclude_each_other(enum option_id a, enum option_id b)
{
    hstar_error err;
    error_set(&err, HSTAR_INVALID, "%s does not go with %s", options[a].name, options[b].name);
    return report_error(&err);
}

static int belongs(enum option_id own, enum option_id to)
{
    hstar_error err;
    error_set(&err, HSTAR_INVALID, "%s is for %s", options[own].name, options[to].name);
    return report_error(&err);
}

static const struct diff_way *asked_way(const struct arguments *a)
{
    for (const struct diff_way *w = diff_ways; w < diff_ways + N_DIFF_WAYS; w++)
        if (a->given[w->option] && (w->second == N_OPTIONS || a->given[w->second])) return w;
    return NULL;
}

/* Two ways at once, or an option that is for another. */
static int check_ways(const struct arguments *a, const struct diff_way *way)
{
    for (const struct diff_way *w = diff_ways; w < diff_ways + N_DIFF_WAYS; w++) {
        const bool asked = way && (w->option == way->option || w->option == way->second);
        if (way && a->given[w->option] && !asked) return exclude_each_other(w->option, way->option);
        for (size_t k = 0; w->own[k] < N_OPTIONS && !asked; k++)
            if (a->given[w->own[k]]) return belongs(w->own[k], w->option);
    }
    for (size_t k = 0; way && way->refused[k] < N_OPTIONS; k++)
        if (a->given[way->refused[k]])
            return exclude_each_other(way->refused[k], way->second < N_OPTIONS ? way->second : way->option);
    return 0;
}

int command_diff(const struct arguments *arguments)
{
    const struct diff_way *way = asked_way(arguments);
    const int failed = check_ways(arguments, way);
    return failed ? failed : question_run(arguments, way ? way->ask : hstar_jacobian);
}

static hstar_status ask_check_along(const hstar_problem *problem, const hstar_options *o,
                                    hstar_results **results, hstar_error *err)
{
    return hstar_check_hessian_along(problem, NULL, o, results, err);
}

static int check_hessian(const struct arguments *a)
{
    static const enum option_id refused[] = {OPTION_METHOD,     OPTION_SELECTOR,  OPTION_STEP,
                                             OPTION_DIRECTIONS, OPTION_NO_TAYLOR, OPTION_BATTERY};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (a->given[refused[i]]) return exclude_each_other(refused[i], OPTION_CLAIMED_HESSIAN);
    return question_run(a, a->given[OPTION_ALONG] ? ask_check_along : hstar_check_hessian);
}

int command_check(const struct arguments *arguments)
{
    static const enum option_id tolerances[] = {OPTION_RTOL, OPTION_ATOL, OPTION_NONDET_TOL};
    const bool gradcheck = typed(arguments, OPTION_CRITERION, "gradcheck"),
               allclose = gradcheck || typed(arguments, OPTION_CRITERION, "allclose");
    for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++) {
        const bool of_both = tolerances[i] != OPTION_NONDET_TOL;
        if (arguments->given[tolerances[i]] && !(of_both ? allclose : gradcheck))
            return wrong(tolerances[i], of_both ? "is for --criterion allclose or gradcheck"
                                                : "is for --criterion gradcheck");
    }
    if (arguments->given[OPTION_SUITE]) return suite_run(arguments);
    if (arguments->given[OPTION_RECORD]) return belongs(OPTION_RECORD, OPTION_SUITE);
    if (arguments->given[OPTION_AGAINST]) return belongs(OPTION_AGAINST, OPTION_SUITE);
    if (arguments->given[OPTION_CLAIMED_HESSIAN]) return check_hessian(arguments);
    if (arguments->given[OPTION_ALONG]) return belongs(OPTION_ALONG, OPTION_CLAIMED_HESSIAN);
    if (arguments->given[OPTION_BATTERY] && arguments->given[OPTION_DRY_RUN])
        return exclude_each_other(OPTION_DRY_RUN, OPTION_BATTERY);
    return arguments->given[OPTION_BATTERY] ? battery_run(arguments) : question_run(arguments, hstar_check);
}

int command_compare(const struct arguments *arguments)
{
    return question_run(arguments, hstar_compare);
}

int command_noise(const struct arguments *arguments)
{
    return question_run(arguments, hstar_noise);
}

int command_minimize(const struct arguments *arguments)
{
    return question_run(arguments, hstar_minimize);
}
