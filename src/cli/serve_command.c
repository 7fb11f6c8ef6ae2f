/* hstar serve: a playground for a browser, or a function as a model for other programs, until a signal ends it. */
#include "cli/choices/problem_choice.h"
#include "cli/process/process.h"
#include "cli/process/report.h"
#include "cli/words/option_value.h"

#include <signal.h>
#include <stdio.h>

/* The signals that end it; one that whoever started it wants ignored stays so. */
static void choose_signals(sigset_t *ends)
{
    static const int signals[] = {SIGINT, SIGTERM};
    struct sigaction before;
    sigemptyset(ends);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (!sigaction(signals[i], NULL, &before) && before.sa_handler != SIG_IGN)
            sigaddset(ends, signals[i]);
}

/* The playground takes an expression and its point, or nothing. */
static hstar_status check_played(const struct arguments *a, hstar_error *err)
{
    static const enum option_id others[] = {
        OPTION_FUNCTION, OPTION_PLUGIN, OPTION_NAME,  OPTION_HOST,     OPTION_TIMEOUT, OPTION_JOBS,
        OPTION_LAUNCHER, OPTION_BOUNDS, OPTION_NOISE, OPTION_RELATIVE, OPTION_REACH,   OPTION_THREADS};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (a->given[others[i]]) {
            error_set(err, HSTAR_INVALID,
                      "%s is for --um-bridge: a playground takes expressions, at this machine's own address",
                      options[others[i]].name);
            error_remedy(err, "hstar serve, or hstar serve 'exp(x)' --at 1");
            return HSTAR_INVALID;
        }
    if (a->n_words <= 1 && (a->n_words == 1) == (a->value[OPTION_AT] != NULL)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a playground begins with one expression at a point, or with its own");
    error_remedy(err, "hstar serve 'exp(x)' --at 1; or --um-bridge, which serves a model of UM-Bridge");
    return HSTAR_INVALID;
}

static hstar_status read_port(const struct arguments *a, unsigned *port, hstar_error *err)
{
    enum { MOST = 65535 };
    size_t given = 0;
    hstar_status status = HSTAR_OK;
    if (a->given[OPTION_PORT] || a->given[OPTION_AS_UM_BRIDGE])
        status = option_count(a, OPTION_PORT, 0, &given, err);
    if (!status && given > MOST)
        status = error_set(err, HSTAR_INVALID, "%s must be at most %d, not %zu", options[OPTION_PORT].name,
                           MOST, given);
    *port = (unsigned)given;
    return status;
}

static hstar_status begin_model(const struct arguments *a, unsigned port, hstar_server **server,
                                hstar_error *err)
{
    hstar_problem *problem = NULL;
    hstar_status status = problem_choose(a, &problem, err);
    if (!status)
        status =
            hstar_serve_um_bridge(problem, a->value[OPTION_NAME], a->value[OPTION_HOST], port, server, err);
    hstar_problem_free(problem);
    return status;
}

static hstar_status begin_play(const struct arguments *a, unsigned port, hstar_server **server,
                               hstar_error *err)
{
    hstar_status status = check_played(a, err);
    if (status) return status;
    return hstar_serve_playground(a->n_words ? a->words[0] : NULL, a->value[OPTION_AT], port, server, err);
}

static hstar_status begin_to_serve(const struct arguments *a, hstar_server **server, hstar_error *err)
{
    unsigned port = 0;
    hstar_status status = read_port(a, &port, err);
    if (status) return status;
    return (a->given[OPTION_AS_UM_BRIDGE] ? begin_model : begin_play)(a, port, server, err);
}

int command_serve(const struct arguments *arguments)
{
    hstar_server *server = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    sigset_t ends;
    int which;
    choose_signals(&ends);
    sigprocmask(SIG_BLOCK, &ends, NULL); /* before there are threads, which take it over */
    if (begin_to_serve(arguments, &server, &err)) return report_error(&err);
    puts(hstar_server_address(server));
    const int exit_status = report_stdout();
    if (!exit_status && !arguments->given[OPTION_AS_UM_BRIDGE])
        report_note("open that address in a browser; Ctrl-C ends it");
    if (!exit_status) sigwait(&ends, &which);
    process_says_interrupted("hstar: ended at once; what was being answered got no answer\n");
    sigprocmask(SIG_UNBLOCK, &ends, NULL); /* who cannot wait for the last answers sends another */
    hstar_server_free(server);
    return exit_status;
}
