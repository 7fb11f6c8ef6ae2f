/* Reading what is asked. */
#include "cli/choices/problem_choice.h"
#include "base/text.h"
#include "cli/choices/kept_problem.h"
#include "cli/choices/rank_choice.h"
#include "cli/words/option_value.h"

#include <limits.h>

#include <string.h>

static hstar_status nothing_typed(hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no function to differentiate");
    error_remedy(err, "give an expression, as in: hstar sweep 'sin(x)' --at 1; or --function, --plugin, "
                      "--um-bridge, or a program behind --");
    return HSTAR_INVALID;
}

/* Exactly one of the five ways to a function. */
static hstar_status check_one_way(const struct arguments *a, hstar_error *err)
{
    const struct {
        const char *what, *name, *quote;
    } ways[] = {{"--function", a->value[OPTION_FUNCTION], ""},
                {"--plugin", a->value[OPTION_PLUGIN], ""},
                {"--um-bridge", a->value[OPTION_UM_BRIDGE], ""},
                {"the program", a->n_program ? a->program[0] : NULL, "\""},
                {"the expression", a->n_words ? a->words[0] : NULL, "\""}};
    size_t n = 0, given[2] = {0};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i].name && n < 2) given[n++] = i;
    if (n == 0) return nothing_typed(err);
    if (n == 1) return HSTAR_OK;
    size_t i = given[0], j = given[1];
    return error_set(err, HSTAR_INVALID, "both %s %s%.60s%s and %s %s%.60s%s are given", ways[i].what,
                     ways[i].quote, ways[i].name, ways[i].quote, ways[j].what, ways[j].quote, ways[j].name,
                     ways[j].quote);
}

/* Copies of a program answer side by side. */
static hstar_status read_program(const struct arguments *a, hstar_problem **problem, hstar_error *err)
{
    hstar_launch launch = HSTAR_LAUNCH;
    size_t retries = 0;
    hstar_status status = option_number(a, OPTION_TIMEOUT, &launch.timeout, err);
    if (!status && a->value[OPTION_JOBS]) status = option_count(a, OPTION_JOBS, 1, &launch.copies, err);
    if (!status && a->given[OPTION_RETRIES]) {
        status = option_count(a, OPTION_RETRIES, 0, &retries, err);
        launch.retries = retries < INT_MAX ? (int)retries : INT_MAX;
    }
    launch.launcher = a->value[OPTION_LAUNCHER];
    launch.cache = a->value[OPTION_KEEP];
    launch.sparing = a->given[OPTION_CALLS] || a->given[OPTION_DRY_RUN]; /* none is made that is not needed */
    return status
               ? status
               : hstar_problem_started(a->program, a->n_program, a->value[OPTION_AT], &launch, problem, err);
}

/* A file, unless it is JSON itself. */
static hstar_status read_config(const struct arguments *a, struct text *config, hstar_error *err)
{
    const char *given = a->value[OPTION_CONFIG];
    if (!given) return HSTAR_OK;
    if (given[strspn(given, " \t\n")] != '{') text_append(config, "@");
    text_append(config, given);
    return config->failed ? error_memory(err) : HSTAR_OK;
}

/* Requests to a server are under way side by side. */
static hstar_status read_um_bridge(const struct arguments *a, hstar_problem **problem, hstar_error *err)
{
    enum { MOST_RETRIES = 1000 };
    double timeout = 0;
    size_t n_jobs = 1, retries = 4; /* with pauses of 1.5 s in all */
    struct text config;
    text_init(&config);
    hstar_status status = option_number(a, OPTION_TIMEOUT, &timeout, err);
    if (!status && a->value[OPTION_JOBS]) status = option_count(a, OPTION_JOBS, 1, &n_jobs, err);
    if (!status && a->given[OPTION_RETRIES]) status = option_count(a, OPTION_RETRIES, 0, &retries, err);
    if (!status) status = read_config(a, &config, err);
    if (!status)
        status = hstar_problem_um_bridge(
            a->value[OPTION_UM_BRIDGE], config.data, a->value[OPTION_AT], timeout, n_jobs,
            (unsigned)(retries < MOST_RETRIES ? retries : MOST_RETRIES), problem, err);
    text_clear(&config);
    return status;
}

static hstar_status no_program_for(enum option_id option, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "%s is for a program behind --, and there is none",
                     options[option].name);
}

static hstar_status read_function(const struct arguments *a, hstar_problem **problem, hstar_error *err)
{
    const char *at = a->value[OPTION_AT];
    hstar_status status = check_one_way(a, err);
    if (status) return status;
    if (a->given[OPTION_CONFIG] && !a->value[OPTION_UM_BRIDGE])
        return error_set(err, HSTAR_INVALID, "%s is for a model of %s, and there is none",
                         options[OPTION_CONFIG].name, options[OPTION_UM_BRIDGE].name);
    if (a->n_program) return read_program(a, problem, err);
    if (a->given[OPTION_RETRIES]) return no_program_for(OPTION_RETRIES, err);
    if (a->given[OPTION_LAUNCHER]) return no_program_for(OPTION_LAUNCHER, err);
    if (a->value[OPTION_UM_BRIDGE]) return read_um_bridge(a, problem, err);
    if (a->given[OPTION_TIMEOUT]) return no_program_for(OPTION_TIMEOUT, err);
    if (a->given[OPTION_JOBS]) {
        status = no_program_for(OPTION_JOBS, err);
        error_remedy(err, "expressions and plugins take %s N", options[OPTION_THREADS].name);
        return status;
    }
    if (a->value[OPTION_FUNCTION])
        return hstar_problem_catalogue(a->value[OPTION_FUNCTION], at, problem, err);
    if (a->value[OPTION_PLUGIN]) return hstar_problem_plugin(a->value[OPTION_PLUGIN], at, problem, err);
    return hstar_problem_expression(a->words, a->n_words, at, problem, err);
}

