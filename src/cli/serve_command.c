/* hstar serve: a function as a model for other programs, until a signal ends it. */
#include "cli/option_value.h"
#include "cli/problem_choice.h"
#include "cli/report.h"

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

static hstar_status check_served(const struct arguments *a, hstar_error *err)
{
    if (a->given[OPTION_AS_UM_BRIDGE]) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "serve is not told as what");
    error_remedy(err, "--um-bridge serves a model of UM-Bridge: hstar serve --um-bridge 'sin(x)' --at 1");
    return HSTAR_INVALID;
}

static hstar_status read_port(const struct arguments *a, unsigned *port, hstar_error *err)
{
    enum { MOST = 65535 };
    size_t given = 0;
    hstar_status status = option_count(a, OPTION_PORT, 0, &given, err);
    if (!status && given > MOST)
        status = error_set(err, HSTAR_INVALID, "%s must be at most %d, not %zu", options[OPTION_PORT].name,
                           MOST, given);
    *port = (unsigned)given;
    return status;
}

static hstar_status begin_to_serve(const struct arguments *a, hstar_server **server, hstar_error *err)
{
    unsigned port = 0;
    hstar_problem *problem = NULL;
    hstar_status status = check_served(a, err);
    if (!status) status = read_port(a, &port, err);
    if (!status) status = problem_choose(a, &problem, err);
    if (!status)
        status =
            hstar_serve_um_bridge(problem, a->value[OPTION_NAME], a->value[OPTION_HOST], port, server, err);
    hstar_problem_free(problem);
    return status;
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
    if (!exit_status) sigwait(&ends, &which);
    sigprocmask(SIG_UNBLOCK, &ends, NULL); /* who cannot wait for the last answers sends another */
    hstar_server_free(server);
    return exit_status;
}