/* What is said of the problem as text. */
static const struct {
    enum option_id option;
    hstar_status (*say)(hstar_problem *problem, const char *text, hstar_error *err);
} said[] = {{OPTION_WRT, hstar_problem_wrt},           {OPTION_BOUNDS, hstar_problem_bounds},
            {OPTION_REACH, hstar_problem_reach},       {OPTION_GRADIENT, hstar_problem_gradient},
            {OPTION_ALONG, hstar_problem_direction},   {OPTION_WEIGHTS, hstar_problem_weights},
            {OPTION_IMPLICIT, hstar_problem_implicit}, {OPTION_CLAIMED_HESSIAN, hstar_problem_hessian}};

/* The noise, absolute or as a part of |f|. */
static hstar_status read_known_noise(const struct arguments *a, hstar_problem *problem, hstar_error *err)
{
    double noise = 0, accuracy = 0;
    hstar_status status = HSTAR_OK;
    if (a->given[OPTION_NOISE] && a->given[OPTION_RELATIVE]) {
        error_set(err, HSTAR_INVALID, "both %s and %s say what the noise of f is", options[OPTION_NOISE].name,
                  options[OPTION_RELATIVE].name);
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    if (a->given[OPTION_NOISE]) status = option_positive(a, OPTION_NOISE, &noise, err);
    if (!status && noise > 0) status = hstar_problem_noise(problem, noise, err);
    if (!status && a->given[OPTION_RELATIVE]) status = option_positive(a, OPTION_RELATIVE, &accuracy, err);
    if (!status && accuracy > 0) status = hstar_problem_accuracy(problem, accuracy, err);
    return status;
}

/* A program has its copies in place of threads. */
static hstar_status read_threads(const struct arguments *a, hstar_problem *problem, hstar_error *err)
{
    size_t n = 0;
    if (a->n_program || a->value[OPTION_UM_BRIDGE] || !a->value[OPTION_THREADS]) return HSTAR_OK;
    hstar_status status = option_count(a, OPTION_THREADS, 0, &n, err);
    return status ? status : hstar_problem_threads(problem, n, err);
}

static hstar_status check_cache(const struct arguments *a, hstar_error *err)
{
    if (!a->given[OPTION_KEEP] || a->n_program || a->value[OPTION_PLUGIN]) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s is for a program behind -- or a plugin", options[OPTION_KEEP].name);
    error_remedy(err, "%s",
                 a->value[OPTION_UM_BRIDGE] ? "what a server answers is remembered within one command, and "
                                              "not kept: another model may answer there"
                                            : "an expression is computed sooner than it is looked up");
    return HSTAR_INVALID;
}

/* A program has it from its start. */
static hstar_status read_cache(const struct arguments *a, hstar_problem *problem, hstar_error *err)
{
    if (!a->given[OPTION_KEEP] || a->n_program) return HSTAR_OK;
    return hstar_problem_cache(problem, a->value[OPTION_KEEP], NULL, err);
}

static hstar_status choose_new_problem(const struct arguments *typed, hstar_problem **problem,
                                       hstar_error *err)
{
    struct arguments arranged;
    const struct arguments *a = &arranged;
    hstar_problem *p = NULL;
    hstar_status status = ranks_arrange(typed, &arranged, err);
    if (!status) status = check_cache(a, err);
    if (!status) status = read_function(a, &p, err);
    if (!status) status = read_threads(a, p, err);
    if (!status) status = read_cache(a, p, err);
    for (size_t i = 0; i < sizeof said / sizeof *said && !status; i++)
        if (a->given[said[i].option]) status = said[i].say(p, a->value[said[i].option], err);
    if (!status) status = read_known_noise(a, p, err);
    if (status)
        hstar_problem_free(p);
    else
        *problem = p;
    return status;
}

/* Only a program is worth it: it runs already. */
static struct kept_problem *keeper(const struct arguments *a)
{
    return a->frame && a->n_program ? a->frame->kept : NULL;
}

hstar_status problem_choose(const struct arguments *a, hstar_problem **problem, hstar_error *err)
{
    struct kept_problem *kept = keeper(a);
    hstar_problem *again = kept ? kept_problem_take(kept, a) : NULL;
    if (!again) return choose_new_problem(a, problem, err);
    *problem = again;
    return HSTAR_OK;
}

void problem_end(const struct arguments *a, hstar_problem *problem, hstar_status status)
{
    struct kept_problem *kept = keeper(a);
    if (kept && problem && !status)
        kept_problem_put(kept, a, problem);
    else
        hstar_problem_free(problem);
}
